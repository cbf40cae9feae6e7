"""The table of every room: 32 px rows, hairlines, sorting by header, keyboard, selection kept by key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QLine, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from desktop_app.kit.column_widths import ColumnWidths
from desktop_app.kit.theme import Size, row_height, tokens_of
from desktop_app.kit.touch import make_touchable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from desktop_app.kit.rows_model import RowsModel

_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Table(QTableView):
    """A table view on one `RowsModel`.

    Signals:
        chosen(str): the key of the row that is current now ("" when none is).
        opened(str): the key of the row that was double-clicked or entered on.
        sort_changed(str, bool): a header was clicked: the column's sort name, and whether ascending.
    """

    chosen = Signal(str)
    opened = Signal(str)
    sort_changed = Signal(str, bool)

    def __init__(self, model: RowsModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._kept_keys: list[str] = []
        self._kept_current = ""
        self._kept_scroll = 0
        self._told = ""
        # Before the model comes: resizing the sections of 100,000 rows afterwards takes seconds.
        self._set_up()
        self.setModel(model)
        self._set_up_header()
        usual = self.horizontalHeader().defaultSectionSize()
        self.widths = ColumnWidths(self, [column.width or usual for column in model.columns])
        model.modelAboutToBeReset.connect(self._on_reset_announced)
        model.modelReset.connect(self._on_reset)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        self.horizontalHeader().sortIndicatorChanged.connect(self._on_sort_changed)

    @property
    def current_key(self) -> str:
        """The key of the current row, "" when there is none."""
        index = self.currentIndex()
        return self._rows.key_at(index.row()) if index.isValid() else ""

    @property
    def selected_keys(self) -> list[str]:
        """The keys of all selected rows, in the order shown."""
        places = (index.row() for index in self.selectionModel().selectedRows())
        return [self._rows.key_at(place) for place in sorted(places)]

    def choose(self, key: str) -> bool:
        """Make the row of `key` current and visible; False when it is not shown."""
        place = self._rows.place_of(key)
        if place is None:
            return False
        # Not selectRow(): it looks at the modifier keys that happen to be down.
        index = self._rows.index(place, self._first_column())
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def show_sort(self, name: str, *, ascending: bool) -> None:
        """Show the header's arrow without telling anybody: the page already sorts so."""
        header = self.horizontalHeader()
        order = Qt.SortOrder.AscendingOrder if ascending else Qt.SortOrder.DescendingOrder
        places = [place for place, column in enumerate(self._rows.columns) if name and column.sort == name]
        header.blockSignals(True)
        header.setSortIndicator(places[0] if places else -1, order)
        header.blockSignals(False)

    def hide_columns(self, hidden: Collection[int]) -> None:
        """Hide these columns and show all others; the row that is current stays so."""
        header, given = self.horizontalHeader(), self.widths.given
        for place in range(header.count()):
            if header.isSectionHidden(place) != (place in hidden):
                header.setSectionHidden(place, place in hidden)
        self.widths.give(given)  # one that comes back comes with what it was lent
        current = self.currentIndex()
        if current.isValid() and current.column() in hidden:
            index = self._rows.index(current.row(), self._first_column())
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _first_column(self) -> int:
        """The first column that is seen: arrows do nothing in one that is hidden."""
        header = self.horizontalHeader()
        seen = (place for place in range(header.count()) if not header.isSectionHidden(place))
        return next(seen, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        lines = self._hairlines()
        if lines:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(tokens_of(self).line))
            painter.drawLines(lines)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING_KEYS and self.current_key:
            self.opened.emit(self.current_key)
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # While a window closes, the keyboard may come to a table whose rows are gone already.
        known = self.model() is self._rows
        if known and not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(max(self.rowAt(0), 0), self._first_column()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.widths.fit_soon()
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """Draw the current row up where the edge, or a scroll bar that came, now cuts through it."""
        row, room = self.currentIndex().row(), self.viewport().height()
        if row < 0:
            return
        top = self.rowViewportPosition(row)
        hidden = top + self.rowHeight(row) - room
        if top < room < top + self.rowHeight(row):
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + hidden)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
        if event.type() == QEvent.Type.StyleChange:
            self._fit_rows()

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.SelectedClicked
        )
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(Size.ROW)
        rows.hide()
        self._fit_rows()
        make_touchable(self)

    def _fit_rows(self) -> None:
        """Give rows the height that mouse or finger needs."""
        height = row_height()
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(height)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        # To mark selected columns it would ask each of 100,000 rows, which takes seconds: it marks none.
        header.setSelectionModel(QItemSelectionModel(self._rows, header))
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(False)
        header.setSectionsClickable(True)
        self.show_sort("", ascending=True)
        for place, column in enumerate(self._rows.columns):
            if column.width:
                header.resizeSection(place, column.width)

    def _hairlines(self) -> list[QLine]:
        top = self.rowAt(0)
        if top < 0:
            return []
        height = self.verticalHeader().defaultSectionSize()
        first = self.rowViewportPosition(top) + height - Size.LINE
        below = first + (self._rows.rowCount() - 1 - top) * height
        last = min(self.viewport().height(), below)
        width = self.viewport().width()
        return [QLine(0, y, width, y) for y in range(first, last + 1, height)]

    def _on_reset_announced(self) -> None:
        self._kept_keys = self.selected_keys
        self._kept_current = self.current_key
        self._kept_scroll = self.verticalScrollBar().value()

    def _on_reset(self) -> None:
        places = [self._rows.place_of(key) for key in (self._kept_current, *self._kept_keys)]
        current, *chosen = places
        selection = self.selectionModel()
        if current is not None:
            selection.setCurrentIndex(
                self._rows.index(current, self._first_column()), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        rows = (place for place in chosen if place is not None)
        selection.select(self._selection_of(rows), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.verticalScrollBar().setValue(self._kept_scroll)
        self._tell()

    def _selection_of(self, places: Iterable[int]) -> QItemSelection:
        chosen = QItemSelection()
        last = self._rows.columnCount() - 1
        for place in places:
            chosen.select(self._rows.index(place, 0), self._rows.index(place, last))
        return chosen

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._tell()

    def _tell(self) -> None:
        # A reset makes the row current anew: nobody needs to hear of the same person twice.
        if self.current_key != self._told:
            self._told = self.current_key
            self.chosen.emit(self._told)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.key_at(index.row()))

    def _on_sort_changed(self, section: int, order: Qt.SortOrder) -> None:
        name = self._rows.columns[section].sort if section >= 0 else ""
        if name:
            self.sort_changed.emit(name, order == Qt.SortOrder.AscendingOrder)
