"""How texts on paper of the meetings are set: at their size on a few lines, smaller where they must."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from desktop_app.paper.document import MM
from desktop_app.paper.fonts import Weight
from desktop_app.paper.pen import INK, MUTED, hex_colour, put, setter
from desktop_app.paper.sheet import Segment
from desktop_app.paper.text import Fit, Fitted, fit_text

if TYPE_CHECKING:
    from desktop_app.paper.document import Colour, Ink

_TALL: Final = 400.0
"""Points: no text is that tall."""


def type_colour(text: str) -> Colour:
    """The colour of a type of meetings; a readable grey where it has none."""
    return hex_colour(text) or MUTED


# The same partner stands on a dozen cards.
@lru_cache(maxsize=1 << 14)
def set_text(
    text: str,
    room: float,
    size: float,
    weight: Weight = Weight.REGULAR,
    country: str = "",
    lines: int = 1,
    least: float = 0.0,
) -> Fitted:
    """A text in `room` mm: at its size on up to so many lines; smaller, down to `least`, where it must."""
    fit = Fit(size, least or size * 0.7, lines, size, leading=1.14)
    return fit_text(setter(weight, country), text, room * MM, _TALL, fit)


def write(
    ink: Ink,
    text: str,
    place: tuple[float, float],
    room: float,
    size: float,
    *,
    weight: Weight = Weight.REGULAR,
    colour: Colour = INK,
    country: str = "",
    right: bool = False,
) -> None:
    """One line from this place on, or with `right` up to it; smaller where it is longer than its room."""
    fitted = set_text(text, room, size, weight, country)
    put(ink, fitted, place, colour, right=right)


def rule(left: float, right: float, y: float) -> Segment:
    """A line across."""
    return Segment(left, y, right, y)
