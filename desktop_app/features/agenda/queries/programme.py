"""The programme of an event as it stands, or as a plan would have it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy import or_, select

from db.base import Row
from db.tables import (
    Agenda,
    AgendaPerson,
    AgendaPlacement,
    AgendaRoom,
    AgendaSession,
    AgendaTrack,
    Event,
    SessionSpeaker,
)
from desktop_app.features.agenda.queries.rows import person_from, room_from, session_from, track_from
from desktop_app.features.agenda.queries.snapshot import values_from
from desktop_app.features.agenda.rules import Day, Part, Programme, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.orm import Session as RowSession

    from desktop_app.features.agenda.rules import Session

R = TypeVar("R", bound=Row)
NAMES: Final[dict[type[Row], str]] = {AgendaRoom: "key", AgendaTrack: "name", AgendaPerson: "key"}
"""What a room, a track and a person are known by within an event."""


@dataclass(frozen=True, slots=True)
class AgendaSettings:
    """What the agenda of an event goes by: when a day changes, and how long rooms and people need between."""

    day_change: time = time(4)
    turn_round: timedelta = timedelta()
    way: timedelta = timedelta()


def agenda_settings(session: RowSession, event_id: str) -> AgendaSettings:
    """The settings; the usual ones where nobody set any."""
    row = session.scalars(select(Agenda).where(Agenda.event_id == event_id)).one_or_none()
    if row is None:
        return AgendaSettings()
    return AgendaSettings(
        time.fromisoformat(row.day_change),
        timedelta(minutes=row.turn_round_minutes),
        timedelta(minutes=row.way_minutes),
    )


def programme(
    session: RowSession, event_id: str, plan_id: str | None = None, *, only: Collection[str] | None = None
) -> Programme:
    """The whole programme; with a plan's key, with its sessions where that plan would put them.

    With `only`, the sessions of these guids alone, and nobody else's people: for a change of a few.
    """
    rooms = rows_of(session, AgendaRoom, event_id)
    tracks = rows_of(session, AgendaTrack, event_id)
    keys = {row.id: row.key for row in rooms}
    names = {row.id: row.name for row in tracks}
    rows = _session_rows(session, event_id, only)
    chosen = None if only is None else [row.id for row in rows]
    roles = _roles(session, event_id, chosen)
    people = _people(session, event_id, chosen)
    sessions = [session_from(row, keys, names, tuple(roles.get(row.id, ()))) for row in rows]
    if plan_id is not None:
        sessions = _as_planned(session, plan_id, sessions, keys)
    return replace(
        _frame(session, event_id),
        rooms=tuple(room_from(row) for row in sorted(rooms, key=lambda row: (row.position, row.id))),
        tracks=tuple(track_from(row) for row in sorted(tracks, key=lambda row: (row.position, row.id))),
        people=tuple(person_from(row) for row in people),
        sessions=tuple(sessions),
    )


def sessions_now(
    session: RowSession, event_id: str, plan_id: str | None, guids: Collection[str]
) -> list[Session]:
    """The sessions of these guids as they are, or as a plan has them; those that are gone are left out."""
    keys = _pairs(session, event_id, AgendaRoom, AgendaRoom.key)
    names = _pairs(session, event_id, AgendaTrack, AgendaTrack.name)
    rows = _session_rows(session, event_id, guids)
    roles = _roles(session, event_id, [row.id for row in rows])
    sessions = [session_from(row, keys, names, tuple(roles.get(row.id, ()))) for row in rows]
    return _as_planned(session, plan_id, sessions, keys) if plan_id is not None else sessions


def _pairs(session: RowSession, event_id: str, of: type[Row], name: Any) -> dict[str, str]:  # noqa: ANN401 (a column)
    """What rows are called, by their keys."""
    table: Any = of
    rows = session.execute(select(table.id, name).where(table.event_id == event_id))
    return {key: words for key, words in rows}  # noqa: C416 (rows to pairs)


def rows_of(session: RowSession, of: type[R], event_id: str) -> Sequence[R]:
    """All rows of a table that belong to an event, oldest first."""
    table: Any = of
    return session.scalars(select(of).where(table.event_id == event_id).order_by(of.id)).all()


def ids_of(session: RowSession, event_id: str, of: type[Row]) -> dict[str, str]:
    """The rows' keys of all rooms, tracks or people, by what they are known by."""
    table: Any = of
    name = getattr(table, NAMES[of])
    rows = session.execute(select(name, table.id).where(table.event_id == event_id))
    return {row[0]: row[1] for row in rows}


def _frame(session: RowSession, event_id: str) -> Programme:
    """The programme without anything in it: title, zone, days."""
    event = session.get_one(Event, event_id)
    row = session.scalars(select(Agenda).where(Agenda.event_id == event_id)).one_or_none()
    change = time.fromisoformat(row.day_change) if row is not None else AgendaSettings().day_change
    values = {"title": event.title} | (values_from(row.details) if row is not None else {})
    bare = Programme(**values, zone=event.zone, day_change=change)
    days = values_from({"days": row.days})["days"] if row is not None and row.days else ()
    return replace(bare, days=days or _event_days(bare, event))


def _event_days(bare: Programme, event: Event) -> tuple[Day, ...]:
    count = (event.ends_on - event.starts_on).days + 1
    return tuple(bare.whole_day(event.starts_on + timedelta(days=each)) for each in range(count))


def _session_rows(
    session: RowSession, event_id: str, only: Collection[str] | None
) -> Sequence[AgendaSession]:
    query = select(AgendaSession).where(AgendaSession.event_id == event_id).order_by(AgendaSession.id)
    if only is not None:
        query = query.where(AgendaSession.guid.in_(only))
    return session.scalars(query).all()


def _people(
    session: RowSession, event_id: str, session_ids: Collection[str] | None
) -> Sequence[AgendaPerson]:
    query = select(AgendaPerson).where(AgendaPerson.event_id == event_id).order_by(AgendaPerson.id)
    if session_ids is not None:
        of = select(SessionSpeaker.person_id).where(SessionSpeaker.session_id.in_(session_ids))
        query = query.where(AgendaPerson.id.in_(of))
    return session.scalars(query).all()


def _roles(session: RowSession, event_id: str, session_ids: Collection[str] | None) -> dict[str, list[Role]]:
    """The roles of each session, by the session's row."""
    speaker = SessionSpeaker
    query = (
        select(speaker.session_id, AgendaPerson.key, speaker.part)
        .join(AgendaPerson, AgendaPerson.id == speaker.person_id)
        .where(AgendaPerson.event_id == event_id)
        .order_by(speaker.session_id, speaker.position, speaker.id)
    )
    if session_ids is not None:
        query = query.where(speaker.session_id.in_(session_ids))
    roles: dict[str, list[Role]] = {}
    for session_id, person, part in session.execute(query):
        roles.setdefault(session_id, []).append(Role(person, Part(part)))
    return roles


def _as_planned(
    session: RowSession, plan_id: str, sessions: Sequence[Session], rooms: Mapping[str, str]
) -> list[Session]:
    placed = AgendaPlacement
    query = (
        select(AgendaSession.guid, placed.room_id, placed.starts_at, placed.seconds)
        .join(AgendaSession, AgendaSession.id == placed.session_id)
        .where(placed.plan_id == plan_id)
    )
    places: dict[str, list[Any]] = {guid: place for guid, *place in session.execute(query)}
    return [_moved(each, rooms, *places[each.guid]) if each.guid in places else each for each in sessions]


def _moved(
    each: Session, rooms: Mapping[str, str], room_id: str | None, start: datetime | None, seconds: int
) -> Session:
    room = rooms.get(room_id or "", "")
    return replace(each, room=room, start=start, length=timedelta(seconds=seconds))


def neighbours(session: RowSession, event_id: str, *guids: str) -> list[str]:
    """The guids of sessions, and of all that is in the rooms of these."""
    rooms = select(AgendaSession.room_id).where(
        AgendaSession.event_id == event_id, AgendaSession.guid.in_(guids)
    )
    query = select(AgendaSession.guid).where(
        AgendaSession.event_id == event_id,
        or_(AgendaSession.guid.in_(guids), AgendaSession.room_id.in_(rooms)),
    )
    return list(session.scalars(query))


def hidden_rooms(session: RowSession, event_id: str) -> frozenset[str]:
    """The keys of the rooms that are folded away."""
    query = select(AgendaRoom.key).where(AgendaRoom.event_id == event_id, AgendaRoom.hidden)
    return frozenset(session.scalars(query))
