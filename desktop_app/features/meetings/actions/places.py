"""Changes to where and when meetings can lie: types, blocks, tables."""

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
    check_closed,
    check_lengths,
    check_number,
)
from desktop_app.features.meetings.rules.refusing import PlaceRefusal
from desktop_app.features.setup.rules import SetupRefusal, check_colour

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

R = TypeVar("R", bound=Row)


def _found(session: Session, of: type[R], key: str) -> R:
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
    row = _found(session, MeetingType, type_id)
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
    row = _found(session, MeetingType, type_id)
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
    row = _found(session, MeetingBlock, block_id)
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
    row = _found(session, MeetingBlock, block_id)
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


# --- tables ----------------------------------------------------------------------------------------------


def add_meeting_tables(
    session: Session,
    event_id: str,
    first: int,
    last: int,
    *,
    place: str = "",
    features: Sequence[str] = (),
    block_ids: Sequence[str] = (),
) -> list[str]:
    """Make the tables of these numbers, both included; gives their keys.

    Raises:
        Refused: NUMBERS_SWAPPED, NUMBER_OUT_OF_RANGE, TOO_LONG, TABLE_THERE.

    """
    check_lengths(place.strip(), *features_of(features))
    if not 0 < first <= last or last - first >= MOST_TABLES:
        raise Refused(PlaceRefusal.NUMBERS_SWAPPED, most=str(MOST_TABLES))
    check_number(last)
    wanted = range(first, last + 1)
    there = set(session.scalars(select(MeetingTable.number).where(MeetingTable.event_id == event_id)))
    if taken := sorted(there.intersection(wanted)):
        raise Refused(PlaceRefusal.TABLE_THERE, number=str(taken[0]))
    rows = [
        MeetingTable(
            event_id=event_id,
            number=number,
            place=place.strip(),
            features=features_of(features),
            block_ids=list(block_ids),
        )
        for number in wanted
    ]
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]


MOST_TABLES = 500


def features_of(words: Sequence[str]) -> list[str]:
    """Features of a table or needs of a request as they are kept: each once, without case."""
    return list(dict.fromkeys(word for each in words if (word := " ".join(each.split()).casefold())))


def edit_meeting_table(session: Session, table_id: str, /, **changes: Any) -> None:  # noqa: ANN401 (columns of several types)
    """Change columns of a table; meetings stay, and where they cannot sit there any more the repair says so.

    Raises:
        Refused: GONE, NUMBER_OUT_OF_RANGE, TOO_LONG, TABLE_THERE, TIMES_SWAPPED.

    """
    row = _found(session, MeetingTable, table_id)
    if "features" in changes:
        changes["features"] = features_of(changes["features"])
    if "block_ids" in changes:
        changes["block_ids"] = list(changes["block_ids"])
    for name, value in changes.items():
        setattr(row, name, value)
    check_lengths(changes.get("place", ""), *changes.get("features", ()))
    check_number(row.number)
    check_closed(row.closed_from, row.closed_until)
    with session.no_autoflush:
        taken = select(MeetingTable.id).where(
            MeetingTable.event_id == row.event_id,
            MeetingTable.number == row.number,
            MeetingTable.id != table_id,
        )
        if session.scalar(taken) is not None:
            raise Refused(PlaceRefusal.TABLE_THERE, number=str(row.number))


def close_meeting_table(
    session: Session, table_id: str, closed_from: datetime | None, closed_until: datetime | None = None
) -> None:
    """Note that a table cannot be used: it broke, or the room is needed.

    Raises:
        Refused: GONE, TIMES_SWAPPED.

    """
    check_closed(closed_from, closed_until)
    row = _found(session, MeetingTable, table_id)
    row.closed_from, row.closed_until = closed_from, closed_until


def open_meeting_table(session: Session, table_id: str) -> None:
    """Note that a table can be used all the time again.

    Raises:
        Refused: GONE.

    """
    row = _found(session, MeetingTable, table_id)
    row.closed_from = row.closed_until = None


def remove_meeting_table(session: Session, table_id: str) -> None:
    """Remove a table at which no meeting ever lay.

    Raises:
        Refused: GONE, TABLE_IN_USE.

    """
    row = _found(session, MeetingTable, table_id)
    used = session.scalar(select(func.count()).where(Meeting.table_id == table_id)) or 0
    if used:
        raise Refused(PlaceRefusal.TABLE_IN_USE, number=str(row.number), count=str(used))
    session.delete(row)
