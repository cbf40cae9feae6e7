"""How meetings went: typed by one key each, seen in the rows and in the figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop_app.features.meetings.page import MeetingsPage
from desktop_app.features.meetings.rules.meeting import MeetingState
from tests.features.meetings.small_day import PAIRS, START, Afternoon, make_afternoon

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from tests.make import Forum


@pytest.fixture
def afternoon(context: PageContext, forum: Forum) -> Afternoon:
    return context.store.write("Make the afternoon", make_afternoon, forum)


@pytest.fixture
def page(context: PageContext, afternoon: Afternoon, qtbot: QtBot) -> MeetingsPage:
    assert afternoon.meetings
    later = START + timedelta(minutes=30)
    page = MeetingsPage(replace(context, now=lambda: later))
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    page.views.tabs.setCurrentIndex(3)
    page.views.outcomes.slots.setCurrentIndex(0)
    page.views.outcomes.table.setFocus()
    return page


def states(page: MeetingsPage) -> list[MeetingState]:
    return [each.state for each in sorted(page.sight.view.meetings, key=lambda each: each.table)]


def test_a_slot_is_typed_table_by_table(page: MeetingsPage, afternoon: Afternoon, qtbot: QtBot) -> None:
    table = page.views.outcomes.table
    for keys in ((Qt.Key.Key_H, Qt.Key.Key_F), (Qt.Key.Key_2,), (Qt.Key.Key_H,)):
        for key in keys:
            qtbot.keyClick(table, key)
            qtbot.waitUntil(lambda: table.current_key != "")
            page.refresh()
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert states(page) == [MeetingState.HELD, MeetingState.NO_SHOW, MeetingState.HELD]
    missed = page.sight.of_request[afternoon.requests[PAIRS[1]]]
    assert [party.absent for party in missed.parties] == [False, True]
    assert page.sight.of_request[afternoon.requests[PAIRS[0]]].follow_up
    assert "3 of 3 noted" in page.views.outcomes._done.text() or page.views.outcomes.slot == 1


def test_a_comment_is_typed_where_it_is_seen(page: MeetingsPage, qtbot: QtBot) -> None:
    page.resize(1000, 600)
    table = page.views.outcomes.table
    qtbot.keyClick(table, Qt.Key.Key_C)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    port = table.viewport()
    assert port.rect().contains(editor.mapTo(port, editor.rect().center()))
    qtbot.keyClicks(editor, "Call in May")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(each.comment == "Call in May" for each in page.sight.view.meetings))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert table.horizontalScrollBar().value() == 0


def test_a_meeting_that_has_not_begun_is_refused_with_a_sentence(
    page: MeetingsPage, afternoon: Afternoon, qtbot: QtBot
) -> None:
    page.deeds.put(page.sight, afternoon.requests[PAIRS[3]], 3, 0)
    page.refresh()
    page.views.outcomes.slots.setCurrentIndex(3)
    qtbot.keyClick(page.views.outcomes.table, Qt.Key.Key_H)
    assert "has not begun" in page.views.line


def test_the_figures_count_what_was_noted(page: MeetingsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.views.outcomes.table, Qt.Key.Key_H)
    page.views.tabs.setCurrentIndex(4)
    figures = {words: number for number, words in page.views.figures.tiles}
    assert figures["held"] == "1"
    assert dict(page.views.figures.by_type.rows)["C2C"].held == 1
