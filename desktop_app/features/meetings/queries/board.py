"""The board: every slot, table and meeting of an event."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import Meeting, MeetingPerson, MeetingRequest
from desktop_app.features.meetings.queries import places
from desktop_app.features.meetings.queries.people import parties
from desktop_app.features.meetings.rules.meeting import BoardMeeting, BoardView, MeetingState
from desktop_app.features.meetings.rules.place import slots_of
from desktop_app.features.meetings.rules.sight import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.meeting import Party


# Columns, not rows that could be changed: the board is read again after every change.
_SHOWN = (
    *(Meeting.id, Meeting.request_id, Meeting.block_id, Meeting.slot, Meeting.table_id, Meeting.state),
    *(Meeting.locked, Meeting.follow_up, Meeting.comment, Meeting.outcome_at),
    *(MeetingRequest.type_id, MeetingRequest.priority, MeetingRequest.needs),
)


def board(session: Session, event_id: str, now: datetime) -> BoardView:
    """Everything on the board at `now`; cancelled meetings are not."""
    blocks = tuple(places.blocks(session, event_id))
    slots = slots_of(blocks)
    tables = tuple(places.tables(session, event_id))
    rows = session.execute(
        select(*_SHOWN)
        .join(MeetingRequest, MeetingRequest.id == Meeting.request_id)
        .where(Meeting.event_id == event_id, Meeting.state != MeetingState.CANCELLED)
    ).all()
    sides = _sides(session, event_id, now)
    slot_place = {(slot.block_id, slot.number): place for place, slot in enumerate(slots)}
    table_place = {table.id: place for place, table in enumerate(tables)}
    meetings = [
        BoardMeeting(
            id=row.id,
            request_id=row.request_id,
            type_id=row.type_id,
            slot=slot_place[row.block_id, row.slot],
            table=table_place[row.table_id],
            state=MeetingState(row.state),
            locked=row.locked,
            first=tuple(sides.get((row.id, 1), ())),
            second=tuple(sides.get((row.id, 2), ())),
            follow_up=row.follow_up,
            comment=row.comment,
            priority=row.priority,
            needs=tuple(row.needs),
            outcome_at=row.outcome_at,
        )
        for row in rows
        if (row.block_id, row.slot) in slot_place
    ]
    meetings.sort(key=place_of)
    kinds = {kind.id: kind for kind in places.types(session, event_id)}
    return BoardView(kinds, blocks, slots, tables, tuple(meetings))


def _sides(session: Session, event_id: str, now: datetime) -> Mapping[tuple[str, int], list[Party]]:
    person = MeetingPerson
    rows = session.execute(
        select(person.meeting_id, person.side, person.attendee_id, person.absent)
        .join(Meeting, Meeting.id == MeetingPerson.meeting_id)
        .where(Meeting.event_id == event_id, Meeting.state != MeetingState.CANCELLED)
        .order_by(MeetingPerson.id)
    ).all()
    people = parties(session, event_id, now, {row.attendee_id for row in rows})
    found: dict[tuple[str, int], list[Party]] = defaultdict(list)
    for row in rows:
        party = people[row.attendee_id]
        found[row.meeting_id, row.side].append(replace(party, absent=True) if row.absent else party)
    return found
