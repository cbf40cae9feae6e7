"""What an empty page shows: what belongs there and the button that brings it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

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
        self._picture = QLabel()
        self._picture.setPixmap(icon(picture).pixmap(QSize(Size.ICON_LARGE, Size.ICON_LARGE)))
        self._words = label(words, muted=True, wrap=True)
        block = QWidget()
        block.setFixedWidth(Size.TOAST)
        column = QVBoxLayout(block)
        column.setSpacing(Space.SMALL)
        for part in (self._picture, label(title, Type.STRONG), self._words):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        if step:
            column.addSpacing(Space.SMALL)
            self.button = button(step, Kind.PRIMARY)
            self.button.clicked.connect(self.asked)
            column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()  # in the middle without an alignment, which would cut the words to one line
        row.addStretch(1)
        row.addWidget(block)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addLayout(row)
        whole.addStretch(3)
