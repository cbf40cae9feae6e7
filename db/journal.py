"""The journal: what a write changed, recorded by session events, and how an action is taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, insert, select, update
from sqlalchemy import inspect as inspect_row

from db.base import Base, Json, Row
from db.refusal import Refused
from db.tables import Action, Annulment, Attendee, Change, Scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy.orm import Session, UOWTransaction

# Rows of one table, read back in one statement when an action is taken back.
CHUNK = 400


class UndoRefusal(Enum):
    """Why an action cannot be taken back."""

    NOTHING = auto()
    ALREADY_UNDONE = auto()
    CHANGED_SINCE = auto()
    IN_USE = auto()


@dataclass
class Recorder:
    """What one write has changed so far: (table, key) → what the row was before and is after."""

    before: dict[tuple[str, str], Json | None] = field(default_factory=dict)
    after: dict[tuple[str, str], Json | None] = field(default_factory=dict)

    def take(self, table: str, key: str, before: Json | None, after: Json | None) -> None:
        """Note one flush of one row; several of them in a write count as one."""
        row = (table, key)
        if row not in self.before:
            self.before[row], self.after[row] = before, after
            return
        known, now = self.before[row], self.after[row]
        if known is not None and before is not None:
            self.before[row] = before | known
        self.after[row] = after if after is None or now is None else now | after

    def changes(self) -> list[Json]:
        """One dict for each changed row, parents before children; rows that came and went are left out."""
        rank = _ranks()
        rows = sorted(self.before, key=lambda row: rank[row[0]])
        return [
            {"table": table, "key": key, "before": before, "after": after}
            for table, key in rows
            if (before := self.before[table, key]) != (after := self.after[table, key])
        ]

    def clear(self) -> None:
        """Forget everything: it has been written down."""
        self.before.clear()
        self.after.clear()


def record(session: Session) -> Recorder:
    """Watch `session` from now on; what it flushes is noted in the recorder."""
    recorder = Recorder()
    session.info["recorder"] = recorder

    @event.listens_for(session, "after_flush")
    def _note(session: Session, _context: UOWTransaction) -> None:
        for row in session.new:
            if isinstance(row, Row):
                recorder.take(row.__tablename__, row.id, None, _whole(row))
        for row in session.dirty:
            if isinstance(row, Row) and (pair := _difference(row)):
                recorder.take(row.__tablename__, row.id, *pair)
        for row in session.deleted:
            if isinstance(row, Row):
                recorder.take(row.__tablename__, row.id, _whole(row), None)

    return recorder


def begin_action(session: Session, action: Action) -> str:
    """Write the action's row and give its id."""
    session.add(action)
    session.flush()
    return action.id


def write_changes(session: Session, action_id: str, changes: list[Json]) -> None:
    """Write down what the recorder has noted, under the action."""
    session.connection().execute(insert(Change.__table__), [{"action_id": action_id, **c} for c in changes])  # type: ignore[arg-type]  # a declarative table is a Table


@cache
def _ranks() -> dict[str, int]:
    return {table.name: rank for rank, table in enumerate(Base.metadata.sorted_tables)}


@cache
def classes() -> dict[str, type[Row]]:
    """The class of each journalled table."""
    return {
        mapper.class_.__tablename__: mapper.class_
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Row)
    }


@cache
def _encoders(table: str) -> dict[str, Callable[[Any], Any] | None]:
    """For each column how its value becomes JSON; None where it is JSON already."""
    columns = classes()[table].__table__.columns
    return {c.key: _plain if c.type.python_type in (date, datetime) else None for c in columns}


@cache
def _decoders(table: str) -> dict[str, Callable[[Any], Any]]:
    """For each column of a time or a date how it is read back from JSON."""
    kinds = {c.key: c.type.python_type for c in classes()[table].__table__.columns}
    readers: dict[Any, Callable[[str], Any]] = {datetime: datetime.fromisoformat, date: date.fromisoformat}
    return {key: readers[kind] for key, kind in kinds.items() if kind in readers}


def _plain(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def encoded(row: Row) -> Json:
    """All columns of a row, as the journal writes them."""
    return _whole(row)


def _whole(row: Row) -> Json:
    values = row.__dict__
    return {
        name: encode(values[name]) if encode else values[name]
        for name, encode in _encoders(row.__tablename__).items()
        if name in values
    }


def _difference(row: Row) -> tuple[Json, Json] | None:
    """The changed columns before and after, or None when nothing changed."""
    before: Json = {}
    after: Json = {}
    state = inspect_row(row)
    for name, encode in _encoders(row.__tablename__).items():
        history = state.attrs[name].history
        if not history.has_changes():
            continue
        if not history.deleted:
            message = f"{row.__tablename__}.{name} was set unread: the journal needs the old value"
            raise RuntimeError(message)
        old, new = next(iter(history.deleted)), next(iter(history.added))
        if old != new:
            before[name], after[name] = (encode(old), encode(new)) if encode else (old, new)
    return (before, after) if after else None


def decoded(table: str, values: Json) -> Json:
    """Journal values as the columns take them."""
    readers = _decoders(table)
    return {k: readers[k](v) if k in readers and v is not None else v for k, v in values.items()}


# --- taking back -------------------------------------------------------------------------------------


def next_undo(session: Session) -> Action | None:
    """The newest action that is in force and is not itself an undo."""
    found = select(Action).where(Action.undoes.is_(None), Action.undone_by.is_(None), Action.open_by == "")
    return session.scalars(found.order_by(Action.seq.desc()).limit(1)).first()


def next_redo(session: Session) -> Action | None:
    """The newest undo in force, as long as nothing else was done after it."""
    newest = session.scalars(
        select(Action).where(Action.undone_by.is_(None)).order_by(Action.seq.desc()).limit(1)
    ).first()
    return newest if newest is not None and newest.undoes else None


def take_back(session: Session, action_id: str) -> Iterator[int]:
    """Set the rows of an action back to what they were, newest change first; yields rows done so far.

    Everything is checked before the first row is touched.

    Raises:
        Refused: an `UndoRefusal`; the facts name who changed a row since, when and with which action.

    """
    changes = list(
        session.scalars(select(Change).where(Change.action_id == action_id).order_by(Change.seq.desc()))
    )
    batches = list(_batches(changes))
    keeps = any(c.table == Scan.__tablename__ and c.before is None for c in changes)
    if not keeps:
        _assert_unused(session, changes)
    for batch in batches:
        _assert_unchanged(session, batch)
    restore = _restore_scanned if keeps else _restore
    done = 0
    for batch in batches:
        rows = _rows(session, batch)
        for change in batch:
            restore(session, change, rows.get(change.key))
        done += len(batch)
        yield done


def mark_undone(session: Session, action: Action, by: Action) -> None:
    """Note that `by` took `action` back; if `action` was an undo, what it undid is in force again."""
    by.undoes, action.undone_by = action.id, by.id
    if action.undoes:
        session.execute(
            update(Action).where(Action.id == action.undoes).values(undone_by=None),
            execution_options={"journal": True},
        )


def _batches(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Runs of changes of one table, each at most CHUNK long."""
    batch: list[Change] = []
    for change in changes:
        if batch and (batch[0].table != change.table or len(batch) == CHUNK):
            yield batch
            batch = []
        batch.append(change)
    if batch:
        yield batch


def _rows(session: Session, batch: list[Change]) -> dict[str, Row]:
    of = classes()[batch[0].table]
    found = session.scalars(select(of).where(of.id.in_([c.key for c in batch])))
    return {row.id: row for row in found}


def _assert_unchanged(session: Session, batch: list[Change]) -> None:
    rows = _rows(session, batch)
    for change in batch:
        row = rows.get(change.key)
        now = None if row is None else _whole(row)
        expected = change.after
        same = now is expected is None or (now is not None and expected is not None and now | expected == now)
        if not same:
            raise _culprit(session, change)
    _assert_not_annulled(session, batch)


def _assert_not_annulled(session: Session, batch: list[Change]) -> None:
    """A scan that somebody has annulled already cannot be taken back again."""
    if batch[0].table != Scan.__tablename__:
        return
    found = session.scalars(select(Annulment).where(Annulment.scan_id.in_([c.key for c in batch]))).first()
    if found is not None:
        raise _refused(session, UndoRefusal.ALREADY_UNDONE, found.__tablename__, found.id)


def _assert_unused(session: Session, changes: list[Change]) -> None:
    """Refuse to delete rows that others, made later, point to."""
    going: dict[str, list[str]] = {}
    for change in changes:
        if change.before is None:
            going.setdefault(change.table, []).append(change.key)
    for table in Base.metadata.sorted_tables:
        for reference in table.foreign_keys:
            parent = reference.column.table.name
            if parent in going and table.name in classes():
                _assert_no_reference(session, reference.parent, going[parent], set(going.get(table.name, ())))


def _assert_no_reference(session: Session, column: Any, keys: list[str], going: set[str]) -> None:  # noqa: ANN401 (a column of any table)
    for start in range(0, len(keys), CHUNK):
        found = session.scalars(
            select(column.table.c.id).where(column.in_(keys[start : start + CHUNK])).limit(len(going) + 1)
        )
        for key in found:
            if key not in going:
                raise _refused(session, UndoRefusal.IN_USE, column.table.name, key)


def _culprit(session: Session, change: Change) -> Refused:
    return _refused(session, UndoRefusal.CHANGED_SINCE, change.table, change.key)


def _refused(session: Session, reason: UndoRefusal, table: str, key: str) -> Refused:
    """The refusal, with the last action that touched the row."""
    action = session.scalars(
        select(Action)
        .join(Change, Change.action_id == Action.id)
        .where(Change.table == table, Change.key == key)
        .order_by(Change.seq.desc())
        .limit(1)
    ).first()
    if action is None:
        return Refused(reason)
    return Refused(
        reason, label=action.label, staff=action.staff, station=action.station, at=action.at.isoformat()
    )


def _restore_scanned(session: Session, change: Change, row: Row | None) -> None:
    """Take back an action that scanned somebody: scans stay, annulled, and so does whom they name.

    A person who came into being with the scan (a walk-in) stays on the list as cancelled.
    """
    if change.before is not None:
        _restore(session, change, row)
    elif change.table == Scan.__tablename__:
        session.add(Annulment(scan_id=change.key, reason="undo"))
    elif isinstance(row, Attendee):
        row.status = "cancelled"


def _restore(session: Session, change: Change, row: Row | None) -> None:
    if change.before is None:
        session.delete(row)
    elif row is None:
        session.add(classes()[change.table](**decoded(change.table, change.before)))
    else:
        for name, value in decoded(change.table, change.before).items():
            setattr(row, name, value)
