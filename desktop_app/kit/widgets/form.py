"""Form rows: label, editor, one line of why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets.labels import label, put_state


class Form(QWidget):
    """A column of rows; labels and editors stand on the same two lines all the way down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.LARGE)
        self._grid.setVerticalSpacing(Space.HAIR)
        # Editors grow to their widest; what is left over stays empty at the right.
        self._grid.setColumnStretch(1, 100)
        self._grid.setColumnStretch(2, 1)
        self._whys: dict[QWidget, tuple[QLabel, str]] = {}
        self._next = 0

    def add(self, words: str, editor: QWidget, why: str = "", *, wide: bool = False) -> None:
        """Add a row; the label's mnemonic goes to the editor, and screen readers hear both lines.

        A wide editor, for whole sentences, takes all the room that there is.
        """
        name = label(words)
        name.setTextFormat(Qt.TextFormat.AutoText)
        name.setBuddy(editor)
        editor.setAccessibleName(words.replace("&", ""))
        editor.setAccessibleDescription(why)
        if not wide:
            editor.setMaximumWidth(Size.FORM_FIELD)
        row = self._next
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        name.setProperty("beside", "editor")
        self._grid.addWidget(editor, row, 1, 1, 2 if wide else 1)
        reason = label(why, Type.CAPTION, wrap=True)
        self._grid.addWidget(reason, row + 1, 1)
        if not why:
            reason.hide()
        self._grid.setRowMinimumHeight(row + 2, Space.SMALL)
        self._whys[editor] = (reason, why)
        self._next += 3

    def complain(self, editor: QWidget, sentence: str) -> None:
        """Say under an editor what is wrong with it; "" takes it back."""
        reason, why = self._whys[editor]
        reason.setText(sentence or why)
        reason.setVisible(bool(sentence or why))
        put_state(reason, State.REFUSED if sentence else State.PLAIN)
        editor.setProperty("wrong", "true" if sentence else "false")
        editor.style().unpolish(editor)
        editor.style().polish(editor)

    def fill_rest(self) -> None:
        """Push the rows up: call once after the last row."""
        self._grid.setRowStretch(self._next, 1)
