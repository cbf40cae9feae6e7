"""Scrolling through the list of people, beside a bare table that holds all its rows in memory."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView
from typing_extensions import override

from desktop_app.features.registrations.page import PeoplePage
from desktop_app.features.registrations.queries import attendee_keys, attendee_rows
from tests.benchmarks.figures import Timing, figure, in_process, timed
from tests.benchmarks.ground import SIZES, ground
from tests.benchmarks.window import Paints, open_window, settle, wait

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QAbstractItemView

    from desktop_app.features.registrations.page.listing import PeopleList

Cells = tuple[str, ...]
STEPS = 150
WHEEL_ROWS = 3
LIMIT = {"ratio": 1.3}


def measure() -> list[dict[str, Any]]:
    """Steps of the wheel and whole pages, at each number of people."""
    return [row for size in SIZES for row in in_process("scrolling", size)]


def measure_size(size: int) -> list[dict[str, Any]]:
    """Scroll the page's table and the bare one in turns, each from a place of its own."""
    with ground(size) as place, open_window(place) as desk:
        settle(4)
        wait(lambda: not desk.window.is_busy)
        desk.window.open_room("people")
        settle(0.5)
        page = desk.window.page("people")
        assert isinstance(page, PeoplePage)
        people = page.list
        keys = desk.context.store.read(attendee_keys, place.event_id)
        shown = [
            column for place, column in enumerate(people.model.columns) if place in people.columns.visible()
        ]
        cells = [
            tuple(column.text(row) for column in shown)
            for row in desk.context.store.read(attendee_rows, keys)
        ]
        bare = _bare_table(people, cells)
        ours, floor = _Scroll(people.table), _Scroll(bare)
        rows = []
        for name, step in (("wheel", WHEEL_ROWS), ("page", ours.page_rows)):
            mine, theirs = _in_turns(ours, floor, step)
            rows.append(figure(f"scrolling by the {name}, {size} people", mine, theirs, limit=LIMIT))
        bare.close()
    return rows


def _in_turns(ours: _Scroll, floor: _Scroll, step: int) -> tuple[list[Timing], list[Timing]]:
    ours.rewind()
    floor.rewind()
    mine, theirs = [], []
    for _ in range(STEPS):
        mine.append(timed(ours.forward, step))
        theirs.append(timed(floor.forward, step))
    return mine, theirs


class _Scroll:
    """Moves a table's scroll bar and waits until the rows are painted."""

    def __init__(self, table: QAbstractItemView) -> None:
        self._table = table
        self._paints = Paints(table.viewport())
        self._bar = table.verticalScrollBar()
        self._row = 0
        assert isinstance(table, QTableView)
        self._height = table.rowHeight(0)
        self.page_rows = table.viewport().height() // self._height
        # A table that scrolls by rows counts rows; one that scrolls by pixels counts pixels.
        by_pixels = table.verticalScrollMode() is QTableView.ScrollMode.ScrollPerPixel
        self._unit = self._height if by_pixels else 1

    def rewind(self) -> None:
        self._row = 0
        self._bar.setValue(0)
        settle(0.05)

    def forward(self, rows: int) -> None:
        painted = self._paints.count
        self._row += rows
        self._bar.setValue(self._row * self._unit)
        wait(lambda: self._paints.count > painted)


class _BareModel(QAbstractTableModel):
    """Answers from a list, and only what is asked most."""

    def __init__(self, rows: Sequence[Cells]) -> None:
        super().__init__()
        self._rows = rows

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return len(self._rows)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return len(self._rows[0])

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._rows[index.row()][index.column()]


def _bare_table(people: PeopleList, rows: list[Cells]) -> QTableView:
    """A table of the same size with rows of the same height and columns of the same width."""
    table = QTableView()
    table.setModel(_BareModel(rows))
    table.model().setParent(table)
    table.setWordWrap(False)
    table.setShowGrid(False)
    table.verticalHeader().setDefaultSectionSize(people.table.rowHeight(0))
    table.verticalHeader().hide()
    table.setVerticalScrollMode(people.table.verticalScrollMode())
    for column, place in enumerate(people.columns.visible()):
        table.setColumnWidth(column, people.table.columnWidth(place))
    table.resize(people.table.size())
    table.show()
    settle(0.2)
    return table


if __name__ == "__main__":
    print(json.dumps(measure_size(int(sys.argv[1]))))
