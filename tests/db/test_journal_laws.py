"""The laws of the journal: whatever is done can be undone and redone, and what failed leaves no trace."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import func, select
from typing_extensions import override

from db.history import entries
from db.search import is_index_sound
from db.store import Pace, Refused, Store, TakeBack, UndoRefusal
from db.tables import Action, Change
from tests.db.deeds import Deed, State, deeds, perform, state
from tests.make import make_forum

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from sqlalchemy.orm import Session


# Thousands of commits: where there is a disk in memory, they need not wait for a real one.
MEMORY = Path("/dev/shm")  # noqa: S108 (a folder of our own is made in it)


# A small action at once, and the smallest step by step.
PACES = (Pace(), Pace(at_once=0, chunk=1))

paces = st.sampled_from(PACES)
ends = st.sampled_from(("thrown", "closed", "failed"))


class FellOverError(Exception):
    """What goes wrong in an action, for the tests."""


def perform_and_fail(session: Session, what: list[Deed]) -> None:
    perform(session, what)
    session.flush()
    raise FellOverError


def perform_in_chunks(session: Session, *parts: list[Deed]) -> Iterator[int]:
    for number, part in enumerate(parts):
        perform(session, part)
        yield number


def perform_in_chunks_and_fail(session: Session, first: list[Deed], second: list[Deed]) -> Iterator[int]:
    perform(session, first)
    yield 0
    perform_and_fail(session, second)


def break_off(steps: Generator[object, None, str], after: int, end: str) -> bool:
    """Take some steps and then no more; False where it was over before that."""
    for _ in range(after):
        try:
            next(steps)
        except StopIteration:
            return False
    if end == "closed":
        steps.close()
        return True
    with suppress(TakeBack, FellOverError):
        steps.throw(TakeBack() if end == "thrown" else FellOverError())
        list(steps)
    return True


def journal_size(session: Session) -> tuple[int, int]:
    """How many actions and changes there are."""
    return (
        session.scalar(select(func.count()).select_from(Action)) or 0,
        session.scalar(select(func.count()).select_from(Change)) or 0,
    )


class Journal(RuleBasedStateMachine):
    """An event file beside the simplest model of it: the states that were, and those that can come back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)
        self.store = Store.open(Path(self.folder.name) / "forum.fdesk")
        self.store.write("Make the forum", make_forum)
        self.past: list[State] = []
        self.now = self.store.read(state)
        self.future: list[State] = []

    def _done(self, journal_before: tuple[int, int]) -> None:
        """An action that changed something is one more step to take back; one that did not leaves no row."""
        after = self.store.read(state)
        if self.store.read(journal_size) == journal_before:
            assert after == self.now
            return
        self.past.append(self.now)
        self.now = after
        self.future.clear()

    @rule(what=deeds)
    def act(self, what: list[Deed]) -> None:
        before = self.store.read(journal_size)
        self.store.write("Act", perform, what)
        self._done(before)
        if self.store.read(journal_size) != before:
            assert self.past[-1] != self.now

    @rule(first=deeds, second=deeds)
    def act_in_chunks(self, first: list[Deed], second: list[Deed]) -> None:
        before = self.store.read(journal_size)
        assert list(self.store.write_chunks("Act at length", perform_in_chunks, first, second)) == [0, 1]
        assert self.store.read(journal_size)[0] <= before[0] + 1
        self._done(before)

    @rule(what=deeds)
    def fail(self, what: list[Deed]) -> None:
        before = self.store.read(journal_size)
        with suppress(FellOverError):
            self.store.write("Fail", perform_and_fail, what)
        assert self.store.read(journal_size) == before

    @rule(first=deeds, second=deeds)
    def fail_at_length(self, first: list[Deed], second: list[Deed]) -> None:
        """What was written in chunks before the failure is taken back, which the journal shows."""
        before = self.store.read(journal_size)
        with suppress(FellOverError):
            list(self.store.write_chunks("Fail", perform_in_chunks_and_fail, first, second))
        if self.store.read(journal_size) != before:
            self.future.clear()

    @rule(first=deeds, second=deeds)
    def cancel(self, first: list[Deed], second: list[Deed]) -> None:
        before = self.store.read(journal_size)
        steps = self.store.write_chunks("Cancel", perform_in_chunks, first, second)
        next(steps)
        steps.close()
        if self.store.read(journal_size) != before:
            self.future.clear()

    @precondition(lambda self: self.past)
    @rule(pace=paces)
    def undo(self, pace: Pace) -> None:
        self.store.pace = pace
        self.store.undo()
        self._undone()

    @precondition(lambda self: self.future)
    @rule(pace=paces)
    def redo(self, pace: Pace) -> None:
        self.store.pace = pace
        self.store.redo()
        self._redone()

    @precondition(lambda self: self.past)
    @rule(after=st.integers(0, 12), end=ends, pace=paces)
    def break_off_an_undo(self, after: int, end: str, pace: Pace) -> None:
        """An undo that somebody cancels, or that fails half way, has not happened."""
        self.store.pace = Pace(at_once=0, chunk=1)
        steps = self.store.undo_chunks()
        next(steps)
        self.store.pace = pace
        if not break_off(steps, after, end):
            self._undone()

    @precondition(lambda self: self.future)
    @rule(after=st.integers(0, 12), end=ends, pace=paces)
    def break_off_a_redo(self, after: int, end: str, pace: Pace) -> None:
        self.store.pace = Pace(at_once=0, chunk=1)
        steps = self.store.redo_chunks()
        next(steps)
        self.store.pace = pace
        if not break_off(steps, after, end):
            self._redone()

    def _undone(self) -> None:
        self.future.append(self.now)
        self.now = self.past.pop()

    def _redone(self) -> None:
        self.past.append(self.now)
        self.now = self.future.pop()

    @precondition(lambda self: not self.future)
    @rule()
    def redo_nothing(self) -> None:
        with suppress(Refused):
            self.store.redo()

    @rule()
    def open_again(self) -> None:
        self.store.close()
        self.store = Store.open(self.store.path)

    @invariant()
    def rows_are_what_they_should_be(self) -> None:
        assert self.store.read(state) == self.now

    @override
    def teardown(self) -> None:
        while self.past:
            self.undo(PACES[len(self.past) % 2])
            self.rows_are_what_they_should_be()
        assert self.store.undo() == "Make the forum"
        assert not any(self.store.read(state).values())
        assert not [entry for entry in self.store.read(entries) if not entry.undoes and not entry.undone]
        with suppress(Refused):
            self.store.undo()
            raise AssertionError(UndoRefusal.NOTHING)
        assert self.store.write("Check the index", is_index_sound)
        self.store.close()
        self.folder.cleanup()


TestJournal = Journal.TestCase
TestJournal.settings = settings(
    max_examples=16,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
