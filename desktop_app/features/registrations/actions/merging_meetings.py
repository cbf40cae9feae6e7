"""What becomes of requests, meetings and profiles when two registrations become one."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, or_, select

from db.tables import (
    Absence,
    CardVersion,
    Meeting,
    MeetingPerson,
    MeetingProfile,
    MeetingRequest,
    RequestCompanion,
)
from desktop_app.features.registrations.actions.merging_slots import (
    cancel,
    free_slots,
    meetings_of,
    took_place,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_OPEN: Final = ("accepted", "pending")


def pass_on_meetings(session: Session, merged_id: str, kept_id: str) -> None:
    """Give the one person the requests and meetings of both, each only once.

    A request of one to the other was a mistake and goes with its meetings. Of two open requests with one
    partner one stays: that whose meeting took place, else that with a meeting, else the accepted one, else
    the older; where the partner had asked too, both wish it. Of two meetings in one slot one stays, see
    `free_slots`; the request of the other one waits again. Whatever took place stays in any case.
    """
    _pass_on_profile(session, merged_id, kept_id)
    _pass_on_cards(session, merged_id, kept_id)
    for absence in session.scalars(select(Absence).where(Absence.attendee_id == merged_id)):
        absence.attendee_id = kept_id
    _pass_on_requests(session, merged_id, kept_id)
    _pass_on_once(session, RequestCompanion, RequestCompanion.request_id, merged_id, kept_id)
    _pass_on_once(session, MeetingPerson, MeetingPerson.meeting_id, merged_id, kept_id)
    session.flush()
    _join_requests(session, kept_id)
    free_slots(session, kept_id)


def _pass_on_profile(session: Session, merged_id: str, kept_id: str) -> None:
    """What both say is joined; how many meetings, and whether at an own table, as the kept one says."""
    found = select(MeetingProfile).where(MeetingProfile.attendee_id.in_((merged_id, kept_id)))
    profiles = {row.attendee_id: row for row in session.scalars(found)}
    merged, kept = profiles.get(merged_id), profiles.get(kept_id)
    if merged is None:
        return
    if kept is None:
        merged.attendee_id = kept_id
        return
    for name in ("offers", "needs", "topics"):
        setattr(kept, name, list(dict.fromkeys((*getattr(kept, name), *getattr(merged, name)))))
    session.delete(merged)


def _pass_on_cards(session: Session, merged_id: str, kept_id: str) -> None:
    """The kept one's cards go on counting, beyond each number that is on a paper of either."""
    newest = select(func.max(CardVersion.version)).where(CardVersion.attendee_id == kept_id)
    known = session.scalar(newest) or 0
    for card in session.scalars(select(CardVersion).where(CardVersion.attendee_id == merged_id)).all():
        if card.version > known:
            card.attendee_id = kept_id
        else:
            session.delete(card)


def _pass_on_requests(session: Session, merged_id: str, kept_id: str) -> None:
    both = or_(MeetingRequest.from_id == merged_id, MeetingRequest.to_id == merged_id)
    for request in session.scalars(select(MeetingRequest).where(both)).all():
        if {request.from_id, request.to_id} <= {merged_id, kept_id}:
            _remove(session, request)
            continue
        if request.from_id == merged_id:
            request.from_id = kept_id
        if request.to_id == merged_id:
            request.to_id = kept_id


def _remove(session: Session, request: MeetingRequest) -> None:
    for meeting in session.scalars(select(Meeting).where(Meeting.request_id == request.id)).all():
        for person in session.scalars(select(MeetingPerson).where(MeetingPerson.meeting_id == meeting.id)):
            session.delete(person)
        session.delete(meeting)
    along = select(RequestCompanion).where(RequestCompanion.request_id == request.id)
    for companion in session.scalars(along).all():
        session.delete(companion)
    session.delete(request)


def _pass_on_once(session: Session, of: type[Any], whole: Any, merged_id: str, kept_id: str) -> None:  # noqa: ANN401 (columns of two tables)
    """Pass rows on, but where the kept one is part of the same request or meeting already."""
    session.flush()
    part: set[str] = set()
    if of is RequestCompanion:
        own = select(MeetingRequest.id).where(
            or_(MeetingRequest.from_id == kept_id, MeetingRequest.to_id == kept_id)
        )
        part.update(session.scalars(own))
    both = session.scalars(select(of).where(of.attendee_id.in_((kept_id, merged_id)))).all()
    for row in sorted(both, key=lambda each: (each.attendee_id != kept_id, each.id)):
        if getattr(row, whole.key) in part:
            session.delete(row)
            continue
        part.add(getattr(row, whole.key))
        if row.attendee_id != kept_id:
            row.attendee_id = kept_id


def _join_requests(session: Session, kept_id: str) -> None:
    """Leave one open request with each partner."""
    own = or_(MeetingRequest.from_id == kept_id, MeetingRequest.to_id == kept_id)
    found = select(MeetingRequest).where(own, MeetingRequest.state.in_(_OPEN))
    placed = meetings_of(session, kept_id)
    with_meeting = {meeting.request_id for meeting in placed}
    happened = {meeting.request_id for meeting in placed if took_place(meeting)}

    def partner(request: MeetingRequest) -> str:
        return request.to_id if request.from_id == kept_id else request.from_id

    def worth(request: MeetingRequest) -> tuple[bool, bool, bool, str]:
        accepted = request.state == "accepted"
        return request.id not in happened, request.id not in with_meeting, not accepted, request.id

    requests = sorted(session.scalars(found), key=lambda each: (partner(each), *worth(each)))
    for _, group in groupby(requests, key=partner):
        first, *others = group
        for other in others:
            first.mutual = first.mutual or other.mutual or other.from_id != first.from_id
            first.priority = max(first.priority, other.priority)
            if other.id in happened:
                continue
            other.state = "cancelled"
            cancel(meeting for meeting in placed if meeting.request_id == other.id)
