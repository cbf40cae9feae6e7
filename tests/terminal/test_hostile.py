"""Tests of words and places that nobody means to give: bytes that are no text, links, full devices."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

from desktop_app.__main__ import main

if TYPE_CHECKING:
    from tests.terminal.conftest import Terminal

NO_TEXT = "\udcff"
PEOPLE = "Name,Email\nUgnė Testė,ugne@example.org\n,nobody@example.org\n"


@pytest.mark.parametrize(
    "words",
    [
        ("checkin", NO_TEXT),
        ("search", NO_TEXT),
        ("--station", NO_TEXT, "checkin", "X"),
        ("--event", NO_TEXT, "checkin", "X"),
        ("badges", "--out", "x.pdf", "--who", NO_TEXT),
        ("undo", NO_TEXT),
        ("event", "new", "--title", NO_TEXT, "--slug", "s", "--start", "2026-01-01"),
    ],
)
def test_words_that_are_no_text_are_refused(forum_terminal: Terminal, words: tuple[str, ...]) -> None:
    ran = forum_terminal(*words)
    assert ran.code == 2
    assert "no text" in ran.error


def test_a_file_may_have_a_name_that_is_no_text(forum_terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / f"{NO_TEXT}.csv").write_text(PEOPLE, encoding="utf-8")
    assert forum_terminal("import", tmp_path / f"{NO_TEXT}.csv", "--json").data["new"] == 1
    assert forum_terminal("export", tmp_path / f"{NO_TEXT}2.csv", "--json").data["rows"] == 1
    assert forum_terminal("backup", tmp_path / f"{NO_TEXT}.backup", "--json").data["ok"]
    assert "\\udcff" in forum_terminal("history").out


@pytest.mark.parametrize("at", ["0001-01-01T00:00", "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"])
def test_a_time_at_the_end_of_the_calendar_is_no_time(forum_terminal: Terminal, at: str) -> None:
    ran = forum_terminal("checkin", "X", "--at", at)
    assert ran.code == 1
    assert "no time" in ran.error


def test_an_event_at_the_end_of_the_calendar_is_refused(forumdesk: Terminal) -> None:
    ran = forumdesk("event", "new", "--title", "T", "--slug", "t", "--start", "9999-12-31")
    assert ran.code == 1
    assert "no date" in ran.error


@pytest.mark.parametrize("limit", ["9" * 30, "9" * 5000])
def test_a_limit_may_be_large(forum_terminal: Terminal, limit: str) -> None:
    assert forum_terminal("search", "a", "--limit", limit).code in (0, 2)
    assert forum_terminal("history", "--limit", limit).code in (0, 2)


def test_nothing_named_is_not_the_newest(forum_terminal: Terminal) -> None:
    """A script whose variable is empty must not take back what it did not mean."""
    ran = forum_terminal("undo", "")
    assert ran.code == 1
    assert len(forum_terminal("event", "list", "--json").data) == 1


@pytest.mark.parametrize("command", ["badges --out", "export", "backup", "import --rejects"])
def test_the_event_file_is_never_written_over(forum_terminal: Terminal, tmp_path: Path, command: str) -> None:
    forum_terminal.database = forum_terminal.database.rename(tmp_path / "forum.csv")
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    forum_terminal("import", tmp_path / "people.csv")
    words = command.split()
    if words[0] == "import":
        words.insert(1, str(tmp_path / "people.csv"))
    ran = forum_terminal(*words, forum_terminal.database)
    assert ran.code in (1, 2)
    assert "event file" in ran.error
    assert forum_terminal("verify", "--json").data["attendee"] == 1


def test_an_import_whose_rejected_rows_cannot_be_saved_is_not_done(
    forum_terminal: Terminal, tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    for rejects in (people, tmp_path / "nowhere" / "x.csv", tmp_path / "x.pdf"):
        assert forum_terminal("import", people, "--rejects", rejects).code in (1, 2)
        assert people.read_text(encoding="utf-8") == PEOPLE
    assert forum_terminal("verify", "--json").data["attendee"] == 0


@pytest.mark.parametrize("database", ["/", "", "~nobody-of-that-name/forum", "http://[", "loop"])
def test_a_place_that_cannot_be_is_a_sentence(
    forumdesk: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop").symlink_to("loop")
    for words in (("event", "list"), ("verify",)):
        assert forumdesk("--database", database, *words, alone=True).code in (1, 2)


def test_a_link_to_the_event_file_stays_a_link(forum_terminal: Terminal, tmp_path: Path) -> None:
    forum_terminal("backup", tmp_path / "before.backup")
    link = tmp_path / "elsewhere" / "link"
    link.parent.mkdir()
    link.symlink_to(forum_terminal.database)
    real, forum_terminal.database = forum_terminal.database, link
    forum_terminal("event", "new", "--title", "Two", "--slug", "two", "--start", "2026-12-01")
    assert forum_terminal("restore", tmp_path / "before.backup").code == 0
    assert link.is_symlink()
    forum_terminal.database = real
    assert len(forum_terminal("event", "list", "--json").data) == 1


def test_nothing_on_a_screen_is_a_command_to_it(forum_terminal: Terminal) -> None:
    ran = forum_terminal("checkin", "A\x1b[31m\nB\x9b0m")
    assert not set("\x1b\x9b") & set(ran.error)
    forum_terminal(
        "event", "new", "--title", "T", "--slug", "two", "--start", "2026-12-01", "--place", "a\x1b[31m\x07"
    )
    assert not set("\x1b\x07") & set(forum_terminal("event", "list").out)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_a_screen_with_few_letters_still_gets_an_answer(
    full_terminal: Terminal, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    for words, code in ((("search", "zydrun", "--json"), 0), (("search", "zydrun"), 0)):
        screen = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        monkeypatch.setattr(sys, "stdout", screen)
        assert main(["--database", str(full_terminal.database), *words]) == code
        screen.seek(0)
        text = screen.read()
        assert "dr" in text
        if "--json" in words:
            assert json.loads(text)[0]["name"] == "Žydrūnas Marvėlis"


def run(database: Path, answer: IO[bytes]) -> subprocess.CompletedProcess[bytes]:
    """A command in a process of its own that writes its answer into a real file."""
    root = Path(__file__).parents[2]
    return subprocess.run(  # noqa: S603 (this program)
        [sys.executable, "-m", "desktop_app", "--database", str(database), "event", "list"],
        check=False,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=answer,
        stderr=subprocess.PIPE,
    )


def test_an_answer_that_cannot_be_written_is_not_a_refusal(forum_terminal: Terminal) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = run(forum_terminal.database, full)
    assert ran.returncode == 2
    assert ran.stderr.startswith(b"forumdesk: It was done")


def test_nobody_needs_to_read_an_answer_to_its_end(forum_terminal: Terminal) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        ran = run(forum_terminal.database, closed)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_who_is_in_the_way_of_an_undo_is_named_as_far_as_known(full_terminal: Terminal) -> None:
    codes = [each["code"] for each in full_terminal("search", "zydrun", "--json").data]
    imported = full_terminal("history", "--json").data[0]["id"]
    full_terminal("checkin", codes[0])
    ran = full_terminal("undo", imported)
    assert ran.code == 1
    assert "( " not in ran.error
    assert "UTC)" in ran.error
    assert "Undo that first" not in ran.error
