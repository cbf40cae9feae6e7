"""What a printed sheet of the programme says, as a fingerprint: another one means that it is wrong by now."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.rules.session import Session


class SheetKind(StrEnum):
    """The sheets that a programme is printed on."""

    PAGE = "page"
    GRID = "grid"
    BOOKLET = "booklet"
    DOOR = "door"
    """Of one room, by its key."""
    SPEAKER = "speaker"
    """Of one person, by the person's key."""


def sheet_sessions(programme: Programme, kind: str, subject: str = "") -> tuple[Session, ...]:
    """The sessions that stand on a sheet."""
    public = programme.public()
    if kind == SheetKind.DOOR:
        return tuple(each for each in public if each.room == subject)
    if kind == SheetKind.SPEAKER:
        return tuple(each for each in public if subject in each.persons)
    return public


def sheet_name(programme: Programme, kind: str, subject: str = "") -> str:
    """Whose sheet it is: the room's or the person's name."""
    if kind == SheetKind.DOOR:
        return programme.room_name(subject)
    person = programme.people_by_key().get(subject) if kind == SheetKind.SPEAKER else None
    return person.name if person is not None else ""


def sheet_fingerprint(programme: Programme, kind: str, subject: str = "") -> str:
    """A fingerprint of all that a sheet says; 32 hex characters."""
    said = [programme.title, programme.zone, sheet_name(programme, kind, subject)]
    said += [_said(programme, each, kind) for each in sheet_sessions(programme, kind, subject)]
    return hashlib.sha256("\x1e".join(said).encode()).hexdigest()[:32]


def _said(programme: Programme, session: Session, kind: str) -> str:
    parts = [
        *(str(session.start), str(session.length), programme.room_name(session.room)),
        *(session.title, session.subtitle, session.track, session.language, session.type),
        *(session.kind.value, session.state.value, *programme.names(session)),
        *([session.abstract, session.description] if kind == SheetKind.BOOKLET else []),
    ]
    return "\x1f".join(parts)
