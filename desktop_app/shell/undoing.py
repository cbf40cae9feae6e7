"""The key of undo and redo, where a text field would keep it to itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from typing_extensions import override


class UndoKeyFilter(QObject):
    """Lets Ctrl+Z through a text field that has nothing of its own to undo.

    A line edit claims the key always; in a room whose field always has the keyboard nothing else could be
    undone.
    """

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_Z or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        field = QApplication.focusWidget()
        if not isinstance(field, QLineEdit):
            return False
        redo = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if field.isRedoAvailable() if redo else field.isUndoAvailable():
            return False
        event.ignore()
        return True
