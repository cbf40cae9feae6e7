"""Which meetings a merge calls off: those that are on the board before it and not after it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.slots import slot_span
from db.tables import Attendee, Meeting, MeetingBlock, MeetingPerson, MeetingTable
from desktop_app.features.checkin.rules import full_name

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class CalledOff:
    """A meeting as it is told in a sentence: when, at which table, and who was to be there."""

    starts: datetime
    table: int
    names: tuple[str, ...]


def standing_meetings(session: Session, event_id: str) -> frozenset[str]:
    """The keys of all meetings of an event that are not cancelled."""
    found = select(Meeting.id).where(Meeting.event_id == event_id, Meeting.state != "cancelled")
    return frozenset(session.scalars(found))


def meetings_told(session: Session, meeting_ids: Collection[str]) -> list[CalledOff]:
    """These meetings in the order of time."""
    block = MeetingBlock
    found = (
        select(Meeting.id, Meeting.slot, MeetingTable.number, block)
        .join(block, block.id == Meeting.block_id)
        .join(MeetingTable, MeetingTable.id == Meeting.table_id)
        .where(Meeting.id.in_(meeting_ids))
    )
    names = _names(session, meeting_ids)
    told = [
        CalledOff(
            slot_span(where.starts_at, slot, where.slot_minutes, where.gap_minutes).starts,
            number,
            tuple(names[key]),
        )
        for key, slot, number, where in session.execute(found)
    ]
    return sorted(told, key=lambda each: (each.starts, each.table, each.names))


def _names(session: Session, meeting_ids: Collection[str]) -> dict[str, list[str]]:
    person = MeetingPerson
    found = (
        select(person.meeting_id, Attendee.given_name, Attendee.family_name)
        .join(Attendee, Attendee.id == person.attendee_id)
        .where(person.meeting_id.in_(meeting_ids))
        .order_by(person.side, person.id)
    )
    names: dict[str, list[str]] = defaultdict(list)
    for key, given, family in session.execute(found):
        names[key].append(full_name(given, family))
    return names
