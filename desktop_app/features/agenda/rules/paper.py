"""The printed programme: its layouts, and what each printed sheet said, to know which ones are wrong now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from hashlib import blake2b
from typing import TYPE_CHECKING

from desktop_app.features.agenda.rules.difference import difference
from desktop_app.features.agenda.rules.session import SessionState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from desktop_app.features.agenda.rules.difference import Change
    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.rules.session import Session


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


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A sheet as it was printed: `subject` is a room's or a person's key, empty for the whole."""

    layout: Layout
    subject: str = ""
    fingerprint: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StaleSheet:
    """A printed sheet that says what is no longer so, and the changes that made it wrong."""

    sheet: PrintedSheet
    changes: tuple[Change, ...]


def on_sheet(programme: Programme, layout: Layout, subject: str = "") -> tuple[Session, ...]:
    """The sessions that stand on a sheet, in order of time."""
    sessions = programme.public()
    if layout is Layout.DOORS:
        return tuple(each for each in sessions if each.room == subject)
    if layout is Layout.SPEAKERS:
        return tuple(each for each in sessions if subject in each.persons)
    return sessions


def fingerprint(programme: Programme, layout: Layout, subject: str = "") -> str:
    """What a sheet says, in 16 letters: two that read the same are the same.

    Only what is printed counts: an abstract makes a booklet wrong, and no door sheet.
    """
    digest = blake2b(digest_size=8)
    for line in (programme.title, *_heading(programme, layout, subject)):
        digest.update(f"{line}\x1f".encode("utf-8", "surrogatepass"))
    for session in on_sheet(programme, layout, subject):
        said = "\x1f".join(_said(programme, session, layout))
        digest.update(f"{said}\x1e".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def stale_sheets(printed: Iterable[PrintedSheet], then: Programme, now: Programme) -> tuple[StaleSheet, ...]:
    """The sheets that no longer say what the programme says, each with the changes since `then`.

    Of several prints of one sheet the latest counts.
    """
    latest = {(sheet.layout, sheet.subject): sheet for sheet in sorted(printed, key=_moment)}
    wrong = [
        sheet
        for sheet in latest.values()
        if sheet.fingerprint != fingerprint(now, sheet.layout, sheet.subject)
    ]
    changes = difference(then, now).changes if wrong else ()
    return tuple(StaleSheet(sheet, _about(sheet, changes, then, now)) for sheet in wrong)


def _moment(sheet: PrintedSheet) -> str:
    return sheet.at.isoformat() if sheet.at is not None else ""


def _about(
    sheet: PrintedSheet, changes: tuple[Change, ...], then: Programme, now: Programme
) -> tuple[Change, ...]:
    stood = {session.guid for each in (then, now) for session in on_sheet(each, sheet.layout, sheet.subject)}
    return tuple(change for change in changes if change.guid in stood)


def _heading(programme: Programme, layout: Layout, subject: str) -> tuple[str, ...]:
    if layout is Layout.DOORS:
        return (programme.room_name(subject),)
    person = programme.people_by_key().get(subject) if layout is Layout.SPEAKERS else None
    return (person.name,) if person is not None else ()


def _said(programme: Programme, session: Session, layout: Layout) -> tuple[str, ...]:
    start = programme.local(session.start) if session.start is not None else None
    cancelled = "cancelled" if session.state is SessionState.CANCELLED else ""
    said = (
        f"{start:%Y-%m-%d %H:%M%z}" if start is not None else "",
        f"{session.length.total_seconds():g}",
        *(session.title, session.subtitle, cancelled, session.kind.value),
        *(programme.room_name(session.room), session.language, session.track),
        *programme.names(session),
    )
    return (*said, session.abstract or session.description) if layout is Layout.BOOKLET else said
