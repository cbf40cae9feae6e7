"""E-mail addresses and telephone numbers hide where guests can see the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from desktop_app.features.registrations.page import PeoplePage
from desktop_app.features.registrations.page.details import DetailsTab
from desktop_app.kit.habits import VEIL, Habits
from tests.make import add_attendee

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from db.store import Store
    from desktop_app.kit.context import PageContext
    from tests.make import Forum

EMAIL, PHONE = "ona@example.org", "+37061234567"


@pytest.fixture
def page(qtbot: QtBot, store: Store, forum: Forum, context: PageContext) -> PeoplePage:
    """The list with one more person, who is chosen."""
    press = forum.categories["Press"]
    key = store.write("Add", _added, forum.event_id, press)
    Habits(context.settings).personal_hidden = True
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    page.show_thing(key)
    return page


def _added(session: Session, event_id: str, category_id: str) -> str:
    return add_attendee(session, event_id, category_id, "Ona", "Zzz", email=EMAIL, phone=PHONE).id


def shown(page: PeoplePage) -> set[str]:
    model = page.list.model
    return {
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    }


def test_the_list_shows_neither(page: PeoplePage, context: PageContext) -> None:
    assert not shown(page) & {EMAIL, PHONE}
    assert VEIL in shown(page)
    Habits(context.settings).personal_hidden = False
    page.hide()
    page.show()
    assert {EMAIL, PHONE} <= shown(page)


def test_what_is_copied_is_what_is_shown(page: PeoplePage) -> None:
    page.list.copy_selected()
    assert EMAIL not in QGuiApplication.clipboard().text()


def line(page: PeoplePage, column: str) -> QLineEdit:
    tab = page.inspector.findChild(DetailsTab)
    assert isinstance(tab, DetailsTab)
    editor = tab.editor(column).editor
    assert isinstance(editor, QLineEdit)
    return editor


@pytest.mark.parametrize("column", ["email", "phone"])
def test_a_field_is_readable_only_while_it_is_edited(page: PeoplePage, column: str) -> None:
    editor = line(page, column)
    assert editor.text() in {EMAIL, PHONE}
    assert editor.displayText() not in {EMAIL, PHONE}
    editor.setFocus()
    assert editor.displayText() in {EMAIL, PHONE}
    page.list.table.setFocus()
    assert editor.displayText() not in {EMAIL, PHONE}


def test_a_desk_that_hides_nothing_shows_the_fields(page: PeoplePage, context: PageContext) -> None:
    Habits(context.settings).personal_hidden = False
    page.hide()
    page.show()
    assert line(page, "email").displayText() == EMAIL
