"""Changes to when and as what meetings can lie: types and blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import func, select

from db.base import Row
from db.tables import Meeting, MeetingBlock, MeetingRequest, MeetingTable, MeetingType
from desktop_app.errors import Refused
from desktop_app.features.meetings.queries.places import block_row, blocks
from desktop_app.features.meetings.rules.place import (
    check_block,
    check_block_words,
    check_lengths,
)
from desktop_app.features.meetings.rules.refusing import PlaceRefusal
from desktop_app.features.setup.rules import SetupRefusal, check_colour

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

R = TypeVar("R", bound=Row)


def found_place(session: Session, of: type[R], key: str) -> R:
    """The row of that key.

    Raises:
        Refused: GONE.

    """
    row = session.get(of, key)
    if row is None:
        raise Refused(PlaceRefusal.GONE)
    return row


# --- types -----------------------------------------------------------------------------------------------


def add_meeting_type(session: Session, event_id: str, name: str, colour: str = "#1E5AA8") -> str:
    """Make a type of meetings; gives its key.

    Raises:
        Refused: NAME_EMPTY, TOO_LONG, NAME_TAKEN, COLOUR_INVALID.

    """
    row = MeetingType(event_id=event_id, position=_next_position(session, event_id))
    _name_type(session, row, name)
    _colour_type(row, colour)
    session.add(row)
    session.flush()
    return row.id


def edit_meeting_type(session: Session, type_id: str, /, **changes: Any) -> None:  # noqa: ANN401 (columns of several types)
    """Change name, colour or blocks of a type.

    Raises:
        Refused: GONE, NAME_EMPTY, TOO_LONG, NAME_TAKEN, COLOUR_INVALID.

    """
    row = found_place(session, MeetingType, type_id)
    if "name" in changes:
        _name_type(session, row, changes["name"])
    if "colour" in changes:
        _colour_type(row, changes["colour"])
    if "block_ids" in changes:
        row.block_ids = list(changes["block_ids"])


def remove_meeting_type(session: Session, type_id: str) -> None:
    """Remove a type of which there are no requests.

    Raises:
        Refused: GONE, TYPE_IN_USE.

    """
    row = found_place(session, MeetingType, type_id)
    used = session.scalar(select(func.count()).where(MeetingRequest.type_id == type_id)) or 0
    if used:
        raise Refused(PlaceRefusal.TYPE_IN_USE, name=row.name, count=str(used))
    session.delete(row)


def _next_position(session: Session, event_id: str) -> int:
    newest = select(func.max(MeetingType.position)).where(MeetingType.event_id == event_id)
    return (session.scalar(newest) or 0) + 1


def _name_type(session: Session, row: MeetingType, name: str) -> None:
    name = " ".join(name.split())
    if not name:
        raise Refused(SetupRefusal.NAME_EMPTY)
    check_lengths(name)
    with session.no_autoflush:
        others = session.execute(
            select(MeetingType.id, MeetingType.name).where(MeetingType.event_id == row.event_id)
        )
        if any(key != row.id and other.casefold() == name.casefold() for key, other in others):
            raise Refused(PlaceRefusal.NAME_TAKEN, name=name)
    row.name = name


def _colour_type(row: MeetingType, colour: str) -> None:
    check_colour(colour)
    row.colour = colour


# --- blocks ----------------------------------------------------------------------------------------------


def add_meeting_block(
    session: Session,
    event_id: str,
    /,
    *,
    name: str,
    starts_at: datetime,
    slots: int = 12,
    slot_minutes: int = 20,
    **columns: Any,  # noqa: ANN401 (columns of several types)
) -> str:
    """Make a block of slots; `columns` are gap_minutes, session and notice_minutes. Gives its key.

    Raises:
        Refused: a `PlaceRefusal` of `check_block` or `check_block_words`.

    """
    row = MeetingBlock(
        event_id=event_id,
        name=name.strip(),
        starts_at=starts_at,
        slots=slots,
        slot_minutes=slot_minutes,
        **{"gap_minutes": 0, "session": "", "notice_minutes": 10, **columns},
    )
    others = blocks(session, event_id)
    check_block(block_row(row), others)
    check_block_words(block_row(row), others)
    session.add(row)
    session.flush()
    return row.id


def edit_meeting_block(session: Session, block_id: str, /, **changes: Any) -> None:  # noqa: ANN401 (columns of several types)
    """Change columns of a block: its meetings move with it when it begins later or its slots grow.

    Raises:
        Refused: GONE, SLOTS_IN_USE where meetings lie in slots that would be no more, or as when made.

    """
    row = found_place(session, MeetingBlock, block_id)
    for name, value in changes.items():
        setattr(row, name, value)
    with session.no_autoflush:
        others = [each for each in blocks(session, row.event_id) if each.id != block_id]
        check_block(block_row(row), others)
        if changes.keys() & {"name", "session"}:
            check_block_words(block_row(row), others)
        beyond = _live(Meeting.block_id == block_id, Meeting.slot >= row.slots)
        if count := session.scalar(beyond) or 0:
            raise Refused(PlaceRefusal.SLOTS_IN_USE, name=row.name, count=str(count))


def remove_meeting_block(session: Session, block_id: str) -> None:
    """Remove a block in which no meeting ever lay.

    Raises:
        Refused: GONE, BLOCK_IN_USE.

    """
    row = found_place(session, MeetingBlock, block_id)
    used = session.scalar(select(func.count()).where(Meeting.block_id == block_id)) or 0
    if used:
        raise Refused(PlaceRefusal.BLOCK_IN_USE, name=row.name, count=str(used))
    others: list[MeetingTable | MeetingType] = [
        *session.scalars(select(MeetingTable).where(MeetingTable.event_id == row.event_id)),
        *session.scalars(select(MeetingType).where(MeetingType.event_id == row.event_id)),
    ]
    for other in others:
        if block_id in other.block_ids:
            other.block_ids = [key for key in other.block_ids if key != block_id]
    session.delete(row)


def _live(*where: Any) -> Any:  # noqa: ANN401 (conditions and a statement of SQLAlchemy)
    return select(func.count()).select_from(Meeting).where(Meeting.state != "cancelled", *where)
