"""The types, blocks and tables of an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from db.tables import MeetingBlock, MeetingTable, MeetingType, Organisation
from desktop_app.features.meetings.rules.place import BlockRow, TableRow, TypeRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

# Columns, not rows that could be changed: all of them are read before each move on the board.
_TYPE: Final = (MeetingType.id, MeetingType.name, MeetingType.colour, MeetingType.block_ids)
_TABLE: Final = (
    *(MeetingTable.id, MeetingTable.number, MeetingTable.place, MeetingTable.features),
    *(MeetingTable.organisation_id, MeetingTable.block_ids),
    *(MeetingTable.closed_from, MeetingTable.closed_until),
)


def types(session: Session, event_id: str) -> list[TypeRow]:
    """The types of meetings in their order."""
    found = select(*_TYPE).where(MeetingType.event_id == event_id)
    return [
        TypeRow(row.id, row.name, row.colour, tuple(row.block_ids))
        for row in session.execute(found.order_by(MeetingType.position, MeetingType.id))
    ]


def blocks(session: Session, event_id: str) -> list[BlockRow]:
    """The blocks of slots in the order of time."""
    found = select(MeetingBlock).where(MeetingBlock.event_id == event_id)
    return [
        block_row(row) for row in session.scalars(found.order_by(MeetingBlock.starts_at, MeetingBlock.id))
    ]


def block_row(row: MeetingBlock) -> BlockRow:
    """A block as the rules know it."""
    return BlockRow(
        row.id,
        row.name,
        row.starts_at,
        row.slots,
        row.slot_minutes,
        row.gap_minutes,
        row.session,
        row.notice_minutes,
    )


def tables(session: Session, event_id: str) -> list[TableRow]:
    """The tables by number."""
    found = (
        select(*_TABLE, Organisation.name.label("organisation"))
        .outerjoin(Organisation, Organisation.id == MeetingTable.organisation_id)
        .where(MeetingTable.event_id == event_id)
    )
    return [
        TableRow(
            id=row.id,
            number=row.number,
            place=row.place,
            features=tuple(row.features),
            organisation_id=row.organisation_id,
            organisation=row.organisation or "",
            block_ids=tuple(row.block_ids),
            closed_from=row.closed_from,
            closed_until=row.closed_until,
        )
        for row in session.execute(found.order_by(MeetingTable.number))
    ]
