"""Text on a painted board: as large as its room allows, wrapped, and from the right where it is read so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from desktop_app.paper.paragraph import from_the_right

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

WRAPPED: Final = Qt.TextFlag.TextWordWrap.value
_SMALLER: Final = 0.93
_LEAST: Final = 8.0
_ENDLESS: Final = 100_000.0


class Brush:
    """Writes down a column: each text takes what it needs of the height that is left."""

    def __init__(self, painter: QPainter, box: QRectF) -> None:
        self._painter = painter
        self._box = box
        self.top = box.top()

    @property
    def left_over(self) -> float:
        """The height that is left, in pixels."""
        return max(0.0, self._box.bottom() - self.top)

    def skip(self, height: float) -> None:
        """Leave some height free."""
        self.top += height

    def write(
        self,
        text: str,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        room: float | None = None,
        struck: bool = False,
        least: float = _LEAST,
    ) -> None:
        """Write `text` at `size` pixels, smaller where it needs more than `room` of height.

        What does not fit at the `least` size either ends in ….
        """
        most = min(self.left_over, room if room is not None else self.left_over)
        if not text or most <= 0:
            return
        font = self._font(size, bold=bold, struck=struck)
        needed = _needed(text, font, self._box.width())
        while needed > most and font.pixelSize() > least:
            font.setPixelSize(max(int(least), int(font.pixelSize() * _SMALLER)))
            needed = _needed(text, font, self._box.width())
        if needed > most:
            text = _cut(text, font, self._box.width(), most)
            needed = _needed(text, font, self._box.width())
        flags = WRAPPED | Qt.AlignmentFlag.AlignTop.value
        side = Qt.AlignmentFlag.AlignRight if from_the_right(text) else Qt.AlignmentFlag.AlignLeft
        flags |= side.value | Qt.AlignmentFlag.AlignAbsolute.value
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        height = min(needed, most)
        self._painter.drawText(QRectF(self._box.left(), self.top, self._box.width(), height), flags, text)
        self.top += height

    def _font(self, size: float, *, bold: bool, struck: bool) -> QFont:
        font = QFont(self._painter.font())
        font.setPixelSize(max(int(_LEAST), int(size)))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setStrikeOut(struck)
        return font


def _cut(text: str, font: QFont, width: float, most: float) -> str:
    """As many of its words as have room, and …."""
    words = text.split()
    while len(words) > 1 and _needed(f"{' '.join(words)} …", font, width) > most:
        words.pop()
    return f"{' '.join(words).rstrip(',')} …"


def _needed(text: str, font: QFont, width: float) -> float:
    endless = QRectF(0, 0, width, _ENDLESS)
    box = QFontMetricsF(font).boundingRect(endless, WRAPPED, text)
    return box.height() if box.width() <= width + 1 else float(endless.height())
