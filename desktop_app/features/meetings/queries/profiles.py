"""What people offer, need and talk about, and whom they should meet for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from db.tables import Attendee, CustomField, MeetingProfile, MeetingRequest
from desktop_app.features.meetings.queries.people import parties
from desktop_app.features.meetings.rules.meeting import Profile
from desktop_app.features.meetings.rules.profile_words import lists_from
from desktop_app.features.meetings.rules.request import RequestState
from desktop_app.features.meetings.rules.suggesting import Suggester, without

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.meeting import Party
    from desktop_app.features.meetings.rules.suggesting import Suggestion


def profile(session: Session, attendee_id: str) -> Profile:
    """The profile of one person; see `profiles`. An empty one where nothing is known."""
    person = session.get(Attendee, attendee_id)
    if person is None:
        return Profile(attendee_id)
    row = session.scalars(select(MeetingProfile).where(MeetingProfile.attendee_id == attendee_id)).first()
    return _profile(person, row, _labels(session, person.event_id))


def profiles(session: Session, event_id: str) -> dict[str, Profile]:
    """The profiles of everybody of an event by attendee.

    What is not entered as a profile is taken from the registration: from the answers to the event's own
    questions that ask for offers, needs or topics.
    """
    labels = _labels(session, event_id)
    rows = session.execute(
        select(Attendee, MeetingProfile)
        .outerjoin(MeetingProfile, MeetingProfile.attendee_id == Attendee.id)
        .where(Attendee.event_id == event_id, Attendee.erased_at.is_(None))
        .order_by(Attendee.id)
    )
    return {person.id: _profile(person, row, labels) for person, row in rows}


def suggestions(
    session: Session, event_id: str, attendee_id: str, now: datetime, limit: int = 20
) -> list[tuple[Party, Suggestion]]:
    """Whom a person should meet, best first, with the reasons.

    Nobody of the person's own organisation, nobody who is not coming, and nobody whom the person has asked or
    was asked by, unless that was cancelled.
    """
    people = session.execute(
        select(Attendee.id, Attendee.organisation_id, Attendee.status).where(Attendee.event_id == event_id)
    ).all()
    colleagues = without({row.id: row.organisation_id for row in people}, attendee_id)
    away = {row.id for row in people if row.status != "registered"}
    asked = _asked(session, attendee_id)
    found = Suggester(profiles(session, event_id).values()).suggestions(
        attendee_id, but=colleagues | away | asked, limit=limit
    )
    known = parties(session, event_id, now, [each.attendee_id for each in found])
    return [(known[each.attendee_id], each) for each in found]


def _asked(session: Session, attendee_id: str) -> set[str]:
    request = MeetingRequest
    found = select(request.from_id, request.to_id).where(
        or_(request.from_id == attendee_id, request.to_id == attendee_id),
        request.state != RequestState.CANCELLED,
    )
    return {key for pair in session.execute(found) for key in pair}


def _labels(session: Session, event_id: str) -> dict[str, str]:
    found = select(CustomField.key, CustomField.label).where(CustomField.event_id == event_id)
    return {row.key: row.label for row in session.execute(found.order_by(CustomField.position))}


def _profile(person: Attendee, row: MeetingProfile | None, labels: dict[str, str]) -> Profile:
    answered = lists_from(labels, person.custom)
    bare = Profile(
        person.id, answered.get("offers", ()), answered.get("needs", ()), answered.get("topics", ())
    )
    if row is None:
        return bare
    return replace(
        bare,
        offers=tuple(row.offers) or bare.offers,
        needs=tuple(row.needs) or bare.needs,
        topics=tuple(row.topics) or bare.topics,
        most=row.most,
        wants_table=row.wants_table,
    )
