"""A field that finds a session by words of its title, to sign somebody up for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.kit.theme import Size, Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.features.agenda.queries import FoundSession

_LETTERS: Final = 2
_BETWEEN: Final = "  ·  "


class SignUpField(QWidget):
    """Shows what was found below the field; Enter or a click takes one, the arrows go through them.

    Signals:
        taken(str): the guid of the session that was chosen.
    """

    taken = Signal(str)

    def __init__(
        self,
        search: Callable[[str], Sequence[FoundSession]],
        when: Callable[[FoundSession], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._when = when
        self._sessions: list[FoundSession] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Sign up: type the title of a session"))
        self.field.setAccessibleName(self.tr("Sign up for a session"))
        self.found = QListWidget()
        self.found.setAccessibleName(self.tr("Sessions found"))
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addWidget(self.field)
        column.addWidget(self.found)
        self.field.textEdited.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_taken)
        self.found.itemClicked.connect(self._on_taken)
        self.field.installEventFilter(self)

    def clear(self) -> None:
        """Forget what was typed."""
        self.field.clear()
        self._show([])

    def _show(self, sessions: Sequence[FoundSession]) -> None:
        self._sessions = list(sessions)
        self.found.clear()
        for each in sessions:
            parts = (each.title, self._when(each), each.room)
            item = QListWidgetItem(_BETWEEN.join(part for part in parts if part))
            item.setToolTip(item.text())  # a long title takes all the room
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        self.found.setVisible(bool(sessions))
        row = max(self.found.sizeHintForRow(0), Size.ROW - Space.SMALL)
        self.found.setFixedHeight(max(len(sessions), 1) * row + Space.SMALL)

    def _on_typed(self, text: str) -> None:
        self._show(self._search(text) if len(text.strip()) >= _LETTERS else [])

    def _on_taken(self) -> None:
        row = self.found.currentRow()
        if 0 <= row < len(self._sessions):
            guid = self._sessions[row].guid
            self.clear()
            self.taken.emit(guid)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not self._sessions:
            return super().eventFilter(watched, event)
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by:
            self.found.setCurrentRow(min(max(self.found.currentRow() + by, 0), self.found.count() - 1))
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            return True
        return super().eventFilter(watched, event)
