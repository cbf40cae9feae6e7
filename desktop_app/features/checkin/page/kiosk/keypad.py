"""Keys on the screen, for where there is no keyboard: large enough for a finger."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets import button

if TYPE_CHECKING:
    from collections.abc import Sequence

LETTERS: Final = ("1234567890", "QWERTYUIOP", "ASDFGHJKL-", "ZXCVBNM")
DIGITS: Final = ("123", "456", "789", "0")


class Keypad(QWidget):
    """Rows of keys; the last row ends with the one that erases.

    Signals:
        struck(str): a key was pressed.
        erased(): the last letter shall go.
    """

    struck = Signal(str)
    erased = Signal()

    def __init__(self, rows: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for row in rows:
            keys = [self._key(letter) for letter in row]
            if row is rows[-1]:
                keys.append(self._eraser())
            line = QHBoxLayout()
            line.setSpacing(Space.SMALL)
            line.addStretch()
            for key in keys:
                line.addWidget(key)
            line.addStretch()
            column.addLayout(line)

    def _key(self, letter: str) -> QPushButton:
        made = _touch_key(letter)
        made.clicked.connect(partial(self.struck.emit, letter))
        return made

    def _eraser(self) -> QPushButton:
        made = _touch_key("⌫")
        made.setAccessibleName(self.tr("Erase the last letter"))
        made.clicked.connect(self.erased)
        return made


def _touch_key(words: str) -> QPushButton:
    made = button(words)
    made.setProperty("scale", "touch")
    made.setFixedWidth(Size.TOUCH)
    # The keyboard stays in the field.
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made
