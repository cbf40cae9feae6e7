"""The requests of an event, or of one person, as lists show them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from db.tables import Meeting, MeetingRequest, MeetingType, RequestCompanion
from desktop_app.features.meetings.queries.people import parties
from desktop_app.features.meetings.rules.meeting import MeetingState
from desktop_app.features.meetings.rules.request import RequestRow, RequestState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.meeting import Party


def requests(
    session: Session, event_id: str, now: datetime, *, attendee_id: str | None = None
) -> list[RequestRow]:
    """The requests, oldest first; with `attendee_id` those in which this person takes part."""
    query = (
        select(MeetingRequest, MeetingType.name)
        .join(MeetingType, MeetingType.id == MeetingRequest.type_id)
        .where(MeetingRequest.event_id == event_id)
        .order_by(MeetingRequest.at, MeetingRequest.id)
    )
    if attendee_id is not None:
        along = select(RequestCompanion.request_id).where(RequestCompanion.attendee_id == attendee_id)
        query = query.where(
            or_(
                MeetingRequest.from_id == attendee_id,
                MeetingRequest.to_id == attendee_id,
                MeetingRequest.id.in_(along),
            )
        )
    rows = [(row, kind) for row, kind in session.execute(query)]
    sides = _sides(session, event_id, [row for row, _ in rows])
    people = parties(
        session, event_id, now, {key for both in sides.values() for side in both for key in side}
    )
    live = _with_meeting(session, event_id)
    return [_row(row, kind, sides[row.id], people, placed=row.id in live) for row, kind in rows]


def _sides(
    session: Session, event_id: str, rows: Sequence[MeetingRequest]
) -> dict[str, tuple[list[str], list[str]]]:
    companions: dict[tuple[str, int], list[str]] = defaultdict(list)
    query = select(RequestCompanion).join(MeetingRequest, MeetingRequest.id == RequestCompanion.request_id)
    for row in session.scalars(
        query.where(MeetingRequest.event_id == event_id).order_by(RequestCompanion.id)
    ):
        companions[row.request_id, row.side].append(row.attendee_id)
    return {
        row.id: ([row.from_id, *companions[row.id, 1]], [row.to_id, *companions[row.id, 2]]) for row in rows
    }


def _with_meeting(session: Session, event_id: str) -> set[str]:
    found = select(Meeting.request_id).where(
        Meeting.event_id == event_id, Meeting.state != MeetingState.CANCELLED
    )
    return set(session.scalars(found))


def _row(
    row: MeetingRequest,
    kind: str,
    sides: tuple[Iterable[str], Iterable[str]],
    people: Mapping[str, Party],
    *,
    placed: bool,
) -> RequestRow:
    first, second = (tuple(people[key] for key in side) for side in sides)
    return RequestRow(
        id=row.id,
        type_id=row.type_id,
        type=kind,
        first=first,
        second=second,
        priority=row.priority,
        mutual=row.mutual,
        state=RequestState(row.state),
        needs=tuple(row.needs),
        wish=row.wish,
        note=row.note,
        source=row.source,
        at=row.at,
        placed=placed,
    )
