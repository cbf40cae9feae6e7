"""Purging an event: everybody is erased, and what is left of them tells nobody apart any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Select, delete, exists, func, or_, select, update

from db.base import Base
from db.erasing import agenda, meetings, trail
from db.erasing.fates import STAYS, belongings, emptied
from db.erasing.files import clear_jobs, remove_badges
from db.erasing.people import erase_people
from db.search import forget_removed
from db.tables import (
    AcceptedCode,
    Action,
    Attendee,
    Category,
    Change,
    Meeting,
    Organisation,
    PrintJob,
    SavedView,
    Scan,
    SearchEntry,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, Table
    from sqlalchemy.orm import Session

    from db.base import Json

# The verb of the purge. Its actions name nobody and cannot be taken back.
PURGE: Final = "purge_event"

# People purged in one transaction.
CHUNK: Final = 200

# What is left of a person holds a place for the scans, which nobody can delete; nothing else.
_NOBODY: Final[Json] = {
    "country": "",
    "status": "cancelled",
    "walk_in": False,
    "source": "",
    "source_key": None,
}

# Rows that are kept for the places they hold; the rows of all other tables about people go.
_HOLD_PLACES: Final = frozenset((Attendee.__tablename__, Scan.__tablename__, "annulment"))


def people_left(session: Session, event_id: str) -> list[str]:
    """The people who are not erased yet."""
    found = select(Attendee.id).where(Attendee.event_id == event_id, Attendee.erased_at.is_(None))
    return list(session.scalars(found.order_by(Attendee.id)))


def purge_people(session: Session, attendee_ids: Sequence[str], at: datetime) -> list[Json]:
    """Erase some people with all their history; gives the changes by which other windows learn of it."""
    changes = erase_people(session, attendee_ids, at)
    connection = session.connection()
    keys: dict[str, set[str]] = {}
    for change in changes:
        keys.setdefault(change["table"], set()).add(change["key"])
    for table, rows in keys.items():
        for part in trail.chunks(sorted(rows)):
            _forget_actions(connection, Change.table == table, Change.key.in_(part))
    return [{"table": table, "key": attendee_ids[0], "before": {}, "after": {}} for table in sorted(keys)]


def finish_purge(session: Session, event_id: str) -> None:
    """Take away what is left beside the people: fingerprints, printouts, codes scanned, lists, history."""
    connection = session.connection()
    remove_badges(connection, AcceptedCode.event_id, [event_id])
    agenda.purge_agenda(connection, event_id)
    first = select(Category.id).where(Category.event_id == event_id).order_by(Category.position, Category.id)
    nobody = {**_NOBODY, "category_id": session.scalar(first.limit(1))}
    of_event = Attendee.event_id == event_id
    for table, column in belongings():
        if table.name not in _HOLD_PLACES:
            people = select(Attendee.id).where(of_event)
            connection.execute(delete(table).where(column.in_(people)))
    attendee, scan = _table(Attendee), _table(Scan)
    connection.execute(update(attendee).where(attendee.c.event_id == event_id).values(nobody))
    connection.execute(
        update(scan)
        .where(scan.c.event_id == event_id, or_(scan.c.raw_code != "", scan.c.explanation != ""))
        .values(emptied(Scan.__tablename__))
    )
    for model in (SearchEntry, SavedView, PrintJob, Meeting):
        table = _table(model)
        connection.execute(delete(table).where(table.c.event_id == event_id))
    clear_jobs(connection)
    organisation = _table(Organisation)
    meetings.let_tables_go(connection, Organisation.event_id == event_id)
    held = [
        exists().where(column == organisation.c.id)
        for table, column in belongings("organisation")
        if table.name not in meetings.NOBODY
    ]
    connection.execute(
        delete(organisation).where(organisation.c.event_id == event_id, *(~each for each in held))
    )
    forget_removed(session)
    _forget_history(connection, event_id)


def _forget_history(connection: Connection, event_id: str) -> None:
    """Forget what was ever done to people, but for those of other events of this file."""
    kept = {model.__tablename__ for model in agenda.HISTORY} | {"organisation"}
    for name in STAYS.keys() | {table.name for table, _ in belongings()} | kept:
        table = Base.metadata.tables[name]
        _forget_actions(connection, Change.table == name, Change.key.not_in(_of_others(table, event_id)))
    change, action = _table(Change), _table(Action)
    whole = select(change.c.action_id).where(change.c.action_id == action.c.id)
    connection.execute(delete(action).where(~whole.exists()))


def _of_others(table: Table, event_id: str) -> Select[Any]:
    """The keys of the table's rows that belong to other events."""
    keys: Select[Any] = select(table.c.id)
    if "event_id" in table.c:
        return keys.where(table.c.event_id != event_id)
    if "scan_id" in table.c:
        return keys.join(Scan, Scan.id == table.c.scan_id).where(Scan.event_id != event_id)
    return keys.join(Attendee, Attendee.id == table.c.attendee_id).where(Attendee.event_id != event_id)


def _forget_actions(connection: Connection, *about: ColumnElement[bool]) -> None:
    """Remove every action that did any of this, whole: half an action could be undone by halves."""
    actions = list(connection.scalars(select(Change.action_id).where(*about).distinct()))
    change, action = _table(Change), _table(Action)
    for part in trail.chunks(actions):
        connection.execute(delete(change).where(change.c.action_id.in_(part)))
        connection.execute(delete(action).where(action.c.id.in_(part)))


def history_rows(session: Session) -> int:
    """How many changes the journal holds."""
    return session.scalar(select(func.count()).select_from(Change)) or 0


def _table(model: type[Base]) -> Table:
    return Base.metadata.tables[model.__tablename__]
