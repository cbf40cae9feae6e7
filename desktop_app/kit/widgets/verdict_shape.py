"""The verdict's shapes, for any eyes: ✓ in a disc, ! in a triangle, ✕ in an octagon."""

from __future__ import annotations

from enum import Enum
from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.kit.theme import Size, State, tokens_of


class Shape(Enum):
    """What the verdict is."""

    ADMITTED = State.ADMITTED
    ATTENTION = State.ATTENTION
    REFUSED = State.REFUSED


# Strokes in the unit square, drawn over the ground of the shape.
_STROKES: Final = {
    Shape.ADMITTED: (((0.28, 0.52), (0.44, 0.68), (0.73, 0.36)),),
    Shape.ATTENTION: (((0.5, 0.40), (0.5, 0.62)), ((0.5, 0.76), (0.5, 0.762))),
    Shape.REFUSED: (((0.34, 0.34), (0.66, 0.66)), ((0.66, 0.34), (0.34, 0.66))),
}
_STROKE_WIDTH: Final = 0.085


class VerdictShape(QWidget):
    """One painted shape, of any size; nothing while there is no verdict."""

    def __init__(self, parent: QWidget | None = None, *, side: int = Size.SHAPE) -> None:
        super().__init__(parent)
        self._side = side
        self._shape: Shape | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def shape(self) -> Shape | None:
        """What is shown."""
        return self._shape

    def show_shape(self, shape: Shape | None) -> None:
        """Show a shape, or none."""
        self._shape = shape
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shape is None:
            return
        tokens = tokens_of(self)
        colour = tokens.of(self._shape.value)
        paint_shape(QPainter(self), QRectF(self.rect()), self._shape, colour, tokens.surface)


def paint_shape(painter: QPainter, box: QRectF, shape: Shape, colour: str, ink: str) -> None:
    """Paint a shape's ground in `colour` and its strokes in `ink`, filling `box`."""
    side = min(box.width(), box.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center().x() - side / 2, box.center().y() - side / 2)
    painter.scale(side, side)
    _paint_ground(painter, shape, QColor(colour))
    pen = QPen(QColor(ink), _STROKE_WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for stroke in _STROKES[shape]:
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in stroke]))
    painter.restore()


def _paint_ground(painter: QPainter, shape: Shape, colour: QColor) -> None:
    # A pen of the same colour rounds the corners a little.
    pen = QPen(colour, _STROKE_WIDTH)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(colour)
    if shape is Shape.ADMITTED:
        painter.drawEllipse(QRectF(0.06, 0.06, 0.88, 0.88))
    elif shape is Shape.ATTENTION:
        painter.drawPolygon(QPolygonF([QPointF(0.5, 0.1), QPointF(0.94, 0.88), QPointF(0.06, 0.88)]))
    else:
        painter.drawPolygon(_octagon())


def _octagon() -> QPolygonF:
    turns = [pi / 8 + corner * pi / 4 for corner in range(8)]
    return QPolygonF([QPointF(0.5 + 0.45 * cos(turn), 0.5 + 0.45 * sin(turn)) for turn in turns])
