"""A success, said in passing: a short toast with Undo, never a box to click away."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
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
    """The dark slip at the top of a window: below, it would cover what can be done with what was chosen.

    Signals:
        undo_asked(): Undo was pressed.
    """

    undo_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._beside: QWidget | None = None
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

    def stand_beside(self, part: QWidget) -> None:
        """Stand left of a part of the window's top bar, and cover none of its buttons."""
        self._beside = part

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
        right = window.width() if self._beside is None else self._beside.mapTo(window, QPoint()).x()
        width = min(Size.TOAST, right - Space.WIDE - Space.SMALL)
        self.setFixedWidth(width)
        height = max(self._row.heightForWidth(width), Size.CONTROL + Space.LARGE)
        self.setFixedHeight(height)
        self.move(right - width - Space.SMALL, max((Size.BAR - height) // 2, Space.HAIR))

    def _on_undo_clicked(self) -> None:
        self.hide()
        self.undo_asked.emit()
