"""The staff from a terminal: listing, adding, and a new PIN where one was lost."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

    from tests.terminal.conftest import Terminal


def pipe(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_staff_is_added_and_listed(forum_terminal: Terminal) -> None:
    assert "Nobody" in forum_terminal("staff", "list").out
    assert "organiser" in forum_terminal("staff", "add", "Rasa Kalniņa", "--role", "organiser").out
    assert forum_terminal("staff", "list", "--json").data == [
        {"name": "Rasa Kalniņa", "role": "organiser", "pin": False}
    ]
    again = forum_terminal("staff", "add", "rasa kalniņa")
    assert (again.code, "works here already" in again.error) == (1, True)


def test_a_lost_pin_is_set_anew_and_never_shown(
    forum_terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    forum_terminal("staff", "add", "Rasa", "--role", "organiser")
    pipe(monkeypatch, "4711\n")
    assert forum_terminal("staff", "pin", "rasa").code == 0
    pipe(monkeypatch, "8305\n")
    ran = forum_terminal("staff", "pin", "Rasa", "--json")
    assert ran.data == {"name": "Rasa", "pin": True}
    assert "8305" not in forum_terminal("history").out
    assert "argon2" not in forum_terminal("history", "--json").out
    assert forum_terminal("staff", "pin", "Rasa", "--remove").code == 0
    assert forum_terminal("staff", "list", "--json").data[0]["pin"] is False


def test_what_is_no_pin_or_nobodys_is_refused(
    forum_terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    forum_terminal("staff", "add", "Rasa", "--role", "organiser")
    pipe(monkeypatch, "1234\n")
    assert "first that people try" in forum_terminal("staff", "pin", "Rasa").error
    pipe(monkeypatch, "")
    assert "4 to 8 digits" in forum_terminal("staff", "pin", "Rasa").error
    assert "There is: Rasa" in forum_terminal("staff", "pin", "Onna").error
    ran = forum_terminal("staff", "add", "Ona", "--role", "king")
    assert ran.code == 2
