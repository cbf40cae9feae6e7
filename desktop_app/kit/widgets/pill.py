"""A category (or any short state) as a pill: its colour as a dot, its name in the text's colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.kit.theme import Size, Space, blend, tokens_of

_HEIGHT = Space.WIDE
_DOT = Space.SMALL


class Pill(QWidget):
    """Readable in any category colour, because the words keep the text's."""

    def __init__(self, words: str = "", colour: str = "", parent: QWidget | None = None) -> None:
        """Show `words` with a dot of `colour` ("#RRGGBB", or "" for none)."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._words = ""
        self._colour = ""
        self.show_category(words, colour)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def show_category(self, words: str, colour: str = "") -> None:
        """Say something else."""
        self._words, self._colour = words, colour
        self.setAccessibleName(words)
        # Shown without a parent it would become a window of its own.
        if not words:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._words)
        dot = _DOT + Space.SMALL if self._colour else 0
        return QSize(words + dot + 2 * Space.MEDIUM, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(2 * Space.HUGE, _HEIGHT).boundedTo(self.sizeHint())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.line))
        painter.setBrush(
            QColor(blend(tokens.surface, self._colour, tokens.tint) if self._colour else tokens.raised)
        )
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        left = float(Space.MEDIUM)
        if self._colour:
            ring = tokens.ring(self._colour)
            painter.setPen(QColor(ring) if ring else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colour))
            painter.drawEllipse(QRectF(left, (self.height() - _DOT) / 2, _DOT, _DOT))
            left += _DOT + Space.SMALL
        room = QRectF(left, 0, self.width() - left - Space.MEDIUM + Size.LINE, self.height())
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        painter.setPen(QColor(tokens.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
