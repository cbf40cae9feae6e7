"""The programme of an event as it stands, or as a plan would have it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

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
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session as RowSession

    from desktop_app.features.agenda.rules import Session

R = TypeVar("R", bound=Row)


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


def programme(session: RowSession, event_id: str, plan_id: str | None = None) -> Programme:
    """The whole programme; with a plan's key, with its sessions where that plan would put them."""
    rooms = rows_of(session, AgendaRoom, event_id)
    tracks = rows_of(session, AgendaTrack, event_id)
    keys = {row.id: row.key for row in rooms}
    names = {row.id: row.name for row in tracks}
    people = rows_of(session, AgendaPerson, event_id)
    roles = _roles(session, event_id, {row.id: row.key for row in people})
    sessions = [
        session_from(row, keys, names, tuple(roles.get(row.id, ())))
        for row in rows_of(session, AgendaSession, event_id)
    ]
    if plan_id is not None:
        sessions = _as_planned(session, plan_id, sessions, keys)
    return replace(
        _frame(session, event_id),
        rooms=tuple(room_from(row) for row in sorted(rooms, key=lambda row: (row.position, row.id))),
        tracks=tuple(track_from(row) for row in sorted(tracks, key=lambda row: (row.position, row.id))),
        people=tuple(person_from(row) for row in people),
        sessions=tuple(sessions),
    )


def rows_of(session: RowSession, of: type[R], event_id: str) -> Sequence[R]:
    """All rows of a table that belong to an event, oldest first."""
    table: Any = of
    return session.scalars(select(of).where(table.event_id == event_id).order_by(of.id)).all()


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


def _roles(session: RowSession, event_id: str, keys: Mapping[str, str]) -> dict[str, list[Role]]:
    """The roles of each session, by the session's row."""
    query = (
        select(SessionSpeaker.session_id, SessionSpeaker.person_id, SessionSpeaker.part)
        .join(AgendaSession, AgendaSession.id == SessionSpeaker.session_id)
        .where(AgendaSession.event_id == event_id)
        .order_by(SessionSpeaker.session_id, SessionSpeaker.position, SessionSpeaker.id)
    )
    roles: dict[str, list[Role]] = {}
    for session_id, person_id, part in session.execute(query):
        roles.setdefault(session_id, []).append(Role(keys[person_id], Part(part)))
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
    places: dict[str, tuple[str, datetime | None, timedelta]] = {
        guid: (rooms.get(room or "", ""), start, timedelta(seconds=seconds))
        for guid, room, start, seconds in session.execute(query)
    }
    return [
        replace(each, **dict(zip(("room", "start", "length"), places[each.guid], strict=True)))
        if each.guid in places
        else each
        for each in sessions
    ]


def hidden_rooms(session: RowSession, event_id: str) -> frozenset[str]:
    """The keys of the rooms that are folded away."""
    query = select(AgendaRoom.key).where(AgendaRoom.event_id == event_id, AgendaRoom.hidden)
    return frozenset(session.scalars(query))
