"""The test page by which a printer's shift and stretch are measured: marks at the corners and two rulers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.paper.calibration import EDGE
from desktop_app.paper.document import Document, rgb
from desktop_app.paper.fonts import Typesetter, Weight
from desktop_app.paper.sheet import Segment

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.paper.document import Ink

_INK: Final = rgb("#000000")
_ARM: Final = 5.0
_HAIRLINE: Final = 0.25
_TYPE: Final = 7.0


def ruler_length(width: float, height: float) -> float:
    """How long both rulers are on a page of that size in mm: a whole number of cm."""
    room = min(width, height) - 2 * EDGE - 2 * _ARM
    return max(20.0, min(150.0, room // 10 * 10))


def draw_test_page(target: Path, width: float, height: float, words: str) -> None:
    """Corner marks 10 mm from the edges, and two rulers that begin at the upper left one.

    Raises:
        Refused: with a `FileRefusal`, when it cannot be written.

    """
    with Document.written(target, title="Test page") as document:
        document.page(width, height)
        with document.area(0, 0, width, height) as ink:
            _marks(ink, width, height)
            _rulers(ink, ruler_length(width, height))
            ink.text(Typesetter(Weight.REGULAR).line(words), EDGE + _ARM, EDGE + 2.2 * _ARM, _TYPE, _INK)


def _marks(ink: Ink, width: float, height: float) -> None:
    for x in (EDGE, width - EDGE):
        for y in (EDGE, height - EDGE):
            cross = [Segment(x - _ARM, y, x + _ARM, y), Segment(x, y - _ARM, x, y + _ARM)]
            ink.segments(cross, _HAIRLINE, _INK)


def _rulers(ink: Ink, length: float) -> None:
    """Ticks for each mm, longer ones for 5 and 10."""
    lines = [Segment(EDGE, EDGE, EDGE + length, EDGE), Segment(EDGE, EDGE, EDGE, EDGE + length)]
    for at in range(int(length) + 1):
        long = 3.2 if at % 10 == 0 else 2.2 if at % 5 == 0 else 1.2
        lines.append(Segment(EDGE + at, EDGE, EDGE + at, EDGE + long))
        lines.append(Segment(EDGE, EDGE + at, EDGE + long, EDGE + at))
    ink.segments(lines, _HAIRLINE, _INK)
