"""Changes to the tables at which people meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from db.tables import Meeting, MeetingTable
from desktop_app.errors import Refused
from desktop_app.features.meetings.actions.places import found_place
from desktop_app.features.meetings.rules.place import check_closed, check_lengths, check_number
from desktop_app.features.meetings.rules.refusing import PlaceRefusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session


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
    row = found_place(session, MeetingTable, table_id)
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
    row = found_place(session, MeetingTable, table_id)
    row.closed_from, row.closed_until = closed_from, closed_until


def open_meeting_table(session: Session, table_id: str) -> None:
    """Note that a table can be used all the time again.

    Raises:
        Refused: GONE.

    """
    row = found_place(session, MeetingTable, table_id)
    row.closed_from = row.closed_until = None


def remove_meeting_table(session: Session, table_id: str) -> None:
    """Remove a table at which no meeting ever lay.

    Raises:
        Refused: GONE, TABLE_IN_USE.

    """
    row = found_place(session, MeetingTable, table_id)
    used = session.scalar(select(func.count()).where(Meeting.table_id == table_id)) or 0
    if used:
        raise Refused(PlaceRefusal.TABLE_IN_USE, number=str(row.number), count=str(used))
    session.delete(row)
