"""The meetings of one person, or of everybody, as cards and the desk show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased

from db.tables import (
    Attendee,
    Meeting,
    MeetingBlock,
    MeetingPerson,
    MeetingRequest,
    MeetingTable,
    MeetingType,
    Organisation,
)
from desktop_app.features.checkin.rules import full_name
from desktop_app.features.meetings.queries.people import day_begins, last_way
from desktop_app.features.meetings.queries.places import block_row
from desktop_app.features.meetings.rules.meeting import DayMeeting, MeetingState, Party
from desktop_app.features.meetings.rules.place import TimedSlot

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Row, Select
    from sqlalchemy.orm import Session

_MINE = aliased(MeetingPerson)


def day_of(session: Session, event_id: str, attendee_id: str, now: datetime) -> list[DayMeeting]:
    """The meetings of one person in the order of time, cancelled ones left out; read in one statement."""
    query = _meetings(day_begins(session, event_id, now)).where(_MINE.attendee_id == bindparam("person"))
    return _days(session.execute(query, {"person": attendee_id})).get(attendee_id, [])


def days(session: Session, event_id: str, now: datetime) -> dict[str, list[DayMeeting]]:
    """For everybody with meetings, these in the order of time, cancelled ones left out."""
    query = _meetings(day_begins(session, event_id, now)).where(Meeting.event_id == event_id)
    return _days(session.execute(query))


def _meetings(since: datetime) -> Select[*tuple[Any, ...]]:
    """One row for each other person of each meeting of a person."""
    return (
        select(
            _MINE.attendee_id.label("whose"),
            _MINE.side.label("own_side"),
            MeetingPerson.side,
            MeetingPerson.absent,
            Meeting,
            MeetingBlock,
            MeetingTable.number,
            MeetingTable.place,
            MeetingType.id.label("type_id"),
            MeetingType.name.label("type"),
            MeetingType.colour,
            MeetingRequest.wish,
            MeetingRequest.needs,
            Attendee.id.label("attendee_id"),
            Attendee.given_name,
            Attendee.family_name,
            Attendee.country,
            Attendee.status,
            Attendee.erased_at,
            Attendee.organisation_id,
            Organisation.name.label("organisation"),
            Organisation.kind,
            last_way(since).label("way"),
        )
        .select_from(_MINE)
        .join(Meeting, Meeting.id == _MINE.meeting_id)
        .join(MeetingRequest, MeetingRequest.id == Meeting.request_id)
        .join(MeetingType, MeetingType.id == MeetingRequest.type_id)
        .join(MeetingBlock, MeetingBlock.id == Meeting.block_id)
        .join(MeetingTable, MeetingTable.id == Meeting.table_id)
        .join(MeetingPerson, MeetingPerson.meeting_id == Meeting.id)
        .join(Attendee, Attendee.id == MeetingPerson.attendee_id)
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .where(Meeting.state != MeetingState.CANCELLED, MeetingPerson.attendee_id != _MINE.attendee_id)
        .order_by(MeetingPerson.id)
    )


def _days(rows: Iterable[Row[*tuple[Any, ...]]]) -> dict[str, list[DayMeeting]]:
    meetings: dict[tuple[str, str], list[Row[*tuple[Any, ...]]]] = {}
    for row in rows:
        meetings.setdefault((row.whose, row.Meeting.id), []).append(row)
    found: dict[str, list[DayMeeting]] = {}
    for (whose, _), group in meetings.items():
        found.setdefault(whose, []).append(_meeting(group))
    for day in found.values():
        day.sort(key=lambda each: (each.slot.starts, each.meeting_id))
    return found


def _meeting(group: list[Row[*tuple[Any, ...]]]) -> DayMeeting:
    row = group[0]
    block = block_row(row.MeetingBlock)
    number = row.Meeting.slot
    return DayMeeting(
        meeting_id=row.Meeting.id,
        request_id=row.Meeting.request_id,
        slot=TimedSlot(
            block.id, number, block.starts(number), block.ends(number), block.session or block.name
        ),
        table_id=row.Meeting.table_id,
        table=row.number,
        place=row.place,
        type_id=row.type_id,
        type=row.type,
        colour=row.colour,
        state=MeetingState(row.Meeting.state),
        locked=row.Meeting.locked,
        partners=tuple(_party(each) for each in group if each.side != row.own_side),
        colleagues=tuple(_party(each) for each in group if each.side == row.own_side),
        wish=row.wish,
        needs=tuple(row.needs),
    )


def _party(row: Row[*tuple[Any, ...]]) -> Party:
    return Party(
        attendee_id=row.attendee_id,
        name=full_name(row.given_name, row.family_name),
        organisation=row.organisation or "",
        organisation_id=row.organisation_id,
        country=row.country,
        kind=row.kind or "",
        here=row.way == "entry",
        coming=row.status == "registered" and row.erased_at is None,
        absent=row.absent,
    )
