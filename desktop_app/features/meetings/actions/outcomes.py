"""How meetings went, noted at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import Refused
from desktop_app.features.meetings.queries.meetings import found_meeting, people_of, slot_of
from desktop_app.features.meetings.rules.meeting import MeetingState
from desktop_app.features.meetings.rules.outcome import Outcome, state_after
from desktop_app.features.meetings.rules.refusing import MeetingRefusal

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def note_outcome(
    session: Session, meeting_id: str, outcome: Outcome, now: datetime, staff_id: str | None = None
) -> None:
    """Note how a meeting went; noting it again corrects it.

    Raises:
        Refused: GONE, NOT_PLANNED of a cancelled one, NOT_YET before it begins, NOBODY_OF_IT.

    """
    meeting = found_meeting(session, meeting_id)
    if meeting.state == MeetingState.CANCELLED:
        raise Refused(MeetingRefusal.NOT_PLANNED)
    if now < slot_of(session, meeting).starts:
        raise Refused(MeetingRefusal.NOT_YET)
    people = people_of(session, meeting_id)
    if not outcome.absent <= people.keys():
        raise Refused(MeetingRefusal.NOBODY_OF_IT)
    for key, person in people.items():
        person.absent = key in outcome.absent
    first, second = ({key for key, person in people.items() if person.side == side} for side in (1, 2))
    meeting.state = state_after(first, second, outcome.absent)
    meeting.follow_up = outcome.follow_up
    meeting.comment = outcome.comment.strip()
    meeting.outcome_at = now
    meeting.staff_id = staff_id


def clear_outcome(session: Session, meeting_id: str) -> None:
    """Forget how a meeting went: it is planned again.

    Raises:
        Refused: GONE, NOT_PLANNED of a cancelled one.

    """
    meeting = found_meeting(session, meeting_id)
    if meeting.state == MeetingState.CANCELLED:
        raise Refused(MeetingRefusal.NOT_PLANNED)
    for person in people_of(session, meeting_id).values():
        person.absent = False
    meeting.state = MeetingState.PLANNED
    meeting.follow_up = False
    meeting.comment = ""
    meeting.outcome_at = meeting.staff_id = None
