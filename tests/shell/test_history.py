"""The history says who changed what, finds it, and takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from db.tables import Attendee, Event
from tests.make import add_event, add_scan

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from desktop_app.kit.context import PageContext
    from desktop_app.shell.history import HistoryDialog
    from desktop_app.shell.window import MainWindow
    from tests.make import Forum

LEFT = Qt.MouseButton.LeftButton
NAMED = "Correct a name  ·  Õie Mägi-Kask"


def rename(session: Session, family_name: str, new: str) -> None:
    attendee = session.scalars(select(Attendee).where(Attendee.family_name == family_name)).one()
    attendee.family_name = new


def titles(session: Session) -> list[str]:
    return list(session.scalars(select(Event.title).order_by(Event.title)))


@pytest.fixture
def dialog(window: MainWindow, context: PageContext, qtbot: QtBot) -> HistoryDialog:
    context.store.write("Add the info day", add_event, slug="two", title="Info day")
    context.store.write("Correct a name", rename, "Mägi", "Mägi-Kask")
    window.open_history()
    assert window.history is not None
    qtbot.waitUntil(window.history.isActiveWindow)
    return window.history


def shown(dialog: HistoryDialog) -> list[str]:
    model = dialog.table.model()
    return [str(model.index(row, 2).data()) for row in range(model.rowCount())]


def told(dialog: HistoryDialog) -> str:
    return "\n".join(part.text() for part in dialog.inspector.findChildren(QLabel) if part.isVisible())


def test_the_newest_change_comes_first_and_is_explained(dialog: HistoryDialog) -> None:
    assert shown(dialog) == [NAMED, "Add the info day", "Make the forum"]
    assert "Attendee changed" in told(dialog)
    assert "Family name: Mägi → Mägi-Kask" in told(dialog)
    assert "Ona · Desk 1" in told(dialog)


def test_typing_and_chips_find_changes(dialog: HistoryDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.field, "info ona")
    qtbot.waitUntil(lambda: shown(dialog) == ["Add the info day"])
    qtbot.waitUntil(lambda: "Event added" in told(dialog))
    qtbot.keyClicks(dialog.field, " nobody")
    qtbot.waitUntil(lambda: shown(dialog) == [])
    assert not dialog.undo.isVisible()
    dialog.field.clear()
    qtbot.mouseClick(dialog.here, LEFT)
    qtbot.waitUntil(lambda: len(shown(dialog)) == 3)


def test_any_change_can_be_undone_from_here(
    dialog: HistoryDialog, context: PageContext, qtbot: QtBot
) -> None:
    dialog.table.choose(dialog._model.key_at(1))
    qtbot.mouseClick(dialog.undo, LEFT)
    assert dialog.answer.text() == "Undone: Add the info day"
    assert context.store.read(titles) == ["Baltic Test Forum"]
    qtbot.waitUntil(lambda: shown(dialog)[0] == "Undo: Add the info day")
    assert "Add the info day (undone)" in shown(dialog)
    qtbot.mouseClick(dialog.in_force, LEFT)
    assert "Add the info day (undone)" not in shown(dialog)


def test_a_refused_undo_says_why(dialog: HistoryDialog, context: PageContext, qtbot: QtBot) -> None:
    context.store.write("Marry", rename, "Mägi-Kask", "Kask")
    qtbot.waitUntil(lambda: len(shown(dialog)) == 4)
    dialog.table.choose(dialog._model.key_at(1))
    qtbot.mouseClick(dialog.undo, LEFT)
    assert dialog.answer.isVisible()
    assert "“Marry”" in dialog.answer.text()


def test_the_toast_answers_when_the_history_is_not_in_front(
    window: MainWindow, dialog: HistoryDialog, qtbot: QtBot
) -> None:
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.undoing.undo()
    assert window.toast.words == "Undone: Correct a name"


def test_a_guest_is_named_beside_the_label_and_found_by_name(
    dialog: HistoryDialog, context: PageContext, forum: Forum, qtbot: QtBot
) -> None:
    context.store.write("Check in", add_scan, forum, forum.attendee("Bērziņš"))
    dialog.refresh()
    assert shown(dialog)[0] == "Check in  ·  Jānis Bērziņš"
    qtbot.keyClicks(dialog.field, "berzins")
    qtbot.waitUntil(lambda: shown(dialog) == ["Check in  ·  Jānis Bērziņš"])
    # The name is looked up: the journal's label holds none, and who is erased is gone from here too.
    context.store.erase("Erase somebody", [forum.attendee("Bērziņš")])
    dialog.field.clear()
    dialog.refresh()
    assert not any("Bērziņš" in words for words in shown(dialog))
