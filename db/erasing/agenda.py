"""What the agenda tells of an erased person: their name on the programme, and in releases and files kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Table, Text, cast, delete, or_, select, update

from db.base import Base
from db.erasing import trail
from db.tables import (
    AcceptedConflict,
    AgendaImport,
    AgendaPerson,
    AgendaPlacement,
    AgendaPlan,
    AgendaRelease,
    AgendaSession,
    AgendaSheet,
    Change,
    SessionSpeaker,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

SNAPSHOTS: Final = (AgendaRelease, AgendaImport)
"""Tables whose rows hold whole programmes; only what they say of an erased person is taken out."""


def forget_in_snapshots(connection: Connection, people: set[str]) -> trail.Keys:
    """Take people (by their `AgendaPerson` rows) out of kept programmes; gives the rows that named them.

    The journal's copies of these rows are to be emptied by whoever asked.
    """
    touched: trail.Keys = {}
    for key in _keys(connection, people):
        for model in SNAPSHOTS:
            table = _table(model)
            held = select(table.c.id, table.c.snapshot).where(cast(table.c.snapshot, Text).contains(key))
            for row, snapshot in connection.execute(held).all():
                values = {"snapshot": without(snapshot, key)}
                connection.execute(update(table).where(table.c.id == row).values(values))
                touched.setdefault(table.name, set()).add(row)
            touched.setdefault(table.name, set()).update(_told(connection, table.name, key))
    return touched


def _keys(connection: Connection, people: set[str]) -> Iterator[str]:
    """What kept programmes know people by; also those of whom only the journal tells, as after a merge."""
    key = Change.before["key"].as_string()
    for part in trail.chunks(sorted(people)):
        yield from connection.scalars(select(AgendaPerson.key).where(AgendaPerson.id.in_(part))).all()
        removed = (Change.table == AgendaPerson.__tablename__, Change.key.in_(part), Change.after.is_(None))
        yield from set(connection.scalars(select(key).where(*removed, key.is_not(None))).all())


def _told(connection: Connection, table: str, key: str) -> set[str]:
    told = select(Change.key).where(
        Change.table == table,
        or_(cast(Change.before, Text).contains(key), cast(Change.after, Text).contains(key)),
    )
    return set(connection.scalars(told))


def without(snapshot: dict[str, Any], key: str) -> dict[str, Any]:
    """A kept programme in which the person of this key is nobody: sessions still say that somebody spoke.

    Its list `forgotten` keeps the key, by which an older file that names the person is known again.
    """
    people = [
        {"key": key, "name": ""} if person.get("key") == key else person for person in snapshot["people"]
    ]
    return {**snapshot, "people": people, "forgotten": sorted({*snapshot.get("forgotten", ()), key})}


def purge_agenda(connection: Connection, event_id: str) -> None:
    """Take everybody out of an event's agenda: people from outside, and all that was kept of it.

    What took place, where and when stays.
    """
    sessions = select(AgendaSession.id).where(AgendaSession.event_id == event_id)
    plans = select(AgendaPlan.id).where(AgendaPlan.event_id == event_id)
    speaker, placement = _table(SessionSpeaker), _table(AgendaPlacement)
    connection.execute(delete(speaker).where(speaker.c.session_id.in_(sessions)))
    connection.execute(delete(placement).where(placement.c.plan_id.in_(plans)))
    for model in HISTORY:
        table = _table(model)
        connection.execute(delete(table).where(table.c.event_id == event_id))


HISTORY: Final = (AcceptedConflict, AgendaPerson, AgendaPlan, AgendaSheet, *SNAPSHOTS)
"""Tables that go with a purge, and their history: they tell of people, also of those who are no attendees."""


def _table(model: type[Base]) -> Table:
    return Base.metadata.tables[model.__tablename__]
