"""What people offer, need and talk about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import Attendee, MeetingProfile
from desktop_app.features.meetings.rules.meeting import Profile

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def profile(session: Session, attendee_id: str) -> Profile:
    """The profile of one person; an empty one where nothing is known."""
    found = select(MeetingProfile).where(MeetingProfile.attendee_id == attendee_id)
    row = session.scalars(found).one_or_none()
    return Profile(attendee_id) if row is None else _profile(row)


def profiles(session: Session, event_id: str) -> dict[str, Profile]:
    """The profiles of an event by attendee."""
    found = select(MeetingProfile).join(Attendee, Attendee.id == MeetingProfile.attendee_id)
    rows = session.scalars(found.where(Attendee.event_id == event_id).order_by(MeetingProfile.id))
    return {row.attendee_id: _profile(row) for row in rows}


def _profile(row: MeetingProfile) -> Profile:
    return Profile(
        row.attendee_id,
        tuple(row.offers),
        tuple(row.needs),
        tuple(row.topics),
        row.most,
        row.wants_table,
    )
