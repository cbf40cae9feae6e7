"""The printed programme: its layouts, and why a sheet that was printed is wrong by now."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.features.agenda.rules.difference import difference
from desktop_app.features.agenda.rules.sheet import sheet_sessions

if TYPE_CHECKING:
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
