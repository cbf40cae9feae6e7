"""What an empty page shows: what belongs there and the button that brings it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets.buttons import Kind, button
from desktop_app.kit.widgets.labels import label


class EmptyState(QWidget):
    """An icon, a sentence, and the next step.

    Signals:
        asked(): the button was pressed.
    """

    asked = Signal()

    def __init__(
        self, picture: str, title: str, words: str, step: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(Space.SMALL)
        column.addStretch(2)
        self._picture = QLabel()
        self._picture.setPixmap(icon(picture).pixmap(QSize(Size.ICON_LARGE, Size.ICON_LARGE)))
        self._words = label(words, muted=True, wrap=True)
        self._words.setFixedWidth(Size.TOAST)
        for part in (self._picture, label(title, Type.STRONG), self._words):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part, alignment=Qt.AlignmentFlag.AlignHCenter)
        if step:
            column.addSpacing(Space.SMALL)
            self.button = button(step, Kind.PRIMARY)
            self.button.clicked.connect(self.asked)
            column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
