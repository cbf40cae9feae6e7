"""What all paper of the meetings is written with: type, colours, single lines and boxes."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop_app.paper.document import MM, rgb
from desktop_app.paper.fonts import Typesetter, Weight
from desktop_app.paper.sheet import Segment
from desktop_app.paper.text import Fit, Fitted, fit_text

if TYPE_CHECKING:
    from desktop_app.paper.document import Colour, Ink
    from desktop_app.paper.fonts import Line

INK: Final = rgb("#15202B")
MUTED: Final = rgb("#5B6875")
ACCENT: Final = rgb("#1E5AA8")
LINE: Final = rgb("#DDE2E8")
TINT: Final = rgb("#F3F5F8")
PLAIN: Final = "#5B6875"
"""The colour of a type that has none of its own."""
HAIR: Final = 0.5
_HEX_LENGTH: Final = 7
_TALL: Final = 400.0
"""Points: no text is that tall."""


class Piece(NamedTuple):
    """A line of type with its left end and its baseline in mm, in points of size."""

    line: Line
    x: float
    y: float
    size: float
    colour: Colour


@cache
def setter(weight: Weight, country: str = "") -> Typesetter:
    """The type of a weight, for people of a country."""
    return Typesetter(weight, country)


def type_colour(text: str) -> Colour:
    """The colour of a type of meetings; a readable grey where it has none."""
    return rgb(text if len(text) == _HEX_LENGTH and text.startswith("#") else PLAIN)


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
    for line in fitted.lines:
        x = place[0] - line.width * fitted.size / MM if right else place[0]
        ink.text(line, x, place[1], fitted.size, colour)


def box(x: float, y: float, side: float) -> list[Segment]:
    """A square to tick."""
    right, low = x + side, y + side
    return [
        Segment(x, y, right, y),
        Segment(right, y, right, low),
        Segment(right, low, x, low),
        Segment(x, low, x, y),
    ]


def rule(left: float, right: float, y: float) -> Segment:
    """A line across."""
    return Segment(left, y, right, y)
