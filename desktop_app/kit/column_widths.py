"""The widths of a table's columns: what people gave them, and what is left over where text is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer

from desktop_app.kit.theme import Size, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QTableView

_DECORATION: Final = int(Qt.ItemDataRole.DecorationRole)
# What a cell needs beside its text: Fusion's inset at both ends, and a little air.
_AIR: Final = 2 * Size.CELL + Space.SMALL


class ColumnWidths(QObject):
    """Lends the room that the last column does not need to columns whose text is cut.

    What was given, by the program or by dragging, comes back as soon as the room is gone.
    """

    def __init__(self, table: QTableView, given: Sequence[int]) -> None:
        """Begin with a width for each column."""
        super().__init__(table)
        self._table = table
        self._header = table.horizontalHeader()
        self._lending = False
        self._given = list(given)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._lend)
        self._header.sectionResized.connect(self._on_resized)
        for changed in (self._header.geometriesChanged, self._header.sectionMoved):
            changed.connect(self.fit_soon)
        for changed in (table.model().modelReset, table.model().dataChanged):
            changed.connect(self.fit_soon)

    @property
    def given(self) -> list[int]:
        """The widths without what is lent, one for each column."""
        return list(self._given)

    def give(self, widths: Sequence[int]) -> None:
        """Take these widths for given, as far as there are columns."""
        self._given[: len(widths)] = widths[: len(self._given)]
        self.fit_soon()

    def fit_soon(self) -> None:
        """Lend anew with the next turn of the event loop."""
        self._soon.start(0)

    def _on_resized(self, section: int, _before: int, now: int) -> None:
        # The last column is as wide as there is room: nobody gave it that.
        if not self._lending and now and section != self._shown()[-1]:
            self._given[section] = now
        self.fit_soon()

    def _shown(self) -> list[int]:
        """The columns from left to right."""
        order = (self._header.logicalIndex(place) for place in range(self._header.count()))
        return [section for section in order if not self._header.isSectionHidden(section)]

    def _lend(self) -> None:
        if not self._table.isVisible() or self._header.count() != len(self._given):
            return
        *columns, last = self._shown()
        left = self._table.viewport().width() - max(self._needed(last), Size.RAIL_FOLDED)
        left -= sum(self._given[section] for section in columns)
        short = {section: self._needed(section) - self._given[section] for section in columns}
        widths = {section: self._given[section] for section in columns}
        # Whoever lacks least first: so most columns are whole.
        for section in sorted((each for each in columns if short[each] > 0), key=short.__getitem__):
            lent = min(short[section], max(left, 0))
            widths[section] += lent
            left -= lent
        self._lending = True
        for section, width in widths.items():
            self._header.resizeSection(section, width)
        # Qt makes the last one wider by itself, but not narrower again.
        rest = self._table.viewport().width() - sum(widths.values())
        self._header.resizeSection(last, max(rest, self._needed(last), Size.RAIL_FOLDED))
        self._lending = False

    def _needed(self, section: int) -> int:
        """How wide the column is with all the text that is in sight."""
        table, model = self._table, self._table.model()
        metrics = table.fontMetrics()
        first = max(table.rowAt(0), 0)
        below = table.rowAt(table.viewport().height() - 1)
        last = model.rowCount() - 1 if below < 0 else below
        widest = 0
        for row in range(first, last + 1):
            index = model.index(row, section)
            pictured = Size.ICON + Space.SMALL if model.data(index, _DECORATION) is not None else 0
            widest = max(widest, metrics.horizontalAdvance(str(index.data() or "")) + pictured)
        return widest + _AIR if widest else 0
