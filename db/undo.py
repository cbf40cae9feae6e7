"""How an action is taken back: at once, or a large one in chunks between which others may write."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from db.base import Row, new_key
from db.journal import Recorder, classes, decoded, rank_of
from db.obstacles import (
    LettingGo,
    Step,
    assert_parents,
    assert_places_free,
    assert_unchanged,
    assert_unused,
    obstacle,
    references,
    rows_of,
    unique_texts,
)
from db.tables import Annulment, Attendee, Change, FormerAttendee, HandedOut, Scan

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from db.base import Json
    from db.guard import RowSession

Held = dict[tuple[str, str], "Json"]

# Rows of one table, read back in one statement when an action is taken back at once.
CHUNK: Final = 400
# Changes read in one look where an action is taken back in chunks.
READ: Final = 400

# The turn of rows that an action changed, between those it made and those it removed (see `_turn`).
_CHANGED: Final = 2

# --- at once -----------------------------------------------------------------------------------------


def take_back(session: Session, action_id: str) -> None:
    """Set the rows of an action back to what they were.

    Everything is checked before the first row is touched. What the action made goes first and what it
    removed comes back last, so that a name or code that must be unique is free when it is needed; the rows
    that say who was merged into whom do the opposite.

    Raises:
        Refused: an `UndoRefusal`; the facts name who changed a row since, when and with which action.

    """
    steps = steps_of(session, action_id)
    if not _keeps_scans(steps):
        assert_unused(session, steps, LettingGo(steps))
    batches = list(_batches(steps))
    for batch in batches:
        assert_unchanged(session, batch)
    _make_room(session, steps)
    for batch in batches:
        _restore_all(session, batch, rows_of(session, batch), keeps=_keeps_scans(steps))
        session.flush()
    assert_places_free(session, steps)


def steps_of(session: Session, action_id: str) -> list[Step]:
    """The action's changes in the order in which they are taken back, one for each row."""
    recorder = Recorder()
    for change in session.scalars(select(Change).where(Change.action_id == action_id).order_by(Change.seq)):
        recorder.take(change.table, change.key, change.before, change.after)
    return sorted(_reversed(recorder), key=_turn)


def _reversed(recorder: Recorder) -> list[Step]:
    return [Step(**change) for change in reversed(recorder.changes())]


def _turn(step: Step) -> int:
    """The round of a step: what was made goes, what was changed is set back, what was removed returns.

    Scans pass from one person to another only while a row says that the two were merged: that row comes
    before all of them and goes after all of them.
    """
    if step.before is None:
        return 4 if _joins(step) else 1
    if step.after is None:
        return 0 if _joins(step) else 3
    return _CHANGED


def _joins(step: Step) -> bool:
    return step.table == FormerAttendee.__tablename__


def _batches(steps: Iterable[Step]) -> Iterator[list[Step]]:
    """Runs of steps of one table and one turn, each at most CHUNK long."""
    for _, run in groupby(steps, key=lambda step: (step.table, _turn(step))):
        yield from _sliced(list(run), CHUNK)


def _sliced(steps: list[Step], size: int) -> Iterator[list[Step]]:
    for start in range(0, len(steps), size):
        yield steps[start : start + size]


def _make_room(session: Session, steps: list[Step]) -> None:
    """Let rows trade unique values: each that holds what another gets back first takes one nobody has."""
    changed = (step for step in steps if _turn(step) == _CHANGED)
    for table, run in groupby(changed, key=lambda step: step.table):
        updates = list(run)
        for name in unique_texts(table):
            wanted = {step.before[name] for step in updates if step.before and name in step.before}
            holders = [step for step in updates if step.after and step.after.get(name) in wanted - {None}]
            for batch in _batches(holders):
                for row in rows_of(session, batch).values():
                    setattr(row, name, new_key())
    session.flush()


def _keeps_scans(steps: Iterable[Step]) -> bool:
    """Whether the action scanned somebody: then what it made stays, and its scans are annulled."""
    return any(step.table == Scan.__tablename__ and step.before is None for step in steps)


def _restore_all(session: Session, batch: list[Step], rows: dict[str, Row], *, keeps: bool) -> None:
    restore = _restore_scanned if keeps else _restore
    for step in batch:
        restore(session, step, rows.get(step.key))


def _restore_scanned(session: Session, step: Step, row: Row | None) -> None:
    """Take back an action that scanned somebody: scans stay, annulled, and so does whom they name.

    A person who came into being with the scan (a walk-in) stays on the list as cancelled; what was handed out
    with it counts as there again.
    """
    if step.before is not None:
        _restore(session, step, row)
    elif step.table == Scan.__tablename__:
        session.add(Annulment(scan_id=step.key, reason="undo"))
    elif isinstance(row, Attendee):
        row.status = "cancelled"
    elif isinstance(row, HandedOut):
        session.delete(row)


def _restore(session: Session, step: Step, row: Row | None) -> None:
    if step.before is None:
        session.delete(row)
    elif row is None:
        session.add(classes()[step.table](**decoded(step.table, step.before)))
    else:
        for name, value in decoded(step.table, step.before).items():
            setattr(row, name, value)


# --- in chunks ---------------------------------------------------------------------------------------


def take_back_in_chunks(session: RowSession, action_id: str, size: int) -> Iterator[tuple[int, int]]:
    """Set the rows of an action back, to be committed at each yield; yields work done, work in all.

    Others may write between two chunks. So everything is checked first, that nothing is begun in vain, and
    each row once more in the transaction that sets it back. References must hold at each commit, not only at
    the end: see `_parted` for the order.

    Raises:
        Refused: an `UndoRefusal`; chunks that were committed before are for the caller to take back.

    """
    steps = yield from _read_in_chunks(session, action_id)
    keeps, freed = _keeps_scans(steps), LettingGo(steps)
    batches = [batch for part in _parted(steps) for batch in _sliced(part, size)]
    done, total = 0, 2 * len(steps)
    for batch in batches:
        assert_unchanged(session, batch)
        if not keeps:
            assert_unused(session, batch, freed)
        done += len(batch)
        yield done, total
    held: Held = {}
    for name, holders in _holders([step for step in steps if step.before is not None or not keeps]):
        for batch in _sliced(holders, size):
            _hold(session, name, batch, held)
            yield done, total
    for batch in batches:
        rows = assert_unchanged(session, batch, held)
        if not keeps:
            assert_unused(session, batch, LettingGo(batch))
        assert_parents(session, batch)
        _restore_all(session, batch, rows, keeps=keeps)
        _flush(session, batch)
        done += len(batch)
        if done == total:
            assert_places_free(session, steps)
        yield done, total


def _read_in_chunks(session: Session, action_id: str) -> Generator[tuple[int, int], None, list[Step]]:
    """The action's changes, one for each row, the last first; children before their parents."""
    recorder, seq = Recorder(), 0
    columns = (Change.seq, Change.table, Change.key, Change.before, Change.after)
    query = select(*columns).where(Change.action_id == action_id).order_by(Change.seq).limit(READ)
    more = True
    while more:
        found = session.execute(query.where(Change.seq > seq)).all()
        for row in found:
            recorder.take(*row[1:])
        more = len(found) == READ
        seq = found[-1][0] if found else seq
        # Also after the last: nobody waits for the write lock while the order is made out.
        yield 0, 0
    return _reversed(recorder)


def _parted(steps: list[Step]) -> Iterator[list[Step]]:
    """Runs of steps of one table, in an order in which every reference holds after each of them.

    As at once, what was made goes before values are set back, and what was removed comes after. But a row
    that others let go only when they are set back goes after them, and one that they get back comes before.
    """
    made = [step for step in steps if step.before is None]
    removed = [step for step in steps if step.after is None]
    changed = [step for step in steps if step.before is not None and step.after is not None]
    late, early = _late(steps), _early(steps)
    # Parents first; of rows of one table the last removed comes back first, as before.
    removed.sort(key=lambda step: rank_of(step.table))
    for part in (
        [step for step in made if step.key not in late],
        [step for step in removed if step.key in early],
        changed,
        [step for step in removed if step.key not in early],
        [step for step in made if step.key in late],
    ):
        for _, run in groupby(part, key=lambda step: step.table):
            yield list(run)


def _late(steps: list[Step]) -> set[str]:
    """What was made and others need until they are set back."""
    made = [step for step in steps if step.before is None]
    changed = (step for step in steps if step.before is not None and step.after is not None)
    held = [key for step in changed for key in references(step, step.after)]
    return _with_parents(made, held + [step.key for step in made if _joins(step)])


def _early(steps: list[Step]) -> set[str]:
    """What was removed and others need when they are set back."""
    removed = [step for step in steps if step.after is None]
    changed = (step for step in steps if step.before is not None and step.after is not None)
    wanted = [key for step in changed for key in references(step, step.before)]
    return _with_parents(removed, wanted + [step.key for step in removed if _joins(step)])


def _with_parents(rows: list[Step], wanted: Iterable[str]) -> set[str]:
    """The keys of those of `rows` that are wanted, and of those among them that these refer to, and so on."""
    known = {step.key: step for step in rows}
    found: set[str] = set()
    waiting = [key for key in wanted if key in known]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            step = known[key]
            waiting += [key for key in references(step, step.before or step.after) if key in known]
    return found


def _holders(steps: list[Step]) -> Iterator[tuple[str, list[Step]]]:
    """For each unique column the rows that hold a value which another row gets back before they let it go."""
    late = _late(steps)
    by_table: dict[str, list[Step]] = {}
    for step in steps:
        by_table.setdefault(step.table, []).append(step)
    for table, rows in by_table.items():
        staying = [step for step in rows if step.before is not None or step.key in late]
        for name in unique_texts(table):
            wanted = {step.before.get(name) for step in rows if step.before is not None} - {None}
            yield name, [step for step in staying if step.after and step.after.get(name) in wanted]


def _hold(session: RowSession, name: str, batch: list[Step], held: Held) -> None:
    """Give the rows a value in the column `name` that nobody has, so that others can take theirs."""
    for row in assert_unchanged(session, batch, held).values():
        value = new_key()
        setattr(row, name, value)
        held.setdefault((row.__tablename__, row.id), {})[name] = value
    _flush(session, batch)


def _flush(session: RowSession, batch: Sequence[Step]) -> None:
    try:
        session.flush()
    except IntegrityError as error:
        session.drop()
        raise obstacle(session, batch) from error
