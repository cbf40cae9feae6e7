"""What is on now and next in each room, and what is other than guests were told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.features.agenda.rules.session import SessionKind, SessionState

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from desktop_app.features.agenda.rules.programme import Programme, Room
    from desktop_app.features.agenda.rules.session import Session


class NoteKind(Enum):
    """What guests should know of a session that is not as they were told."""

    NEW = "new"
    TIME = "time"
    ROOM = "room"
    CANCELLED = "cancelled"
    SPEAKERS = "speakers"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that is other; `was` is the time on the wall or the room that guests were told."""

    kind: NoteKind
    was: str = ""


@dataclass(frozen=True, slots=True)
class RoomBoard:
    """One room at one moment: what is on, what comes next, what follows it on the same day.

    `gone` are sessions that guests were told to find here, today and not over yet, and that are elsewhere.
    """

    room: Room
    now: tuple[Session, ...]
    next: Session | None
    rest: tuple[Session, ...]
    gone: tuple[Session, ...] = ()

    @property
    def shown(self) -> tuple[Session, ...]:
        """Everything that stands on the board."""
        return (*self.now, *((self.next,) if self.next else ()), *self.rest, *self.gone)


def room_boards(
    programme: Programme, instant: datetime, keys: Collection[str] = (), before: Programme | None = None
) -> tuple[RoomBoard, ...]:
    """The boards of the rooms of these keys, of all without any, in the order of the rooms.

    A break without a room is for all of them. What is cancelled is shown until it would have ended, and
    is never what is on now. What began yesterday and is not over is on as well.
    """
    rooms = [room for room in programme.rooms if not keys or room.key in keys]
    today = programme.day_of(instant)
    ahead = [
        session
        for session in programme.public()
        if session.span is not None
        and session.span.end > instant
        and (session.span.start <= instant or programme.day_of(session.span.start) == today)
    ]
    return tuple(
        _board(room, ahead, instant, _gone(room, programme, before, ahead))
        for room in sorted(rooms, key=lambda room: room.position)
    )


def _board(room: Room, ahead: Sequence[Session], instant: datetime, gone: tuple[Session, ...]) -> RoomBoard:
    here = [session for session in ahead if _is_in(session, room)]
    now = tuple(session for session in here if _runs(session, instant))
    later = [session for session in here if session not in now]
    follows = next((session for session in later if session.happens), None)
    rest = tuple(session for session in later if session is not follows)
    return RoomBoard(room, now, follows, rest, gone)


def _is_in(session: Session, room: Room) -> bool:
    return session.room == room.key or (not session.room and session.kind is SessionKind.BREAK)


def _runs(session: Session, instant: datetime) -> bool:
    return session.happens and session.start is not None and session.start <= instant


def _gone(
    room: Room, programme: Programme, before: Programme | None, ahead: Sequence[Session]
) -> tuple[Session, ...]:
    """What guests were told to find here and is in another room now."""
    if before is None:
        return ()
    told = before.by_guid()
    return tuple(
        session
        for session in ahead
        if session.room != room.key
        and session.guid in told
        and told[session.guid].room == room.key
        and programme.room(session.room) is not None
    )


def notes_of(before: Programme | None, programme: Programme, session: Session) -> tuple[Note, ...]:
    """What is other about a session than in `before`; nothing without one, where nobody was told anything."""
    if session.state is SessionState.CANCELLED:
        return (Note(NoteKind.CANCELLED),)
    if before is None:
        return ()
    old = before.by_guid().get(session.guid)
    if old is None or old.start is None:
        return (Note(NoteKind.NEW),)
    found = []
    if old.start != session.start:
        found.append(Note(NoteKind.TIME, f"{before.local(old.start):%H:%M}"))
    if before.room_name(old.room) != programme.room_name(session.room):
        found.append(Note(NoteKind.ROOM, before.room_name(old.room)))
    if before.names(old) != programme.names(session):
        found.append(Note(NoteKind.SPEAKERS))
    return tuple(found)
