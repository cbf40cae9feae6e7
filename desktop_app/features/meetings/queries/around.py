"""The meetings that a change to a few of them can touch: enough to ask the hard rules, and quick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from db.tables import Meeting, MeetingPerson, MeetingRequest, RequestCompanion
from desktop_app.features.meetings.queries.problem import LIVE, situation_at

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.situation import Situation


def situation_around(
    session: Session,
    event_id: str,
    now: datetime,
    request_ids: Collection[str],
    places: Collection[tuple[str, int]] = (),
) -> Situation:
    """The situation of these requests, of all meetings of their people, and of all in these slots.

    `places` are blocks with the number of a slot. Whether these requests may lie in these slots depends on
    nothing else: nobody is twice in a slot, no table twice, and no limit is passed.
    """
    people = _people(session, request_ids)
    theirs = (
        select(Meeting.request_id)
        .join(MeetingPerson, MeetingPerson.meeting_id == Meeting.id)
        .where(MeetingPerson.attendee_id.in_(people), Meeting.state.in_(LIVE))
    )
    wanted = {*request_ids, *session.scalars(theirs)}
    if places:
        there = or_(*(and_(Meeting.block_id == block, Meeting.slot == slot) for block, slot in places))
        wanted |= set(session.scalars(select(Meeting.request_id).where(there, Meeting.state.in_(LIVE))))
    return situation_at(session, event_id, now, only=wanted)


def _people(session: Session, request_ids: Collection[str]) -> set[str]:
    request = MeetingRequest
    pairs = session.execute(select(request.from_id, request.to_id).where(request.id.in_(request_ids)))
    along = select(RequestCompanion.attendee_id).where(RequestCompanion.request_id.in_(request_ids))
    return {key for pair in pairs for key in pair} | set(session.scalars(along))
