"""Everything there is to see of the meetings, read at one moment, or what was seen with what moved since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from db.tables import Change, Meeting
from desktop_app.features.meetings.queries.board import board
from desktop_app.features.meetings.queries.people import day_begins
from desktop_app.features.meetings.queries.problem import situation_at
from desktop_app.features.meetings.queries.requests import requests
from desktop_app.features.meetings.rules.problem import Placement
from desktop_app.features.meetings.rules.sight import Sight
from desktop_app.features.meetings.rules.situation import first_open

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

_PLACE: Final = frozenset({"block_id", "slot", "table_id"})
# What is printed changes nothing on the board; any other table might.
_ASIDE: Final = frozenset({"card_version", "printout"})
# After more moves than this, reading everything costs hardly more.
_MOST: Final = 200


def sight(session: Session, event_id: str, now: datetime) -> Sight:
    """The board, the situation behind it, and all requests."""
    rows = {row.id: row for row in requests(session, event_id, now)}
    newest = session.scalar(select(func.max(Change.seq))) or 0
    return Sight(board(session, event_id, now), situation_at(session, event_id, now), rows, as_of=newest)


def sight_after(session: Session, seen: Sight, now: datetime) -> Sight | None:
    """What there is to see after a move, an undo of one, or another desk's: the rest of `seen` still holds.

    None where more has changed, or where so much time has passed that all is read again.
    """
    if _is_outdated(session, seen, now):
        return None
    row = Change
    newest = session.scalar(select(func.max(row.seq))) or 0
    query = select(row.table, row.key, row.before, row.after)
    query = query.where(row.seq > seen.as_of, row.table.not_in(_ASIDE)).limit(_MOST + 1)
    changes = session.execute(query).all()
    keys = {change.key for change in changes}
    if len(changes) > _MOST or not all(map(_is_move, changes)) or not keys <= seen.meetings.keys():
        return None
    places = _places(session, seen, keys)
    return None if places is None else seen.settled(places, now, newest)


def _is_outdated(session: Session, seen: Sight, now: datetime) -> bool:
    event_id, then = seen.situation.event_id, seen.situation.now
    begun = first_open(seen.situation.slots, now) != seen.first_open
    return begun or day_begins(session, event_id, now) != day_begins(session, event_id, then)


def _is_move(change: Row[*tuple[Any, ...]]) -> bool:
    return (
        change.table == "meeting"
        and bool(change.before)
        and bool(change.after)
        and change.after.keys() <= _PLACE
    )


def _places(session: Session, seen: Sight, keys: Collection[str]) -> dict[str, Placement] | None:
    tables = {table.id: place for place, table in enumerate(seen.situation.tables)}
    columns = (Meeting.request_id, Meeting.block_id, Meeting.slot, Meeting.table_id)
    found = {}
    for row in session.execute(select(*columns).where(Meeting.id.in_(keys))):
        slot = seen.situation.slot_number(row.block_id, row.slot)
        if slot is None or row.table_id not in tables:
            return None
        found[row.request_id] = Placement(slot, tables[row.table_id])
    return found
