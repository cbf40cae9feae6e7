"""The icons: one set (Phosphor, regular), 18 px, drawn in the colours of the theme in force."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPen,
    QPixmap,
)
from typing_extensions import override

from desktop_app.kit.theme.tokens import State, Tokens, tokens_of_palette

_DOT_SIDE: Final = 64
_DOT_RING: Final = 4
_FONT: Final = "phosphor-1.3.0.ttf"
_NAMES: Final = "phosphor-charmap-1.3.0.json"


def icon(name: str, state: State = State.PLAIN) -> QIcon:
    """Give the icon of a Phosphor name ("users", "magnifying-glass"); it follows the theme by itself.

    Checked, it takes the accent; disabled, it fades.

    Raises:
        KeyError: when the set has no such icon.

    """
    return QIcon(_GlyphEngine(chr(_glyphs()[name]), state))


@cache
def dot(colour: str) -> QIcon:
    """Give the round dot of a category's colour ("#RRGGBB"), for cells and menus.

    It keeps its colour where it is chosen; one that the ground would swallow gets a ring.
    """
    return QIcon(_DotEngine(colour))


def _folder() -> Path:
    """Where the package with the icons keeps its files; loading the package itself would slow the start."""
    package = find_spec("qtawesome")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError(name="qtawesome")
    return Path(package.submodule_search_locations[0]) / "fonts"


@cache
def _glyphs() -> dict[str, int]:
    """The code point of each icon's name."""
    written: dict[str, str] = json.loads((_folder() / _NAMES).read_text(encoding="utf-8"))
    return {name: int(point, 16) for name, point in written.items()}


@cache
def _family() -> str:
    """The name by which Qt knows the font of the icons."""
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(_folder() / _FONT)))[0]


@cache
def _drawn_dot(colour: str, ring: str) -> QPixmap:
    """Draw the dot once: tables paint it for every row."""
    drawn = QPixmap(_DOT_SIDE, _DOT_SIDE)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ring), _DOT_RING) if ring else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    inset = _DOT_SIDE // 4
    painter.drawEllipse(drawn.rect().adjusted(inset, inset, -inset, -inset))
    painter.end()
    return drawn


class _PaintedEngine(QIconEngine):
    """Gives as picture what it paints."""

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn


class _DotEngine(_PaintedEngine):
    """Draws a category's dot, asking each time whether it stands out from the theme's ground."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ring = tokens_of_palette(QGuiApplication.palette()).ring(self._colour)
        smooth = QPainter.RenderHint.SmoothPixmapTransform
        painter.setRenderHint(smooth)
        painter.drawPixmap(rect, _drawn_dot(self._colour, ring))

    @override
    def clone(self) -> QIconEngine:
        return _DotEngine(self._colour)


class _GlyphEngine(_PaintedEngine):
    """Draws one glyph, asking for its colour each time."""

    def __init__(self, glyph: str, state: State) -> None:
        super().__init__()
        self._glyph = glyph
        self._state = state

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        painter.setPen(QColor(self._colour(mode, state)))
        font = QFont(_family())
        font.setPixelSize(rect.height())
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._glyph)
        painter.restore()

    @override
    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._glyph, self._state)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        tokens: Tokens = tokens_of_palette(QGuiApplication.palette())
        if mode == QIcon.Mode.Disabled:
            return tokens.control
        if state == QIcon.State.On:
            return tokens.accent
        return tokens.of(self._state) if self._state is not State.PLAIN else tokens.muted
