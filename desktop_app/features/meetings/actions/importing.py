"""Requests of a list written, all under one action."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from sqlalchemy import select

from db.tables import Attendee, Event, MeetingRequest, MeetingType
from desktop_app.errors import Refused
from desktop_app.features.meetings.actions.places import add_meeting_type
from desktop_app.features.meetings.queries.meetings import (
    assert_coming,
    live_meeting,
    open_pairs,
    slot_of,
)
from desktop_app.features.meetings.rules.meeting import MeetingState
from desktop_app.features.meetings.rules.place import has_begun
from desktop_app.features.meetings.rules.refusing import MeetingRefusal
from desktop_app.features.meetings.rules.request import OPEN, RequestState
from desktop_app.features.meetings.rules.request_plan import SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.request_plan import PlannedRequest, RequestPlan

CHUNK: Final = 150
"""Requests written in one transaction."""

# Told apart by people who do not see red and green, and dark enough for white text.
COLOURS: Final = ("#1E5AA8", "#B45309", "#6D28D9", "#9D174D", "#0F766E", "#15202B")


def import_requests(session: Session, event_id: str, plan: RequestPlan, now: datetime) -> Iterator[int]:
    """Write what is new and changed, for `Store.write_chunks`; yields how many rows are written so far.

    A request that was made meanwhile between the same two is left as it is. One that the list declines or
    cancels loses its planned meeting, unless that has begun or is locked.

    Raises:
        Refused: GONE or NOT_COMING where somebody of a new request is not on the list any more,
            CHANGED_MEANWHILE where a request is gone.

    """
    types = _types(session, event_id, plan)
    zone = ZoneInfo(session.get_one(Event, event_id).zone)
    rows = (*plan.new, *plan.changed)
    for start in range(0, len(rows), CHUNK):
        part = rows[start : start + CHUNK]
        new = [row for row in part if row.request_id is None]
        _add_all(session, event_id, new, types, now, zone)
        for row in part[len(new) :]:
            _change(session, row, types, now)
        session.flush()
        yield start + len(part)


def _types(session: Session, event_id: str, plan: RequestPlan) -> dict[str, str]:
    found = session.execute(select(MeetingType.name, MeetingType.id).where(MeetingType.event_id == event_id))
    types = {name.casefold(): key for name, key in found}
    for name in plan.new_types:
        if name.casefold() not in types:
            colour = COLOURS[len(types) % len(COLOURS)]
            types[name.casefold()] = add_meeting_type(session, event_id, name, colour)
    return types


def _add_all(
    session: Session,
    event_id: str,
    rows: Sequence[PlannedRequest],
    types: dict[str, str],
    now: datetime,
    zone: ZoneInfo,
) -> None:
    """Add what is new; the people, and what is open between them, are read once for all of the rows."""
    keys = {key for row in rows for key in (row.from_id, row.to_id)}
    # Held here, so that the session knows them without reading each anew.
    people = {one.id: one for one in session.scalars(select(Attendee).where(Attendee.id.in_(keys)))}
    asked = open_pairs(session, event_id, people)
    for row in rows:
        for key in (row.from_id, row.to_id):
            assert_coming(session, event_id, key)
        pair = frozenset((row.from_id, row.to_id))
        if row.row.state not in OPEN or pair not in asked:
            _add(session, event_id, row, types, now, zone)
        if row.row.state in OPEN:
            asked.add(pair)


def _add(
    session: Session, event_id: str, row: PlannedRequest, types: dict[str, str], now: datetime, zone: ZoneInfo
) -> None:
    at = row.row.at
    if at is not None and at.tzinfo is None:
        at = at.replace(tzinfo=zone)
    session.add(
        MeetingRequest(
            event_id=event_id,
            type_id=types[row.type.casefold()],
            from_id=row.from_id,
            to_id=row.to_id,
            priority=int(row.row.priority),
            mutual=row.mutual,
            state=row.row.state,
            needs=list(row.row.needs),
            wish=row.row.wish,
            source=SOURCE,
            source_key=row.key,
            at=now if at is None else at.astimezone(UTC),
        )
    )


def _change(session: Session, row: PlannedRequest, types: dict[str, str], now: datetime) -> None:
    request = session.get(MeetingRequest, row.request_id)
    if request is None:
        raise Refused(MeetingRefusal.CHANGED_MEANWHILE)
    for change in row.changes:
        if change.field == "type":
            request.type_id = types[row.type.casefold()]
        elif change.field == "priority":
            request.priority = int(row.row.priority)
        elif change.field == "state":
            _set_state(session, request, RequestState(change.new), now)
        elif change.field == "mutual":
            request.mutual = row.mutual
        elif change.field == "needs":
            request.needs = list(row.row.needs)
        else:
            request.wish = row.row.wish


def _set_state(session: Session, request: MeetingRequest, state: RequestState, now: datetime) -> None:
    """Set the state that the list says, unless staff or the time have gone further."""
    meeting = live_meeting(session, request.id)
    if state not in OPEN and meeting is not None:
        begun = has_begun(slot_of(session, meeting), now)
        if begun or meeting.locked or meeting.state != MeetingState.PLANNED:
            return
        meeting.state = MeetingState.CANCELLED
    request.state = state
