"""The line beside what is carried: what a drop there would do, with a sign of how it would end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.features.meetings.rules.board import Effect
from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets import Shape, VerdictShape, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

_SHAPES: Final = {
    Effect.FREE: Shape.ADMITTED,
    Effect.HURTS: Shape.ATTENTION,
    Effect.IMPOSSIBLE: Shape.REFUSED,
}


class HintBubble(QFrame):
    """A small card over the board; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._board = parent
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._shape = VerdictShape(side=Size.ICON)
        self._words: QLabel = label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, Space.HAIR, Space.SMALL, Space.HAIR)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._shape, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def tell(self, words: str, effect: Effect, beside: QRect) -> None:
        """Say something beside a cell, within the board."""
        self._words.setText(words)
        self._shape.show_shape(_SHAPES[effect])
        room = self._board.rect()
        width = min(Size.INSPECTOR, room.width() - 2 * Space.SMALL)
        self.setFixedWidth(width)
        inner = width - Size.ICON - 3 * Space.SMALL
        height = max(self._words.heightForWidth(inner), Size.ICON) + 2 * Space.SMALL
        self.setFixedHeight(height)
        below = beside.bottom() + Space.HAIR
        top = below if below + height <= room.height() else beside.top() - height - Space.HAIR
        left = min(max(beside.left(), Space.SMALL), room.width() - width - Space.SMALL)
        self.move(left, max(top, Space.HAIR))
        self.show()
        self.raise_()
