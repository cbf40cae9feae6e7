"""The door kit from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.paper.reading import codes, texts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Terminal


def test_the_door_list_is_drawn_with_everybody_on_it(full_terminal: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "door.pdf"
    ran = full_terminal("doorkit", "--out", target, "--json")
    assert ran.code == 0
    assert ran.data == {"point": "Door", "people": 205, "arrived": 0, "pages": 11, "file": str(target)}
    pages = texts(target)
    assert "page 11 of 11" in pages[-1]
    assert len(codes(target)) == 22
    assert "Drew the door list of 205 people on 11 pages" in full_terminal("doorkit", "--out", target).out


def test_what_cannot_be_drawn_is_refused_in_a_sentence(forum_terminal: Terminal, tmp_path: Path) -> None:
    nobody = forum_terminal("doorkit", "--out", tmp_path / "door.pdf")
    assert (nobody.code, nobody.error.count("Nobody is registered whom Door admits")) == (1, 1)
    wrong = forum_terminal("doorkit", "--out", tmp_path / "door.pdf", "--point", "Roof")
    assert "There is no check-in point “Roof”" in wrong.error
