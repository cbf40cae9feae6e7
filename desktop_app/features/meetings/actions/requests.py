"""Changes to requests at the desk: made, accepted, declined, cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.tables import Attendee, MeetingRequest, MeetingType, RequestCompanion
from desktop_app.errors import Refused
from desktop_app.features.checkin.rules import full_name
from desktop_app.features.meetings.actions.tables import features_of
from desktop_app.features.meetings.queries.meetings import (
    assert_coming,
    assert_movable,
    found_request,
    live_meeting,
    open_between,
)
from desktop_app.features.meetings.rules.meeting import MeetingState
from desktop_app.features.meetings.rules.refusing import MeetingRefusal, PlaceRefusal
from desktop_app.features.meetings.rules.request import Priority, RequestState

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session


def add_request(
    session: Session,
    event_id: str,
    from_id: str,
    to_id: str,
    *,
    type_id: str,
    now: datetime,
    priority: int = Priority.NORMAL,
    state: RequestState = RequestState.ACCEPTED,
    needs: Sequence[str] = (),
    wish: str = "",
    companions: Collection[tuple[str, int]] = (),
) -> str:
    """Note that one person wishes to meet another; gives the request's key.

    `companions` are (attendee, side) of those who come along with the first (1) or the second (2).

    Raises:
        Refused: SAME_PERSON, NOT_COMING, ASKED_BEFORE, COMES_TWICE, GONE, NO_TYPE.

    """
    _assert_can_meet(session, event_id, from_id, to_id)
    _assert_type(session, event_id, type_id)
    known = open_between(session, event_id, from_id, to_id)
    if known is not None:
        raise Refused(MeetingRefusal.ASKED_BEFORE, one=_name(session, from_id), other=_name(session, to_id))
    row = MeetingRequest(
        event_id=event_id,
        type_id=type_id,
        from_id=from_id,
        to_id=to_id,
        priority=min(max(priority, Priority.LOW), Priority.HIGH),
        state=state,
        needs=features_of(needs),
        wish=wish.strip(),
        at=now,
    )
    session.add(row)
    session.flush()
    _bring_along(session, row, companions)
    return row.id


def edit_request(
    session: Session,
    request_id: str,
    /,
    *,
    type_id: str | None = None,
    priority: int | None = None,
    needs: Sequence[str] | None = None,
    wish: str | None = None,
    note: str | None = None,
) -> None:
    """Change what a request says; a meeting of it stays where it is.

    Raises:
        Refused: GONE, NO_TYPE.

    """
    row = found_request(session, request_id)
    if type_id is not None:
        _assert_type(session, row.event_id, type_id)
        row.type_id = type_id
    if priority is not None:
        row.priority = min(max(priority, Priority.LOW), Priority.HIGH)
    if needs is not None:
        row.needs = features_of(needs)
    if wish is not None:
        row.wish = wish.strip()
    if note is not None:
        row.note = note.strip()


def accept_request(session: Session, request_id: str) -> None:
    """Note that the other side agrees: the request can be placed.

    Raises:
        Refused: GONE, NOT_COMING, ASKED_BEFORE.

    """
    row = found_request(session, request_id)
    _assert_can_meet(session, row.event_id, row.from_id, row.to_id)
    known = open_between(session, row.event_id, row.from_id, row.to_id, but=request_id)
    if known is not None:
        one, other = _name(session, row.from_id), _name(session, row.to_id)
        raise Refused(MeetingRefusal.ASKED_BEFORE, one=one, other=other)
    row.state = RequestState.ACCEPTED


def decline_request(session: Session, request_id: str, now: datetime, note: str = "") -> None:
    """Note that the other side does not wish to meet; a meeting that was planned is cancelled.

    Raises:
        Refused: GONE, IS_PAST, IS_LOCKED.

    """
    _end_request(session, request_id, RequestState.DECLINED, now, note)


def cancel_request(session: Session, request_id: str, now: datetime, note: str = "") -> None:
    """Note that who asked does not wish to meet any more; a meeting that was planned is cancelled.

    Raises:
        Refused: GONE, IS_PAST, IS_LOCKED.

    """
    _end_request(session, request_id, RequestState.CANCELLED, now, note)


def _end_request(session: Session, request_id: str, state: RequestState, now: datetime, note: str) -> None:
    row = found_request(session, request_id)
    meeting = live_meeting(session, request_id)
    if meeting is not None:
        assert_movable(session, meeting, now)
        meeting.state = MeetingState.CANCELLED
    row.state = state
    if note.strip():
        row.note = note.strip()


def _assert_can_meet(session: Session, event_id: str, from_id: str, to_id: str) -> None:
    if from_id == to_id:
        raise Refused(MeetingRefusal.SAME_PERSON)
    for key in (from_id, to_id):
        assert_coming(session, event_id, key)


def _assert_type(session: Session, event_id: str, type_id: str) -> None:
    kind = session.get(MeetingType, type_id)
    if kind is None or kind.event_id != event_id:
        raise Refused(PlaceRefusal.NO_TYPE)


def _bring_along(session: Session, row: MeetingRequest, companions: Collection[tuple[str, int]]) -> None:
    there = {row.from_id, row.to_id}
    for attendee_id, side in companions:
        assert_coming(session, row.event_id, attendee_id)
        if attendee_id in there:
            raise Refused(MeetingRefusal.COMES_TWICE, name=_name(session, attendee_id))
        there.add(attendee_id)
        session.add(RequestCompanion(request_id=row.id, attendee_id=attendee_id, side=side))
    session.flush()


def _name(session: Session, attendee_id: str) -> str:
    person = session.get_one(Attendee, attendee_id)
    return full_name(person.given_name, person.family_name)
