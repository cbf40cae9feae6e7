"""One meeting or request, found or refused: in which slot it lies, and whether it can still be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from db.tables import Attendee, Meeting, MeetingBlock, MeetingPerson, MeetingRequest
from desktop_app.errors import Refused
from desktop_app.features.checkin.rules import full_name
from desktop_app.features.meetings.queries.people import chunks
from desktop_app.features.meetings.queries.places import block_row
from desktop_app.features.meetings.rules.meeting import MeetingState
from desktop_app.features.meetings.rules.place import TimedSlot, has_begun
from desktop_app.features.meetings.rules.refusing import MeetingRefusal
from desktop_app.features.meetings.rules.request import OPEN

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy.orm import Session


def live_meeting(session: Session, request_id: str) -> Meeting | None:
    """The meeting of a request that is planned or took place; None where there is none."""
    found = select(Meeting).where(Meeting.request_id == request_id, Meeting.state != MeetingState.CANCELLED)
    return session.scalars(found).first()


def with_meeting(session: Session, request_ids: Collection[str]) -> set[str]:
    """Those of the requests that have a meeting which is planned or took place."""
    found: set[str] = set()
    for part in chunks(request_ids):
        live = select(Meeting.request_id).where(
            Meeting.request_id.in_(part), Meeting.state != MeetingState.CANCELLED
        )
        found.update(session.scalars(live))
    return found


def slot_of(session: Session, meeting: Meeting) -> TimedSlot:
    """The slot in which a meeting lies."""
    block = block_row(session.get_one(MeetingBlock, meeting.block_id))
    number = meeting.slot
    return TimedSlot(block.id, number, block.starts(number), block.ends(number), block.session or block.name)


def people_of(session: Session, meeting_id: str) -> dict[str, MeetingPerson]:
    """Who is to be at a meeting, by attendee."""
    found = select(MeetingPerson).where(MeetingPerson.meeting_id == meeting_id)
    return {row.attendee_id: row for row in session.scalars(found.order_by(MeetingPerson.id))}


def assert_movable(session: Session, meeting: Meeting, now: datetime) -> None:
    """Refuse to touch a meeting that has begun, took place or is locked.

    Raises:
        Refused: IS_PAST, NOT_PLANNED, IS_LOCKED.

    """
    if meeting.state != MeetingState.PLANNED:
        raise Refused(MeetingRefusal.NOT_PLANNED)
    if has_begun(slot_of(session, meeting), now):
        raise Refused(MeetingRefusal.IS_PAST)
    if meeting.locked:
        raise Refused(MeetingRefusal.IS_LOCKED)


def found_request(session: Session, request_id: str) -> MeetingRequest:
    """The request of that key.

    Raises:
        Refused: GONE.

    """
    row = session.get(MeetingRequest, request_id)
    if row is None:
        raise Refused(MeetingRefusal.GONE)
    return row


def open_between(
    session: Session, event_id: str, one: str, other: str, but: str = ""
) -> MeetingRequest | None:
    """The open request of these two, whoever asked; None where there is none."""
    pair = or_(
        and_(MeetingRequest.from_id == one, MeetingRequest.to_id == other),
        and_(MeetingRequest.from_id == other, MeetingRequest.to_id == one),
    )
    found = select(MeetingRequest).where(
        MeetingRequest.event_id == event_id, pair, MeetingRequest.state.in_(OPEN), MeetingRequest.id != but
    )
    return session.scalars(found.order_by(MeetingRequest.id).limit(1)).first()


def open_pairs(session: Session, event_id: str, people: Collection[str]) -> set[frozenset[str]]:
    """Each two of these people, some hundreds at most, between whom a request is open, whoever asked."""
    found = select(MeetingRequest.from_id, MeetingRequest.to_id).where(
        MeetingRequest.event_id == event_id,
        MeetingRequest.state.in_(OPEN),
        MeetingRequest.from_id.in_(people),
        MeetingRequest.to_id.in_(people),
    )
    return {frozenset((one, other)) for one, other in session.execute(found)}


def assert_coming(session: Session, event_id: str, attendee_id: str) -> None:
    """Refuse somebody who is not registered for the event.

    Raises:
        Refused: GONE, NOT_COMING.

    """
    person = session.get(Attendee, attendee_id)
    if person is None or person.event_id != event_id or person.erased_at is not None:
        raise Refused(MeetingRefusal.GONE)
    if person.status != "registered":
        raise Refused(MeetingRefusal.NOT_COMING, name=full_name(person.given_name, person.family_name))


def found_meeting(session: Session, meeting_id: str) -> Meeting:
    """The meeting of that key.

    Raises:
        Refused: GONE.

    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise Refused(MeetingRefusal.GONE)
    return meeting
