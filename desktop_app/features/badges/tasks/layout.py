"""Where everything on one badge goes, and what is wrong with it; nothing is drawn here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.features.badges.rules.badge import DEFAULT_COLOUR, Badge, fields_in, filled
from desktop_app.features.badges.rules.colour import text_on
from desktop_app.features.badges.rules.template import (
    HEX_COLOUR,
    NAMED_COLOURS,
    QrElement,
    StackElement,
    StackText,
)
from desktop_app.paper.document import MM, Colour, rgb
from desktop_app.paper.fonts import Line, Typesetter, Weight
from desktop_app.paper.qr import FINEST_MODULE_MM, QrTooLong, module_mm
from desktop_app.paper.text import Box, Fitted, fit_stack, stack_height
from desktop_app.paper.warnings import PaperFault, PaperWarning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop_app.features.badges.rules.template import Area, BadgeTemplate, Element


@dataclass(frozen=True, slots=True)
class BadgeWarning:
    """Something about one person's badge (`key` is the attendee's), or about all when `key` is empty."""

    key: str
    person: str
    field: str
    fault: PaperFault
    detail: str = ""


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


def place_stack(stack: StackElement, badge: Badge) -> Placed:
    """Fit the stack's texts into its area and set them one under the other."""
    if badge.emblem and stack.emblem_room:
        stack = _beside_emblem(stack)
    texts = [_text(text, badge) for text in stack.texts]
    fitted = fit_stack(
        [typesetter(text.weight, badge.country_code) for text in stack.texts],
        texts,
        [text.fit for text in stack.texts],
        [text.gap * MM for text in stack.texts],
        Box(stack.area.width * MM, stack.area.height * MM, tuple(_name(text) for text in stack.texts)),
    )
    warnings = [warning for each in fitted for warning in each.faults]
    warnings += [
        PaperWarning(_name(text), PaperFault.EMPTY)
        for text, each in zip(stack.texts, fitted, strict=True)
        if text.required and not each.lines
    ]
    return Placed(tuple(_lines(stack, fitted, badge)), tuple(warnings))


def qr_warnings(element: QrElement, badge: Badge) -> list[PaperWarning]:
    """Whether the code can be drawn and read at all."""
    text = filled(element.pattern, badge)
    name = next(iter(sorted(fields_in(element.pattern))), "code")
    if not text:
        return [PaperWarning(name, PaperFault.EMPTY)]
    try:
        fine = module_mm(text, min(element.area.width, element.area.height))
    except QrTooLong:
        return [PaperWarning(name, PaperFault.CODE_TOO_LONG, str(len(text)))]
    return [PaperWarning(name, PaperFault.CODE_TOO_FINE, f"{fine:.2f}")] if fine < FINEST_MODULE_MM else []


def fixed_key(template: BadgeTemplate, badge: Badge) -> tuple[str, ...]:
    """Two badges of equal keys differ only in what is personal."""
    names = _fixed_fields(template)
    return (template.name, badge.category_colour, badge.emblem, *(badge.field(name) for name in names))


def check(elements: Iterable[Element], badge: Badge) -> Iterator[PaperWarning]:
    """Everything wrong with these elements for this badge."""
    for element in elements:
        if isinstance(element, StackElement):
            yield from place_stack(element, badge).warnings
        elif isinstance(element, QrElement):
            yield from qr_warnings(element, badge)


def named(warnings: Iterable[PaperWarning], badge: Badge | None) -> list[BadgeWarning]:
    key, person = (badge.key, badge.person) if badge else ("", "")
    return [BadgeWarning(key, person, warning.field, warning.fault, warning.detail) for warning in warnings]


@cache
def _fixed_fields(template: BadgeTemplate) -> tuple[str, ...]:
    stacks = [each for each in template.elements if isinstance(each, StackElement) and not each.personal]
    return tuple(
        sorted({name for stack in stacks for text in stack.texts for name in fields_in(text.pattern)})
    )


def _beside_emblem(stack: StackElement) -> StackElement:
    room, area = stack.emblem_room, stack.area
    narrower = replace(area, x=area.x + room, width=area.width - room)
    return replace(stack, area=narrower, emblem_room=0.0)


def _text(text: StackText, badge: Badge) -> str:
    found = filled(text.pattern, badge)
    return found.upper() if text.capitals else found


def _name(text: StackText) -> str:
    return next(iter(sorted(fields_in(text.pattern))), text.pattern)


def _lines(stack: StackElement, fitted: Sequence[Fitted], badge: Badge) -> Iterator[PlacedLine]:
    gaps = [text.gap * MM for text in stack.texts]
    down = _above(stack, stack_height(fitted, gaps))
    first = True
    for text, each, gap in zip(stack.texts, fitted, gaps, strict=True):
        if not each.lines:
            continue
        down += 0 if first else gap
        first = False
        colour = colour_of(text.colour, badge.category_colour)
        for line, base in zip(each.lines, each.baselines(), strict=True):
            x = _left(stack.area, line.width * each.size / MM, stack.align)
            yield PlacedLine(line, x, stack.area.y + (down + base) / MM, each.size, colour)
        down += each.height


def _above(stack: StackElement, tall: float) -> float:
    """Points kept free above the stack."""
    free = stack.area.height * MM - tall
    return {"top": 0.0, "middle": free / 2, "bottom": free}[stack.valign]


def _left(area: Area, width: float, align: str) -> float:
    free = area.width - width
    return area.x + {"left": 0.0, "centre": free / 2, "right": free}[align]
