"""How each thing goes: for how many it is, how many have it, what is left, and who they are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import Event, HandedOut, HandOut
from desktop_app.features.checkin.queries.door_list import (
    door_person,
    is_for_row,
    listed_people,
    things_in_order,
)
from desktop_app.features.checkin.rules.door_kit import DoorKit

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class ThingCount:
    """One thing: ``meant`` for so many who are registered or have it, ``given`` to so many of them.

    ``left`` is None where nobody counts the stock.
    """

    thing_id: str
    name: str
    meant: int
    given: int
    stock: int | None
    left: int | None


def thing_counts(session: Session, event_id: str) -> tuple[ThingCount, ...]:
    """How each thing goes, in their order."""
    things = list(session.scalars(things_in_order(event_id)))
    people = session.execute(listed_people(event_id)).all() if things else []
    holders = defaultdict(set)
    for thing_id, attendee_id in session.execute(select(HandedOut.hand_out_id, HandedOut.attendee_id)):
        holders[thing_id].add(attendee_id)
    counts = []
    for thing in things:
        has = holders[thing.id]
        waiting = sum(row.id not in has and is_for_row(thing, row) for row in people)
        left = None if thing.stock is None else max(thing.stock - len(has), 0)
        counts.append(ThingCount(thing.id, thing.name, waiting + len(has), len(has), thing.stock, left))
    return tuple(counts)


def hand_out_list(session: Session, event_id: str, thing_id: str) -> DoorKit:
    """Who is given a thing and who has it, as a list like that of a door; ``arrived_at`` is when."""
    event = session.get_one(Event, event_id)
    thing = session.get_one(HandOut, thing_id)
    given = _given(session, thing_id)
    rows = session.execute(listed_people(event_id)).all()
    people = tuple(
        door_person(row, given.get(row.id)) for row in rows if row.id in given or is_for_row(thing, row)
    )
    return DoorKit(event.title, thing.name, event.funder_line, event.emblem == "eu", event.zone, people)


def _given(session: Session, thing_id: str) -> dict[str, datetime]:
    noted = select(HandedOut.attendee_id, HandedOut.at).where(HandedOut.hand_out_id == thing_id)
    return {row.attendee_id: row.at for row in session.execute(noted)}
