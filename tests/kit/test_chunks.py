"""Tests of long writes that are driven from the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from db.history import entries
from db.tables import Organisation
from desktop_app.errors import Refused
from desktop_app.features.setup.rules import SetupRefusal
from desktop_app.kit.chunks import ChunkedWrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from db.store import Store
    from tests.make import Forum


def add_three(session: Session, event_id: str, broken_at: int = 99) -> Iterator[int]:
    for number in range(3):
        if number == broken_at:
            raise Refused(SetupRefusal.NAME_EMPTY)
        session.add(Organisation(event_id=event_id, name=f"Added {number}"))
        yield number


def added(store: Store) -> int:
    def count(session: Session) -> int:
        return session.query(Organisation).filter(Organisation.name.startswith("Added")).count()

    return store.read(count)


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    assert qtbot is not None
    return QObject()


def test_all_chunks_are_written_as_one_action(
    store: Store, forum: Forum, qtbot: QtBot, parent: QObject
) -> None:
    steps: list[int] = []
    writing = ChunkedWrite(store.write_chunks("Add", add_three, forum.event_id), parent)
    writing.stepped.connect(steps.append)
    with qtbot.waitSignal(writing.finished):
        writing.start()
    assert steps == [0, 1, 2]
    assert added(store) == 3
    assert store.read(entries)[0].rows == 3


def test_cancelling_takes_back_what_was_written(
    store: Store, forum: Forum, qtbot: QtBot, parent: QObject
) -> None:
    writing = ChunkedWrite(store.write_chunks("Add", add_three, forum.event_id), parent)
    with qtbot.waitSignal(writing.stepped):
        writing.start()
    with qtbot.waitSignal(writing.cancelled):
        writing.cancel()
    assert added(store) == 0


def test_a_refusal_takes_back_what_was_written(
    store: Store, forum: Forum, qtbot: QtBot, parent: QObject
) -> None:
    writing = ChunkedWrite(store.write_chunks("Add", add_three, forum.event_id, broken_at=2), parent)
    with qtbot.waitSignal(writing.refused):
        writing.start()
    assert added(store) == 0
