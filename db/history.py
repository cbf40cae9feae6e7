"""Who changed what: the journal as people read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from db.journal import classes
from db.tables import (
    Action,
    Annulment,
    Attendee,
    Category,
    Change,
    CheckinPoint,
    MeetingBlock,
    MeetingType,
    Organisation,
    Photo,
    Printout,
    Scan,
    Staff,
    Station,
    Template,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from db.base import Json

_Named = Category | CheckinPoint | MeetingBlock | MeetingType | Organisation | Staff | Station | Template
_NAMED: Final[tuple[type[_Named], ...]] = (
    *(Category, CheckinPoint, MeetingBlock, MeetingType),
    *(Organisation, Staff, Station, Template),
)

_PERSON = (Attendee.id, Attendee.given_name, Attendee.family_name)
# For each table whose rows belong to a person: the key of a row, and how the person is found.
_PERSON_OF: Final = {
    "attendee": (Attendee.id, select(Attendee.id, *_PERSON)),
    "scan": (Scan.id, select(Scan.id, *_PERSON).join(Attendee, Attendee.id == Scan.attendee_id)),
    "annulment": (
        Annulment.id,
        select(Annulment.id, *_PERSON)
        .join(Scan, Scan.id == Annulment.scan_id)
        .join(Attendee, Attendee.id == Scan.attendee_id),
    ),
    "photo": (Photo.id, select(Photo.id, *_PERSON).join(Attendee, Attendee.id == Photo.attendee_id)),
    "printout": (
        Printout.id,
        select(Printout.id, *_PERSON).join(Attendee, Attendee.id == Printout.attendee_id),
    ),
}
CHUNK: Final = 400


@dataclass(frozen=True)
class Entry:
    """One action: `rows` counts the rows it changed, `undoes` is the action it took back."""

    id: str
    at: datetime
    verb: str
    label: str
    staff: str
    station: str
    undone: bool
    undoes: str | None
    rows: int


@dataclass(frozen=True)
class Detail:
    """One changed row: the changed columns before and after, None for a row that was not there."""

    table: str
    key: str
    before: Json | None
    after: Json | None


def entries(session: Session, *, limit: int = 200, key: str | None = None) -> list[Entry]:
    """The newest actions first; with `key` only those that touched the row of that key."""
    counted = select(Change.action_id, func.count().label("rows")).group_by(Change.action_id)
    if key is None:
        newest = select(Action.id).order_by(Action.seq.desc()).limit(limit)
        counted = counted.where(Change.action_id.in_(newest))
    else:
        # The index leads with the table's name; with all of them given it is used, and no change is scanned.
        counted = counted.where(Change.table.in_(classes()), Change.key == key)
    rows = counted.subquery()
    query = select(Action, rows.c.rows).join(rows, rows.c.action_id == Action.id)
    found = session.execute(query.order_by(Action.seq.desc()).limit(limit))
    return [_entry(action, count) for action, count in found]


def _entry(action: Action, rows: int) -> Entry:
    return Entry(
        id=action.id,
        at=action.at,
        verb=action.verb,
        label=action.label,
        staff=action.staff,
        station=action.station,
        undone=action.undone_by is not None,
        undoes=action.undoes,
        rows=rows,
    )


def details(session: Session, action_id: str, *, limit: int = 500) -> list[Detail]:
    """The rows that an action changed, in the order it changed them."""
    query = select(Change).where(Change.action_id == action_id).order_by(Change.seq).limit(limit)
    return [Detail(c.table, c.key, c.before, c.after) for c in session.scalars(query)]


def names(session: Session, keys: Iterable[str]) -> dict[str, str]:
    """What the rows of these keys are called now; those that are gone, or have no name, are left out."""
    wanted = sorted(keys)
    found = {key: name for kind in _NAMED for key, name in _names_of(session, kind, wanted)}
    people = select(Attendee.id, Attendee.given_name, Attendee.family_name).where(Attendee.id.in_(wanted))
    return found | {key: f"{given} {family}".strip() for key, given, family in session.execute(people)}


def guests(session: Session, action_ids: Sequence[str]) -> dict[str, str]:
    """The one person whom each action concerned, by name as it is now.

    Left out are actions that concerned several people or nobody, and people who have no name any more.
    """
    changes: list[tuple[str, str, str]] = []
    for start in range(0, len(action_ids), CHUNK):
        query = select(Change.action_id, Change.table, Change.key).where(
            Change.action_id.in_(action_ids[start : start + CHUNK]), Change.table.in_(_PERSON_OF)
        )
        changes += [(row.action_id, row.table, row.key) for row in session.execute(query)]
    named = {table: _people_of(session, table, changes) for table in _PERSON_OF}
    concerned: dict[str, set[tuple[str, str]]] = {}
    for action_id, table, key in changes:
        if key in named[table]:
            concerned.setdefault(action_id, set()).add(named[table][key])
    only = {action_id: next(iter(people))[1] for action_id, people in concerned.items() if len(people) == 1}
    return {action_id: name for action_id, name in only.items() if name}


def _people_of(
    session: Session, table: str, changes: Iterable[tuple[str, str, str]]
) -> dict[str, tuple[str, str]]:
    """The key and name of the person to whom each changed row of a table belongs."""
    keys = [key for _, of, key in changes if of == table]
    key_column, query = _PERSON_OF[table]
    found: dict[str, tuple[str, str]] = {}
    for start in range(0, len(keys), CHUNK):
        for row in session.execute(query.where(key_column.in_(keys[start : start + CHUNK]))):
            found[row[0]] = (row[1], f"{row[2]} {row[3]}".strip())
    return found


def _names_of(session: Session, kind: type[_Named], keys: list[str]) -> list[tuple[str, str]]:
    return [(key, name) for key, name in session.execute(select(kind.id, kind.name).where(kind.id.in_(keys)))]
