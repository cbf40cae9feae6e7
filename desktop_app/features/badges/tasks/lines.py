"""Lines of text placed on a badge, and the fonts and colours they are set in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.features.badges.rules.badge import DEFAULT_COLOUR
from desktop_app.features.badges.rules.colour import text_on
from desktop_app.features.badges.rules.template import HEX_COLOUR, NAMED_COLOURS
from desktop_app.paper.document import Colour, rgb
from desktop_app.paper.fonts import Line, Typesetter, Weight

if TYPE_CHECKING:
    from desktop_app.paper.warnings import PaperWarning


class PlacedLine(NamedTuple):
    """A line of text with its left end and baseline in mm and its size in points."""

    line: Line
    x: float
    y: float
    size: float
    colour: Colour


class Placed(NamedTuple):
    """An element's lines, and the warnings found while placing them."""

    lines: tuple[PlacedLine, ...]
    warnings: tuple[PaperWarning, ...]


@cache
def typesetter(weight: Weight, country: str) -> Typesetter:
    return Typesetter(weight, country)


@cache
def colour_of(name: str, category_colour: str) -> Colour:
    """A template's colour for a category: named, written out, or the category's own."""
    category = category_colour if HEX_COLOUR.fullmatch(category_colour) else DEFAULT_COLOUR
    if name == "category":
        return rgb(category)
    return rgb(text_on(category) if name == "on_category" else NAMED_COLOURS.get(name, name))
