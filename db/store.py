"""The one door to an event file: opening, reading, writing with the journal, taking back, announcing."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Concatenate, NamedTuple, ParamSpec, TypeVar

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from db import choosing, derived, journal, schema, undo, unfinished
from db.backup import finish_restore, roll_back
from db.base import utc_now
from db.choosing import Desk
from db.engine import StoreRefusal, assert_sqlite, fold_log, is_on_network, make_engine, refusing
from db.erasing import ERASE, Erased, erase_people
from db.guard import RowSession
from db.obstacles import UndoRefusal, obstacle
from db.refusal import Refused
from db.tables import Action, Change

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Engine

    from db.base import Json

P = ParamSpec("P")
R = TypeVar("R")

__all__ = ["Pace", "Refused", "Session", "Store", "StoreRefusal", "TakeBack", "UndoRefusal"]

# Work done, and work in all.
Steps = tuple[int, int]


class TakeBack(Exception):  # noqa: N818 (a wish, not an error)
    """Thrown into a write in chunks: take back what is written, in chunks too, and end by raising this."""


class Pace(NamedTuple):
    """How many changed rows are taken back at once, and how many in each chunk where there are more."""

    at_once: int = 500
    chunk: int = 150


class Store:
    """An open event file, used from one thread. Long writes go through `write_chunks`.

    `newest` is the action that this store wrote last, whatever others did since; empty after a write that
    changed nothing. `guard` is asked before each write, with the name of the action (of what is taken back,
    where one is), and refuses by raising `Refused`. `pace` is how large actions are taken back.
    """

    def __init__(self, engine: Engine, path: Path, *, station: str = "", staff: str = "") -> None:
        self.path = path
        self.station = station
        self.staff = staff
        self.pace = Pace()
        self.guard: Callable[[str], None] = _let_pass
        self._file = _identity(path)
        self._engine = engine
        self._writing = engine.execution_options(write=True)
        self._half_written = False
        self._listeners: list[Callable[[frozenset[str]], None]] = []
        self._own: set[str] = set()
        self.newest = ""
        self._seen = self.read(_newest_change)

    @classmethod
    def open(
        cls, path: Path, *, key: str = "", station: str = "", staff: str = "", create: bool = True
    ) -> Store:
        """Open the event file at `path`; an older one is migrated (on a copy), a missing one is made.

        Raises:
            Refused: a `StoreRefusal`; the file is left as it was.

        """
        assert_sqlite()
        path = path.absolute()  # file dialogs of some systems change the working folder
        if is_on_network(path):
            raise Refused(StoreRefusal.NETWORK_DRIVE, file=str(path))
        finish_restore(path)
        roll_back(path, key=key)
        with refusing(path):
            schema.prepare(path, key=key, create=create)
            engine = make_engine(path, key=key)
            try:
                store = cls(engine, path, station=station, staff=staff)
                store._take_back_unfinished()
            except BaseException:
                engine.dispose()
                raise
        return store

    def close(self) -> None:
        """Close all connections; the write-ahead log is folded into the file."""
        self._engine.dispose()

    # --- reading and writing ------------------------------------------------------------------------

    def read(self, query: Callable[Concatenate[Session, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """What `query` finds, all seen at one moment."""
        with refusing(self.path), RowSession(self._engine, info={"reading": True}) as session:
            return query(session, *args, **kwargs)

    def write(
        self, label: str, action: Callable[Concatenate[Session, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run `action` in one transaction with its journal; durable on disk when this returns.

        An action that raises, or a disk that is full, leaves no trace. An action that changes nothing
        leaves no journal row.

        Raises:
            Refused: by the guard, by the action itself, or a `StoreRefusal` when the file cannot be written.

        """
        self.guard(_verb(action))
        if self._half_written:
            self._half_written = False
            self._take_back_unfinished()
        with self._writer() as session:
            result = action(session, *args, **kwargs)
            written, touched = self._close_action(session, label, _verb(action))
            session.settle()
        self._wrote(written, touched)
        return result

    def write_chunks(
        self,
        label: str,
        action: Callable[Concatenate[Session, P], Iterator[R]],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Generator[R]:
        """Run a long `action`: what it did up to each `yield` is committed, all under one journal action.

        Between two steps others may write. Closing the iterator early, or an error, takes back what was
        written; so does the next opening of the file if the process died in between. `TakeBack` thrown into
        it takes back in steps; what is yielded then says nothing. It is the work of who began it, whoever
        takes over the desk meanwhile.

        Raises:
            Refused: by the guard, at once; by the action, or a `StoreRefusal`, at the step that it concerns.

        """
        self.guard(_verb(action))
        begun = self._begun(label, _verb(action))
        return self._in_chunks(begun, lambda session: action(session, *args, **kwargs))

    def _begun(self, label: str, verb: str, *, undoes: str | None = None) -> Action:
        return Action(
            verb=verb,
            label=label,
            staff=self.staff,
            station=self.station,
            undoes=undoes,
            open_by=str(os.getpid()),
        )

    def _in_chunks(self, begun: Action, action: Callable[[RowSession], Iterator[R]]) -> Generator[R]:
        action_id = written = ""
        with self._writer() as session:
            try:
                for step in action(session):
                    action_id, touched = self._close_chunk(session, action_id, begun)
                    session.settle()
                    written = action_id
                    session.expunge_all()
                    self._announce(touched)
                    yield step
                action_id, touched = self._close_chunk(session, action_id, begun)
                _finish(session, action_id, begun)
                session.settle()
            except GeneratorExit:
                session.drop()
                if written:
                    _drained(self._take_back_half(written))
                raise
            except BaseException:
                session.drop()
                if written:
                    yield from self._take_back_half(written)  # type: ignore[misc]  # steps of taking back say nothing
                raise
            finally:
                unfinished.end(action_id)
        self._wrote(action_id, touched)

    def erase(self, label: str, attendee_ids: Sequence[str]) -> Erased:
        """Erase people for good, from the journal too; all of them, or nobody. `label` names nobody."""
        erase = partial(erase_people, attendee_ids=attendee_ids, at=utc_now())
        changes = self.write_past(label, ERASE, erase)
        people = sum("erased_at" in (change["after"] or {}) for change in changes)
        return Erased(people, folded=self.fold_log())

    def write_past(self, label: str, verb: str, work: Callable[[Session], list[Json]]) -> list[Json]:
        """Run `work` in one transaction; it may change rows past the journal. For erasing alone.

        What it gives, and what it changed by rows, is written down, behind whatever was there before.

        Raises:
            Refused: by the guard, while an action is written in chunks, or a `StoreRefusal`.

        """
        self.guard(verb)
        with self._writer() as session:
            choosing.assert_nothing_open(session)
            newest = _newest_change(session), session.scalar(select(func.max(Action.seq))) or 0
            changes = work(session)
            session.flush()
            changes += session.info["recorder"].changes()
            action = Action(seq=newest[1] + 1, verb=verb, label=label, staff=self.staff, station=self.station)
            numbered = [{"seq": newest[0] + place, **change} for place, change in enumerate(changes, 1)]
            touched = self._write_down(session, action, numbered)
            session.settle()
        self._announce(touched)
        return changes

    def fold_log(self) -> bool:
        """Write the log into the file; False where somebody is reading from it."""
        return fold_log(self._engine)

    # --- taking back --------------------------------------------------------------------------------

    def undo(self, action_id: str | None = None, *, own: bool = False) -> str:
        """Take back an action, or the newest one in force (`own`: of this desk); gives its label.

        Raises:
            Refused: an `UndoRefusal`, with the action that is in the way, or by the guard.

        """
        return _drained(self.undo_chunks(action_id, own=own))

    def redo(self, *, own: bool = False) -> str:
        """Take back the newest undo, if nothing was done after it (`own`: by this desk); gives the label.

        Raises:
            Refused: an `UndoRefusal`, or by the guard.

        """
        return _drained(self.redo_chunks(own=own))

    def undo_chunks(self, action_id: str | None = None, *, own: bool = False) -> Generator[Steps, None, str]:
        """As `undo`, but a large action is taken back in chunks (see `write_chunks`), a small one at once.

        What is yielded is work done and work in all. Others may write between two steps; where they changed
        what is still to be set back, all of it is refused and what was set back is brought back.
        """
        desk = self._desk if own else None
        choose = (
            partial(choosing.next_undo, desk=desk) if action_id is None else partial(_found, key=action_id)
        )
        return self._undoing(choose)

    def redo_chunks(self, *, own: bool = False) -> Generator[Steps, None, str]:
        """As `redo`, in steps like `undo_chunks`."""
        return self._undoing(partial(choosing.next_redo, desk=self._desk if own else None))

    @property
    def _desk(self) -> Desk:
        return Desk(self.station, self.staff)

    def _undoing(self, choose: Callable[[Session], Action]) -> Generator[Steps, None, str]:
        with self._writer() as session:
            action = choose(session)
            choosing.assert_free(session, action)
            self._ask_guard(session, action)
            begun = self._begun(action.label, choosing.verb_of(action), undoes=action.id)
            at_once = self._is_small(session, action.id)
            if at_once:
                self._undo(session, action, begun.verb)
        if not at_once:
            yield from self._undo_in_chunks(begun)
        return begun.label

    def _ask_guard(self, session: Session, action: Action) -> None:
        """Taking back needs what doing needed; of an undo, what the action needed that it took back."""
        while action.undoes:
            action = _found(session, action.undoes)
        self.guard(action.verb)

    def _is_small(self, session: Session, action_id: str) -> bool:
        rows = select(Change.seq).where(Change.action_id == action_id).limit(self.pace.at_once + 1)
        return len(session.scalars(rows).all()) <= self.pace.at_once

    def _undo(self, session: RowSession, action: Action, verb: str) -> None:
        action_id = action.id
        try:
            undo.take_back(session, action_id)
            written, touched = self._close_action(session, action.label, verb, undoes=action)
            session.settle()
        except IntegrityError as error:
            session.drop()
            raise obstacle(session, undo.steps_of(session, action_id)) from error
        self._wrote(written, touched)

    def _undo_in_chunks(self, begun: Action) -> Generator[Steps]:
        return self._in_chunks(
            begun,
            partial(undo.take_back_in_chunks, action_id=begun.undoes or "", size=self.pace.chunk),
        )

    def _take_back_half(self, action_id: str) -> Generator[Steps]:
        """Take back what was written of an action that broke off; on a full disk the next write does.

        Raises:
            Refused: an `UndoRefusal` where others went on working with its rows, which therefore stay.

        """
        steps = self._take_back(action_id)
        try:
            for step in steps:
                try:
                    yield step
                except BaseException:
                    # Whoever waits went away: nothing stays half done for that.
                    _drained(steps)
                    raise
        except Refused as refused:
            if isinstance(refused.reason, UndoRefusal):
                raise
            self._half_written = True

    def _take_back(self, action_id: str) -> Generator[Steps]:
        """Take back what an unfinished action wrote; where that is refused, it stays as it is, finished."""
        try:
            with self._writer() as session:
                action = _found(session, action_id)
                begun = self._begun(action.label, choosing.TAKE_BACK, undoes=action_id)
                at_once = self._is_small(session, action_id)
                if at_once:
                    action.open_by = ""
                    self._undo(session, action, begun.verb)
            if not at_once:
                yield from self._undo_in_chunks(begun)
        except Refused as refused:
            if isinstance(refused.reason, UndoRefusal):
                with self._writer() as session:
                    unfinished.finish(session, action_id)
                    session.settle()
            raise

    def _take_back_unfinished(self) -> None:
        """Take back what a process that died had written in chunks but not finished.

        A refusal does not keep anybody from opening the file: a full disk or another writer leaves it to
        the next opening, and rows that others went on working with stay.
        """
        for action_id in self.read(unfinished.unfinished):
            with suppress(Refused):
                with self._writer() as session:
                    claimed = unfinished.claim(session, action_id)
                    session.settle()
                if claimed:
                    _drained(self._take_back(action_id))
            unfinished.end(action_id)

    # --- telling others -----------------------------------------------------------------------------

    def listen(self, listener: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Call `listener` with the names of the changed tables after each write; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def poll(self) -> frozenset[str]:
        """The tables that other processes have changed since the last look; listeners are told too."""
        newest = self.read(_newest_change)
        if newest == self._seen:
            return frozenset()
        touched = self.read(_tables_since, self._seen, frozenset(self._own))
        self._seen = newest
        self._own.clear()
        self._announce(touched)
        return touched

    def _wrote(self, action_id: str, tables: frozenset[str]) -> None:
        self.newest = action_id
        self._announce(tables)

    def _announce(self, tables: frozenset[str]) -> None:
        if tables:
            for listener in tuple(self._listeners):
                listener(tables)

    # --- inside a write -----------------------------------------------------------------------------

    @contextmanager
    def _writer(self) -> Iterator[RowSession]:
        if _identity(self.path) != self._file:
            # Somebody moved the file away or put another in its place; what we write would be lost with it.
            raise Refused(StoreRefusal.GONE, file=str(self.path))
        with refusing(self.path), RowSession(self._writing, expire_on_commit=False) as session:
            journal.record(session)
            yield session

    def _close_action(
        self, session: Session, label: str, verb: str, *, undoes: Action | None = None
    ) -> tuple[str, frozenset[str]]:
        action = Action(verb=verb, label=label, staff=self.staff, station=self.station)
        if undoes is not None:
            session.flush()
            session.add(action)
            session.flush()
            choosing.mark_undone(session, undoes, action)
        touched = self._record(session, action)
        return action.id if touched else "", touched

    def _close_chunk(self, session: Session, action_id: str, begun: Action) -> tuple[str, frozenset[str]]:
        action = begun
        if action_id:
            action = _found(session, action_id)
        elif begun.undoes and begun.verb != choosing.TAKE_BACK:
            choosing.assert_free(session, _found(session, begun.undoes))
        touched = self._record(session, action)
        if touched:
            action_id = action.id
            unfinished.begin(action_id)
        return action_id, touched

    def _record(self, session: Session, action: Action) -> frozenset[str]:
        """Write down what the session has changed under `action`; gives the tables."""
        session.flush()
        recorder: journal.Recorder = session.info["recorder"]
        changes = recorder.changes()
        recorder.clear()
        derived.refresh(session, changes)
        return self._write_down(session, action, changes)

    def _write_down(self, session: Session, action: Action, changes: list[Json]) -> frozenset[str]:
        if not changes:
            return frozenset()
        journal.begin_action(session, action)
        journal.write_changes(session, action.id, changes)
        self._own.add(action.id)
        return frozenset(change["table"] for change in changes)


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at `path`; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _let_pass(_verb: str) -> None:
    """The guard of a file that everybody may change who can open it."""


def _verb(action: Callable[..., object]) -> str:
    return getattr(action, "__name__", type(action).__name__)


def _newest_change(session: Session) -> int:
    return session.scalar(select(func.max(Change.seq))) or 0


def _tables_since(session: Session, seq: int, own: frozenset[str]) -> frozenset[str]:
    found = select(Change.table).where(Change.seq > seq, Change.action_id.not_in(own)).distinct()
    return frozenset(session.scalars(found))


def _found(session: Session, key: str) -> Action:
    action = session.scalars(select(Action).where(Action.id == key)).first()
    if action is None:
        raise Refused(UndoRefusal.UNKNOWN, action=key)
    return action


def _finish(session: Session, action_id: str, begun: Action) -> None:
    """Note that an action in chunks is whole, and that what it took back is undone."""
    if begun.undoes and action_id:
        undone = _found(session, begun.undoes)
        if undone.undone_by:
            raise Refused(UndoRefusal.ALREADY_UNDONE, label=undone.label)
        undone.open_by = ""
        choosing.mark_undone(session, undone, _found(session, action_id))
        session.flush()
    unfinished.finish(session, action_id)


def _drained(steps: Generator[object, None, R]) -> R:
    """Take all steps; gives what the generator returns."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: R = end.value
            return result
