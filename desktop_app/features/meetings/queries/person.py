"""What the desk sees of one person who meets: profile, stretches without meetings, who the person is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.features.meetings.queries.keeping import stretches
from desktop_app.features.meetings.queries.people import parties
from desktop_app.features.meetings.queries.profiles import profile

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.meeting import Party, Profile, Stretch


@dataclass(frozen=True, slots=True)
class PersonAtMeetings:
    """Somebody, with or without meetings."""

    party: Party
    profile: Profile
    stretches: tuple[Stretch, ...]


def person(session: Session, event_id: str, attendee_id: str, now: datetime) -> PersonAtMeetings | None:
    """What is known of a person; None where there is nobody of that key."""
    party = parties(session, event_id, now, [attendee_id]).get(attendee_id)
    if party is None:
        return None
    away = stretches(session, event_id, [attendee_id]).get(attendee_id, ())
    return PersonAtMeetings(party, profile(session, attendee_id), tuple(away))
