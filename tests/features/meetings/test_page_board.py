"""The board: what is seen, moved by mouse and by keyboard, and taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from desktop_app.features.meetings import actions
from desktop_app.features.meetings.page import MeetingsPage
from desktop_app.kit.theme import Appearance, tokens_of
from tests.features.meetings.small_day import MORNING, PAIRS, Afternoon, make_afternoon

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from tests.make import Forum

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def afternoon(context: PageContext, forum: Forum) -> Afternoon:
    return context.store.write("Make the afternoon", make_afternoon, forum)


@pytest.fixture
def page(context: PageContext, afternoon: Afternoon, qtbot: QtBot) -> MeetingsPage:
    assert afternoon.meetings
    page = MeetingsPage(replace(context, now=lambda: MORNING))
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.views.board.setFocus()
    return page


def place_of(page: MeetingsPage, pair: tuple[str, str], afternoon: Afternoon) -> tuple[int, int]:
    meeting = page.sight.of_request[afternoon.requests[pair]]
    return meeting.slot, meeting.table


def middle(page: MeetingsPage, cell: tuple[int, int]) -> QPoint:
    return page.views.board.mapFromScene(page.views.board.box_of(cell).center())


def drag(page: MeetingsPage, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Press on a cell, carry what is there to another one, and stay there."""
    port = page.views.board.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=middle(page, start))
    QTest.mouseMove(port, middle(page, start) + QPoint(30, 5))
    QTest.mouseMove(port, middle(page, end))


def let_go(page: MeetingsPage, cell: tuple[int, int]) -> None:
    QTest.mouseRelease(page.views.board.viewport(), Qt.MouseButton.LeftButton, pos=middle(page, cell))


def test_the_sentence_counts_what_is_placed(page: MeetingsPage) -> None:
    assert page._sentence.text() == "3 of 5 requests placed, 0 idle gaps"
    assert len(page.left.requests.list.entries) == 2


def test_a_meeting_is_dragged_to_a_free_cell_and_taken_back(
    page: MeetingsPage, afternoon: Afternoon, qtbot: QtBot
) -> None:
    pair = ("Žydrūnaitė", "Bērziņš")
    drag(page, (0, 0), (2, 1))
    assert "13:40, Table 2: free" in page.views.line
    assert page.views.board.bubble.words == page.views.line
    let_go(page, (2, 1))
    assert place_of(page, pair, afternoon) == (2, 1)
    page.context.store.undo()
    qtbot.waitUntil(lambda: place_of(page, pair, afternoon) == (0, 0))


def test_a_meeting_dropped_on_another_changes_places_with_it(
    page: MeetingsPage, afternoon: Afternoon
) -> None:
    drag(page, (0, 0), (0, 1))
    assert "takes its place" in page.views.line
    let_go(page, (0, 1))
    assert place_of(page, ("Žydrūnaitė", "Bērziņš"), afternoon) == (0, 1)
    assert place_of(page, ("Mägi", "Łącki"), afternoon) == (0, 0)


def test_a_meeting_is_carried_by_keyboard(page: MeetingsPage, afternoon: Afternoon, qtbot: QtBot) -> None:
    board = page.views.board
    qtbot.keyClick(board, Qt.Key.Key_Right)
    assert page.meeting is not None
    qtbot.keyClick(board, Qt.Key.Key_Down, CTRL)
    assert "13:20, Table 2" in page.views.line
    qtbot.keyClick(board, Qt.Key.Key_Down)
    qtbot.keyClick(board, Qt.Key.Key_Return)
    assert place_of(page, ("Mägi", "Łącki"), afternoon) == (2, 1)
    assert board.cursor_cell == (2, 1)


def test_a_request_is_placed_at_the_next_best_slot_by_keyboard(page: MeetingsPage, qtbot: QtBot) -> None:
    page.left.requests.list.setFocus()
    qtbot.keyClick(page.left.requests.list, Qt.Key.Key_Down)
    key = page.left.requests.list.current_key
    assert "Can be placed at" in page.left.requests.list.entries[0].below
    qtbot.keyClick(page.left.requests.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.views.board, Qt.Key.Key_Return)
    assert page.sight.of_request[key].slot == 1
    qtbot.waitUntil(lambda: len(page.left.requests.list.entries) == 1)
    assert page.meeting == page.sight.of_request[key]


def test_a_locked_meeting_stays_and_says_so(page: MeetingsPage, qtbot: QtBot) -> None:
    board = page.views.board
    board.put_cursor((0, 0))
    qtbot.keyClick(board, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: page.meeting is not None and page.meeting.locked)
    qtbot.keyClick(board, Qt.Key.Key_Down, CTRL)
    assert "locked" in page.views.line
    assert board.carried is None


def test_a_request_is_dragged_from_the_list_onto_the_board(
    page: MeetingsPage, afternoon: Afternoon, qtbot: QtBot
) -> None:
    rows, board = page.left.requests.list, page.views.board
    key = rows.entries[0].key
    start = rows.visualRect(rows.model().index(0, 0)).center()
    end = rows.viewport().mapFromGlobal(board.viewport().mapToGlobal(middle(page, (3, 0))))
    QTest.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(rows.viewport(), start + QPoint(30, 5))
    QTest.mouseMove(rows.viewport(), end)
    assert "14:00, Table 1" in page.views.line
    QTest.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert (page.sight.of_request[key].slot, page.sight.of_request[key].table) == (3, 0)
    qtbot.waitUntil(lambda: len(rows.entries) == 1)
    assert key in afternoon.requests.values()


def test_what_is_carried_is_put_back_by_escape_and_impossible_cells_take_nothing(
    page: MeetingsPage, afternoon: Afternoon, qtbot: QtBot
) -> None:
    board = page.views.board
    board.put_cursor((0, 0))
    qtbot.keyClick(board, Qt.Key.Key_Down, CTRL)
    qtbot.keyClick(board, Qt.Key.Key_Escape)
    assert board.carried is None
    pair = PAIRS[3]
    page.deeds.put(page.sight, afternoon.requests[pair], 1, 0)
    page.refresh()
    board.put_cursor((0, 0))
    qtbot.keyClick(board, Qt.Key.Key_Down, CTRL)
    qtbot.keyClick(board, Qt.Key.Key_Right)
    assert "impossible" in page.views.line
    qtbot.keyClick(board, Qt.Key.Key_Return)
    assert place_of(page, PAIRS[0], afternoon) == (0, 0)


def colour_in(page: MeetingsPage, cell: tuple[int, int]) -> str:
    """The colour of a cell's ground, as it is painted: near its upper left corner, beside any words."""
    board = page.views.board
    corner = board.mapFromScene(board.box_of(cell).topLeft()) + QPoint(4, 4)
    image = board.viewport().grab().toImage()
    place = corner * image.devicePixelRatio()
    return QColor(image.pixel(place)).name()


def test_cells_are_tinted_only_while_a_meeting_is_in_the_hand(page: MeetingsPage) -> None:
    tokens = tokens_of(page)
    plain = QColor(tokens.surface).name()
    assert colour_in(page, (2, 1)) == plain
    drag(page, (0, 0), (2, 1))
    assert colour_in(page, (2, 1)) == QColor(tokens.wash(tokens.admitted)).name()
    page.views.board.lay_down()
    assert colour_in(page, (2, 1)) == plain


def test_cells_take_the_colours_of_another_theme(page: MeetingsPage) -> None:
    before = colour_in(page, (2, 1))
    page.context.theme.choose(Appearance.DARK)
    try:
        assert colour_in(page, (2, 1)) == QColor(tokens_of(page).surface).name() != before
    finally:
        page.context.theme.choose(Appearance.LIGHT)


def test_what_is_kept_of_the_painting_follows_the_meetings(page: MeetingsPage, qtbot: QtBot) -> None:
    full, empty = colour_in(page, (0, 0)), colour_in(page, (2, 1))
    drag(page, (0, 0), (2, 1))
    let_go(page, (2, 1))
    qtbot.waitUntil(lambda: page.views.board.carried is None)
    assert (colour_in(page, (0, 0)), colour_in(page, (2, 1))) == (empty, full)
    page.context.store.undo()
    qtbot.waitUntil(lambda: (0, 0) in page.sight.cells)
    assert (colour_in(page, (0, 0)), colour_in(page, (2, 1))) == (full, empty)


def test_a_table_that_breaks_is_hatched_where_it_stood(page: MeetingsPage, qtbot: QtBot) -> None:
    cell, store, board = (2, 1), page.context.store, page.views.board
    before = board.viewport().grab(board.mapFromScene(board.box_of(cell)).boundingRect()).toImage()
    table = page.sight.view.tables[cell[1]]
    store.write("Close", actions.close_meeting_table, table.id, MORNING)
    qtbot.waitUntil(lambda: page.sight.view.tables[cell[1]].closed_from is not None)
    after = board.viewport().grab(board.mapFromScene(board.box_of(cell)).boundingRect()).toImage()
    assert after != before
