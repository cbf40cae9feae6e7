"""Seats of sessions: who waits for one that is free, and who was given one by the last step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from db.tables import Action, AgendaRoom, AgendaSession, Attendee, Change, SignUp

if TYPE_CHECKING:
    from sqlalchemy.orm import Session as RowSession

_WAITS, _HAS = "waiting", "signed_up"


class Seat(NamedTuple):
    """A seat for somebody; `sign_up_id` is the key of the choice."""

    sign_up_id: str
    attendee_id: str
    name: str
    title: str


def due_seats(session: RowSession, event_id: str, session_id: str | None = None) -> list[Seat]:
    """The free seats for those who wait, the longest first; of one session (by its row's key) or of all.

    Seats are free because somebody gave one back or is not coming any more, or because the room holds more.
    Where a session has no room just now, nobody knows how many there are.
    """
    row = AgendaSession
    query = (
        select(SignUp.id, SignUp.attendee_id, Attendee.given_name, Attendee.family_name, row.id, row.title)
        .add_columns(AgendaRoom.capacity)
        .join(row, row.id == SignUp.session_id)
        .join(AgendaRoom, AgendaRoom.id == row.room_id)
        .join(Attendee, Attendee.id == SignUp.attendee_id)
        .where(row.event_id == event_id, row.state != "cancelled", SignUp.state == _WAITS)
        .where(Attendee.status == "registered", Attendee.erased_at.is_(None))
        .order_by(SignUp.at, SignUp.id)
    )
    if session_id is not None:
        query = query.where(row.id == session_id)
    waiting = session.execute(query).all()
    taken = _taken(session, {each[4] for each in waiting})
    seats = []
    for key, attendee_id, given, family, of, title, capacity in waiting:
        if capacity is None or taken.get(of, 0) < capacity:
            taken[of] = taken.get(of, 0) + 1
            seats.append(Seat(key, attendee_id, f"{given} {family}".strip(), title))
    return seats


def _taken(session: RowSession, session_ids: set[str]) -> dict[str, int]:
    """How many have a seat in sessions; who is not coming any more keeps none from anybody."""
    query = (
        select(SignUp.session_id, func.count())
        .join(Attendee, Attendee.id == SignUp.attendee_id)
        .where(SignUp.session_id.in_(session_ids), SignUp.state == _HAS, Attendee.status == "registered")
        .group_by(SignUp.session_id)
    )
    return {row[0]: row[1] for row in session.execute(query)} if session_ids else {}


def seats_given(session: RowSession) -> list[Seat]:
    """Who moved up from waiting to a seat by the newest action of the file."""
    newest = select(Action.id).order_by(Action.seq.desc()).limit(1).scalar_subquery()
    query = select(Change.key, Change.before, Change.after).where(
        Change.action_id == newest, Change.table == SignUp.__tablename__
    )
    moved = [
        key
        for key, before, after in session.execute(query)
        if (before or {}).get("state") == _WAITS and (after or {}).get("state") == _HAS
    ]
    people = (
        select(SignUp.id, SignUp.attendee_id, Attendee.given_name, Attendee.family_name, AgendaSession.title)
        .join(Attendee, Attendee.id == SignUp.attendee_id)
        .join(AgendaSession, AgendaSession.id == SignUp.session_id)
        .where(SignUp.id.in_(moved))
        .order_by(AgendaSession.starts_at, SignUp.at, SignUp.id)
    )
    rows = session.execute(people) if moved else ()
    return [Seat(key, who, f"{given} {family}".strip(), title) for key, who, given, family, title in rows]
