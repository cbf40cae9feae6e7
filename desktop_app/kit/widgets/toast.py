"""A success, said in passing: a short toast with Undo, never a box to click away."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets.buttons import Kind, button
from desktop_app.kit.widgets.labels import label

_SHOWN_MS: Final = 5000


class Toaster(QObject):
    """What pages say in passing; the window listens.

    Signals:
        said(str): a success without a step back.
        said_undoable(str): a success that Undo takes back.
    """

    said = Signal(str)
    said_undoable = Signal(str)

    def say(self, words: str) -> None:
        """Say that something is done."""
        self.said.emit(words)

    def say_undoable(self, words: str) -> None:
        """Say that something was written, and offer to undo it."""
        self.said_undoable.emit(words)


class Toast(QFrame):
    """The dark slip at the bottom of a window.

    Signals:
        undo_asked(): Undo was pressed.
    """

    undo_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._muted = False
        self.setProperty("kind", "toast")
        self._words = label("", wrap=True)
        self._undo = button(self.tr("Undo"), Kind.PLAIN)
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.setInterval(_SHOWN_MS)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.SMALL, Space.SMALL)
        row.setSpacing(Space.LARGE)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        self._fading.timeout.connect(self.hide)
        self._undo.clicked.connect(self._on_undo_clicked)
        parent.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, words: str, *, undoable: bool = False) -> None:
        """Show the toast for a few seconds."""
        if self._muted:
            return
        self._words.setText(words)
        self._undo.setVisible(undoable)
        self._place()
        self.show()
        self.raise_()
        self._fading.start()

    def mute(self, muted: bool) -> None:  # noqa: FBT001 (a slot)
        """Say nothing meanwhile: the desk is locked, and toasts name people."""
        self._muted = muted
        if muted:
            self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        window = self._window
        width = min(Size.TOAST, window.width() - 2 * Space.WIDE)
        self.setFixedWidth(width)
        height = self._row.heightForWidth(width)
        self.setFixedHeight(max(height, Size.CONTROL + Space.LARGE))
        # At the right, where it covers no button of the check-in card.
        left = window.width() - width - Space.LARGE
        self.move(left, window.height() - self.height() - Size.STATUS - Space.LARGE)

    def _on_undo_clicked(self) -> None:
        self.hide()
        self.undo_asked.emit()
