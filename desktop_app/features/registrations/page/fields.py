"""Labelled editors for the narrow inspector: label above, complaint below, two in a row where they fit."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from desktop_app.kit.theme import Space, State, Type
from desktop_app.kit.widgets import label, put_state


class Fields(QWidget):
    """Rows of editors over two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, Space.SMALL, 0)
        self._grid.setHorizontalSpacing(Space.SMALL)
        self._grid.setVerticalSpacing(Space.HAIR)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._complaints: dict[QWidget, QLabel] = {}
        self._row = 0

    def add(self, words: str, editor: QWidget, beside: tuple[str, QWidget] | None = None) -> None:
        """Add an editor over the whole width, or two that share it."""
        parts = [(words, editor), beside] if beside else [(words, editor)]
        span = 1 if beside else 2
        for column, (name, widget) in enumerate(parts):
            self._put(name, widget, column, span)
        self._grid.setRowMinimumHeight(self._row + 3, Space.HAIR)
        self._row += 4

    def add_wide(self, widget: QWidget) -> None:
        """Add a part without a label."""
        self._grid.addWidget(widget, self._row, 0, 1, 2)
        self._row += 1

    def fill_rest(self) -> None:
        """Push the rows up: call once after the last row."""
        self._grid.setRowStretch(self._row, 1)

    def complain(self, editor: QWidget, sentence: str) -> None:
        """Say under an editor what is wrong with it; "" takes it back."""
        complaint = self._complaints[editor]
        complaint.setText(sentence)
        complaint.setVisible(bool(sentence))
        typed = editor.focusProxy() or editor
        typed.setProperty("wrong", "true" if sentence else "false")
        typed.style().unpolish(typed)
        typed.style().polish(typed)

    def complaint_of(self, editor: QWidget) -> str:
        """What stands under an editor just now."""
        return self._complaints[editor].text()

    def _put(self, words: str, editor: QWidget, column: int, span: int) -> None:
        name = label(words, Type.CAPTION, wrap=True)
        name.setBuddy(editor)
        editor.setAccessibleName(words)
        editor.setSizePolicy(QSizePolicy.Policy.Ignored, editor.sizePolicy().verticalPolicy())
        complaint = label("", Type.CAPTION, wrap=True)
        put_state(complaint, State.REFUSED)
        complaint.hide()
        for offset, widget in enumerate((name, editor, complaint)):
            self._grid.addWidget(widget, self._row + offset, column, 1, span)
        self._complaints[editor] = complaint
