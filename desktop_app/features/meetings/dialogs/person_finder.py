"""Finding one person as letters are typed: the arrows choose, Enter takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.checkin.queries import people_like
from desktop_app.features.meetings.dialogs.words import BETWEEN
from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Size

if TYPE_CHECKING:
    from desktop_app.kit.context import PageContext

_FOUND: Final = 5
_LEAST_LETTERS: Final = 2
_KEY: Final = Qt.ItemDataRole.UserRole
_ROWS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTERS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PersonFinder(QWidget):
    """A field with the people below it that its letters may mean.

    Signals:
        taken(): somebody is chosen, or nobody any more.
    """

    taken = Signal()

    def __init__(self, context: PageContext, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.person = ""
        self.field = QLineEdit()
        self.field.setPlaceholderText(words)
        self.field.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.installEventFilter(self)
        self.results = QListWidget()
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self.results)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._on_text_edited)
        self.results.itemClicked.connect(self._take)

    def choose(self, key: str, words: str) -> None:
        """Have somebody chosen already."""
        self.person = key
        self.field.setText(words)
        self.field.setCursorPosition(0)
        self.results.hide()
        self.taken.emit()

    def clear(self) -> None:
        """Have nobody chosen."""
        self.choose("", "")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in _ROWS and not self.results.isHidden():
            row = self.results.currentRow() + _ROWS[key]
            self.results.setCurrentRow(min(max(row, 0), self.results.count() - 1))
            return True
        if key in _ENTERS and not self.results.isHidden() and self.results.currentItem() is not None:
            self._take(self.results.currentItem())
            return True
        return False

    def _on_text_edited(self, text: str) -> None:
        self.person = ""
        self.taken.emit()
        self.results.clear()
        words = text.strip()
        if len(words) >= _LEAST_LETTERS:
            found = self._context.store.read(people_like, self._context.event_id, words, limit=_FOUND)
            for each in found:
                parts = (each.name, each.organisation, each.country)
                item = QListWidgetItem(BETWEEN.join(part for part in parts if part))
                item.setData(_KEY, each.attendee_id)
                item.setSizeHint(QSize(0, Size.STATUS))
                self.results.addItem(item)
        self.results.setFixedHeight(self.results.count() * Size.STATUS)
        self.results.setVisible(self.results.count() > 0)
        self.results.setCurrentRow(0)

    def _take(self, item: QListWidgetItem) -> None:
        self.choose(item.data(_KEY), item.text())
        self.focusNextChild()
