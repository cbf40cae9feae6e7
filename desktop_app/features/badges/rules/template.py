"""A badge template: paper and elements as data; lengths in mm from the upper left, type in points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desktop_app.features.badges.rules.badge import PERSONAL_FIELDS, fields_in

if TYPE_CHECKING:
    from desktop_app.paper.fonts import Weight
    from desktop_app.paper.sheet import Sheet
    from desktop_app.paper.text import Fit

Align = Literal["left", "centre", "right"]
VAlign = Literal["top", "middle", "bottom"]

NAMED_COLOURS = {
    "ink": "#15202B",
    "muted": "#5B6875",
    "line": "#DDE2E8",
    "white": "#FFFFFF",
    "black": "#000000",
}
CATEGORY_COLOURS = frozenset({"category", "on_category"})
"""The category's own colour, and black or white, whichever can be read on it."""
HEX_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Area:
    """Where an element lies."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class StackText:
    """One text of a stack: `gap` mm are kept free above it."""

    pattern: str
    weight: Weight
    fit: Fit
    colour: str = "ink"
    gap: float = 0.0
    required: bool = False
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class StackElement:
    """Texts one under the other that shrink together; empty ones close up."""

    area: Area
    texts: tuple[StackText, ...]
    align: Align = "left"
    valign: VAlign = "top"
    emblem_room: float = 0.0
    """mm kept free at the left where the badge bears an emblem."""

    @property
    def personal(self) -> bool:
        return any(fields_in(text.pattern) & PERSONAL_FIELDS for text in self.texts)


TextElement = StackElement
"""A single text is a stack of one."""


@dataclass(frozen=True, slots=True)
class BandElement:
    """A filled rectangle."""

    area: Area
    colour: str
    personal: Literal[False] = False


@dataclass(frozen=True, slots=True)
class LineElement:
    """A straight line from the area's upper left to its lower right, `weight` points thick."""

    area: Area
    colour: str
    weight: float
    personal: Literal[False] = False


@dataclass(frozen=True, slots=True)
class EmblemElement:
    """The funder's emblem, half as wide again as high, where the badge names one."""

    area: Area
    personal: Literal[False] = False


@dataclass(frozen=True, slots=True)
class QrElement:
    """The QR code of a field in a square, quiet zone included."""

    area: Area
    pattern: str = "{code}"
    personal: Literal[True] = True


Element = StackElement | BandElement | LineElement | EmblemElement | QrElement


@dataclass(frozen=True, slots=True)
class BadgeTemplate:
    """`sheet` says how badges lie on the paper; elements that do not depend on the person lie undermost."""

    name: str
    title: str
    width: float
    height: float
    sheet: Sheet
    elements: tuple[Element, ...]
    keep_clear: tuple[Area, ...] = ()
    """Where the holder's slot or clip covers the badge."""
