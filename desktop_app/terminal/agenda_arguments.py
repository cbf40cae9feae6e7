"""The words of the commands on the agenda."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.terminal import commands as run
from desktop_app.terminal.parser import Parser, as_json, command

if TYPE_CHECKING:
    from desktop_app.terminal.parser import Subparsers

VERBS: Final = "import|export|diff|check|programme|door|attendance"
LAYOUTS: Final = ("page", "grid", "booklet", "doors", "speakers", "changes")


def add_agenda(commands: Subparsers) -> None:
    """Add `agenda` with its own commands."""
    agenda = commands.add_parser("agenda", help="the programme: files in and out, differences, conflicts")
    verbs = agenda.add_subparsers(dest="verb", metavar=VERBS, required=True, parser_class=Parser)
    verbs.type = str  # as with the commands themselves
    words = "bring in a programme: schedule.xml, schedule.json, iCalendar, CSV, XLSX"
    file = command(verbs, "import", run.import_agenda, words)
    file.add_argument("file", type=Path)
    file.add_argument(
        "--theirs", action="store_true", help="where both sides changed something, take what the file says"
    )
    as_json(file)
    out = command(verbs, "export", run.export_agenda, "write the programme; the ending says as what")
    out.add_argument("file", type=Path, metavar="FILE.xml|.json|.ics|.csv|.xlsx|.jsonld")
    out.add_argument(
        "--public", action="store_true", help="only what guests may see: no drafts, no blockers, no notes"
    )
    as_json(out)
    diff = command(verbs, "diff", run.compare_agenda, "say how a file differs from the agenda")
    diff.add_argument("file", type=Path)
    as_json(diff)
    as_json(command(verbs, "check", run.check_agenda, "list conflicts of rooms, people, meetings, days"))
    _add_doors(verbs)
    paper = command(verbs, "programme", run.draw_programme, "draw the programme as PDF")
    paper.add_argument("--layout", choices=LAYOUTS, default="page", help="how it is laid out (default: page)")
    paper.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    paper.add_argument("--a3", action="store_true", help="the grid on A3 instead of A4")
    paper.add_argument("--flat", action="store_true", help="the booklet page after page, not as it is folded")
    as_json(paper)


def _add_doors(verbs: Subparsers) -> None:
    door = command(verbs, "door", run.open_door, "make a check-in point of a session, to count who attends")
    door.add_argument("session", metavar="SESSION", help="its title, or its guid where titles repeat")
    door.add_argument("--signed-up-only", action="store_true", help="let in only who signed up")
    as_json(door)
    as_json(command(verbs, "attendance", run.show_attendance, "how many signed up, came and are in"))
