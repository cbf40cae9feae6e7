"""Rooms and tracks of the agenda, and what it goes by: the change of day, the time between sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar
from uuid import uuid4

from sqlalchemy import func, select

from db.base import Row
from db.tables import AgendaPlacement, AgendaRoom, AgendaSession, AgendaTrack
from desktop_app.errors import Refused
from desktop_app.features.agenda.actions.seats import give_free_seats
from desktop_app.features.agenda.actions.writing import agenda_row
from desktop_app.features.agenda.queries.programme import rows_of
from desktop_app.features.agenda.queries.rows import pairs_of
from desktop_app.features.agenda.rules.refusing import AgendaRefusal
from desktop_app.features.setup.rules import check_colour

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from sqlalchemy.orm import Session as RowSession

    from desktop_app.features.agenda.rules import Span

R = TypeVar("R", bound=Row)
COLOUR: Final = "#1e5aa8"


def set_agenda(
    session: RowSession, event_id: str, *, day_change: time, turn_round: int = 0, way: int = 0
) -> None:
    """Set when a day changes, and how many minutes rooms and people need between two sessions.

    Raises:
        Refused: NEGATIVE.

    """
    if min(turn_round, way) < 0:
        raise Refused(AgendaRefusal.NEGATIVE)
    row = agenda_row(session, event_id)
    row.day_change = day_change.isoformat("minutes")
    row.turn_round_minutes, row.way_minutes = turn_round, way


def add_room(session: RowSession, event_id: str, name: str, capacity: int | None = None) -> str:
    """Add a room behind the others; gives its key.

    Raises:
        Refused: NAME_EMPTY, NAME_TAKEN, NEGATIVE.

    """
    rooms = rows_of(session, AgendaRoom, event_id)
    row = AgendaRoom(
        event_id=event_id,
        key=str(uuid4()),
        name=_free_name(rooms, name),
        capacity=_checked(capacity),
        position=max((each.position for each in rooms), default=-1) + 1,
        availability=[],
        details={},
    )
    session.add(row)
    session.flush()
    return row.key


def edit_room(
    session: RowSession,
    event_id: str,
    key: str,
    *,
    name: str,
    capacity: int | None,
    availability: Sequence[Span] = (),
    hidden: bool = False,
) -> None:
    """Change a room; without availability it is open always.

    Raises:
        Refused: GONE, NAME_EMPTY, NAME_TAKEN, NEGATIVE, SWAPPED.

    """
    rooms = rows_of(session, AgendaRoom, event_id)
    row = _found(rooms, "key", key)
    row.name = _free_name([each for each in rooms if each is not row], name)
    row.capacity = _checked(capacity)
    row.availability = pairs_of(sound(availability))
    row.hidden = hidden
    give_free_seats(session, event_id)


def order_rooms(session: RowSession, event_id: str, keys: Sequence[str]) -> None:
    """Put the rooms of these keys first, in this order; the others follow as they were.

    Raises:
        Refused: GONE.

    """
    rooms = sorted(rows_of(session, AgendaRoom, event_id), key=lambda row: (row.position, row.id))
    first = [_found(rooms, "key", key) for key in keys]
    for place, row in enumerate((*first, *(row for row in rooms if row not in first))):
        row.position = place


def remove_room(session: RowSession, event_id: str, key: str) -> None:
    """Remove a room in which nothing is.

    Raises:
        Refused: GONE, IN_USE.

    """
    row = _found(rows_of(session, AgendaRoom, event_id), "key", key)
    _assert_unused(session, row.name, row.id, AgendaSession.room_id, AgendaPlacement.room_id)
    session.delete(row)


def add_track(session: RowSession, event_id: str, name: str, colour: str = COLOUR) -> None:
    """Add a track.

    Raises:
        Refused: NAME_EMPTY, NAME_TAKEN; as `check_colour`.

    """
    tracks = rows_of(session, AgendaTrack, event_id)
    name = _free_name(tracks, name)
    check_colour(colour)
    session.add(
        AgendaTrack(event_id=event_id, name=name, colour=colour.lower(), position=len(tracks), details={})
    )


def edit_track(session: RowSession, event_id: str, name: str, *, new_name: str, colour: str) -> None:
    """Change a track's name and colour; its sessions stay in it.

    Raises:
        Refused: GONE, NAME_EMPTY, NAME_TAKEN; as `check_colour`.

    """
    tracks = rows_of(session, AgendaTrack, event_id)
    row = _found(tracks, "name", name)
    row.name = _free_name([each for each in tracks if each is not row], new_name)
    check_colour(colour)
    row.colour = colour.lower()


def remove_track(session: RowSession, event_id: str, name: str) -> None:
    """Remove a track that has no sessions.

    Raises:
        Refused: GONE, IN_USE.

    """
    row = _found(rows_of(session, AgendaTrack, event_id), "name", name)
    _assert_unused(session, row.name, row.id, AgendaSession.track_id)
    session.delete(row)


def sound(spans: Sequence[Span]) -> Sequence[Span]:
    """The stretches, if each ends after it begins.

    Raises:
        Refused: SWAPPED.

    """
    if any(span.end <= span.start for span in spans):
        raise Refused(AgendaRefusal.SWAPPED)
    return sorted(spans)


def _found(rows: Sequence[R], by: str, key: str) -> R:
    row = next((each for each in rows if getattr(each, by) == key), None)
    if row is None:
        raise Refused(AgendaRefusal.GONE)
    return row


def _free_name(others: Sequence[Any], name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused(AgendaRefusal.NAME_EMPTY)
    if any(each.name.casefold() == name.casefold() for each in others):
        raise Refused(AgendaRefusal.NAME_TAKEN, name=name)
    return name


def _checked(capacity: int | None) -> int | None:
    if capacity is not None and capacity < 0:
        raise Refused(AgendaRefusal.NEGATIVE)
    return capacity


def _assert_unused(session: RowSession, name: str, key: str, *columns: Any) -> None:  # noqa: ANN401 (columns of several tables)
    for column in columns:
        count = session.scalar(select(func.count()).where(column == key)) or 0
        if count:
            raise Refused(AgendaRefusal.IN_USE, name=name, count=str(count))
