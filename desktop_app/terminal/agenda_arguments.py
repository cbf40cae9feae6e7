"""The words of the commands on the agenda."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.terminal import commands as run
from desktop_app.terminal.parser import Parser, as_json, command

if TYPE_CHECKING:
    from desktop_app.terminal.parser import Subparsers

VERBS: Final = "programme"
LAYOUTS: Final = ("page", "grid", "booklet", "doors", "speakers", "changes")


def add_agenda(commands: Subparsers) -> None:
    """Add `agenda` with its own commands."""
    agenda = commands.add_parser("agenda", help="the programme of the event: rooms, sessions, speakers")
    verbs = agenda.add_subparsers(dest="verb", metavar=VERBS, required=True, parser_class=Parser)
    verbs.type = str  # as with the commands themselves
    paper = command(verbs, "programme", run.draw_programme, "draw the programme as PDF")
    paper.add_argument("--layout", choices=LAYOUTS, default="page", help="how it is laid out (default: page)")
    paper.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    paper.add_argument("--a3", action="store_true", help="the grid on A3 instead of A4")
    paper.add_argument("--flat", action="store_true", help="the booklet page after page, not as it is folded")
    as_json(paper)
