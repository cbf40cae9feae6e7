"""The rulers along the canvas, in millimetres, with marks for the pointer and for what is chosen."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.kit.theme import Size, Space, Type, tokens_of

if TYPE_CHECKING:
    from desktop_app.kit.theme import Tokens

_BREADTH: Final = Space.WIDE
# A figure needs so many pixels beside it; a tick so many to the next one.
_FIGURE_ROOM: Final = 44
_TICK_ROOM: Final = 5
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200)
_FINE: Final = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)


class Ruler(QWidget):
    """Ticks and figures for one direction; `show_view` says what the canvas shows."""

    def __init__(self, direction: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._across = direction is Qt.Orientation.Horizontal
        self._origin = 0.0
        self._scale = 1.0
        self._pointer: float | None = None
        self._chosen: tuple[float, float] | None = None
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(wide if self._across else fixed, fixed if self._across else wide)

    def show_view(self, origin: float, scale: float) -> None:
        """Where 0 mm lies, in pixels from the ruler's start, and the pixels of a millimetre."""
        if (origin, scale) != (self._origin, self._scale):
            self._origin, self._scale = origin, scale
            self.update()

    def show_marks(self, pointer: float | None, chosen: tuple[float, float] | None) -> None:
        """Where the pointer is, and from where to where what is chosen reaches, in mm."""
        if (pointer, chosen) != (self._pointer, self._chosen):
            self._pointer, self._chosen = pointer, chosen
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_BREADTH, _BREADTH)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.raised))
        if self._chosen is not None:
            self._paint_stretch(painter, *self._chosen, QColor(tokens.chosen))
        self._paint_ticks(painter, tokens)
        if self._pointer is not None:
            self._paint_stretch(painter, self._pointer, self._pointer, QColor(tokens.accent))
        painter.setPen(QColor(tokens.line))
        edge = self.rect().adjusted(0, 0, -1, -1)
        painter.drawLine(edge.bottomLeft() if self._across else edge.topRight(), edge.bottomRight())

    def _paint_stretch(self, painter: QPainter, low: float, high: float, colour: QColor) -> None:
        start = self._origin + low * self._scale
        length = max((high - low) * self._scale, Size.LINE)
        box = QRectF(start, 0, length, _BREADTH) if self._across else QRectF(0, start, _BREADTH, length)
        painter.fillRect(box, colour)

    def _paint_ticks(self, painter: QPainter, tokens: Tokens) -> None:
        figure = next((step for step in _STEPS if step * self._scale >= _FIGURE_ROOM), _STEPS[-1])
        tick = next((step for step in _FINE if step * self._scale >= _TICK_ROOM), _FINE[-1])
        length = self.width() if self._across else self.height()
        first, last = (
            floor(-self._origin / self._scale / tick),
            ceil((length - self._origin) / self._scale / tick),
        )
        font = QFont(self.font())
        font.setPixelSize(Type.CAPTION - 1)
        painter.setFont(font)
        for number in range(first, last + 1):
            at = number * tick
            whole = abs(at / figure - round(at / figure)) < 1e-6  # noqa: PLR2004 (a float's own play)
            half = abs(at / figure * 2 - round(at / figure * 2)) < 1e-6  # noqa: PLR2004 (the same)
            painter.setPen(QColor(tokens.control))
            self._paint_tick(painter, at, Space.MEDIUM if whole else Space.SMALL if half else Space.HAIR)
            if whole:
                painter.setPen(QColor(tokens.muted))
                self._paint_figure(painter, at)

    def _paint_tick(self, painter: QPainter, at: float, length: int) -> None:
        place = round(self._origin + at * self._scale)
        if self._across:
            painter.drawLine(place, _BREADTH - length, place, _BREADTH)
        else:
            painter.drawLine(_BREADTH - length, place, _BREADTH, place)

    def _paint_figure(self, painter: QPainter, at: float) -> None:
        place = round(self._origin + at * self._scale)
        painter.save()
        if self._across:
            painter.translate(place + 3, Type.CAPTION - 1)
        else:
            painter.translate(Type.CAPTION - 1, place - 3)
            painter.rotate(-90)
        painter.drawText(0, 0, f"{round(at)}")
        painter.restore()
