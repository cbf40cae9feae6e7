"""The session that awaits a guest; asked with every scan, so in one statement by the guest's key."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, literal, select, union_all

from db.base import UtcDateTime
from db.tables import AgendaPerson, AgendaRoom, AgendaSession, SessionSpeaker, SignUp
from desktop_app.features.checkin.rules.attending import Attending, on_stage
from desktop_app.features.checkin.rules.awaiting import NextSession

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row, Select
    from sqlalchemy.orm import Session


def _sessions(part: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 (a column or a literal)
    """The public sessions that begin on a day, each with the `part` that somebody has in it."""
    row = AgendaSession
    return (
        select(row.starts_at, row.seconds, row.title, AgendaRoom.name, part.label("part"))
        .select_from(row)
        .outerjoin(AgendaRoom, AgendaRoom.id == row.room_id)
        .where(
            row.starts_at >= bindparam("since", type_=UtcDateTime()),
            row.starts_at < bindparam("until", type_=UtcDateTime()),
            row.state == "confirmed",
            row.kind != "blocker",
        )
    )


_AWAITING = union_all(
    _sessions(SessionSpeaker.part)
    .join(SessionSpeaker, SessionSpeaker.session_id == AgendaSession.id)
    .join(AgendaPerson, AgendaPerson.id == SessionSpeaker.person_id)
    .where(AgendaPerson.attendee_id == bindparam("person")),
    _sessions(literal(""))
    .join(SignUp, SignUp.session_id == AgendaSession.id)
    .where(SignUp.attendee_id == bindparam("person"), SignUp.state == "signed_up"),
)


def next_session(session: Session, attendee_id: str, now: datetime, zone: str) -> NextSession | None:
    """What the guest goes to next on the day of `now` at the venue; where the guest is on stage comes first.

    A hall can begin without one of its listeners, but not without who speaks.
    """
    begins = now.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    values = {"person": attendee_id, "since": begins, "until": begins + timedelta(days=1)}
    found = [_session(row) for row in session.execute(_AWAITING, values)]
    coming = [each for each in found if now < each.ends]
    return min(coming, key=lambda each: (each.attends is Attending.LISTENS, each.starts), default=None)


def _session(row: Row[*tuple[Any, ...]]) -> NextSession:
    starts, seconds, title, room, part = row
    attends = on_stage(part) if part else Attending.LISTENS
    return NextSession(starts, starts + timedelta(seconds=seconds), title, room or "", attends)
