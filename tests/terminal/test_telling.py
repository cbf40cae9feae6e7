"""How far a command is: line by line into a log, one line on a terminal, nothing where it is quick."""

from __future__ import annotations

import io

import pytest
from typing_extensions import override

from desktop_app.terminal import telling
from desktop_app.terminal.telling import OnTerminal


class Screen(io.StringIO):
    """A stream that is a terminal."""

    @override
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time in seconds, to be set."""
    now = [0.0]
    monkeypatch.setattr(telling, "monotonic", lambda: now[0])
    return now


def test_a_log_has_a_line_every_ten_seconds(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    with OnTerminal("names looked up") as progress:
        for second in range(23):
            clock[0] = float(second)
            progress.at(second * 100, 2_200)
    assert capsys.readouterr().err == (
        "forumdesk: 1,000 of 2,200 names looked up\nforumdesk: 2,000 of 2,200 names looked up\n"
    )


def test_a_terminal_has_one_line_which_is_gone_at_the_end(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    with OnTerminal("rows") as progress:
        for moment in (1.0, 1.1, 2.0):
            clock[0] = moment
            progress.at(int(moment * 10), 20)
    first, second, last, rest = screen.getvalue().removeprefix("\r").split("\r")
    assert (first, second) == ("forumdesk: 10 of 20 rows", "forumdesk: 20 of 20 rows")
    assert (last, rest) == (" " * len(first), "")


def test_what_is_quick_says_nothing_and_nobody_has_to_listen(
    clock: list[float], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with OnTerminal("rows") as progress:
        progress.at(1, 2)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr", None)
    with OnTerminal("rows") as progress:
        clock[0] = 100.0
        progress.at(1, 2)
