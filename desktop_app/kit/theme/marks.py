"""The ticks, dots and arrows inside controls: a style sheet takes them from files only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.kit.theme.tokens import Tokens

_SIDE: Final = 64  # drawn large and scaled down, so that they are sharp at every display scale
_STROKE: Final = 0.12
_TICK: Final = ((0.20, 0.53), (0.42, 0.74), (0.80, 0.30))
_DASH: Final = ((0.24, 0.5), (0.76, 0.5))
_CARET: Final = ((0.18, 0.36), (0.5, 0.68), (0.82, 0.36))


def draw_marks(tokens: Tokens, folder: Path) -> None:
    """Write check, minus, circle and caret-down as PNG in the colours of `tokens`."""
    _draw_stroke(folder / "check.png", _TICK, tokens.on_accent)
    _draw_stroke(folder / "minus.png", _DASH, tokens.on_accent)
    _draw_stroke(folder / "caret-down.png", _CARET, tokens.muted)
    _draw_dot(folder / "circle.png", tokens.on_accent)


def _draw_stroke(file: Path, points: tuple[tuple[float, float], ...], colour: str) -> None:
    image, painter = _canvas()
    pen = QPen(QColor(colour), _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
    painter.end()
    image.save(str(file))


def _draw_dot(file: Path, colour: str) -> None:
    image, painter = _canvas()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(0.28, 0.28, 0.44, 0.44))
    painter.end()
    image.save(str(file))


def _canvas() -> tuple[QImage, QPainter]:
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SIDE, _SIDE)
    return image, painter
