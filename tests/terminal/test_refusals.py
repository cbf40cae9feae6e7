"""Tests of what goes wrong on a terminal: one sentence, a code, and the file as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.terminal.conftest import Terminal

ROOT = Path(__file__).parents[2]


def test_a_file_that_is_not_there_is_not_made(forumdesk: Terminal) -> None:
    for words in (("event", "list"), ("search", "an"), ("checkin", "X"), ("undo",), ("verify",)):
        ran = forumdesk(*words)
        assert ran.code == 2
        assert "no file" in ran.error
    assert not forumdesk.database.exists()


def test_ones_own_file_is_not_there_at_first(forumdesk: Terminal) -> None:
    ran = forumdesk("event", "list", alone=True)
    assert ran.code in (1, 2)
    assert "event new" in ran.error


@pytest.mark.parametrize("kind", ["text", "foreign", "folder", "empty folder name"])
def test_a_file_that_is_not_ours_is_left_untouched(forumdesk: Terminal, tmp_path: Path, kind: str) -> None:
    path = forumdesk.database
    if kind == "text":
        path.write_bytes(b"Dear all, the forum begins at nine.\n" * 100)
    elif kind == "foreign":
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE other (id)")
        connection.close()
    elif kind == "folder":
        path.mkdir()
    else:
        forumdesk.database = path = tmp_path
    before = path.read_bytes() if path.is_file() else sorted(path.iterdir())
    for words in (("event", "list"), ("checkin", "X"), ("verify",)):
        assert forumdesk(*words).code == 2
    assert (path.read_bytes() if path.is_file() else sorted(path.iterdir())) == before


def test_a_newer_file_is_left_untouched(forum_terminal: Terminal) -> None:
    with sqlite3.connect(forum_terminal.database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    ran = forum_terminal("event", "list")
    assert ran.code == 2
    assert "newer version" in ran.error


def test_an_event_that_is_not_there_is_named(forum_terminal: Terminal) -> None:
    ran = forum_terminal("--event", "gala", "search", "an")
    assert ran.code == 1
    assert "gala" in ran.error
    assert "forum" in ran.error


def test_with_two_events_one_must_be_named(forum_terminal: Terminal) -> None:
    forum_terminal("event", "new", "--title", "Two", "--slug", "two", "--start", "2026-12-01")
    ran = forum_terminal("search", "an")
    assert ran.code == 1
    assert "--event" in ran.error
    assert forum_terminal("--event", "two", "search", "an", "--json").data == []


@pytest.mark.parametrize(
    "words",
    [("dance",), ("import",), ("badges",), ("search", "a", "--limit", "0"), ("search", "a", "--limit", "x")],
)
def test_words_that_make_no_command_are_explained(forum_terminal: Terminal, words: tuple[str, ...]) -> None:
    ran = forum_terminal(*words)
    assert ran.code == 2
    assert "--help" in ran.error


def test_a_file_to_import_must_be_a_table(forum_terminal: Terminal, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 cut off")
    empty = tmp_path / "empty.csv"
    empty.touch()
    for file in (broken, empty, tmp_path, tmp_path / "nowhere.csv"):
        assert forum_terminal("import", file).code == 2
    assert len(forum_terminal("history", "--json").data) == 1


def test_a_database_server_is_not_taken(forumdesk: Terminal) -> None:
    ran = forumdesk("--database", "postgresql://localhost/forum", "event", "list", alone=True)
    assert ran.code in (1, 2)
    assert "postgresql" in ran.error


def test_a_database_may_be_named_as_a_url(forum_terminal: Terminal) -> None:
    url = f"sqlite:///{forum_terminal.database}"
    assert forum_terminal("--database", url, "event", "list", "--json", alone=True).data[0]["slug"] == "forum"


def test_a_backup_that_is_not_one_is_not_restored(forum_terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "not.backup"
    file.write_text("nothing", encoding="utf-8")
    before = forum_terminal.database.read_bytes()
    assert forum_terminal("restore", file).code == 2
    assert forum_terminal("restore", tmp_path / "nowhere").code == 2
    assert forum_terminal.database.read_bytes() == before


def test_a_damaged_file_is_said_to_be_damaged(forum_terminal: Terminal) -> None:
    path = forum_terminal.database
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 6] = b"\xff" * (4096 * 3)
    path.write_bytes(data)
    assert forum_terminal("verify").code == 2


def test_without_a_screen_the_window_says_so(forum_terminal: Terminal) -> None:
    ran = forum_terminal()
    assert ran.code == 2
    assert "no screen" in ran.error


def test_a_mistake_in_the_program_is_logged_and_not_shown(
    forum_terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forum_terminal, "desk", None)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    with pytest.raises(AssertionError, match="Traceback"):
        forum_terminal()
    log = tmp_path / "home" / "logs" / "forumdesk.log"
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_a_full_disk_is_a_sentence_and_nothing_is_lost(forum_terminal: Terminal) -> None:
    """A limit on the size of files stands for the full disk: the import does not fit into it."""
    size = forum_terminal.database.stat().st_size
    command = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size + 40_000}, {size + 40_000})); "
        "from desktop_app.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    sample = ROOT / "resources" / "sample" / "registrations.xlsx"
    ran = subprocess.run(  # noqa: S603 (this program)
        [sys.executable, "-c", command, "--database", forum_terminal.database, "import", sample],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert ran.returncode in (1, 2)
    assert "Traceback" not in ran.stderr
    assert ran.stderr.startswith("forumdesk: ")
    assert forum_terminal("verify").code == 0
    assert forum_terminal("search", "an", "--json").data == []
    assert forum_terminal("import", sample, "--json").data["new"] == 214
