"""The large field that always has the keyboard: a scanner and two hands end there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from desktop_app.kit.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_PAGE: Final = 5
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}
_ENTERS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ScanField(QLineEdit):
    """A line to type or scan into.

    Signals:
        entered(): Enter, or the Tab with which some scanners end.
        stepped(int): an arrow key moves the choice among the results.
        abandoned(): Escape.
    """

    entered = Signal()
    stepped = Signal(int)
    abandoned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "large")
        self.setClearButtonEnabled(True)
        self.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ENTERS:
            self.entered.emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape:
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        # A scanner that ends with Tab must not take the keyboard elsewhere.
        if next and self.text():
            self.entered.emit()
        return True
