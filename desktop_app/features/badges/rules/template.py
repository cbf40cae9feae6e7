"""A badge template: paper and elements as data; lengths in mm from the upper left, type in points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from desktop_app.features.badges.rules.badge import fields_in, is_personal

if TYPE_CHECKING:
    from desktop_app.features.badges.rules.badge import Badge
    from desktop_app.paper.fonts import Weight
    from desktop_app.paper.sheet import Sheet
    from desktop_app.paper.text import Fit

Align = Literal["left", "centre", "right"]
VAlign = Literal["top", "middle", "bottom"]
ShapeKind = Literal["rectangle", "ellipse"]
ImageFit = Literal["contain", "cover", "stretch"]
"""Whole and as large as fits; filling the area and cut off; or pulled to its shape."""
ScheduleKind = Literal["all", "sessions", "meetings"]

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


class TemplateRefusal(Enum):
    """Why a template of the event cannot be changed."""

    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Area:
    """Where an element lies."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Condition:
    """An element is drawn where the field's value is one of `values`, or where it is none of them.

    Values are compared without regard to case; a field of several answers counts with each of them. No
    values at all stand for "anything": the field is filled, or with `negated` it is empty.
    """

    field: str
    values: tuple[str, ...] = ()
    negated: bool = False

    def holds(self, badge: Badge) -> bool:
        """Whether the element is on this badge."""
        found = badge.field(self.field)
        if not self.values:
            return bool(found.strip()) is not self.negated
        answers = {found.casefold(), *(part.strip().casefold() for part in found.split(";"))}
        return (not answers.isdisjoint(value.casefold() for value in self.values)) is not self.negated


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
    """Texts one under the other that shrink together; empty ones close up.

    `rotation` turns the whole area clockwise about its upper left corner, in degrees.
    """

    area: Area
    texts: tuple[StackText, ...]
    align: Align = "left"
    valign: VAlign = "top"
    emblem_room: float = 0.0
    """mm kept free at the left where the badge bears an emblem."""
    rotation: float = 0.0
    when: Condition | None = None


TextElement = StackElement
"""A single text is a stack of one."""


@dataclass(frozen=True, slots=True)
class BandElement:
    """A filled rectangle."""

    area: Area
    colour: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class ShapeElement:
    """A rectangle or an ellipse; an empty colour is not drawn.

    `weight` is the line's in points, `radius` the corners' in mm.
    """

    area: Area
    shape: ShapeKind
    fill: str = ""
    stroke: str = ""
    weight: float = 0.5
    radius: float = 0.0
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class LineElement:
    """A straight line from the area's upper left to its lower right, `weight` points thick."""

    area: Area
    colour: str
    weight: float
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class EmblemElement:
    """The funder's emblem, half as wide again as high, where the badge names one."""

    area: Area
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class ImageElement:
    """A picture of the template's own, by its name among the template's pictures."""

    area: Area
    picture: str
    fit: ImageFit = "contain"
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class PhotoElement:
    """The person's photo, cut to the area; nothing where there is none."""

    area: Area
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class QrElement:
    """The QR code of a field in a square, quiet zone included."""

    area: Area
    pattern: str = "{code}"
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class ScheduleElement:
    """The person's day, one line for each session and meeting: time, title, place."""

    area: Area
    fit: Fit
    colour: str = "ink"
    what: ScheduleKind = "all"
    when: Condition | None = None


Element = (
    StackElement
    | BandElement
    | ShapeElement
    | LineElement
    | EmblemElement
    | ImageElement
    | PhotoElement
    | QrElement
    | ScheduleElement
)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file of the template's own, as it is: PNG or JPEG."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class BadgeTemplate:
    """`sheet` says how badges lie on the paper; later elements lie above earlier ones.

    `back` is the other side, empty for a badge of one side. `bleed` mm of what reaches the edge are drawn
    beyond it, to be cut off.
    """

    name: str
    title: str
    width: float
    height: float
    sheet: Sheet
    elements: tuple[Element, ...]
    keep_clear: tuple[Area, ...] = ()
    """Where the holder's slot or clip covers the badge."""
    back: tuple[Element, ...] = ()
    bleed: float = 0.0
    pictures: tuple[Picture, ...] = ()
    sheet_title: str = ""
    """What the sheet is called, where it is one that an event describes itself."""

    @property
    def has_photos(self) -> bool:
        """Whether it shows the person's photo."""
        return any(isinstance(each, PhotoElement) for each in (*self.elements, *self.back))

    def picture(self, name: str) -> Picture | None:
        """The picture of that name, or None."""
        return next((picture for picture in self.pictures if picture.name == name), None)


def is_fixed(element: Element) -> bool:
    """Whether the element looks the same on all badges of one category."""
    if element.when is not None and is_personal(element.when.field):
        return False
    if isinstance(element, QrElement | PhotoElement | ScheduleElement):
        return False
    if isinstance(element, StackElement):
        return not any(is_personal(name) for text in element.texts for name in fields_in(text.pattern))
    return True


def layers(elements: tuple[Element, ...]) -> tuple[tuple[bool, tuple[Element, ...]], ...]:
    """The elements in their order, in runs of which each is fixed or personal throughout."""
    return tuple((fixed, tuple(run)) for fixed, run in groupby(elements, key=is_fixed))
