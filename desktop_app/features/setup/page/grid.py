"""A small table of editors: one row for each thing, edited in place, with a button to remove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import label

if TYPE_CHECKING:
    from collections.abc import Sequence


class EditorGrid(QWidget):
    """Rows of editors under column heads; `show_rows` lays them anew and keeps the keyboard where it was."""

    def __init__(self, heads: Sequence[str], stretch: int = 0) -> None:
        super().__init__()
        self._heads = heads
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(Space.MEDIUM)
        self._layout.setVerticalSpacing(Space.SMALL)
        self._layout.setColumnStretch(stretch, 1)
        self._rows: list[Sequence[QWidget]] = []
        self._last_head: QWidget = self
        for column, head in enumerate(heads):
            self._last_head = label(head, Type.CAPTION)
            self._layout.addWidget(self._last_head, 0, column)

    def show_rows(self, rows: Sequence[Sequence[QWidget]]) -> None:
        """Take the old editors away and put `rows` in their place."""
        focus = self._focused()
        for row in self._rows:
            for editor in row:
                self._layout.removeWidget(editor)
                editor.hide()
                editor.deleteLater()
        self._rows = list(rows)
        for number, row in enumerate(rows, start=1):
            for column, editor in enumerate(row):
                editor.setAccessibleName(self._heads[column] or editor.toolTip())
                editor.setMinimumHeight(Size.CONTROL)
                self._layout.addWidget(editor, number, column)
        self._chain()
        if focus is not None and focus[0] < len(rows):
            rows[focus[0]][focus[1]].setFocus()

    def _chain(self) -> None:
        """Let Tab go through the rows before what stands below them, though they were made later."""
        # Only behind a widget that takes the keyboard can another be put: the last head does, meanwhile.
        self._last_head.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        before = self._last_head
        for row in self._rows:
            for editor in row:
                if editor.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    QWidget.setTabOrder(before, editor)
                    before = editor
        self._last_head.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _focused(self) -> tuple[int, int] | None:
        for number, row in enumerate(self._rows):
            for column, editor in enumerate(row):
                if editor.hasFocus():
                    return number, column
        return None
