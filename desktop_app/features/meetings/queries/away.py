"""Who is not here although a meeting of theirs is about to begin."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, func, or_, select

from db.tables import Absence, Attendee, Meeting, MeetingPerson
from desktop_app.features.meetings.queries.board import board
from desktop_app.features.meetings.queries.people import day_begins, last_way, parties
from desktop_app.features.meetings.queries.places import blocks
from desktop_app.features.meetings.rules.meeting import MeetingState, RollCall
from desktop_app.features.meetings.rules.roll import people_away

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Exists
    from sqlalchemy.orm import Session


def roll_call(session: Session, event_id: str, now: datetime) -> RollCall:
    """Who is waited for at `now`; see `people_away`."""
    shown = board(session, event_id, now)
    noted = noted_missing(session, event_id, now)
    people = parties(session, event_id, now, noted)
    back = sorted((each for each in people.values() if each.here), key=lambda each: each.name)
    return RollCall(people_away(shown, now, noted), tuple(back))


def noted_missing(session: Session, event_id: str, now: datetime) -> frozenset[str]:
    """Who was noted as missing for now, whether the person has come since or not."""
    found = select(Attendee.id).where(Attendee.event_id == event_id, _is_noted(now))
    return frozenset(session.scalars(found))


def _is_noted(now: datetime) -> Exists:
    return exists().where(
        Absence.attendee_id == Attendee.id,
        Absence.kind == "missing",
        or_(Absence.starts_at.is_(None), Absence.starts_at <= now),
        or_(Absence.ends_at.is_(None), Absence.ends_at > now),
    )


def awaited_count(session: Session, event_id: str, now: datetime) -> int:
    """How many people with a planned meeting in a slot that is due are not here, and not noted as missing.

    It is read after every scan.
    """
    due = [
        and_(Meeting.block_id == block.id, Meeting.slot == slot)
        for block in blocks(session, event_id)
        for slot in range(block.slots)
        if block.starts(slot) - timedelta(minutes=block.notice_minutes) <= now < block.ends(slot)
    ]
    if not due:
        return 0
    way = last_way(day_begins(session, event_id, now))
    found = (
        select(func.count(MeetingPerson.attendee_id.distinct()))
        .select_from(Meeting)
        .join(MeetingPerson, MeetingPerson.meeting_id == Meeting.id)
        .join(Attendee, Attendee.id == MeetingPerson.attendee_id)
        .where(
            Meeting.state == MeetingState.PLANNED,
            or_(*due),
            ~_is_noted(now),
            func.coalesce(way, "") != "entry",
        )
    )
    return session.scalar(found) or 0
