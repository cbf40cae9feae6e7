"""Erasing people: nothing that tells who they were stays in the file, the facts that are counted do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Table, and_, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import aliased

from db.base import Base, new_key
from db.erasing import agenda, meetings, trail
from db.erasing.fates import STAYS, belongings, emptied
from db.erasing.files import leave_printing, remove_badges, remove_cards
from db.fingerprint import MARK, code_fingerprint, fingerprints
from db.search import forget_removed
from db.tables import (
    AcceptedCode,
    Action,
    AgendaPerson,
    Attendee,
    Change,
    FormerAttendee,
    MeetingRequest,
    Organisation,
    Scan,
    SearchEntry,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from db.base import Json

# The verb of the action; what it touched can never be taken back to what it was before.
ERASE: Final = "erase_people"

# Who has no name stands behind everybody else in lists.
LAST: Final = "\uffff"


@dataclass(frozen=True)
class Erased:
    """How many people were erased; `folded` when nothing of them is left in the log beside the file either.

    It is not where another window was reading just then; the last window that closes folds the log.
    """

    people: int
    folded: bool = True


def erase_people(session: Session, attendee_ids: Sequence[str], at: datetime) -> list[Json]:
    """Erase the people of these keys who are not erased yet; gives the changes to write down, without values.

    A person's row stays without a name, so that counts stay right: category, country, status, walk-in and
    the scans remain as facts. Organisations that nobody else belongs to go. Of source keys, names and codes
    only fingerprints remain, by which a list and a badge are known again.
    """
    connection = session.connection()
    people = _people(connection, attendee_ids)
    if not people:
        return []
    names = {
        str(value) for person in people for name in trail.NAMING if (value := getattr(person, name, None))
    }
    rows = _rows_of(connection, people)
    names |= trail.names_in(connection, rows[Attendee.__tablename__])
    alone = _organisations_of_nobody_else(connection, people)
    if alone:
        rows[Organisation.__tablename__] = alone
    there = {table: set(keys) for table, keys in rows.items()}
    gone = trail.rows_gone(connection, rows)
    speakers = AgendaPerson.__tablename__
    rows |= agenda.forget_in_snapshots(connection, rows[speakers] | gone[speakers])
    for table, keys in gone.items():
        rows[table] |= keys
    trail.blank(connection, rows, names)
    leave_printing(connection, rows[Attendee.__tablename__], at)
    made = _leave_fingerprints(connection, people, at)
    remove_badges(connection, AcceptedCode.attendee_id, rows[Attendee.__tablename__])
    remove_cards(connection, rows[Attendee.__tablename__])
    _empty_people(connection, people, at)
    _empty_belongings(connection, there)
    _remove_organisations(connection, alone)
    _leave_search(session, [person.id for person in people])
    return [*_told(rows, there, {person.id for person in people}, at), *made]


def rows_about(session: Session, attendee_id: str) -> dict[str, set[str]]:
    """The tables with the keys of all rows about a person, with those that only the journal knows."""
    connection = session.connection()
    rows = _rows_of(connection, _people(connection, [attendee_id]))
    for table, keys in trail.rows_gone(connection, rows).items():
        rows[table] |= keys
    return {table: keys for table, keys in rows.items() if keys}


def erased_by(session: Session, action_id: str) -> Action | None:
    """The erasure that touched a row which the action of this key had touched, if there is one."""
    own, later = aliased(Change), aliased(Change)
    same = and_(own.table == later.table, own.key == later.key)
    found = select(Action).join(later, later.action_id == Action.id).join(own, same)
    return session.scalars(found.where(own.action_id == action_id, Action.verb == ERASE).limit(1)).first()


# --- whose rows they are ---------------------------------------------------------------------------------


def _people(connection: Connection, keys: Sequence[str]) -> list[Any]:
    wanted = select(*_ATTENDEE.columns, func.coalesce(Organisation.name, "").label("organisation"))
    wanted = wanted.outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
    return [
        row
        for part in trail.chunks(keys)
        for row in connection.execute(wanted.where(Attendee.id.in_(part), Attendee.erased_at.is_(None)))
    ]


def _rows_of(connection: Connection, people: Sequence[Any]) -> trail.Keys:
    """The keys of all rows that belong to the people; the keys of registrations merged into theirs too."""
    rows: trail.Keys = defaultdict(set)
    own = {person.id for person in people}
    _add_belongings(connection, rows, Attendee.__tablename__, own)
    rows[Scan.__tablename__] |= _scans_of_nobody(connection, people)
    _add_belongings(connection, rows, Scan.__tablename__, rows[Scan.__tablename__])
    rows[Attendee.__tablename__] = own | rows[FormerAttendee.__tablename__]
    requests = MeetingRequest.__tablename__
    _add_belongings(connection, rows, requests, rows[requests])
    meetings.add_further(connection, rows)
    return rows


def _add_belongings(connection: Connection, rows: trail.Keys, parent: str, owners: set[str]) -> None:
    for table, column in belongings(parent):
        for part in trail.chunks(sorted(owners)):
            rows[table.name].update(connection.scalars(select(table.c.id).where(column.in_(part))))


def _scans_of_nobody(connection: Connection, people: Sequence[Any]) -> set[str]:
    """Scans of one of their codes that were not theirs at the time, because nobody held it yet."""
    codes = {_bare(person.code) for person in people} - {""}
    found = connection.execute(
        select(Scan.id, Scan.raw_code).where(Scan.attendee_id.is_(None), Scan.raw_code != "")
    )
    return {key for key, raw in found if _bare(raw) in codes}


def _bare(code: str) -> str:
    return "".join(char for char in code if char.isalnum()).casefold()


def _organisations_of_nobody_else(connection: Connection, people: Sequence[Any]) -> set[str]:
    """Organisations that would have no people left: such a name may well be that of the person."""
    own = {person.id for person in people}
    keys = {person.organisation_id for person in people} - {None}
    held: set[str] = set()
    for table, column in belongings(Organisation.__tablename__):
        if table.name in meetings.NOBODY:
            continue
        for part in trail.chunks(sorted(keys)):
            found = connection.execute(select(column, table.c.id).where(column.in_(part)))
            held.update(key for key, row in found if row not in own)
    return keys - held


# --- what is left of them --------------------------------------------------------------------------------


def _empty_people(connection: Connection, people: Sequence[Any], at: datetime) -> None:
    rows = [
        {
            "of": person.id,
            **emptied(Attendee.__tablename__),
            "code": f"{MARK}-{person.id}",
            "sort_key": LAST,
            "source_key": fingerprints(
                person.event_id,
                source=person.source,
                source_key=person.source_key or "",
                name=f"{person.given_name} {person.family_name}",
                email=person.email,
                organisation=person.organisation,
            ).of(person.id),
            "erased_at": at,
        }
        for person in people
    ]
    connection.execute(_EMPTY_PERSON, rows)


def _leave_fingerprints(connection: Connection, people: Sequence[Any], at: datetime) -> list[Json]:
    """Put fingerprints in the place of codes and merged registrations' keys; gives the new rows' changes."""
    owners = {person.id: person for person in people}
    marks: set[tuple[str, str]] = set()
    for part in trail.chunks(sorted(owners)):
        for row in connection.execute(select(_CODE).where(_CODE.c.attendee_id.in_(part))).all():
            mark = code_fingerprint(row.event_id, row.code)
            marks.add((row.event_id, mark))
            values = {"code": mark, "origin": "", "revoked_at": row.revoked_at or at}
            connection.execute(update(_CODE).where(_CODE.c.id == row.id).values(values))
        for row in connection.execute(select(_FORMER).where(_FORMER.c.attendee_id.in_(part))).all():
            key = fingerprints(
                row.event_id,
                source=row.source,
                source_key=row.source_key or "",
                name="",
                email="",
                organisation="",
            )
            kept = str(key) if row.source_key else None
            connection.execute(update(_FORMER).where(_FORMER.c.id == row.id).values(source_key=kept))
    made = [_own_code(person, at) for person in people if person.code]
    made = [row for row in made if (row["event_id"], row["code"]) not in marks]
    if made:
        connection.execute(insert(_CODE), made)
    return [{"table": _CODE.name, "key": row["id"], "before": None, "after": {}} for row in made]


def _own_code(person: Any, at: datetime) -> Json:  # noqa: ANN401 (a row as SQLAlchemy gives it)
    return {
        "id": new_key(),
        "event_id": person.event_id,
        "attendee_id": person.id,
        "code": code_fingerprint(person.event_id, person.code),
        "origin": "",
        "revoked_at": at,
    }


def _empty_belongings(connection: Connection, there: trail.Keys) -> None:
    """Empty or remove the rows that are still there; those with fingerprints have been seen to."""
    for name, keys in there.items():
        if name in (_ATTENDEE.name, _CODE.name, _FORMER.name, Organisation.__tablename__):
            continue
        table = _table(name)
        values = emptied(name) if name in STAYS else None
        if values == {}:
            continue
        statement = delete(table) if values is None else update(table).values(values)
        for part in trail.chunks(sorted(keys)):
            connection.execute(statement.where(table.c.id.in_(part)))


def _remove_organisations(connection: Connection, keys: set[str]) -> None:
    for part in trail.chunks(sorted(keys)):
        meetings.let_tables_go(connection, Organisation.id.in_(part))
        connection.execute(delete(_ORGANISATION).where(_ORGANISATION.c.id.in_(part)))


def _leave_search(session: Session, keys: list[str]) -> None:
    connection = session.connection()
    for part in trail.chunks(keys):
        connection.execute(delete(_ENTRY).where(_ENTRY.c.attendee_id.in_(part)))
    forget_removed(session)


def _told(rows: trail.Keys, there: trail.Keys, people: set[str], at: datetime) -> list[Json]:
    """That the rows were touched, for the history, for other windows, and for those who would undo."""
    changes: list[Json] = []
    for table, keys in rows.items():
        going = table not in STAYS
        for key in sorted(keys):
            person = table == Attendee.__tablename__ and key in people
            removed = going and key in there.get(table, ())
            before: Json = {"erased_at": None} if person else {}
            after: Json | None = {"erased_at": at.isoformat()} if person else None if removed else {}
            changes.append({"table": table, "key": key, "before": before, "after": after})
    return changes


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


_ATTENDEE = _table(Attendee.__tablename__)
_CODE = _table(AcceptedCode.__tablename__)
_FORMER = _table(FormerAttendee.__tablename__)
_ORGANISATION = _table(Organisation.__tablename__)
_ENTRY = _table(SearchEntry.__tablename__)
_EMPTY_PERSON = (
    update(_ATTENDEE)
    .where(_ATTENDEE.c.id == bindparam("of"))
    .values({name: bindparam(name) for name in emptied(Attendee.__tablename__)})
)
