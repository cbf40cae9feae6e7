"""The paths that go into a PDF as operators, read into paths that a screen can paint."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath, QTransform

from desktop_app.paper.document import MM
from desktop_app.paper.emblem import eu_emblem
from desktop_app.paper.qr import qr_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_app.paper.fonts import Face, Line

_TAKEN = {"m": 2, "l": 2, "c": 6, "re": 4, "h": 0, "rg": 3, "f": 0}
_PATHS: dict[str, Callable[..., object]] = {
    "m": QPainterPath.moveTo,
    "l": QPainterPath.lineTo,
    "c": QPainterPath.cubicTo,
    "re": QPainterPath.addRect,
    "h": QPainterPath.closeSubpath,
}


def path_of(operators: str) -> QPainterPath:
    """The path of PDF path operators (ISO 32000-1, table 59), filled by the non-zero rule."""
    path = _new_path()
    for operator, numbers in _operations(operators):
        _PATHS[operator](path, *numbers)
    return path


@lru_cache(maxsize=4096)
def glyph_path(face: Face, gid: int) -> QPainterPath:
    """A glyph in units of its font, y up."""
    return path_of(face.outline(gid))


@lru_cache(maxsize=1024)
def line_path(line: Line) -> QPainterPath:
    """A line of text of size 1 whose ink begins at 0 on the baseline, y down."""
    path = _new_path()
    at = -line.left
    for run in line.runs:
        pen, em = 0, 1 / run.face.upem
        for glyph in run.glyphs:
            place = QTransform(em, 0, 0, -em, at + (pen + glyph.x) * em, -glyph.y * em)
            path.addPath(place.map(glyph_path(run.face, glyph.gid)))
            pen += glyph.advance
        at += run.width
    return path


def text_path(line: Line, x: float, y: float, size: float) -> QPainterPath:
    """The line with its ink beginning at x and its baseline at y mm, in `size` points."""
    scale = size / MM
    return QTransform(scale, 0, 0, scale, x, y).map(line_path(line))


@lru_cache(maxsize=256)
def code_path(text: str) -> QPainterPath:
    """A QR code with its quiet zone in the unit square, y down."""
    symbol = qr_path(text)
    unit = 1 / symbol.modules
    return QTransform(unit, 0, 0, -unit, 0, 1).map(path_of(symbol.operators))


@lru_cache(maxsize=1)
def emblem_parts() -> tuple[tuple[QColor, QPainterPath], ...]:
    """The emblem's colours and paths in a box 1.5 wide and 1 high, y down."""
    parts: list[tuple[QColor, QPainterPath]] = []
    path, colour = _new_path(), QColor()
    for operator, numbers in _operations(eu_emblem()):
        if operator == "rg":
            colour = QColor.fromRgbF(*numbers)
        elif operator == "f":
            parts.append((colour, QTransform(1, 0, 0, -1, 0, 1).map(path)))
            path = _new_path()
        else:
            _PATHS[operator](path, *numbers)
    return tuple(parts)


def _new_path() -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _operations(operators: str) -> Iterator[tuple[str, list[float]]]:
    numbers: list[float] = []
    for word in operators.split():
        if word in _TAKEN:
            yield word, numbers
            numbers = []
        else:
            numbers.append(float(word))
