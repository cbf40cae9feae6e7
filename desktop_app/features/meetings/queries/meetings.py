"""One meeting: of which request, in which slot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import Meeting, MeetingBlock, MeetingPerson
from desktop_app.features.meetings.queries.places import block_row
from desktop_app.features.meetings.rules.meeting import MeetingState
from desktop_app.features.meetings.rules.place import TimedSlot

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def live_meeting(session: Session, request_id: str) -> Meeting | None:
    """The meeting of a request that is planned or took place; None where there is none."""
    found = select(Meeting).where(Meeting.request_id == request_id, Meeting.state != MeetingState.CANCELLED)
    return session.scalars(found).first()


def slot_of(session: Session, meeting: Meeting) -> TimedSlot:
    """The slot in which a meeting lies."""
    block = block_row(session.get_one(MeetingBlock, meeting.block_id))
    number = meeting.slot
    return TimedSlot(block.id, number, block.starts(number), block.ends(number), block.session or block.name)


def people_of(session: Session, meeting_id: str) -> dict[str, MeetingPerson]:
    """Who is to be at a meeting, by attendee."""
    found = select(MeetingPerson).where(MeetingPerson.meeting_id == meeting_id)
    return {row.attendee_id: row for row in session.scalars(found.order_by(MeetingPerson.id))}
