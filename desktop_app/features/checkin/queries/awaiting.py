"""The meetings that await a guest; asked with every scan, so in one statement by the guest's key."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import aliased

from db.base import UtcDateTime
from db.slots import slot_span
from db.tables import (
    Annulment,
    Attendee,
    Meeting,
    MeetingBlock,
    MeetingPerson,
    MeetingRequest,
    MeetingTable,
    MeetingType,
    Organisation,
    Scan,
)
from desktop_app.features.checkin.rules.answer import full_name
from desktop_app.features.checkin.rules.awaiting import NextMeeting, Partner

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

_MINE = aliased(MeetingPerson)

# Which way the partner went last today.
_WAY = (
    select(Scan.direction)
    .where(
        Scan.attendee_id == Attendee.id,
        Scan.admitted,
        Scan.at >= bindparam("since", type_=UtcDateTime()),
        ~exists().where(Annulment.scan_id == Scan.id),
    )
    .order_by(Scan.at.desc(), Scan.id.desc())
    .limit(1)
    .scalar_subquery()
)
# One row for each partner of each meeting.
_PLANNED = (
    select(
        Meeting.id,
        Meeting.slot,
        MeetingBlock.starts_at,
        MeetingBlock.slot_minutes,
        MeetingBlock.gap_minutes,
        MeetingTable.number,
        MeetingTable.place,
        MeetingType.name.label("type"),
        Attendee.given_name,
        Attendee.family_name,
        Organisation.name.label("organisation"),
        _WAY.label("way"),
    )
    .select_from(_MINE)
    .join(Meeting, Meeting.id == _MINE.meeting_id)
    .join(MeetingBlock, MeetingBlock.id == Meeting.block_id)
    .join(MeetingTable, MeetingTable.id == Meeting.table_id)
    .join(MeetingRequest, MeetingRequest.id == Meeting.request_id)
    .join(MeetingType, MeetingType.id == MeetingRequest.type_id)
    .join(MeetingPerson, (MeetingPerson.meeting_id == Meeting.id) & (MeetingPerson.side != _MINE.side))
    .join(Attendee, Attendee.id == MeetingPerson.attendee_id)
    .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
    .where(_MINE.attendee_id == bindparam("person"), Meeting.state == "planned")
    .order_by(MeetingPerson.id)
)


def meetings_today(session: Session, attendee_id: str, now: datetime, zone: str) -> tuple[NextMeeting, ...]:
    """The planned meetings of a person that end later on the day of `now` at the venue, the next first."""
    begins = now.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    rows: dict[str, list[Row[*tuple[Any, ...]]]] = {}
    for row in session.execute(_PLANNED, {"person": attendee_id, "since": begins}):
        rows.setdefault(row.id, []).append(row)
    meetings = (_meeting(group) for group in rows.values())
    ends = begins + timedelta(days=1)
    coming = (each for each in meetings if now < each.ends and each.starts < ends)
    return tuple(sorted(coming, key=lambda each: (each.starts, each.table)))


def _meeting(group: Sequence[Row[*tuple[Any, ...]]]) -> NextMeeting:
    row = group[0]
    span = slot_span(row.starts_at, row.slot, row.slot_minutes, row.gap_minutes)
    partners = tuple(
        Partner(full_name(each.given_name, each.family_name), each.organisation or "", each.way == "entry")
        for each in group
    )
    return NextMeeting(span.starts, span.ends, row.number, row.place, row.type, partners)
