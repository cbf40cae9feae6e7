"""Fonts and measures of the verdict card, made once: at each scan they would cost more than painting."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

_WRAPPED: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_TALL: Final = 10_000.0
_WIDTHS_KEPT: Final = 256


@dataclass(frozen=True, slots=True)
class Letter:
    """One size and weight of type."""

    font: QFont
    metrics: QFontMetricsF
    tall: float
    ascent: float
    _widths: dict[str, float] = field(default_factory=dict)

    def struck(self) -> Letter:
        """The same type, struck through: as wide and as tall."""
        font = QFont(self.font)
        font.setStrikeOut(True)
        return Letter(font, self.metrics, self.tall, self.ascent, self._widths)

    def width(self, words: str) -> float:
        """How wide the words are on one line; the same words are asked for several times a paint."""
        known = self._widths.get(words)
        if known is None:
            if len(self._widths) >= _WIDTHS_KEPT:
                self._widths.clear()
            known = self._widths[words] = self.metrics.horizontalAdvance(words)
        return known

    def height(self, words: str, room: float) -> float:
        """How tall the words are in lines of this width."""
        if self._is_one_line(words, room):
            return self.tall
        return self.metrics.boundingRect(QRectF(0, 0, room, _TALL), _WRAPPED, words).height()

    def fits(self, words: str, room: float, lines: int) -> bool:
        """Whether no word is wider than the room, and no more lines are needed."""
        if self._is_one_line(words, room):
            return True
        box = self.metrics.boundingRect(QRectF(0, 0, room, _TALL), _WRAPPED, words)
        return box.width() <= room and box.height() <= lines * self.metrics.lineSpacing() + 1

    def draw(self, painter: QPainter, place: QPointF, room: float, words: str, colour: str) -> None:
        """Draw the words from the upper left corner ``place`` on, in as many lines as they need."""
        painter.setFont(self.font)
        painter.setPen(QColor(colour))
        if self._is_one_line(words, room):
            painter.drawText(QPointF(place.x(), place.y() + self.ascent), words)
        else:
            painter.drawText(QRectF(place.x(), place.y(), room, _TALL), _WRAPPED, words)

    def _is_one_line(self, words: str, room: float) -> bool:
        return "\n" not in words and self.width(words) <= room


class Lettering:
    """The type of one card: sizes grow with it."""

    def __init__(self) -> None:
        self._letters: dict[tuple[int, bool], Letter] = {}
        self._base = QFont()
        self._scale = 1.0

    def set_up(self, base: QFont, scale: float) -> None:
        """Use this font, each size times ``scale``."""
        if scale != self._scale or base != self._base:
            self._letters.clear()
            self._base, self._scale = base, scale

    def letter(self, size: int, *, strong: bool = False) -> Letter:
        """The type of one size and weight."""
        known = self._letters.get((size, strong))
        if known is None:
            known = self._letters[size, strong] = self._made(size, strong=strong)
        return known

    def fitted(self, words: str, sizes: tuple[int, ...], room: float, *, lines: int) -> Letter:
        """The largest of ``sizes`` in which the words need no more than ``lines`` lines."""
        for size in sizes:
            letter = self.letter(size, strong=True)
            if letter.fits(words, room, lines):
                return letter
        return self.letter(sizes[-1], strong=True)

    def _made(self, size: int, *, strong: bool) -> Letter:
        font = QFont(self._base)
        font.setPixelSize(round(size * self._scale))
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        return Letter(font, metrics, metrics.height(), metrics.ascent())
