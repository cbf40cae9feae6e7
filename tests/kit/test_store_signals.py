"""Pages hear of every write, once per turn, also of those made by another program on the same file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.store import Store
from desktop_app.kit.store_signals import StoreSignals
from tests.make import add_event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def signals(store: Store) -> Iterator[StoreSignals]:
    signals = StoreSignals(store)
    yield signals
    signals.stop()


def test_writes_of_one_turn_are_told_together(qtbot: QtBot, store: Store, signals: StoreSignals) -> None:
    told: list[frozenset[str]] = []
    signals.changed.connect(told.append)
    store.write("One", add_event, slug="one")
    store.write("Two", add_event, slug="two")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [frozenset({"event"})]


def test_writes_of_another_program_are_told(qtbot: QtBot, store: Store, signals: StoreSignals) -> None:
    other = Store.open(store.path)
    with qtbot.waitSignal(signals.changed) as told:
        other.write("Three", add_event, slug="three")
    other.close()
    assert told.args == [frozenset({"event"})]


def test_nothing_is_told_once_stopped(qtbot: QtBot, store: Store) -> None:
    signals = StoreSignals(store)
    signals.stop()
    with qtbot.assertNotEmitted(signals.changed, wait=20):
        store.write("Four", add_event, slug="four")
