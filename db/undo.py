"""How an action is taken back, and when that is refused."""

from __future__ import annotations

from enum import Enum, auto
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import aliased

from db.base import Base, Json, Row, new_key
from db.journal import Recorder, classes, decoded, encoded
from db.refusal import Refused
from db.tables import Action, Annulment, Attendee, Change, FormerAttendee, Scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Column, Table
    from sqlalchemy.orm import Session

# Rows of one table, read back in one statement when an action is taken back.
CHUNK = 400

# The turn of rows that an action changed, between those it made and those it removed (see `_turn`).
_CHANGED = 2


class UndoRefusal(Enum):
    """Why an action cannot be taken back."""

    NOTHING = auto()
    UNKNOWN = auto()
    ALREADY_UNDONE = auto()
    CHANGED_SINCE = auto()
    IN_USE = auto()
    SCANNED = auto()


class Step(NamedTuple):
    """What an action did to one row: `before` is None for a row it made, `after` for one it removed."""

    table: str
    key: str
    before: Json | None
    after: Json | None


def next_undo(session: Session) -> Action | None:
    """The newest action that is in force and is not itself an undo."""
    found = select(Action).where(Action.undoes.is_(None), Action.undone_by.is_(None), Action.open_by == "")
    return session.scalars(found.order_by(Action.seq.desc()).limit(1)).first()


def next_redo(session: Session) -> Action | None:
    """The newest undo in force, as long as nothing else was done after it."""
    later = aliased(Action)
    found = select(Action).where(
        Action.verb == "undo",
        Action.undone_by.is_(None),
        ~select(later.seq).where(later.undoes.is_(None), later.seq > Action.seq).exists(),
    )
    return session.scalars(found.order_by(Action.seq.desc()).limit(1)).first()


def verb_of(action: Action) -> str:
    """What taking `action` back is: taking back an undo is a redo."""
    return "redo" if action.verb == "undo" else "undo"


def mark_undone(session: Session, action: Action, by: Action) -> None:
    """Note that `by` took `action` back; what `action` itself had undone is in force again, and so on."""
    by.undoes, action.undone_by = action.id, by.id
    while action.undoes:
        revived = _action(session, action.undoes)
        revived.undone_by = None
        if not revived.undoes:
            return
        action = _action(session, revived.undoes)
        action.undone_by = revived.id


def _action(session: Session, action_id: str) -> Action:
    return session.scalars(select(Action).where(Action.id == action_id)).one()


# --- taking back -------------------------------------------------------------------------------------


def take_back(session: Session, action_id: str) -> Iterator[int]:
    """Set the rows of an action back to what they were; yields rows done so far.

    Everything is checked before the first row is touched. What the action made goes first and what it
    removed comes back last, so that a name or code that must be unique is free when it is needed; the rows
    that say who was merged into whom do the opposite.

    Raises:
        Refused: an `UndoRefusal`; the facts name who changed a row since, when and with which action.

    """
    steps = _steps(session, action_id)
    keeps = any(step.table == Scan.__tablename__ and step.before is None for step in steps)
    if not keeps:
        _assert_unused(session, steps)
    batches = list(_batches(steps))
    for batch in batches:
        _assert_unchanged(session, batch)
    _make_room(session, steps)
    restore = _restore_scanned if keeps else _restore
    done = 0
    for batch in batches:
        rows = _rows(session, batch)
        for step in batch:
            restore(session, step, rows.get(step.key))
        done += len(batch)
        yield done


def _steps(session: Session, action_id: str) -> list[Step]:
    """The action's changes in the order in which they are taken back, one for each row."""
    recorder = Recorder()
    for change in session.scalars(select(Change).where(Change.action_id == action_id).order_by(Change.seq)):
        recorder.take(change.table, change.key, change.before, change.after)
    steps = [Step(**change) for change in reversed(recorder.changes())]
    return sorted(steps, key=_turn)


def _turn(step: Step) -> int:
    """The round of a step: what was made goes, what was changed is set back, what was removed returns.

    Scans pass from one person to another only while a row says that the two were merged: that row comes
    before all of them and goes after all of them.
    """
    joins = step.table == FormerAttendee.__tablename__
    if step.before is None:
        return 4 if joins else 1
    if step.after is None:
        return 0 if joins else 3
    return _CHANGED


def _batches(steps: Iterable[Step]) -> Iterator[list[Step]]:
    """Runs of steps of one table and one turn, each at most CHUNK long."""
    for _, run in groupby(steps, key=lambda step: (step.table, _turn(step))):
        batch = list(run)
        for start in range(0, len(batch), CHUNK):
            yield batch[start : start + CHUNK]


def _rows(session: Session, batch: list[Step]) -> dict[str, Row]:
    of = classes()[batch[0].table]
    found = session.scalars(select(of).where(of.id.in_([step.key for step in batch])))
    return {row.id: row for row in found}


def _make_room(session: Session, steps: list[Step]) -> None:
    """Let rows trade unique values: each that holds what another gets back first takes one nobody has."""
    for table, run in groupby(
        (step for step in steps if _turn(step) == _CHANGED), key=lambda step: step.table
    ):
        updates = list(run)
        for name in _unique_texts(table):
            wanted = {step.before[name] for step in updates if step.before and name in step.before}
            holders = [step for step in updates if step.after and step.after.get(name) in wanted - {None}]
            for batch in _batches(holders):
                for row in _rows(session, batch).values():
                    setattr(row, name, new_key())
    session.flush()


def _unique_texts(table: str) -> list[str]:
    """The columns that are unique in `table`, alone or within an event, and are no reference."""
    columns = (column for columns in _unique(classes()[table].__table__) for column in columns)
    return list(dict.fromkeys(column.key for column in columns if not column.foreign_keys))


def _unique(table: Any) -> list[list[Column[Any]]]:  # noqa: ANN401 (mappers call a table a FromClause)
    return [list(c.columns) for c in table.constraints if isinstance(c, UniqueConstraint)]


def _restore_scanned(session: Session, step: Step, row: Row | None) -> None:
    """Take back an action that scanned somebody: scans stay, annulled, and so does whom they name.

    A person who came into being with the scan (a walk-in) stays on the list as cancelled.
    """
    if step.before is not None:
        _restore(session, step, row)
    elif step.table == Scan.__tablename__:
        session.add(Annulment(scan_id=step.key, reason="undo"))
    elif isinstance(row, Attendee):
        row.status = "cancelled"


def _restore(session: Session, step: Step, row: Row | None) -> None:
    if step.before is None:
        session.delete(row)
    elif row is None:
        session.add(classes()[step.table](**decoded(step.table, step.before)))
    else:
        for name, value in decoded(step.table, step.before).items():
            setattr(row, name, value)


# --- what is in the way ------------------------------------------------------------------------------


def _assert_unchanged(session: Session, batch: list[Step]) -> None:
    rows = _rows(session, batch)
    for step in batch:
        row = rows.get(step.key)
        now = None if row is None else encoded(row)
        expected = step.after
        same = now is expected is None or (now is not None and expected is not None and now | expected == now)
        if not same:
            raise _refused(session, UndoRefusal.CHANGED_SINCE, step.table, step.key)
    _assert_not_annulled(session, batch)


def _assert_not_annulled(session: Session, batch: list[Step]) -> None:
    """A scan that somebody has annulled already cannot be taken back again."""
    scans = [step.key for step in batch if step.table == Scan.__tablename__ and step.before is None]
    if not scans:
        return
    found = session.scalars(select(Annulment).where(Annulment.scan_id.in_(scans))).first()
    if found is not None:
        raise _refused(session, UndoRefusal.ALREADY_UNDONE, found.__tablename__, found.id)


def _assert_unused(session: Session, steps: list[Step]) -> None:
    """Refuse to delete rows that others, made or pointed there later, refer to."""
    going: dict[str, list[str]] = {}
    for step in steps:
        if step.before is None:
            going.setdefault(step.table, []).append(step.key)
    for table in Base.metadata.sorted_tables:
        for reference in table.foreign_keys:
            parent = reference.column.table.name
            if parent in going and table.name in classes():
                column = reference.parent
                _assert_no_reference(session, column, going[parent], _letting_go(steps, column))


def _letting_go(steps: list[Step], column: Column[Any]) -> set[str]:
    """The rows that will no longer refer by `column` once the steps are taken back."""
    return {
        step.key
        for step in steps
        if step.table == column.table.name and (step.before is None or column.key in step.before)
    }


def _assert_no_reference(session: Session, column: Column[Any], keys: list[str], freed: set[str]) -> None:
    for start in range(0, len(keys), CHUNK):
        found = session.scalars(
            select(column.table.c.id).where(column.in_(keys[start : start + CHUNK])).limit(len(freed) + 1)
        )
        for key in found:
            if key not in freed:
                # A scan stays when it is taken back, so that undoing it first would not help.
                scanned = column.table.name == Scan.__tablename__
                reason = UndoRefusal.SCANNED if scanned else UndoRefusal.IN_USE
                raise _refused(session, reason, column.table.name, key)


def obstacle(session: Session, action_id: str) -> Refused:
    """Why the file itself would not let the action be taken back: a value is given away, a parent is gone."""
    steps = _steps(session, action_id)
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
