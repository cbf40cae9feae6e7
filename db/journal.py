"""The journal: what a write changed, recorded by session events."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, insert
from sqlalchemy import inspect as inspect_row

from db.base import Base, Json, Row
from db.guard import RowSession
from db.tables import Action, Change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy.orm import Session, UOWTransaction


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
        rows = sorted(self.before, key=lambda row: rank_of(row[0]))
        pairs = ((row, _trimmed(self.before[row], self.after[row])) for row in rows)
        return [
            {"table": table, "key": key, "before": before, "after": after}
            for (table, key), (before, after) in pairs
            if before != after
        ]

    def is_new(self, table: str, key: str) -> bool:
        """Whether this write has made the row."""
        return self.before.get((table, key), {}) is None

    def clear(self) -> None:
        """Forget everything: it has been written down."""
        self.before.clear()
        self.after.clear()


def _trimmed(before: Json | None, after: Json | None) -> tuple[Json | None, Json | None]:
    """Without the columns that went and came back."""
    if before is None or after is None:
        return before, after
    same = {name for name in before if name in after and before[name] == after[name]}
    return (
        {name: value for name, value in before.items() if name not in same},
        {name: value for name, value in after.items() if name not in same},
    )


def record(session: RowSession) -> None:
    """Watch `session` from now on; what it flushes is noted in its recorder."""
    session.info["recorder"] = Recorder()


def recorder_of(session: Session) -> Recorder | None:
    """What the session has changed so far; None while reading."""
    recorder: Recorder | None = session.info.get("recorder")
    return recorder


@event.listens_for(RowSession, "before_flush")
def _read_again(session: Session, _context: UOWTransaction, _instances: object) -> None:
    """Read again what is to be deleted: the journal needs the row as it lies in the file."""
    for row in session.deleted:
        state = inspect_row(row)
        if state.unloaded or state.modified:
            session.refresh(row)


@event.listens_for(RowSession, "after_flush")
def _note(session: Session, _context: UOWTransaction) -> None:
    recorder = recorder_of(session)
    if recorder is None:
        return
    for row in _rows(session.new):
        recorder.take(row.__tablename__, row.id, None, encoded(row))
    for row in _rows(session.dirty):
        pair = _difference(row, recorder)
        if pair:
            recorder.take(row.__tablename__, row.id, *pair)
    for row in _rows(session.deleted):
        recorder.take(row.__tablename__, row.id, encoded(row), None)


def _rows(objects: Iterable[object]) -> Iterator[Row]:
    return (row for row in objects if isinstance(row, Row))


def begin_action(session: Session, action: Action) -> str:
    """Write the action's row and give its id."""
    session.add(action)
    session.flush()
    return action.id


def write_changes(session: Session, action_id: str, changes: list[Json]) -> None:
    """Write down what the recorder has noted, under the action."""
    session.connection().execute(insert(Change.__table__), [{"action_id": action_id, **c} for c in changes])  # type: ignore[arg-type]  # a declarative table is a Table


def rank_of(table: str) -> int:
    """The place of a table among all, parents before those that refer to them."""
    return _ranks()[table]


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
    """A time in UTC, as it is read back, whatever zone it was given in."""
    if isinstance(value, datetime):
        value = value.astimezone(UTC)
    return None if value is None else value.isoformat()


def encoded(row: Row) -> Json:
    """The columns of a row as the journal writes them; a new row's empty ones may be missing."""
    values = row.__dict__
    return {
        name: encode(values[name]) if encode else values[name]
        for name, encode in _encoders(row.__tablename__).items()
        if name in values
    }


def _difference(row: Row, recorder: Recorder) -> tuple[Json, Json] | None:
    """The changed columns before and after, or None when nothing changed."""
    before: Json = {}
    after: Json = {}
    state = inspect_row(row)
    for name, encode in _encoders(row.__tablename__).items():
        history = state.attrs[name].history
        if not history.has_changes():
            continue
        if not history.deleted and not recorder.is_new(row.__tablename__, row.id):
            message = f"{row.__tablename__}.{name} was set unread: the journal needs the old value"
            raise RuntimeError(message)
        old, new = next(iter(history.deleted or (None,))), next(iter(history.added))
        if old != new:
            before[name], after[name] = (encode(old), encode(new)) if encode else (old, new)
    return (before, after) if after else None


def decoded(table: str, values: Json) -> Json:
    """Journal values as the columns take them."""
    readers = _decoders(table)
    return {k: readers[k](v) if k in readers and v is not None else v for k, v in values.items()}
