"""How texts of the printed programme are set: in lines as many as it needs, placed in a block."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from desktop_app.paper.document import MM
from desktop_app.paper.fonts import Weight
from desktop_app.paper.paragraph import from_the_right, set_paragraph
from desktop_app.paper.pen import Piece, setter
from desktop_app.paper.text import Fit, Fitted, fit_text

if TYPE_CHECKING:
    from desktop_app.paper.document import Colour

_TALL: Final = 4000.0
"""Points: no text is that tall."""


# The same breaks and names stand on every sheet.
@lru_cache(maxsize=1 << 14)
def run_text(text: str, room: float, size: float, weight: Weight = Weight.REGULAR) -> Fitted:
    """A text in lines of `room` mm at a size, as many as it needs."""
    return set_paragraph(setter(weight), text, room * MM, size, 1.2)


@lru_cache(maxsize=1 << 12)
def one_line(text: str, room: float, size: float, weight: Weight = Weight.REGULAR) -> Fitted:
    """A text on one line of `room` mm, smaller where it is longer, then on more lines."""
    return fit_text(setter(weight), text, room * MM, _TALL, Fit(size, size * 0.6, 4, size * 0.6, 1.15))


def placed(fitted: Fitted, x: float, top: float, colour: Colour, room: float = 0.0) -> list[Piece]:
    """The lines of a text from `top` on; one that is read from the right ends at the right of its `room`."""
    pieces = []
    turned = bool(room and fitted.lines) and from_the_right(fitted.lines[0].text)
    for line, base in zip(fitted.lines, fitted.baselines(), strict=True):
        left = x + room - line.width * fitted.size / MM if turned else x
        pieces.append(Piece(line, left, top + base / MM, fitted.size, colour))
    return pieces


def tall(*texts: Fitted) -> float:
    """How tall texts are under each other, in mm."""
    return sum(text.height for text in texts) / MM
