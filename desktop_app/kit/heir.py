"""Parts of a window that pass the keyboard on to a part of their own, and still let Tab visit the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent


class FocusHeir(QWidget):
    """A widget whose focus goes to a part of it.

    A focus proxy would do the same, but from it on Tab never comes to what lies before the proxy: Qt takes
    widget and proxy for one stop and goes on behind it.
    """

    _heir: QWidget | None = None

    def hand_focus_to(self, part: QWidget) -> None:
        """Name the part that gets the keyboard whenever this widget is given it."""
        self._heir = part
        if self.hasFocus():
            part.setFocus()

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the heir the keyboard at once, also in a window that is not in front yet."""
        if self._heir is None:
            super().setFocus(reason)
        else:
            self._heir.setFocus(reason)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._heir is not None:
            self._heir.setFocus(event.reason())
