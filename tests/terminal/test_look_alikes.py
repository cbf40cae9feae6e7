"""Look-alikes from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Terminal

HEADER = "ID;Given name;Family name;E-mail;Organisation\n"
ROWS = "1;Anna;Kask;anna@x.example;UAB Amber\n2;Kask;Anna;anna@x.example;Amber Cluster\n3;Ona;Ji;;Pine\n"


def test_pairs_are_listed_with_what_they_share(forum_terminal: Terminal, tmp_path: Path) -> None:
    assert "seems to be there twice" in forum_terminal("lookalikes").out
    file = tmp_path / "list.csv"
    file.write_text(HEADER + ROWS, encoding="utf-8")
    assert forum_terminal("import", file).code == 0
    ran = forum_terminal("lookalikes", "--json")
    assert ran.data == [
        {
            "among": "people",
            "sureness": "likely",
            "one": "Anna Kask",
            "other": "Kask Anna",
            "share": "swapped, email",
        },
        {
            "among": "organisations",
            "sureness": "possible",
            "one": "UAB Amber",
            "other": "Amber Cluster",
            "share": "contained, domain",
        },
    ]
    assert "Kask Anna" in forum_terminal("lookalikes").out
