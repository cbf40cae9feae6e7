"""A long table fetches only what is looked at, and keeps its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop_app.kit.icons import dot
from desktop_app.kit.rows_model import PAGE_ROWS, Column, RowsModel
from desktop_app.kit.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("theme")

ALIGN_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Guest:
    key: str
    name: str
    seat: int


class Guests:
    """Rows by key, which remember what was fetched."""

    def __init__(self, count: int) -> None:
        self.names = {f"k{number}": f"Guest {number}" for number in range(count)}
        self.fetched: list[int] = []
        self.edits: list[tuple[str, str]] = []

    def fetch(self, keys: Sequence[str]) -> list[Guest]:
        self.fetched.append(len(keys))
        return [Guest(key, self.names[key], int(key[1:])) for key in keys if key in self.names]

    def rename(self, key: str, text: str) -> bool:
        self.edits.append((key, text))
        return text != "refused"


def row_key(guest: Guest) -> str:
    return guest.key


@pytest.fixture
def guests() -> Guests:
    return Guests(100_000)


@pytest.fixture
def model(guests: Guests) -> RowsModel[Guest]:
    columns = [
        Column[Guest]("Name", lambda guest: guest.name, sort="name", width=200, edit=guests.rename),
        Column[Guest](
            "Seat", lambda guest: str(guest.seat), right=True, sort="seat", icon=lambda _guest: dot("#15803D")
        ),
    ]
    model = RowsModel(columns, guests.fetch, row_key)
    model.reset(list(guests.names))
    return model


@pytest.fixture
def table(model: RowsModel[Guest], qtbot: QtBot) -> Table:
    table = Table(model)
    qtbot.addWidget(table)
    table.resize(600, 400)
    table.show()
    return table


def test_qt_finds_no_fault(qtmodeltester: ModelTester) -> None:
    guests = Guests(5)
    model = RowsModel([Column[Guest]("Name", lambda guest: guest.name)], guests.fetch, row_key)
    model.reset(list(guests.names))
    qtmodeltester.check(model)
    assert model.rowCount() == 5


def test_only_pages_looked_at_are_fetched(model: RowsModel[Guest], guests: Guests) -> None:
    assert model.index(0, 0).data() == "Guest 0"
    assert model.index(PAGE_ROWS - 1, 1).data() == str(PAGE_ROWS - 1)
    assert model.index(99_999, 0).data() == "Guest 99999"
    assert guests.fetched == [PAGE_ROWS, 100_000 % PAGE_ROWS]


def test_pages_long_unseen_are_forgotten(model: RowsModel[Guest], guests: Guests) -> None:
    for row in range(0, 100_000, PAGE_ROWS):
        model.index(row, 0).data()
    assert len(model._pages) < len(guests.fetched)
    assert model.index(0, 0).data() == "Guest 0"


def test_roles(model: RowsModel[Guest]) -> None:
    seat = model.index(3, 1)
    assert seat.data(Qt.ItemDataRole.TextAlignmentRole) == ALIGN_RIGHT
    assert not seat.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert seat.data(Qt.ItemDataRole.ToolTipRole) == "3"
    assert seat.data(Qt.ItemDataRole.ForegroundRole) is None
    assert seat.data(Qt.ItemDataRole.CheckStateRole) is None
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Seat"
    assert model.headerData(1, Qt.Orientation.Vertical) is None


def test_a_row_that_is_gone_stays_blank(model: RowsModel[Guest], guests: Guests) -> None:
    del guests.names["k2"]
    assert model.index(2, 0).data() == ""
    assert model.index(2, 1).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.row_at(2) is None
    assert model.index(3, 0).data() == "Guest 3"


def test_refetch_shows_new_contents(model: RowsModel[Guest], guests: Guests, qtbot: QtBot) -> None:
    assert model.index(1, 0).data() == "Guest 1"
    guests.names["k1"] = "Ona"
    with qtbot.waitSignal(model.dataChanged):
        model.refetch()
    assert model.index(1, 0).data() == "Ona"


def test_the_same_keys_again_only_refetch(model: RowsModel[Guest], guests: Guests, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.reset(list(guests.names))
    assert model.place_of("k7") == 7
    assert model.place_of("nobody") is None


def test_editing_goes_to_the_column(model: RowsModel[Guest], guests: Guests) -> None:
    assert model.setData(model.index(4, 0), "Jonas")
    assert not model.setData(model.index(4, 0), "refused")
    assert not model.setData(model.index(4, 0), "Guest 4")
    assert not model.setData(model.index(4, 1), "12")
    assert guests.edits == [("k4", "Jonas"), ("k4", "refused")]
    assert model.flags(model.index(4, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(4, 1)) & Qt.ItemFlag.ItemIsEditable


def test_selection_is_kept_by_key(table: Table, model: RowsModel[Guest], qtbot: QtBot) -> None:
    assert table.choose("k40")
    assert table.current_key == "k40"
    with qtbot.assertNotEmitted(table.chosen):
        model.reset([f"k{number}" for number in range(99, 0, -1)])
    assert table.current_key == "k40"
    assert table.selected_keys == ["k40"]
    assert not table.choose("nobody")


def test_a_chosen_row_that_vanishes_is_told(table: Table, model: RowsModel[Guest], qtbot: QtBot) -> None:
    table.choose("k40")
    with qtbot.waitSignal(table.chosen) as told:
        model.reset(["k1", "k2"])
    assert told.args == [""]
    assert table.selected_keys == []


def test_several_rows_can_be_selected_by_keyboard(table: Table, qtbot: QtBot) -> None:
    table.choose("k2")
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_keys == ["k2", "k3"]


def test_enter_and_double_click_open(table: Table, qtbot: QtBot) -> None:
    table.choose("k5")
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["k5"]
    spot = table.visualRect(table.model().index(6, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == ["k6"]


def test_a_click_on_a_header_asks_for_that_order(table: Table, qtbot: QtBot) -> None:
    header = table.horizontalHeader()
    spot = header.viewport().rect().center()
    spot.setX(header.sectionPosition(0) + 20)
    with qtbot.waitSignal(table.sort_changed) as asked:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert asked.args == ["name", True]
    with qtbot.waitSignal(table.sort_changed) as asked:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert asked.args == ["name", False]


def test_showing_the_order_asks_nobody(table: Table, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.sort_changed):
        table.show_sort("seat", ascending=False)
    assert table.horizontalHeader().sortIndicatorSection() == 1


def test_hairlines_end_with_the_rows(table: Table, model: RowsModel[Guest]) -> None:
    assert len(table._hairlines()) >= table.viewport().height() // 32
    model.reset(["k1", "k2"])
    assert [line.y1() for line in table._hairlines()] == [31, 63]
    model.reset([])
    assert table._hairlines() == []
    assert table.grab().isNull() is False


def test_a_chosen_row_is_not_cut_where_the_room_gets_less(table: Table, qtbot: QtBot) -> None:
    table.choose("k50")
    row, port = table.currentIndex().row(), table.viewport()
    bottom = table.rowViewportPosition(row) + table.rowHeight(row)
    table.resize(table.width(), table.height() - (port.height() - bottom) - table.rowHeight(row) // 2)
    qtbot.waitUntil(lambda: table.rowViewportPosition(row) + table.rowHeight(row) == port.height())


def test_focus_makes_a_first_row_current(table: Table, qtbot: QtBot) -> None:
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    assert table.current_key == "k0"
