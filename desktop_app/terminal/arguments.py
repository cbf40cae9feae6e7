"""The words of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import __version__
from desktop_app.staff.roles import Role
from desktop_app.terminal import commands as run
from desktop_app.terminal.agenda_arguments import add_agenda
from desktop_app.terminal.meeting_arguments import add_meetings
from desktop_app.terminal.parser import Parser, as_json, command, number, pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.terminal.desk import Desk
    from desktop_app.terminal.parser import Subparsers


def parse(arguments: Sequence[str], desk: Desk) -> argparse.Namespace:
    """The options of a command line; `command` is the function that does it.

    Raises:
        UsageError: when the words make no command.

    """
    parser = make_parser()
    parser.set_defaults(desk=desk, command=run.open_window)
    return parser.parse_args(list(arguments))


def make_parser() -> Parser:
    """The parser of all commands."""
    parser = Parser(
        prog="forumdesk",
        description="Registrations, check-in and badges, on site and offline. Alone it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"Forum Desk {__version__}")
    parser.add_argument(
        "--database", type=str, metavar="FILE|URL", default=None, help="the event file (default: your own)"
    )
    parser.add_argument(
        "--event", metavar="SLUG", default=None, help="which event, where the file holds several"
    )
    parser.add_argument(
        "--station", metavar="NAME", default="", help="the name of this desk, for the history"
    )
    commands = parser.add_subparsers(dest="name", metavar="COMMAND", parser_class=Parser)
    # All words of a command pass here first; those that name files are for the command to judge.
    commands.type = str
    for add in (
        _events,
        _demo,
        _import,
        _search,
        _look_alikes,
        _checkin,
        _cameras,
        _badges,
        _doorkit,
        add_meetings,
        add_agenda,
        _export,
        _person,
        _history,
        _files,
        _staff,
    ):
        add(commands)
    return parser


def _events(commands: Subparsers) -> None:
    event = commands.add_parser("event", help="make and list events")
    verbs = event.add_subparsers(dest="verb", metavar="new|list", required=True, parser_class=Parser)
    verbs.type = str  # as with `commands`
    new = command(verbs, "new", run.new_event, "make an event")
    for name, needed in (("title", True), ("slug", True), ("start", True), ("end", False), ("zone", False)):
        new.add_argument(f"--{name}", required=needed, default=None)
    new.add_argument("--place", default="")
    new.add_argument("--series", default="")
    new.add_argument("--funder-line", default="", help="stands on every printed thing")
    as_json(new)
    as_json(command(verbs, "list", run.list_events, "list the events of the file"))


def _demo(commands: Subparsers) -> None:
    parser = command(commands, "demo", run.run_demo, "open the demo forum, or run its day without a window")
    parser.add_argument(
        "--no-window", action="store_true", help="import, check in and print without a screen"
    )
    parser.add_argument("--out", type=Path, default=None, metavar="DIR", help="where the files go")
    as_json(parser)


def _import(commands: Subparsers) -> None:
    parser = command(commands, "import", run.import_file, "import registrations from XLSX, ODS or CSV")
    parser.add_argument("file", type=Path)
    parser.add_argument("--sheet", default=None, help="which sheet of the workbook (default: the fullest)")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar='"Header=field"',
        help="what a column holds; may be repeated",
    )
    parser.add_argument("--mapping", default="", metavar="NAME", help="columns as saved under it")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
    parser.add_argument(
        "--rejects", type=Path, default=None, metavar="FILE", help="save the rejected rows here"
    )
    as_json(parser)


def _search(commands: Subparsers) -> None:
    parser = command(commands, "search", run.search, "find people, best match first")
    parser.add_argument("text")
    parser.add_argument("--limit", type=number, default=10)
    as_json(parser)


def _look_alikes(commands: Subparsers) -> None:
    words = "list the people and organisations that may be there twice"
    as_json(command(commands, "lookalikes", run.list_look_alikes, words))


def _cameras(commands: Subparsers) -> None:
    as_json(command(commands, "cameras", run.list_cameras, "list the cameras that check-in can scan with"))


def _checkin(commands: Subparsers) -> None:
    parser = command(commands, "checkin", run.check_in, "check a code in at a point")
    parser.add_argument("code")
    parser.add_argument("--point", default=None, help="the check-in point (default: the first)")
    parser.add_argument(
        "--at", default=None, metavar="ISO", help="when (default: now; without a zone: venue time)"
    )
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        type=pair,
        metavar="KEY=VALUE",
        help="the answer to a question of the desk; several choices with ; between, nothing passes it over",
    )
    as_json(parser)


def _badges(commands: Subparsers) -> None:
    parser = command(commands, "badges", run.draw_badges, "draw badges as PDF")
    words = "which badge (A6, 90x54, 62mm, A4-2x5), or a .fdbadge file"
    parser.add_argument("--template", default=None, help=words)
    parser.add_argument("--sheet", default=None, help="which sheet to place them on")
    parser.add_argument("--who", nargs="+", default=["all"], metavar="all|unprinted|CODE")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    as_json(parser)


def _doorkit(commands: Subparsers) -> None:
    parser = command(commands, "doorkit", run.draw_door_kit, "draw the door list for pen and paper as PDF")
    parser.add_argument("--point", default=None, help="the check-in point (default: the first)")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    as_json(parser)


def _export(commands: Subparsers) -> None:
    parser = command(commands, "export", run.export, "save all registrations as XLSX or CSV")
    parser.add_argument("file", type=Path)
    as_json(parser)


def _person(commands: Subparsers) -> None:
    person = commands.add_parser("person", help="what is held on one person: save it, erase it")
    verbs = person.add_subparsers(dest="verb", metavar="export|erase", required=True, parser_class=Parser)
    verbs.type = str  # as with `commands`
    words = "save everything held on one person, as PDF and JSON in one archive"
    export = command(verbs, "export", run.export_person, words)
    export.add_argument("code")
    export.add_argument("--out", type=Path, required=True, metavar="FILE.zip")
    as_json(export)
    erase = command(verbs, "erase", run.erase_person, "erase people for good, from the history too")
    erase.add_argument("codes", nargs="+", metavar="CODE")
    erase.add_argument("--yes", action="store_true", help="needed, because it cannot be undone")
    erase.add_argument(
        "--delete-backups", action="store_true", help="make a fresh backup, then delete the older ones"
    )
    as_json(erase)
    purge = command(commands, "purge", run.purge, "take everybody out of an event that is over; figures stay")
    purge.add_argument("--event", metavar="SLUG", default=argparse.SUPPRESS, help="which event")
    purge.add_argument("--yes", action="store_true", help="needed, because it cannot be undone")
    as_json(purge)


def _history(commands: Subparsers) -> None:
    parser = command(commands, "history", run.history, "who changed what, newest first")
    parser.add_argument("--limit", type=number, default=50)
    as_json(parser)
    undo = command(
        commands, "undo", run.undo, "take back the newest action (of --station, if given), or the one named"
    )
    undo.add_argument("action", nargs="?", default=None, help="the id that history shows")
    as_json(undo)


def _files(commands: Subparsers) -> None:
    for name, act, words in (
        ("backup", run.backup, "copy the event file, checked"),
        ("restore", run.restore, "put a backup in the place of the event file"),
    ):
        parser = command(commands, name, act, words)
        parser.add_argument("file", type=Path)
        as_json(parser)
    as_json(command(commands, "verify", run.verify, "check that the event file is whole"))


def _staff(commands: Subparsers) -> None:
    staff = commands.add_parser("staff", help="who works here, and their PINs")
    verbs = staff.add_subparsers(dest="verb", metavar="list|add|pin", required=True, parser_class=Parser)
    verbs.type = str  # as with `commands`
    as_json(command(verbs, "list", run.list_staff, "list who works here"))
    add = command(verbs, "add", run.add_staff, "take somebody on")
    add.add_argument("person", metavar="NAME")
    add.add_argument("--role", choices=[role.value for role in Role], default=Role.VOLUNTEER.value)
    as_json(add)
    pin = command(verbs, "pin", run.set_pin, "set somebody's PIN, also one that was lost; it is asked for")
    pin.add_argument("person", metavar="NAME")
    pin.add_argument("--remove", action="store_true", help="let them work without a PIN, as a volunteer")
    as_json(pin)
