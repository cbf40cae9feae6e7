"""The colours of the board, and the tiles by which a cell says what a drop into it would do."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPixmap

from desktop_app.features.meetings.rules.board import Effect
from desktop_app.kit.theme import Space

if TYPE_CHECKING:
    from desktop_app.kit.theme import Tokens

_SIGNS: Final = {Effect.FREE: "✓", Effect.HURTS: "!", Effect.IMPOSSIBLE: ""}
_VEIL: Final = 0.75
_GLAZE: Final = 0.5
_CORNER: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


class Inks:
    """The colours of one theme as Qt paints with them."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.surface = QColor(tokens.surface)
        self.sunken = QColor(tokens.sunken)
        self.text = QPen(QColor(tokens.text))
        self.muted = QPen(QColor(tokens.muted))
        self.gone = QPen(QColor(tokens.refused), 1, Qt.PenStyle.DashLine)
        self.accent = QPen(QColor(tokens.accent))
        self.marked = QPen(QColor(tokens.accent), 2)
        self.hatch = QBrush(QColor(tokens.line), Qt.BrushStyle.BDiagPattern)
        self.effects = {
            Effect.FREE: QBrush(QColor(tokens.wash(tokens.admitted))),
            Effect.HURTS: QBrush(QColor(tokens.wash(tokens.attention))),
            Effect.IMPOSSIBLE: self.hatch,
        }
        # What lies over a meeting: a veil of the ground, and the hatch on what cannot be.
        self.veils = {**self.effects, Effect.IMPOSSIBLE: QBrush(self.sunken)}
        clear = QBrush(Qt.BrushStyle.NoBrush)
        self.over = {Effect.FREE: clear, Effect.HURTS: clear, Effect.IMPOSSIBLE: self.hatch}
        self.signs = {
            Effect.FREE: QPen(QColor(tokens.admitted)),
            Effect.HURTS: QPen(QColor(tokens.attention)),
            Effect.IMPOSSIBLE: self.muted,
        }
        self._grounds: dict[str, QColor] = {}

    def ground(self, colour: str) -> QColor:
        """The pale ground in the colour of a type."""
        found = self._grounds.get(colour)
        if found is None:
            found = self._grounds[colour] = QColor(self.tokens.wash(colour))
        return found


@cache
def inks_of(tokens: Tokens) -> Inks:
    """The inks of a theme, made once."""
    return Inks(tokens)


@lru_cache(maxsize=8)
def effect_tiles(
    tokens: Tokens, size: QSize, font: QFont, ratio: float
) -> dict[tuple[Effect, bool], QPixmap]:
    """What tints a cell, by effect and by whether the cell is empty, for screens of this pixel ratio.

    Painted once: over a thousand cells are tinted at once when a meeting is lifted.
    """
    return {
        (effect, empty): _effect_tile(effect, size, font, ratio, inks_of(tokens), empty=empty)
        for effect in Effect
        for empty in (True, False)
    }


def _effect_tile(
    effect: Effect, size: QSize, font: QFont, ratio: float, inks: Inks, *, empty: bool
) -> QPixmap:
    tile = QPixmap(size * ratio)
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setFont(font)
    _paint_effect(painter, QRectF(QPointF(0, 0), size), effect, inks, empty=empty)
    painter.end()
    return tile


def _paint_effect(painter: QPainter, box: QRectF, effect: Effect, inks: Inks, *, empty: bool) -> None:
    """Tint a cell by what a drop would do, with its sign; a meeting that is there shines through."""
    if not empty:
        painter.setOpacity(_VEIL if effect is Effect.IMPOSSIBLE else _GLAZE)
        painter.fillRect(box, inks.veils[effect])
        painter.setOpacity(1)
    painter.fillRect(box, inks.effects[effect] if empty else inks.over[effect])
    if _SIGNS[effect]:
        painter.setPen(inks.signs[effect])
        painter.drawText(box.adjusted(0, 0, -Space.HAIR, 0), _CENTRE if empty else _CORNER, _SIGNS[effect])
