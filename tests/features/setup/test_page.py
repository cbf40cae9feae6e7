"""Tests of the Setup page by typing and clicking."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton, QWidget

from desktop_app.features.setup import queries
from desktop_app.features.setup.page import SetupPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext


W = TypeVar("W", bound=QWidget)


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> SetupPage:
    page = SetupPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


def retype(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def shown(qtbot: QtBot, section: QWidget, kind: type[W], words: str = "") -> W:
    """The visible editor whose text or tip has `words`; rows that were just laid show a moment later."""

    def found() -> list[W]:
        every = section.findChildren(kind)
        return [w for w in every if w.isVisible() and words in f"{w.property('text')} {w.toolTip()}"]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def test_a_field_is_saved_when_it_is_left(page: SetupPage, context: PageContext, qtbot: QtBot) -> None:
    title = next(w for w in page.sections[0].findChildren(QLineEdit) if w.accessibleName() == "Title")
    with qtbot.waitSignal(context.toaster.said_undoable):
        retype(qtbot, title, "Forum of Clusters")
    assert context.store.read(queries.event, context.event_id).title == "Forum of Clusters"


def test_a_refused_field_says_why_and_goes_back(page: SetupPage, context: PageContext, qtbot: QtBot) -> None:
    before = context.store.read(queries.event, context.event_id).title
    title = next(w for w in page.sections[0].findChildren(QLineEdit) if w.accessibleName() == "Title")
    retype(qtbot, title, " ")
    assert "needs a title" in page.sections[0].complaint
    assert title.text() == before
    assert context.store.read(queries.event, context.event_id).title == before


def test_a_category_is_added_renamed_and_removed(page: SetupPage, context: PageContext, qtbot: QtBot) -> None:
    page.show_section("Categories")
    section = page.sections[1]
    count = len(context.store.read(queries.categories, context.event_id))
    qtbot.mouseClick(section.add_button, Qt.MouseButton.LeftButton)
    rows = context.store.read(queries.categories, context.event_id)
    assert len(rows) == count + 1
    editor = shown(qtbot, section, QLineEdit, "New category")
    retype(qtbot, editor, "Guests")
    assert context.store.read(queries.categories, context.event_id)[-1].name == "Guests"
    remover = shown(qtbot, section, QToolButton, "Guests")
    qtbot.mouseClick(remover, Qt.MouseButton.LeftButton)
    assert len(context.store.read(queries.categories, context.event_id)) == count


def test_a_point_gets_a_direction(page: SetupPage, context: PageContext, qtbot: QtBot) -> None:
    page.show_section("Check-in points")
    box = shown(qtbot, page.sections[2], QComboBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert context.store.read(queries.points, context.event_id)[0].direction == "exit"


def test_a_station_is_added(page: SetupPage, context: PageContext, qtbot: QtBot) -> None:
    page.show_section("Stations and printers")
    before = len(context.store.read(queries.stations))
    qtbot.mouseClick(page.sections[3].add_button, Qt.MouseButton.LeftButton)
    assert len(context.store.read(queries.stations)) == before + 1


def test_each_section_opens_by_keyboard(page: SetupPage, qtbot: QtBot) -> None:
    page.setFocus()
    listed = page.focusWidget()
    assert listed is not None
    for section in page.sections[1:]:
        qtbot.keyClick(listed, Qt.Key.Key_Down)
        assert section.isVisible()
