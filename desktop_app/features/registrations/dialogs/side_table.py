"""The two sides of a merge field by field, and which of them is taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget
from typing_extensions import override

from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Size, State

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QKeyEvent

_LABEL, _KEPT, _MERGED = range(3)
_EMPTY: Final = "–"


@dataclass(frozen=True)
class SideRow:
    """One field with its value in the record that stays and in the one that goes."""

    field: str
    words: str
    kept: str
    merged: str
    choosable: bool = True

    @property
    def differs(self) -> bool:
        """Whether there is anything to choose."""
        return self.choosable and self.kept != self.merged


class SideTable(QTableWidget):
    """Arrow keys or a click choose one side of a row; Space takes the other one.

    Signals:
        chosen_changed(): another side of a row was taken.
    """

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self._rows: Sequence[SideRow] = ()
        self._theirs: set[str] = set()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(Size.ROW)
        header = self.horizontalHeader()
        header.setFixedHeight(Size.ROW)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_LABEL, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(_LABEL, Size.FORM_LABEL)
        self.cellClicked.connect(self._on_cell_clicked)

    @property
    def theirs(self) -> frozenset[str]:
        """The fields whose value comes from the record that goes."""
        return frozenset(self._theirs)

    def show_sides(self, heads: Sequence[str], rows: Sequence[SideRow], theirs: Collection[str]) -> None:
        """Show other sides; `theirs` are the fields that the record which goes fills at first."""
        self._rows = rows
        self._theirs = {row.field for row in rows if row.choosable and row.field in theirs}
        self.setHorizontalHeaderLabels(list(heads))
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, words in enumerate((row.words, row.kept or _EMPTY, row.merged or _EMPTY)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                if column == _LABEL or not row.differs:
                    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.setItem(place, column, item)
            self._mark(place)
        first = next((place for place, row in enumerate(rows) if row.differs), -1)
        if first >= 0:
            self.setCurrentCell(first, self._column_of(rows[first]))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, place = event.key(), self.currentRow()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space) and place >= 0:
            other = _KEPT if self._rows[place].field in self._theirs else _MERGED
            self._take(place, {Qt.Key.Key_Left: _KEPT, Qt.Key.Key_Right: _MERGED}.get(Qt.Key(key), other))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the dialog's own button
        else:
            super().keyPressEvent(event)

    def _step(self, way: int) -> None:
        """Go to the next row in which there is anything to choose."""
        place = self.currentRow() + way
        while 0 <= place < len(self._rows) and not self._rows[place].differs:
            place += way
        if 0 <= place < len(self._rows):
            self.setCurrentCell(place, self._column_of(self._rows[place]))

    def _take(self, place: int, column: int) -> None:
        row = self._rows[place]
        if not row.differs or column == _LABEL:
            return
        (self._theirs.add if column == _MERGED else self._theirs.discard)(row.field)
        self._mark(place)
        self.setCurrentCell(place, column)
        self.chosen_changed.emit()

    def _column_of(self, row: SideRow) -> int:
        return _MERGED if row.field in self._theirs else _KEPT

    def _mark(self, place: int) -> None:
        """Show which side is taken, by a tick in its ring; nothing where both say the same."""
        row = self._rows[place]
        for column in (_KEPT, _MERGED):
            item = self.item(place, column)
            taken = self._column_of(row) == column
            picture = icon("check-circle", State.ACCENT) if taken else icon("circle")
            if item is not None:
                item.setIcon(picture if row.differs else QIcon())
                said = self.tr("{value}, taken").format(value=item.text()) if taken else item.text()
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said if row.differs else item.text())

    def _on_cell_clicked(self, place: int, column: int) -> None:
        self._take(place, column)
