"""Personal data from the command line."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Terminal


def code_of(terminal: Terminal, words: str) -> str:
    found: str = terminal("search", words, "--limit", "1", "--json").data[0]["code"]
    return found


def test_everything_held_on_one_person(full_terminal: Terminal, tmp_path: Path) -> None:
    code = code_of(full_terminal, "zydrun")
    ran = full_terminal("person", "export", code, "--out", tmp_path / "person.zip", "--json")
    assert ran.code == 0
    assert ran.data["rows"] >= 2
    with zipfile.ZipFile(tmp_path / "person.zip") as archive:
        pdf, machine = sorted(archive.namelist(), reverse=True)
        assert archive.read(pdf).startswith(b"%PDF")
        assert json.loads(archive.read(machine))["code"] == code
    assert "Saved everything" in full_terminal("person", "export", code, "--out", tmp_path / "b.zip").out


def test_erasing_needs_a_yes(full_terminal: Terminal) -> None:
    code = code_of(full_terminal, "zydrun")
    asked = full_terminal("person", "erase", code)
    assert asked.code == 2
    assert "--yes" in asked.error
    assert full_terminal("search", code, "--json").data


def test_an_erased_person_is_gone(full_terminal: Terminal) -> None:
    code = code_of(full_terminal, "zydrun")
    ran = full_terminal("person", "erase", code, "--yes", "--json")
    assert ran.data == {"erased": 1, "folded": True, "backups": 0}
    assert full_terminal("search", code, "--json").data == []
    refused = full_terminal("checkin", code)
    assert (refused.code, "was erased" in refused.error) == (1, True)
    assert full_terminal("person", "erase", code, "--yes").code == 1
    newest = full_terminal("history", "--limit", "2", "--json").data
    assert [row["label"] for row in newest] == ["Check in", "Erase one person"]
    undone = full_terminal("undo", newest[1]["id"])
    assert (undone.code, "erased" in undone.error) == (1, True)


def test_a_purge_leaves_the_figures(full_terminal: Terminal) -> None:
    asked = full_terminal("purge", "--event", "forum")
    assert (asked.code, "--yes" in asked.error) == (2, True)
    ran = full_terminal("purge", "--event", "forum", "--yes", "--json")
    assert (ran.code, ran.data["purged"], ran.data["backups"]) == (0, 214, 0)
    assert ran.data["figures"]["people"] == 214
    assert sum(ran.data["figures"]["by_country"].values()) == 214
    assert full_terminal("search", "zydrun", "--json").data == []
    assert full_terminal("verify").code == 0
    assert full_terminal("doorkit", "--out", full_terminal.database.parent / "door.pdf").code == 1
    assert b"\xc5\xbdyd" not in full_terminal.database.read_bytes()
    assert len(list((full_terminal.database.parent / "backups").glob("*.backup"))) == 1


def test_erasing_can_start_over_with_the_backups(full_terminal: Terminal, tmp_path: Path) -> None:
    code = code_of(full_terminal, "zydrun")
    assert full_terminal("backup", tmp_path / "mine.backup").code == 0
    ran = full_terminal("person", "erase", code, "--yes", "--delete-backups", "--json")
    assert ran.data["backups"] == 0
    assert len(list((full_terminal.database.parent / "backups").glob("*.backup"))) == 1
