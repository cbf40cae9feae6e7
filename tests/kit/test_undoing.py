"""Undo answers at once where little changed; where much did, the window lives on and Cancel works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from sqlalchemy import select

from db.store import Pace, Store, UndoRefusal
from db.tables import Attendee
from desktop_app.errors import Refused, sentence_of
from desktop_app.kit.undoing import Undoing
from tests.make import add_event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from desktop_app.kit.tasks import TaskRunner
    from tests.make import Forum


def write_notes(session: Session, words: str) -> None:
    for person in session.scalars(select(Attendee)):
        person.note = words


def notes(session: Session) -> set[str]:
    return set(session.scalars(select(Attendee.note)))


class Told:
    """What an undoing answered."""

    def __init__(self, undoing: Undoing) -> None:
        self.done: list[str] = []
        self.refused: list[str] = []
        undoing.done.connect(self.done.append)
        undoing.refused.connect(self.refused.append)


@pytest.fixture
def large(store: Store, forum: Forum) -> Store:
    """A store for which two rows are a large change, with such a change."""
    assert forum.door_id
    store.pace = Pace(at_once=2, chunk=1)
    store.write("Note", write_notes, "Box C")
    return store


@pytest.fixture
def undoing(store: Store, runner: TaskRunner) -> Iterator[Undoing]:
    undoing = Undoing(store, runner)
    yield undoing
    undoing.deleteLater()


@pytest.fixture
def told(undoing: Undoing) -> Told:
    return Told(undoing)


def test_a_small_change_is_taken_back_before_the_call_returns(
    store: Store, forum: Forum, undoing: Undoing, told: Told
) -> None:
    assert forum.door_id
    store.write("Add the info day", add_event, slug="two")
    undoing.undo()
    undoing.redo()
    assert told.done == ["Undone: Add the info day", "Brought back: Add the info day"]


def test_everything_else_goes_on_between_the_chunks_of_a_large_one(
    large: Store, undoing: Undoing, told: Told, runner: TaskRunner, qtbot: QtBot
) -> None:
    turns: list[int] = []
    clock = QTimer()
    clock.timeout.connect(lambda: turns.append(len(runner.running)))
    clock.start(0)
    with qtbot.waitSignal(runner.ended):
        undoing.undo()
        assert [task.label for task in runner.running] == ["Undoing a large change"]
        assert not told.done
    clock.stop()
    assert turns.count(1) >= 2 * 7
    assert told.done == ["Undone: Note"]
    assert large.read(notes) == {""}
    with qtbot.waitSignal(undoing.done):
        undoing.redo()
    assert large.read(notes) == {"Box C"}


def test_cancel_leaves_everything_as_it_was(
    large: Store, undoing: Undoing, told: Told, runner: TaskRunner, qtbot: QtBot
) -> None:
    undoing.undo()
    (task,) = runner.running
    qtbot.waitUntil(lambda: large.read(notes) == {"", "Box C"})
    with qtbot.waitSignal(runner.ended):
        task.cancel()
        task.cancel()
    assert large.read(notes) == {"Box C"}
    assert told.refused == ["Cancelled. Everything is as it was."]
    with qtbot.waitSignal(undoing.done):
        undoing.undo()


def test_a_second_one_waits_its_turn(
    large: Store, undoing: Undoing, told: Told, runner: TaskRunner, qtbot: QtBot
) -> None:
    undoing.undo()
    with qtbot.waitSignal(runner.ended):
        undoing.undo()
        assert "just being taken back" in told.refused[0]
    assert large.read(notes) == {""}
    assert told.done == ["Undone: Note"]


def test_a_refusal_in_the_middle_is_a_sentence(
    large: Store, undoing: Undoing, told: Told, runner: TaskRunner, qtbot: QtBot
) -> None:
    def box_d(session: Session) -> None:
        person = session.scalars(select(Attendee).where(Attendee.note == "Box C")).first()
        assert person is not None
        person.note = "Box D"

    undoing.undo()
    qtbot.waitUntil(lambda: large.read(notes) == {"", "Box C"})
    with qtbot.waitSignal(runner.ended):
        large.write("Box D", box_d)
    assert "“Box D”" in told.refused[0]
    assert large.read(notes) == {"Box C", "Box D"}


def test_what_runs_when_the_program_ends_is_taken_back(
    large: Store, undoing: Undoing, runner: TaskRunner, qtbot: QtBot
) -> None:
    undoing.undo()
    qtbot.waitUntil(lambda: large.read(notes) == {"", "Box C"})
    runner.shut_down()
    assert runner.running == ()
    assert large.read(notes) == {"Box C"}


def test_a_desk_takes_back_its_own(store: Store, forum: Forum, undoing: Undoing, told: Told) -> None:
    assert forum.door_id
    other = Store.open(store.path, station="Desk 2")
    other.write("Add the gala", add_event, slug="gala")
    other.close()
    undoing.undo()
    assert told.done == ["Undone: Make the forum"]
    undoing.undo()
    assert told.refused == [sentence_of(Refused(UndoRefusal.NOTHING_HERE))]
