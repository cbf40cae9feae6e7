"""The check for addresses finds them, and finds none in this repository."""

from __future__ import annotations

import pytest

from tests.ci import tool

hygiene = tool("hygiene")


@pytest.mark.parametrize(
    "line",
    ["--index" + "-url=somewhere", "from files.python" + "hosted.org", "see /ro" + "ot/notes.txt"],
)
def test_addresses_and_places_are_found(line: str) -> None:
    assert hygiene.ELSEWHERE.search(line)


@pytest.mark.parametrize(
    "line", ["pip install --require-hashes -r pins.txt", "/home/desk/forum.fdesk", "--no-emit-index"]
)
def test_plain_lines_are_left_alone(line: str) -> None:
    assert not hygiene.ELSEWHERE.search(line)


def test_the_repository_points_nowhere_else() -> None:
    assert list(hygiene.addresses()) == []
