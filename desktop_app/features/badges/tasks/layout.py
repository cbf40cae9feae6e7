"""Where everything on one badge goes, and what is wrong with it; nothing is drawn here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.features.badges.rules.badge import fields_in, filled
from desktop_app.features.badges.rules.template import (
    QrElement,
    StackElement,
    StackText,
    is_fixed,
)
from desktop_app.features.badges.tasks.lines import Placed, PlacedLine, colour_of, typesetter
from desktop_app.paper.document import MM
from desktop_app.paper.qr import USUAL_DPI, QrTooLong, finest_module_mm, module_mm
from desktop_app.paper.text import Box, Fitted, fit_stack, stack_height
from desktop_app.paper.warnings import PaperFault, PaperWarning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop_app.features.badges.rules.badge import Badge
    from desktop_app.features.badges.rules.template import Area, BadgeTemplate, Element


@dataclass(frozen=True, slots=True)
class BadgeWarning:
    """Something about one person's badge (`key` is the attendee's), or about all when `key` is empty."""

    key: str
    person: str
    field: str
    fault: PaperFault
    detail: str = ""


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


def qr_warnings(element: QrElement, badge: Badge, dpi: float = USUAL_DPI) -> list[PaperWarning]:
    """Whether the code can be drawn, and read when a printer of so many dots to the inch has printed it."""
    text = filled(element.pattern, badge)
    name = next(iter(sorted(fields_in(element.pattern))), "code")
    if not text:
        return [PaperWarning(name, PaperFault.EMPTY)]
    try:
        fine = module_mm(text, min(element.area.width, element.area.height))
    except QrTooLong:
        return [PaperWarning(name, PaperFault.CODE_TOO_LONG, str(len(text)))]
    least = finest_module_mm(dpi)
    return [PaperWarning(name, PaperFault.CODE_TOO_FINE, f"{fine:.2f}")] if fine < least else []


def fixed_key(names: tuple[str, ...], badge: Badge) -> tuple[str, ...]:
    """Two badges of equal keys differ only in what is personal; `names` are the template's fixed fields."""
    return (badge.category_colour, badge.emblem, *(badge.field(name) for name in names))


def shown(elements: Iterable[Element], badge: Badge) -> Iterator[Element]:
    """Those elements whose condition holds for the badge."""
    return (element for element in elements if element.when is None or element.when.holds(badge))


def named(warnings: Iterable[PaperWarning], badge: Badge | None) -> list[BadgeWarning]:
    key, person = (badge.key, badge.person) if badge else ("", "")
    return [BadgeWarning(key, person, warning.field, warning.fault, warning.detail) for warning in warnings]


def fixed_fields(template: BadgeTemplate) -> tuple[str, ...]:
    """Everything that the elements say which are the same for many; a job asks once."""
    fixed = [each for each in (*template.elements, *template.back) if is_fixed(each)]
    texts = [text for each in fixed if isinstance(each, StackElement) for text in each.texts]
    named = {name for text in texts for name in fields_in(text.pattern)}
    return tuple(sorted(named | {each.when.field for each in fixed if each.when is not None}))


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
