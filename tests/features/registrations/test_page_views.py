"""Tests of the views of the list: the usual ones, and those that staff save under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from db.tables import SavedView
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.page import PeoplePage
from desktop_app.features.registrations.page.columns import Shown
from desktop_app.features.registrations.queries import Filter, Ordering, View
from desktop_app.features.registrations.queries.views import settings_of, view_of
from desktop_app.features.registrations.rules.field import Status
from tests.make import Forum, add_scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from db.store import Session, Store
    from desktop_app.kit.context import PageContext

VIEW = View(
    Filter("kask", countries=frozenset({"LV", "EE"}), arrived=False, attention=True),
    Ordering.COUNTRY,
    ascending=False,
    columns=("name", "box"),
)


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> Iterator[PeoplePage]:
    yield from shown(context, qtbot)


def shown(context: PageContext, qtbot: QtBot) -> Iterator[PeoplePage]:
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    yield page
    page.list.table.clearSelection()


def names(page: PeoplePage) -> list[str]:
    model = page.list.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def offered(page: PeoplePage) -> list[QAction]:
    """The lines of the menu of views."""
    page.list.filters.view.views_menu.aboutToShow.emit()
    return [action for action in page.list.filters.view.views_menu.actions() if action.text()]


def ask(page: PeoplePage, words: str) -> None:
    next(action for action in offered(page) if action.text().startswith(words)).trigger()


def save(page: PeoplePage, qtbot: QtBot, name: str, ask_for: str = "Save view") -> None:
    ask(page, ask_for)
    field = page.list.filters.name_line.field
    assert field.hasFocus()
    field.clear()
    qtbot.keyClicks(field, name)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def arrived(page: PeoplePage) -> int:
    place, model = list(Shown).index(Shown.ARRIVED), page.list.table.model()
    return sum(bool(model.index(row, place).data()) for row in range(model.rowCount()))


def chip(page: PeoplePage) -> str:
    return page.list.filters.view.text()


def test_a_view_is_stored_and_read_back() -> None:
    assert view_of(settings_of(VIEW)) == VIEW
    assert view_of({}) == View()


def test_what_is_not_known_of_a_stored_view_is_left_out() -> None:
    odd = {"order": "shoe size", "arrived": "perhaps", "columns": None, "more": 1}
    assert view_of(odd) == View()


def test_the_keyboard_chooses_a_usual_view(page: PeoplePage, qtbot: QtBot) -> None:
    qtbot.keySequence(page, QKeySequence("Ctrl+Shift+V"))
    menu = page.list.filters.view.views_menu
    qtbot.waitUntil(menu.isVisible)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(menu, key)
    assert chip(page) == "View: Not here yet"
    assert page.list.filters.status.text() == "Status: Registered"
    assert page.list.filters.arrived.text() == "Arrival: Not arrived"


def test_every_usual_view_lists_whom_it_names(
    page: PeoplePage, context: PageContext, qtbot: QtBot, forum: Forum
) -> None:
    def set_up(session: Session) -> None:
        add_scan(session, forum, forum.attendee("Mägi"))
        actions.edit_attendee(session, forum.attendee("Bērziņš"), attention=True)
        actions.edit_attendee(session, forum.attendee("Łącki"), category_id=forum.categories["Speaker"])
        actions.change_status(session, [forum.attendee("Åsgård")], Status.WAITLISTED)

    context.store.write("Set up", set_up)
    qtbot.waitUntil(lambda: arrived(page) == 1)
    everybody = set(names(page))
    expected = {
        "Not here yet": everybody - {"Õie Mägi", "Øystein Åsgård"},
        "Badge not printed": everybody - {"Øystein Åsgård"},
        "Waitlist": {"Øystein Åsgård"},
        "Needs attention": {"Jānis Bērziņš"},
        "Everybody": everybody,
    }
    for view, people in expected.items():
        ask(page, view)
        assert set(names(page)) == people
    ask(page, "Speakers")
    assert "Władysław Łącki" in names(page)


def test_a_waitlist_with_nobody_on_it_is_empty(page: PeoplePage) -> None:
    ask(page, "Waitlist")
    assert names(page) == []
    assert page.list.filters.status.text() == "Status: Waitlisted"
    page.refresh()
    assert names(page) == []


def test_a_view_is_saved_with_filters_columns_and_order(
    page: PeoplePage, context: PageContext, qtbot: QtBot
) -> None:
    page.list.filters.country.choose(["EE"])
    page.list.filters.country.changed.emit()
    page.list.table.sort_changed.emit(Ordering.ORGANISATION, False)
    page.list.columns.show_columns([Shown.NAME, Shown.BOX, Shown.COUNTRY])
    save(page, qtbot, "Estonians")
    assert not page.list.filters.name_line.isVisible()
    qtbot.waitUntil(lambda: chip(page) == "View: Estonians")
    ask(page, "Everybody")
    page.list.columns.show_columns([Shown.NAME, Shown.EMAIL])
    assert len(names(page)) == 7
    ask(page, "Estonians")
    assert names(page) == ["Õie Mägi"]
    assert [list(Shown)[place] for place in page.list.columns.visible()] == [
        Shown.NAME,
        Shown.BOX,
        Shown.COUNTRY,
    ]
    (kept,) = context.store.read(queries.named_views, context.event_id)
    assert (kept.view.order, kept.view.ascending) == (Ordering.ORGANISATION, False)
    assert context.store.undo() == "View “Estonians” saved"
    qtbot.waitUntil(lambda: chip(page) == "View")


def test_a_view_that_was_changed_says_so_and_can_be_saved_again(page: PeoplePage, qtbot: QtBot) -> None:
    page.list.filters.country.choose(["EE"])
    page.list.filters.country.changed.emit()
    save(page, qtbot, "Baltics")
    qtbot.waitUntil(lambda: chip(page) == "View: Baltics")
    page.list.filters.country.choose(["EE", "LV"])
    page.list.filters.country.changed.emit()
    assert chip(page) == "View: Baltics, changed"
    ask(page, "Save view")
    assert page.list.filters.name_line.field.text() == "Baltics"
    assert "will be replaced" in page.list.filters.name_line.words
    qtbot.keyClick(page.list.filters.name_line.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chip(page) == "View: Baltics")


def test_a_view_is_renamed_and_deleted(page: PeoplePage, context: PageContext, qtbot: QtBot) -> None:
    page.list.filters.country.choose(["EE"])
    page.list.filters.country.changed.emit()
    save(page, qtbot, "First")
    qtbot.waitUntil(lambda: chip(page) == "View: First")
    save(page, qtbot, "Second", "Rename “First”")
    qtbot.waitUntil(lambda: chip(page) == "View: Second")
    ask(page, "Delete “Second”")
    qtbot.waitUntil(lambda: chip(page) == "View")
    assert context.store.read(queries.named_views, context.event_id) == []
    assert names(page) == ["Õie Mägi"]


def test_a_view_without_a_name_is_refused_in_place(page: PeoplePage, qtbot: QtBot) -> None:
    save(page, qtbot, "  ")
    assert page.list.filters.name_line.words == "Type a name first."
    qtbot.keyClick(page.list.filters.name_line.field, Qt.Key.Key_Escape)
    assert not page.list.filters.name_line.isVisible()


def test_a_station_begins_with_its_own_view(page: PeoplePage, context: PageContext, qtbot: QtBot) -> None:
    ask(page, "Waitlist")
    ask(page, "Begin with this view")
    again = next(shown(context, qtbot))
    assert chip(again) == "View: Waitlist"
    assert names(again) == []
    ask(again, "Begin with this view")
    third = next(shown(context, qtbot))
    assert len(names(third)) == 7


def test_a_view_of_another_event_is_not_offered(store: Store, context: PageContext, forum: Forum) -> None:
    other = store.write("Save", actions.save_view, forum.event_id, "Ours", VIEW)
    store.write("Save", actions.save_view, forum.event_id, "ours", View())
    kept = store.read(queries.named_views, context.event_id)
    assert [(one.key, one.name, one.view) for one in kept] == [(other, "ours", View())]
    assert store.read(lambda session: session.query(SavedView).count()) == 1
