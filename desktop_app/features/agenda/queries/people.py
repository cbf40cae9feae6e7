"""What the agenda holds for attendees: their day, their sign-ups, and when they are busy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Select, func, literal, select
from sqlalchemy.orm import aliased

from db.tables import AgendaPerson, AgendaRoom, AgendaSession, Attendee, SessionSpeaker, SignUp
from desktop_app.features.checkin.rules.attending import Attending, on_stage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.orm import Session as RowSession

# Keys named in one statement.
CHUNK = 400


@dataclass(frozen=True, slots=True)
class Appointment:
    """A session that an attendee is on stage at or signed up for.

    One that is not `public` is a draft or a blocker: it takes the person's time, and stands on no paper.
    """

    attendee_id: str
    guid: str
    title: str
    room: str
    starts: datetime
    ends: datetime
    attends: Attending
    public: bool = True


class Waiting(NamedTuple):
    """A session for which somebody waits, and how many wait there up to this person."""

    title: str
    place: int
    guid: str


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who chose a session, in the order in which they did; `waiting` without a place."""

    attendee_id: str
    name: str
    waiting: bool


def appointments(
    session: RowSession, event_id: str, attendee_ids: Collection[str] | None = None
) -> dict[str, list[Appointment]]:
    """The own talks and chosen sessions of attendees (of these, or of everybody) by time; no cancelled ones.

    Whoever speaks at a session that they also chose has it once, as a speaker; whoever has two parts in it
    has it once too.
    """
    keys = [None] if attendee_ids is None else list(_chunks(attendee_ids))
    found: dict[str, dict[str, Appointment]] = {}
    for part in keys:
        for query in (_chosen(event_id, part), _spoken(event_id, part)):
            for row in session.execute(query):
                found.setdefault(row[0], {})[row[1]] = _appointment(row)
    return {
        key: sorted(those.values(), key=lambda each: (each.starts, each.guid)) for key, those in found.items()
    }


def _appointment(row: Row[*tuple[Any, ...]]) -> Appointment:
    key, guid, title, room, starts, seconds, state, kind, part = row
    attends = on_stage(part) if part else Attending.LISTENS
    public = state == "confirmed" and kind != "blocker"
    ends = starts + timedelta(seconds=seconds)
    return Appointment(key, guid, title, room or "", starts, ends, attends, public)


def _chunks(keys: Iterable[str]) -> Iterable[list[str]]:
    wanted = sorted(set(keys))
    return (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK))


def _columns(attendee: Any, part: Any) -> Select[Any]:  # noqa: ANN401 (columns of several tables)
    row = AgendaSession
    return (
        select(
            attendee,
            row.guid,
            row.title,
            AgendaRoom.name,
            row.starts_at,
            row.seconds,
            row.state,
            row.kind,
            part,
        )
        .select_from(row)
        .outerjoin(AgendaRoom, AgendaRoom.id == row.room_id)
        .where(row.starts_at.is_not(None), row.state != "cancelled")
    )


def _chosen(event_id: str, keys: list[str] | None) -> Select[Any]:
    query = _columns(SignUp.attendee_id, literal("")).join(SignUp, SignUp.session_id == AgendaSession.id)
    query = query.where(AgendaSession.event_id == event_id, SignUp.state == "signed_up")
    return query if keys is None else query.where(SignUp.attendee_id.in_(keys))


def _spoken(event_id: str, keys: list[str] | None) -> Select[Any]:
    query = (
        _columns(AgendaPerson.attendee_id, SessionSpeaker.part)
        .join(SessionSpeaker, SessionSpeaker.session_id == AgendaSession.id)
        .join(AgendaPerson, AgendaPerson.id == SessionSpeaker.person_id)
        .where(AgendaSession.event_id == event_id, AgendaPerson.attendee_id.is_not(None))
    )
    return query if keys is None else query.where(AgendaPerson.attendee_id.in_(keys))


def person_day(session: RowSession, attendee_id: str) -> list[Appointment]:
    """What one attendee has to be at, by time."""
    event_id = session.scalar(select(Attendee.event_id).where(Attendee.id == attendee_id))
    return appointments(session, event_id or "", [attendee_id]).get(attendee_id, [])


def next_appointment(session: RowSession, attendee_id: str, now: datetime) -> Appointment | None:
    """The session that an attendee is in or goes to next; None for no further one."""
    return next((each for each in person_day(session, attendee_id) if each.ends > now), None)


def waiting_for(session: RowSession, attendee_id: str) -> list[Waiting]:
    """The sessions for which an attendee waits, by time, with the place in each line, from 1."""
    before, other = aliased(SignUp), aliased(Attendee)
    ahead = (before.at < SignUp.at) | ((before.at == SignUp.at) & (before.id <= SignUp.id))
    place = (
        select(func.count(before.id))
        .join(other, other.id == before.attendee_id)
        .where(before.session_id == SignUp.session_id, before.state == "waiting", ahead)
        .where((other.status == "registered") | (before.id == SignUp.id))
        .correlate(SignUp)
        .scalar_subquery()
    )
    query = (
        select(AgendaSession.title, place, AgendaSession.guid)
        .join(SignUp, SignUp.session_id == AgendaSession.id)
        .where(SignUp.attendee_id == attendee_id, SignUp.state == "waiting")
        .order_by(AgendaSession.starts_at, AgendaSession.id)
    )
    return [Waiting(*row) for row in session.execute(query)]


def guests(session: RowSession, event_id: str, guid: str) -> list[Guest]:
    """Who chose a session and is still coming, first come first."""
    query = (
        select(Attendee.id, Attendee.given_name, Attendee.family_name, SignUp.state)
        .join(SignUp, SignUp.attendee_id == Attendee.id)
        .join(AgendaSession, AgendaSession.id == SignUp.session_id)
        .where(AgendaSession.event_id == event_id, AgendaSession.guid == guid)
        .where(Attendee.status == "registered")
        .order_by(SignUp.at, SignUp.id)
    )
    return [
        Guest(key, f"{given} {family}".strip(), state == "waiting")
        for key, given, family, state in session.execute(query)
    ]
