"""The printed programme: its layouts, and why a sheet that was printed is wrong by now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.rules.difference import difference
from desktop_app.features.agenda.rules.sheet import SheetKind, sheet_sessions

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop_app.features.agenda.rules.difference import Change
    from desktop_app.features.agenda.rules.programme import Programme


class Layout(Enum):
    """How the programme is laid out on paper."""

    PAGE = "page"
    """A list for each day, by time."""
    GRID = "grid"
    """Rooms beside each other, time downwards."""
    BOOKLET = "booklet"
    """To fold and keep: with abstracts and an index of speakers."""
    DOORS = "doors"
    """One sheet for each room and day, for its door."""
    SPEAKERS = "speakers"
    """One sheet for each person on the programme."""
    CHANGES = "changes"
    """What has changed since, for the doors."""


@dataclass(frozen=True, slots=True)
class ProgrammeFoot:
    """What the funder asks for at the foot of each page, and where the event takes place."""

    place: str = ""
    small_print: str = ""
    emblem: bool = False


class PaperRefusal(Enum):
    """Why no programme is printed."""

    NOTHING_SCHEDULED = "nothing scheduled"
    NOTHING_CHANGED = "nothing changed"


def sheet_changes(then: Programme, now: Programme, kind: str, subject: str = "") -> tuple[Change, ...]:
    """What makes a sheet that was printed of `then` wrong: the changes of what stood or would stand on it.

    `kind` and `subject` are as in `sheet_sessions`.
    """
    stood = {session.guid for each in (then, now) for session in sheet_sessions(each, kind, subject)}
    return tuple(change for change in difference(then, now).changes if change.guid in stood)


LAYOUTS: Final = {
    SheetKind.PAGE: Layout.PAGE,
    SheetKind.GRID: Layout.GRID,
    SheetKind.BOOKLET: Layout.BOOKLET,
    SheetKind.DOOR: Layout.DOORS,
    SheetKind.SPEAKER: Layout.SPEAKERS,
}
"""The layout that makes each kind of sheet; a notice of changes is no sheet that could go wrong."""
_KINDS: Final = {layout: kind for kind, layout in LAYOUTS.items()}


def sheets_of(
    programme: Programme, layout: Layout, only: Collection[str] = ()
) -> tuple[tuple[SheetKind, str], ...]:
    """The sheets that a layout makes, by kind and subject; with `only`, of these rooms or people alone."""
    kind = _KINDS.get(layout)
    if kind is None:
        return ()
    if kind is SheetKind.DOOR:
        there = {session.room for session in programme.public()}
        subjects = [room.key for room in programme.rooms]
    elif kind is SheetKind.SPEAKER:
        there = {key for session in programme.public() for key in session.persons}
        subjects = [person.key for person in programme.people]
    else:
        return ((kind, ""),)
    return tuple((kind, key) for key in subjects if key in there and (not only or key in only))
