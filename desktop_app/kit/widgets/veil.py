"""A bar in place of a text that guests should not read: it does not even tell how long the text is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop_app.kit.theme import Size, Space

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from desktop_app.kit.theme import Tokens

_SHARE: Final = 0.8
_WIDEST: Final = Size.FORM_LABEL


def paint_veil(painter: QPainter, box: QRect, tokens: Tokens, *, share: float = _SHARE) -> None:
    """Paint the bar at the left of the text's place, at most `share` of it wide."""
    tall = min(box.height() - Space.HAIR, Space.MEDIUM)
    wide = min(box.width(), _WIDEST) * share
    bar = QRectF(box.left(), box.center().y() - tall / 2, wide, tall)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.line))
    painter.drawRoundedRect(bar, Size.RADIUS / 2, Size.RADIUS / 2)
    painter.restore()
