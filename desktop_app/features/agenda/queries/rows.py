"""Which fields of the nouns have columns of their own, which are kept together, and how spans are kept."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from desktop_app.features.agenda.queries.snapshot import details_of, values_from
from desktop_app.features.agenda.rules import (
    Person,
    Programme,
    Room,
    Session,
    SessionKind,
    SessionState,
    Span,
    Track,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.base import Json
    from db.tables import AgendaPerson, AgendaRoom, AgendaSession, AgendaTrack
    from desktop_app.features.agenda.rules import Role


def _others(noun: type[Any], *columns: str) -> frozenset[str]:
    return frozenset(each.name for each in fields(noun)) - set(columns)


SESSION_COLUMNS: Final = ("guid", "title", "subtitle", "abstract", "language", "type", "locked", "sequence")
SESSION: Final = _others(
    Session, *SESSION_COLUMNS, "length", "room", "start", "kind", "state", "track", "people"
)
ROOM: Final = _others(Room, "key", "name", "capacity", "position", "availability")
TRACK: Final = _others(Track, "name", "colour")
PERSON: Final = _others(Person, "key", "name", "biography", "availability")
PROGRAMME: Final = _others(Programme, "zone", "days", "rooms", "tracks", "sessions", "people", "day_change")


def spans_from(pairs: Iterable[Iterable[str]]) -> tuple[Span, ...]:
    """Stretches as the columns keep them: `[start, end]` in ISO, aware."""
    return tuple(Span(*(datetime.fromisoformat(text) for text in pair)) for pair in pairs)


def pairs_of(spans: Iterable[Span]) -> list[list[str]]:
    return [[span.start.isoformat(), span.end.isoformat()] for span in spans]


def room_from(row: AgendaRoom) -> Room:
    spans = spans_from(row.availability)
    return Room(row.key, row.name, row.capacity, row.position, spans, **values_from(row.details))


def room_values(room: Room) -> Json:
    """The columns of a room's row."""
    return {
        **{name: getattr(room, name) for name in ("key", "name", "capacity", "position")},
        "availability": pairs_of(room.availability),
        "details": details_of(room, ROOM),
    }


def track_from(row: AgendaTrack) -> Track:
    return Track(row.name, colour=row.colour, **values_from(row.details))


def track_values(track: Track) -> Json:
    """The columns of a track's row."""
    return {"name": track.name, "colour": track.colour, "details": details_of(track, TRACK)}


def person_from(row: AgendaPerson) -> Person:
    return Person(
        row.key,
        row.name,
        biography=row.biography,
        availability=spans_from(row.availability),
        **values_from(row.details),
    )


def person_values(person: Person) -> Json:
    """The columns of a person's row."""
    return {
        **{name: getattr(person, name) for name in ("key", "name", "biography")},
        "availability": pairs_of(person.availability),
        "details": details_of(person, PERSON),
    }


def session_from(
    row: AgendaSession, rooms: Mapping[str, str], tracks: Mapping[str, str], people: tuple[Role, ...]
) -> Session:
    """A session; `rooms` and `tracks` have the rooms' keys and the tracks' names by the rows' keys."""
    return Session(
        **{name: getattr(row, name) for name in SESSION_COLUMNS},
        length=timedelta(seconds=row.seconds),
        room=rooms.get(row.room_id or "", ""),
        start=row.starts_at,
        kind=SessionKind(row.kind),
        state=SessionState(row.state),
        track=tracks.get(row.track_id or "", ""),
        people=people,
        **values_from(row.details),
    )


def session_values(session: Session, rooms: Mapping[str, str], tracks: Mapping[str, str]) -> Json:
    """The columns of a session's row; `rooms` and `tracks` have the rows' keys by keys and names."""
    return {
        **{name: getattr(session, name) for name in SESSION_COLUMNS},
        "seconds": int(session.length.total_seconds()),
        "room_id": rooms.get(session.room),
        "starts_at": session.start,
        "kind": session.kind.value,
        "state": session.state.value,
        "track_id": tracks.get(session.track),
        "details": details_of(session, SESSION),
    }
