"""The pen of all office paper: its colours, the type of a weight, single lines, boxes to tick."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop_app.paper.document import MM, rgb
from desktop_app.paper.document.frame import INK, LINE, MUTED
from desktop_app.paper.fonts import Typesetter, Weight
from desktop_app.paper.sheet import Segment
from desktop_app.paper.text import Fit, fit_text

if TYPE_CHECKING:
    from desktop_app.paper.document import Colour, Ink
    from desktop_app.paper.fonts import Line
    from desktop_app.paper.text import Fitted

__all__ = [
    "ACCENT",
    "ATTENTION",
    "HAIR",
    "INK",
    "LINE",
    "MUTED",
    "SERIES",
    "TINT",
    "WHITE",
    "Piece",
    "hex_colour",
    "put",
    "setter",
    "square",
    "write",
]

ACCENT: Final = rgb("#1E5AA8")
TINT: Final = rgb("#F3F5F8")
ATTENTION: Final = rgb("#B45309")
SERIES: Final = (
    "#1E5AA8", "#15803D", "#B45309", "#6A4FA3", "#0F766E", "#B3261E", "#8A6D00", "#9D174D",
)  # fmt: skip
"""Colours for things of one kind that nobody gave any, in turn: those of the screen."""
WHITE: Final = rgb("#FFFFFF")
HAIR: Final = 0.5
"""Points: the width of a thin line."""
SMALLEST: Final = 6.0
_HEX_LENGTH: Final = 7


class Piece(NamedTuple):
    """A line of type with its left end and its baseline in mm, in points of size."""

    line: Line
    x: float
    y: float
    size: float
    colour: Colour


@cache
def setter(weight: Weight = Weight.REGULAR, country: str = "") -> Typesetter:
    """The type of a weight, for people of a country."""
    return Typesetter(weight, country)


def hex_colour(text: str) -> Colour | None:
    """The colour that "#1E5AA8" names; None where a text names none."""
    if len(text) != _HEX_LENGTH or not text.startswith("#"):
        return None
    try:
        return rgb(text)
    except ValueError:
        return None


def write(
    ink: Ink,
    text: str,
    place: tuple[float, float],
    room: float,
    size: float,
    weight: Weight = Weight.REGULAR,
    colour: Colour = INK,
    country: str = "",
) -> None:
    """One line from this place on, made smaller where it is longer than its room (mm)."""
    fitted = fit_text(setter(weight, country), text, room * MM, 3 * size, Fit(size, SMALLEST))
    put(ink, fitted, place, colour)


def put(
    ink: Ink, fitted: Fitted, place: tuple[float, float], colour: Colour = INK, *, right: bool = False
) -> None:
    """The lines of a text on one baseline from this place (mm) on, or with `right` up to it."""
    for line in fitted.lines:
        x = place[0] - line.width * fitted.size / MM if right else place[0]
        ink.text(line, x, place[1], fitted.size, colour)


def square(x: float, y: float, side: float) -> list[Segment]:
    """A box to tick, by its upper left corner and its side in mm."""
    right, low = x + side, y + side
    return [
        Segment(x, y, right, y),
        Segment(right, y, right, low),
        Segment(right, low, x, low),
        Segment(x, low, x, y),
    ]
