"""The columns of the agenda's table: as many as fit, or those that somebody chose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop_app.features.agenda.page.table_columns import WIDTHS, Shown
from tests.features.agenda.editing import day, open_page
from tests.features.agenda.programmes import programme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.features.agenda.page import AgendaPage
    from desktop_app.kit.context import PageContext

ALL = list(Shown)


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> AgendaPage:
    page = open_page(context, qtbot)
    page.show_table()
    return page


def widen(page: AgendaPage, qtbot: QtBot, room: int) -> None:
    """Give the table's rows so much room."""

    def fits() -> bool:
        lacking = room - page.table.table.viewport().width()
        page.resize(page.width() + lacking, page.height())
        return lacking == 0

    qtbot.waitUntil(fits)


def scrolls(page: AgendaPage) -> bool:
    return page.table.table.horizontalScrollBar().maximum() > 0


@pytest.mark.parametrize(
    ("room", "gone"),
    [
        (1200, set()),
        (722, {Shown.TRACK}),
        (620, {Shown.TRACK, Shown.STATE}),
        (430, {Shown.TRACK, Shown.STATE, Shown.PEOPLE, Shown.LENGTH}),
    ],
)
def test_as_many_as_fit_are_seen_and_nothing_scrolls_sideways(
    page: AgendaPage, qtbot: QtBot, room: int, gone: set[Shown]
) -> None:
    widen(page, qtbot, room)
    assert set(ALL) - set(page.table.columns.seen) == gone
    qtbot.waitUntil(lambda: not scrolls(page))


def test_of_one_day_the_tab_says_which(context: PageContext, qtbot: QtBot) -> None:
    whole = programme(*day().sessions[:4])
    page = open_page(context, qtbot, wanted=replace(whole, days=whole.days[:1]))
    page.show_table()
    widen(page, qtbot, 722)
    assert set(ALL) - set(page.table.columns.seen) == {Shown.TRACK, Shown.DAY}
    table = page.table.table
    assert table.current_key == "open"
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert page.chosen.guid == "ports"


def test_what_was_chosen_stays_however_narrow_the_window(
    page: AgendaPage, context: PageContext, qtbot: QtBot
) -> None:
    widen(page, qtbot, 722)
    columns = page.table.columns
    columns._actions[Shown.TRACK].trigger()
    columns._actions[Shown.LENGTH].trigger()
    chosen = [shown for shown in ALL if shown is not Shown.LENGTH]
    assert columns.seen == chosen
    widen(page, qtbot, 500)
    assert columns.seen == chosen
    again = open_page(context, qtbot)
    again.show_table()
    assert again.table.columns.seen == chosen
    again.table.columns._fitting.trigger()
    assert Shown.LENGTH in again.table.columns.seen
    assert again.table.columns._fitting.isChecked()


def test_a_row_stays_current_when_its_column_goes(page: AgendaPage, qtbot: QtBot) -> None:
    widen(page, qtbot, 1200)
    table = page.table.table
    table.setCurrentIndex(table.model().index(1, ALL.index(Shown.TRACK)))
    widen(page, qtbot, 722)
    assert table.current_key == "ports"
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.current_key == "coffee"


def test_every_column_has_a_width() -> None:
    assert set(WIDTHS) == set(ALL)
