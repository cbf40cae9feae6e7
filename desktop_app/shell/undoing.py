"""Undo and redo of the whole program's writes: one key, and a sentence for each answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.kit.refusals import words_of

if TYPE_CHECKING:
    from db.store import Store


class Undoing(QObject):
    """Takes back the newest write, or brings it back.

    Signals:
        said(str): what was done, or why not.
    """

    said = Signal(str)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store

    def undo(self) -> None:
        """Take back the newest action that is in force."""
        self._take_back(None)

    def undo_action(self, action_id: str) -> None:
        """Take back this action."""
        self._take_back(action_id)

    def redo(self) -> None:
        """Bring back what was undone last."""
        try:
            words = self.tr("Brought back: {label}").format(label=self._store.redo())
        except Refused as refused:
            words = words_of(refused)
        self.said.emit(words)

    def _take_back(self, action_id: str | None) -> None:
        try:
            words = self.tr("Undone: {label}").format(label=self._store.undo(action_id))
        except Refused as refused:
            words = words_of(refused)
        self.said.emit(words)


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
