"""Tests of the People page by typing and clicking: list, filters, many at once, copying, export."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QStandardItemModel
from PySide6.QtWidgets import QTableView

from desktop_app.features.registrations.actions import edit_attendee
from desktop_app.features.registrations.page import PeoplePage
from desktop_app.features.registrations.page.columns import Shown
from desktop_app.features.registrations.queries import Filter, attendee_keys
from tests.make import Forum, add_event, add_many_attendees, add_scan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from desktop_app.features.registrations.page.ticks import MenuChip
    from desktop_app.kit.context import PageContext


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> Iterator[PeoplePage]:
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    yield page
    page.list.table.clearSelection()


def column(page: PeoplePage, shown: Shown) -> list[str]:
    """What a column shows, from top to bottom."""
    model = page.list.table.model()
    place = list(Shown).index(shown)
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def tick(chip: MenuChip, words: str) -> None:
    """Open the chip's menu and tick the value that begins with these words."""
    chip.menu_of_values.aboutToShow.emit()
    found: list[QAction] = [a for a in chip.menu_of_values.actions() if a.text().startswith(words)]
    found[0].trigger()


def choose_all(page: PeoplePage, qtbot: QtBot) -> None:
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def test_everybody_is_listed_by_family_name(page: PeoplePage) -> None:
    assert column(page, Shown.NAME)[0] == "Øystein Åsgård"
    assert len(column(page, Shown.NAME)) == 7
    assert page.list.selection.words == "7 people"


def test_typing_finds_people_and_escape_brings_everybody_back(page: PeoplePage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.list.filters.search, "zydrun")
    assert column(page, Shown.NAME) == ["Eglė Žydrūnaitė"]
    assert page.list.selection.words == "1 of 7 people"
    qtbot.keyClick(page.list.filters.search, Qt.Key.Key_Escape)
    assert len(column(page, Shown.NAME)) == 7


def test_enter_in_the_search_goes_to_the_first_person(page: PeoplePage, qtbot: QtBot, forum: Forum) -> None:
    qtbot.keyClicks(page.list.filters.search, "berzins")
    qtbot.keyClick(page.list.filters.search, Qt.Key.Key_Return)
    assert page.list.table.current_key == forum.attendee("Bērziņš")
    assert page.inspector.key == forum.attendee("Bērziņš")


def test_chips_filter_several_values_at_once(page: PeoplePage, qtbot: QtBot) -> None:
    tick(page.list.filters.country, "Estonia")
    tick(page.list.filters.country, "Latvia")
    assert sorted(set(column(page, Shown.COUNTRY))) == ["Estonia", "Latvia"]
    assert page.list.filters.country.text() == "Country: LV, EE"
    tick(page.list.filters.kind, "Research")
    assert column(page, Shown.NAME) == ["Õie Mägi"]
    qtbot.mouseClick(page.list.filters.clear_button, Qt.MouseButton.LeftButton)
    assert len(column(page, Shown.NAME)) == 7
    assert not page.list.filters.clear_button.isVisible()


def test_arrived_people_are_counted_marked_and_filtered(
    page: PeoplePage, context: PageContext, forum: Forum, qtbot: QtBot
) -> None:
    context.store.write("Check in", add_scan, forum, forum.attendee())
    qtbot.waitUntil(lambda: any(column(page, Shown.ARRIVED)))
    tick(page.list.filters.arrived, "Arrived")
    assert column(page, Shown.NAME) == ["Eglė Žydrūnaitė"]
    tick(page.list.filters.arrived, "Not arrived")
    assert len(column(page, Shown.NAME)) == 7


def test_when_nobody_matches_the_page_says_so(page: PeoplePage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.list.filters.search, "qqqqqq")
    assert page.list.table.isHidden()
    assert page.list.no_match.isVisible()
    qtbot.mouseClick(page.list.no_match.button, Qt.MouseButton.LeftButton)
    assert page.list.table.isVisible()


def test_a_click_on_a_header_sorts_and_is_remembered(
    page: PeoplePage, context: PageContext, qtbot: QtBot
) -> None:
    header = page.list.table.horizontalHeader()
    place = header.sectionViewportPosition(list(Shown).index(Shown.ORGANISATION)) + 20
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, 10))
    names = [name for name in column(page, Shown.ORGANISATION) if name]
    assert names == sorted(names)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, 10))
    names = [name for name in column(page, Shown.ORGANISATION) if name]
    assert names == sorted(names, reverse=True)
    again = PeoplePage(context)
    qtbot.addWidget(again)
    again.refresh()
    assert column(again, Shown.NAME) == column(page, Shown.NAME)


def test_chosen_columns_are_remembered(page: PeoplePage, context: PageContext, qtbot: QtBot) -> None:
    page.list.columns.menu.aboutToShow.emit()
    page.list.columns.menu.action_of(Shown.CODE).trigger()
    page.list.columns.menu.action_of(Shown.COUNTRY).trigger()
    again = PeoplePage(context)
    qtbot.addWidget(again)
    shown = {list(Shown)[place] for place in again.list.columns.visible()}
    assert Shown.CODE in shown
    assert Shown.COUNTRY not in shown


def test_a_column_that_came_with_a_newer_program_waits_to_be_chosen(
    context: PageContext, qtbot: QtBot
) -> None:
    old = QTableView()
    qtbot.addWidget(old)
    old.setModel(QStandardItemModel(1, 15, old))
    context.settings.setValue("PeoplePage/columns", old.horizontalHeader().saveState())
    again = PeoplePage(context)
    qtbot.addWidget(again)
    shown = {list(Shown)[place] for place in again.list.columns.visible()}
    assert shown == set(list(Shown)[:15])
    again.list.columns.menu.aboutToShow.emit()
    again.list.columns.menu.action_of(Shown.BOX).trigger()
    third = PeoplePage(context)
    qtbot.addWidget(third)
    assert {list(Shown)[place] for place in third.list.columns.visible()} == {*shown, Shown.BOX}


def test_booking_and_box_are_columns_for_who_wants_them(
    page: PeoplePage, context: PageContext, forum: Forum, qtbot: QtBot
) -> None:
    context.store.write("Sort", edit_attendee, forum.attendee(), booking="K7", box="C 117")
    qtbot.waitUntil(lambda: "K7" in column(page, Shown.BOOKING))
    assert "C 117" in column(page, Shown.BOX)
    shown = {list(Shown)[place] for place in page.list.columns.visible()}
    assert not shown & {Shown.BOOKING, Shown.BOX}


def test_many_are_cancelled_at_once_and_come_back_with_undo(
    page: PeoplePage, context: PageContext, qtbot: QtBot
) -> None:
    choose_all(page, qtbot)
    assert page.list.selection.cancel_button.text() == "Cancel 7 registrations"
    with qtbot.waitSignal(context.toaster.said_undoable):
        qtbot.mouseClick(page.list.selection.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: set(column(page, Shown.STATUS)) == {"Cancelled"})
    context.store.undo()
    qtbot.waitUntil(lambda: set(column(page, Shown.STATUS)) == {"Registered"})


def test_many_get_another_category(page: PeoplePage, qtbot: QtBot) -> None:
    choose_all(page, qtbot)
    menu = page.list.selection.category_button.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Press").trigger()
    qtbot.waitUntil(lambda: set(column(page, Shown.CATEGORY)) == {"Press"})


def test_selected_rows_are_copied_as_shown(page: PeoplePage, qtbot: QtBot, forum: Forum) -> None:
    page.list.table.choose(forum.attendee("Mägi"))
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    cells = QGuiApplication.clipboard().text().split("\t")
    assert cells[:4] == ["Õie Mägi", "Saaremaa Institute of Optics", "Estonia", "Participant"]


def test_what_is_shown_is_exported(page: PeoplePage, qtbot: QtBot, tmp_path: Path) -> None:
    tick(page.list.filters.country, "Latvia")
    with qtbot.waitSignal(page.saver.saved):
        page.export(tmp_path / "people.csv")
    with (tmp_path / "people.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["Family name"] for row in rows} == {"Bērziņš", "Шевчук"}


def test_a_refused_export_says_why(page: PeoplePage, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.saver.failed):
        page.export(tmp_path / "no such folder" / "people.csv")
    assert page.list.complaint.isVisible()
    assert "no such folder" in page.list.complaint.text()


def test_an_empty_page_offers_both_ways_to_bring_people(context: PageContext, qtbot: QtBot) -> None:
    event = context.store.write("Add event", add_event, slug="empty")
    page = PeoplePage(replace(context, event_id=event.id))
    qtbot.addWidget(page)
    page.show()
    assert page.nobody.isVisible()
    assert page.first_walk_in.isVisible()
    assert not page.import_button.isVisible()


def test_another_room_shows_a_person_who_is_filtered_away(
    page: PeoplePage, qtbot: QtBot, forum: Forum
) -> None:
    qtbot.keyClicks(page.list.filters.search, "berzins")
    page.show_thing(forum.attendee("Mägi"))
    assert page.inspector.key == forum.attendee("Mägi")
    assert page.list.filters.search.text() == ""


def test_the_sentence_counts_arrivals(
    page: PeoplePage, context: PageContext, forum: Forum, qtbot: QtBot
) -> None:
    context.store.write("Check in", add_scan, forum, forum.attendee())
    qtbot.waitUntil(lambda: page._sentence.text() == "1 of 7 arrived")


def test_many_people_are_listed_without_reading_all(
    page: PeoplePage, context: PageContext, forum: Forum, qtbot: QtBot
) -> None:
    context.store.write("Add many", add_many_attendees, forum.event_id, forum.categories["Participant"], 1000)
    model = page.list.table.model()
    qtbot.waitUntil(lambda: model.rowCount() == 1007, timeout=20_000)  # after a slow reading the page rests
    assert model.index(1006, 0).data() != ""


def test_a_long_change_shows_how_far_it_is_and_is_taken_back_when_stopped(
    page: PeoplePage, context: PageContext, forum: Forum, qtbot: QtBot
) -> None:
    context.store.write("Add many", add_many_attendees, forum.event_id, forum.categories["Participant"], 1000)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1007, timeout=20_000)
    choose_all(page, qtbot)
    seen: list[str] = []

    def stop_at_once(*_: object) -> None:
        seen.append(page.list.selection.words)
        qtbot.mouseClick(page.list.selection.stop_button, Qt.MouseButton.LeftButton)

    page.list._writer.progressed.connect(stop_at_once)
    page.list.selection.cancel_button.click()
    qtbot.waitUntil(lambda: bool(seen) and not page.list.busy)
    assert seen[0].endswith("of 1007 changed")
    cancelled = Filter(statuses=frozenset({"cancelled"}))
    assert context.store.read(attendee_keys, context.event_id, cancelled) == []
    assert page.list.selection.words == "1007 of 1007 selected"


def test_the_door_is_asked_about_a_person(page: PeoplePage, forum: Forum, qtbot: QtBot) -> None:
    page.show_thing(forum.attendee("Mägi"))
    (asked,) = [a for a in page.inspector.more_button.menu().actions() if a.text().startswith("What would")]
    with qtbot.waitSignal(page.simulator_asked) as told:
        asked.trigger()
    assert told.args == [forum.attendee("Mägi")]
