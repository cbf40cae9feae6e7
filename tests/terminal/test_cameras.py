"""The cameras that check-in can scan with, as the terminal lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.terminal.conftest import Terminal


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (["Built-in", "Document camera"], "Built-in\nDocument camera\n"),
        ([], "No camera is connected.\n"),
        (
            None,
            "Cameras cannot be used on this computer: Qt Multimedia does not load. Scan or type.\n",
        ),
    ],
)
def test_cameras_are_listed_or_missed(forumdesk: Terminal, found: list[str] | None, words: str) -> None:
    forumdesk.desk.found = found
    ran = forumdesk("cameras")
    assert (ran.code, ran.out) == (0, words)


def test_a_script_reads_whether_cameras_work(forumdesk: Terminal) -> None:
    forumdesk.desk.found = ["Built-in"]
    assert forumdesk("cameras", "--json").data == {"works": True, "cameras": ["Built-in"]}
