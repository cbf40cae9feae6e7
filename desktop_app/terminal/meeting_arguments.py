"""The words of the commands on bilateral meetings."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.terminal import commands as run
from desktop_app.terminal.parser import Parser, as_json, command, number, pair

if TYPE_CHECKING:
    from desktop_app.terminal.parser import Subparsers

VERBS = "block|tables|type|import|away|schedule|repair|check|list|suggest|cards|sheets"


def add_meetings(commands: Subparsers) -> None:
    """Add `meetings` with its own commands."""
    meetings = commands.add_parser("meetings", help="bilateral meetings: requests, schedule, repair")
    verbs = meetings.add_subparsers(dest="verb", metavar=VERBS, required=True, parser_class=Parser)
    verbs.type = str  # as with the commands themselves
    _places(verbs)
    _requests(verbs)
    _schedule(verbs)
    _paper(verbs)
    as_json(command(verbs, "check", run.check_meetings, "list what breaks a rule: nobody and no table twice"))
    as_json(command(verbs, "list", run.list_meetings, "list all meetings by time and table"))


def _places(verbs: Subparsers) -> None:
    block = command(verbs, "block", run.add_meeting_block, "make a stretch of slots for meetings")
    block.add_argument("title", metavar="NAME")
    block.add_argument("--start", required=True, metavar="14:00|ISO", help="when it begins, at the venue")
    block.add_argument("--slots", type=number, default=12, help="how many slots (default: 12)")
    block.add_argument("--minutes", type=number, default=20, help="how long each lasts (default: 20)")
    block.add_argument("--gap", type=_none_or_more, default=0, help="minutes between two slots (default: 0)")
    block.add_argument("--session", default="", help="what it belongs to, as morning or afternoon")
    as_json(block)
    tables = command(verbs, "tables", run.add_meeting_tables, "make numbered tables")
    tables.add_argument("numbers", type=_range, metavar="COUNT|FROM-TO")
    tables.add_argument("--place", default="", help="where they stand")
    tables.add_argument(
        "--feature", action="append", default=[], help="what they offer, as interpreter; may be repeated"
    )
    as_json(tables)
    kind = command(verbs, "type", run.add_meeting_type, "make a type of meetings, as C2C or B2C")
    kind.add_argument("title", metavar="NAME")
    kind.add_argument("--colour", default="#1E5AA8")
    as_json(kind)


def _requests(verbs: Subparsers) -> None:
    words = "import requests from XLSX, ODS or CSV: pairs, a matrix, or a matchmaking system's list"
    file = command(verbs, "import", run.import_requests, words)
    file.add_argument("file", type=Path)
    file.add_argument("--sheet", default=None, help="which sheet of the workbook")
    file.add_argument(
        "--choose",
        action="append",
        default=[],
        type=pair,
        metavar="NAME=CODE",
        help="whom a doubtful name means, as the list of doubts writes it; may be repeated",
    )
    file.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
    file.add_argument(
        "--rejects", type=Path, default=None, metavar="FILE", help="save what was left out here"
    )
    as_json(file)
    away = command(verbs, "away", run.note_absence, "note when somebody cannot meet")
    away.add_argument("code")
    away.add_argument("--from", dest="start", default=None, metavar="14:00|ISO", help="default: until then")
    away.add_argument("--until", dest="end", default=None, metavar="14:00|ISO", help="default: for good")
    away.add_argument("--reason", default="")
    as_json(away)
    suggest = command(verbs, "suggest", run.suggest_meetings, "whom somebody should meet, and why")
    suggest.add_argument("code")
    suggest.add_argument("--limit", type=number, default=10)
    as_json(suggest)


def _schedule(verbs: Subparsers) -> None:
    schedule = command(
        verbs, "schedule", run.schedule_meetings, "place as many accepted requests as possible"
    )
    schedule.add_argument(
        "--seconds",
        type=_seconds,
        default=5.0,
        help="how long to search (default: 5); Ctrl+C keeps the best so far",
    )
    schedule.add_argument("--seed", type=int, default=1, help="the same seed gives the same schedule")
    _at_time(schedule)
    repair = command(verbs, "repair", run.repair_meetings, "plan the rest of the day anew, with few changes")
    repair.add_argument("--absent", nargs="+", default=[], metavar="CODE", help="who is not here")
    repair.add_argument(
        "--leaves", action="append", default=[], type=pair, metavar="CODE=TIME", help="who leaves, and when"
    )
    repair.add_argument("--broken", nargs="+", type=number, default=[], metavar="TABLE")
    repair.add_argument(
        "--waiting", action="store_true", help="place accepted requests that wait, as of walk-ins"
    )
    repair.add_argument(
        "--unlock", action="store_true", help="plan locked meetings anew that cannot take place"
    )
    repair.add_argument("--refill", action="store_true", help="give waiting meetings to who became free")
    repair.add_argument("--seed", type=int, default=1)
    _at_time(repair)


def _paper(verbs: Subparsers) -> None:
    cards = command(verbs, "cards", run.draw_meeting_cards, "draw meeting cards as PDF")
    cards.add_argument("--stale", action="store_true", help="only stale cards")
    cards.add_argument("--new", action="store_true", help="only (or also) cards that were never printed")
    cards.add_argument(
        "--layout", choices=("a6", "a4"), default="a6", help="one to a page, or four to a sheet to be cut"
    )
    sheets = command(verbs, "sheets", run.draw_meeting_sheets, "draw sheets for tables, walls and the host")
    sheets.add_argument(
        "--kind", choices=("tables", "slots", "door", "interpreters", "collected"), default="tables"
    )
    sheets.add_argument("--large", action="store_true", help="A3 for the wall")
    for parser in (cards, sheets):
        parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
        parser.add_argument(
            "--now", default=None, metavar="ISO", help="as if it were then (default: now; venue time)"
        )
        as_json(parser)


def _at_time(parser: Parser) -> None:
    parser.add_argument(
        "--now", default=None, metavar="ISO", help="as if it were then (default: now; venue time)"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
    as_json(parser)


def _range(text: str) -> tuple[int, int]:
    """24 is 1 to 24, 5-12 is 5 to 12."""
    first, dash, last = text.partition("-")
    return (number(first), number(last)) if dash else (1, number(first))


def _none_or_more(text: str) -> int:
    return 0 if text.strip() == "0" else number(text)


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError("it must be a number of seconds") from None
    if not 0 < value <= 24 * 3600:
        raise argparse.ArgumentTypeError("it must be more than 0 and at most a day")
    return value
