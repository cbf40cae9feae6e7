"""What keeps an action from being taken back, and whose work it is."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import UniqueConstraint, select

from db.base import Base, Json, Row
from db.journal import classes, encoded
from db.refusal import Refused
from db.seats import rival_of
from db.tables import Action, Annulment, Change, Meeting, Scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Column, Table
    from sqlalchemy.orm import Session

# Keys asked for in one statement.
ASKED: Final = 400


class UndoRefusal(Enum):
    """Why an action cannot be taken back."""

    NOTHING = auto()
    NOTHING_HERE = auto()
    NOTHING_TO_REDO = auto()
    UNKNOWN = auto()
    UNFINISHED = auto()
    ALREADY_UNDONE = auto()
    CHANGED_SINCE = auto()
    IN_USE = auto()
    SCANNED = auto()
    PLACE_TAKEN = auto()
    ERASED = auto()


class Step(NamedTuple):
    """What an action did to one row: `before` is None for a row it made, `after` for one it removed."""

    table: str
    key: str
    before: Json | None
    after: Json | None


def rows_of(session: Session, batch: Sequence[Step]) -> dict[str, Row]:
    """The rows that steps of one table are about, by key; those that are gone are missing."""
    of = classes()[batch[0].table]
    found = session.scalars(select(of).where(of.id.in_([step.key for step in batch])))
    return {row.id: row for row in found}


def unique_texts(table: str) -> list[str]:
    """The columns that are unique in `table`, alone or within an event, and are no reference."""
    columns = (column for columns in _unique(classes()[table].__table__) for column in columns)
    return list(dict.fromkeys(column.key for column in columns if not column.foreign_keys))


def _unique(table: Any) -> list[list[Column[Any]]]:  # noqa: ANN401 (mappers call a table a FromClause)
    return [list(c.columns) for c in table.constraints if isinstance(c, UniqueConstraint)]


def references(step: Step, values: Json | None) -> Iterator[str]:
    """The keys of the rows that `values`, of the step's row, refer to."""
    return (key for _, key in _references(step, values))


def _references(step: Step, values: Json | None) -> Iterator[tuple[str, str]]:
    for reference in classes()[step.table].__table__.foreign_keys:
        key = (values or {}).get(reference.parent.key)
        if key is not None:
            yield reference.column.table.name, key


@cache
def _empty(table: str) -> Json:
    """The columns of a new row that its journal need not name: they are empty."""
    return {column.key: None for column in classes()[table].__table__.columns if column.nullable}


def assert_unchanged(
    session: Session, batch: Sequence[Step], held: Mapping[tuple[str, str], Json] | None = None
) -> dict[str, Row]:
    """Refuse where a row is no longer as the action left it; gives the rows there are, by key.

    `held` are values that the undo itself has put into rows meanwhile, by table and key.
    """
    rows = rows_of(session, batch)
    for step in batch:
        row = rows.get(step.key)
        now = None if row is None else encoded(row)
        expected = step.after
        if expected is not None:
            whole = {} if step.before is not None else _empty(step.table)
            expected = whole | expected | (held or {}).get((step.table, step.key), {})
        same = now is expected is None or (now is not None and expected is not None and now | expected == now)
        if not same:
            raise _refused(session, UndoRefusal.CHANGED_SINCE, step.table, step.key)
    _assert_not_annulled(session, batch)
    return rows


def _assert_not_annulled(session: Session, batch: Sequence[Step]) -> None:
    """A scan that somebody has annulled already cannot be taken back again."""
    scans = [step.key for step in batch if step.table == Scan.__tablename__ and step.before is None]
    if not scans:
        return
    found = session.scalars(select(Annulment).where(Annulment.scan_id.in_(scans))).first()
    if found is not None:
        raise _refused(session, UndoRefusal.ALREADY_UNDONE, found.__tablename__, found.id)


class LettingGo:
    """Which rows will refer no longer, by which column, once steps are taken back."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self._by_table: dict[str, list[Step]] = {}
        for step in steps:
            self._by_table.setdefault(step.table, []).append(step)
        self._known: dict[tuple[str, str], frozenset[str]] = {}

    def by(self, column: Column[Any]) -> frozenset[str]:
        """The keys of the rows that let go by `column`."""
        place = column.table.name, column.key
        if place not in self._known:
            steps = self._by_table.get(column.table.name, ())
            going = (step.key for step in steps if step.before is None or column.key in step.before)
            self._known[place] = frozenset(going)
        return self._known[place]


def assert_unused(session: Session, going: Iterable[Step], freed: LettingGo) -> None:
    """Refuse to delete what `going` made where others, made or pointed there later, refer to it."""
    keys: dict[str, list[str]] = {}
    for step in going:
        if step.before is None:
            keys.setdefault(step.table, []).append(step.key)
    for table in Base.metadata.sorted_tables:
        for reference in table.foreign_keys:
            parent = reference.column.table.name
            if parent in keys and table.name in classes():
                _assert_no_reference(session, reference.parent, keys[parent], freed.by(reference.parent))


def _assert_no_reference(
    session: Session, column: Column[Any], keys: list[str], freed: frozenset[str]
) -> None:
    for start in range(0, len(keys), ASKED):
        found = session.scalars(
            select(column.table.c.id).where(column.in_(keys[start : start + ASKED])).limit(len(freed) + 1)
        )
        for key in found:
            if key not in freed:
                # A scan stays when it is taken back, so that undoing it first would not help.
                scanned = column.table.name == Scan.__tablename__
                reason = UndoRefusal.SCANNED if scanned else UndoRefusal.IN_USE
                raise _refused(session, reason, column.table.name, key)


def assert_parents(session: Session, batch: Sequence[Step]) -> None:
    """Refuse to let rows refer again to what is gone."""
    wanted: dict[str, set[str]] = {}
    for step in batch:
        for table, key in _references(step, step.before):
            wanted.setdefault(table, set()).add(key)
    for table, keys in wanted.items():
        of = classes()[table]
        lost = keys - set(session.scalars(select(of.id).where(of.id.in_(keys))))
        if lost:
            raise _refused(session, UndoRefusal.CHANGED_SINCE, table, min(lost))


def assert_places_free(session: Session, steps: Iterable[Step]) -> None:
    """Refuse where meetings that were set back would share their table or one of their people with others."""
    meetings = {step.key for step in steps if step.table == Meeting.__tablename__}
    rival = rival_of(session, meetings)
    if rival is not None:
        raise _refused(session, UndoRefusal.PLACE_TAKEN, Meeting.__tablename__, rival)


def obstacle(session: Session, steps: Sequence[Step]) -> Refused:
    """Why the file itself would not let the steps be taken back: a value is given away, a parent is gone."""
    back = {step.key for step in steps if step.after is None}
    for step in steps:
        if step.before is not None:
            row = session.get(classes()[step.table], step.key)
            whole = ({} if row is None else encoded(row)) | step.before
            table: Any = classes()[step.table].__table__
            refused = _taken(session, table, step, whole) or _orphaned(session, table, step, back)
            if refused is not None:
                return refused
    return Refused(UndoRefusal.CHANGED_SINCE)


def _taken(session: Session, table: Table, step: Step, whole: Json) -> Refused | None:
    for columns in _unique(table):
        if step.before is not None and not any(column.key in step.before for column in columns):
            continue
        held = select(table.c.id).where(*(column == whole[column.key] for column in columns))
        key = session.scalar(held.where(table.c.id != step.key).limit(1))
        if key is not None:
            return _refused(session, UndoRefusal.IN_USE, table.name, key)
    return None


def _orphaned(session: Session, table: Table, step: Step, back: set[str]) -> Refused | None:
    for reference in table.foreign_keys:
        parent = (step.before or {}).get(reference.parent.key)
        of = reference.column.table
        if parent is None or parent in back:
            continue
        if session.scalar(select(of.c.id).where(of.c.id == parent)) is None:
            return _refused(session, UndoRefusal.CHANGED_SINCE, of.name, parent)
    return None


def _refused(session: Session, reason: UndoRefusal, table: str, key: str) -> Refused:
    """The refusal, with the last action that touched the row."""
    action = session.scalars(
        select(Action)
        .join(Change, Change.action_id == Action.id)
        .where(Change.table == table, Change.key == key)
        .order_by(Change.seq.desc())
        .limit(1)
    ).first()
    return Refused(reason) if action is None else refused_for(reason, action)


def refused_for(reason: UndoRefusal, action: Action) -> Refused:
    """The refusal that names the action in the way, who did it (as far as that is known) and when."""
    at = f"{action.at:%Y-%m-%d %H:%M} UTC"
    who = ", ".join(part for part in (action.staff, action.station, at) if part)
    return Refused(
        reason,
        label=action.label,
        staff=action.staff,
        station=action.station,
        at=action.at.isoformat(),
        who=who,
    )
