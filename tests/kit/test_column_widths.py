"""Room that the last column does not need goes to columns whose text is cut, and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.kit.rows_model import Column, RowsModel
from desktop_app.kit.table import Table

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "Riga Technical University Science and Technology Park Foundation"
Row = tuple[str, str, str]


def first(row: Row) -> str:
    return row[0]


def second(row: Row) -> str:
    return row[1]


def third(row: Row) -> str:
    return row[2]


@pytest.fixture
def rows() -> list[Row]:
    return [("Ona", LONG, "08:15"), ("Jānis", "Wood", "08:20")]


@pytest.fixture
def table(qtbot: QtBot, rows: list[Row]) -> Table:
    columns = [
        Column("Name", first, width=100),
        Column("Organisation", second, width=100),
        Column("Arrived", third, width=60),
    ]
    model = RowsModel(columns, lambda keys: [row for row in rows if row[0] in keys], first)
    table = Table(model)
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(1000, 300)
    table.show()
    qtbot.waitExposed(table)
    model.reset([row[0] for row in rows])
    settle(qtbot, table)
    return table


def settle(qtbot: QtBot, table: Table) -> None:
    qtbot.waitUntil(lambda: not table.widths._soon.isActive())


def widths(table: Table) -> list[int]:
    return [table.columnWidth(section) for section in range(3)]


def test_the_cut_column_grows_until_it_is_whole(table: Table) -> None:
    name, organisation, _ = widths(table)
    assert name == 100
    text = table.fontMetrics().horizontalAdvance(LONG)
    assert text < organisation < text + 40
    assert table.widths.given[:2] == [100, 100]


def test_the_room_comes_back(qtbot: QtBot, table: Table) -> None:
    table.resize(320, 300)
    settle(qtbot, table)
    assert 100 <= widths(table)[1] <= 170
    table.resize(250, 300)
    settle(qtbot, table)
    assert widths(table)[:2] == [100, 100]


def test_nothing_cut_leaves_the_room_to_the_last(qtbot: QtBot, table: Table, rows: list[Row]) -> None:
    rows[0] = ("Ona", "Wood", "08:15")
    model = table.model()
    assert isinstance(model, RowsModel)
    model.refetch()
    settle(qtbot, table)
    assert widths(table)[:2] == [100, 100]
    assert widths(table)[2] > 700


def test_what_is_dragged_stays(qtbot: QtBot, table: Table) -> None:
    table.horizontalHeader().resizeSection(0, 180)
    settle(qtbot, table)
    assert widths(table)[0] == table.widths.given[0] == 180
    table.widths.give([90, 700])
    settle(qtbot, table)
    assert widths(table)[:2] == [90, 700]
    assert table.widths.given == [90, 700, 60]
