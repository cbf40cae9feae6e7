"""The agenda from a terminal: a programme in and out, what a newer file would change, what clashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.terminal.conftest import SAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Terminal


def test_a_programme_goes_in_and_comes_out_the_same(forum_terminal: Terminal, tmp_path: Path) -> None:
    made = forum_terminal("agenda", "import", str(SAMPLE / "agenda.csv"), "--json").data
    assert (made["sessions"], made["rooms"], made["speakers"], made["conflicts"]) == (18, 6, 23, [])
    assert made["repairs"]
    for ending in ("xml", "json"):
        file = tmp_path / f"out.{ending}"
        assert forum_terminal("agenda", "export", str(file), "--json").data["sessions"] == 18
        found = forum_terminal("agenda", "diff", str(file), "--json").data
        names = ("added", "removed", "moved", "resized", "renamed", "speakers")
        assert found == {name: [] for name in names}


def test_the_same_file_again_changes_nothing(forum_terminal: Terminal, tmp_path: Path) -> None:
    forum_terminal("agenda", "import", str(SAMPLE / "agenda.csv"))
    forum_terminal("agenda", "export", str(tmp_path / "a.json"))
    again = forum_terminal("agenda", "import", str(SAMPLE / "agenda.csv"), "--json").data
    assert again["conflicts"] == []
    found = forum_terminal("agenda", "diff", str(tmp_path / "a.json"), "--json").data
    assert set(map(tuple, found.values())) == {()}


def test_what_clashes_is_told_in_sentences(forum_terminal: Terminal) -> None:
    assert "Nothing clashes" in forum_terminal("agenda", "check").out
    forum_terminal("agenda", "import", str(SAMPLE / "agenda.csv"))
    rows = forum_terminal("agenda", "check", "--json").data
    assert {row["kind"] for row in rows} >= {"no speaker"}
    assert all(row["text"] and row["sessions"] and row["level"] for row in rows)


def test_a_file_that_is_no_programme_is_refused(forum_terminal: Terminal, tmp_path: Path) -> None:
    page = tmp_path / "page.xml"
    page.write_text("<html></html>", encoding="utf-8")
    ran = forum_terminal("agenda", "import", str(page))
    assert (ran.code, "is a web page" in ran.error) == (2, True)


def test_who_attends_a_session_is_counted_at_its_door(full_terminal: Terminal) -> None:
    assert "No session has a door" in full_terminal("agenda", "attendance").out
    full_terminal("agenda", "import", str(SAMPLE / "agenda.csv"))
    title = full_terminal("agenda", "check", "--json").data[0]["text"].split("“")[1].split("”")[0]
    made = full_terminal("agenda", "door", title, "--json").data
    assert set(made) == {"point", "session", "capacity"}
    code = full_terminal("search", "kopinskaite", "--json").data[0]["code"]
    assert full_terminal("checkin", code, "--point", made["point"], "--json").data["reason"] == "welcome"
    (row,) = full_terminal("agenda", "attendance", "--json").data
    assert (row["guid"], row["came"], row["inside"], row["door"]) == (made["session"], 1, 1, True)
    assert f"{title}: 0 signed up" in full_terminal("agenda", "attendance").out
    ran = full_terminal("agenda", "door", "Nothing of the kind")
    assert (ran.code, "No session is called" in ran.error) == (1, True)
    assert full_terminal("agenda", "door", made["session"]).code == 0
