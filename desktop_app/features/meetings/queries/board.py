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

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.meeting import Party


def board(session: Session, event_id: str, now: datetime) -> BoardView:
    """Everything on the board at `now`; cancelled meetings are not."""
    blocks = tuple(places.blocks(session, event_id))
    slots = slots_of(blocks)
    tables = tuple(places.tables(session, event_id))
    rows = session.execute(
        select(Meeting, MeetingRequest.type_id, MeetingRequest.priority, MeetingRequest.needs)
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
            type_id=type_id,
            slot=slot_place[row.block_id, row.slot],
            table=table_place[row.table_id],
            state=MeetingState(row.state),
            locked=row.locked,
            first=tuple(sides[row.id, 1]),
            second=tuple(sides[row.id, 2]),
            follow_up=row.follow_up,
            comment=row.comment,
            priority=priority,
            needs=tuple(needs),
        )
        for row, type_id, priority, needs in rows
        if (row.block_id, row.slot) in slot_place
    ]
    meetings.sort(key=lambda each: (each.slot, each.table, each.id))
    kinds = {kind.id: kind for kind in places.types(session, event_id)}
    return BoardView(kinds, blocks, slots, tables, tuple(meetings))


def _sides(session: Session, event_id: str, now: datetime) -> Mapping[tuple[str, int], list[Party]]:
    rows = session.scalars(
        select(MeetingPerson)
        .join(Meeting, Meeting.id == MeetingPerson.meeting_id)
        .where(Meeting.event_id == event_id, Meeting.state != MeetingState.CANCELLED)
        .order_by(MeetingPerson.id)
    ).all()
    people = parties(session, event_id, now, {row.attendee_id for row in rows})
    found: dict[tuple[str, int], list[Party]] = defaultdict(list)
    for row in rows:
        found[row.meeting_id, row.side].append(replace(people[row.attendee_id], absent=row.absent))
    return found
