"""Drawing badges on a document: what is the same on many is drawn once and placed again."""

from __future__ import annotations

from contextlib import nullcontext
from functools import singledispatch
from typing import TYPE_CHECKING

from desktop_app.features.badges.rules.badge import filled
from desktop_app.features.badges.rules.template import (
    BandElement,
    EmblemElement,
    ImageElement,
    LineElement,
    PhotoElement,
    QrElement,
    ScheduleElement,
    ShapeElement,
    StackElement,
    layers,
)
from desktop_app.features.badges.tasks.day import place_day
from desktop_app.features.badges.tasks.layout import (
    BadgeWarning,
    fixed_fields,
    fixed_key,
    named,
    place_stack,
    qr_warnings,
    shown,
)
from desktop_app.features.badges.tasks.lines import colour_of
from desktop_app.paper.document import Outline
from desktop_app.paper.sheet import Segment
from desktop_app.paper.warnings import PaperFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.features.badges.rules.badge import Badge
    from desktop_app.features.badges.rules.template import Area, BadgeTemplate, Element
    from desktop_app.paper.document import Document, Ink, Surface
    from desktop_app.paper.warnings import PaperWarning


class BadgeDrawer:
    """Draws badges of one template on one document and gathers what is wrong with them."""

    def __init__(self, document: Document, template: BadgeTemplate) -> None:
        self._document = document
        self._template = template
        self._front = layers(template.elements)
        self._back = layers(template.back)
        self._fixed = fixed_fields(template)
        self.warnings: list[BadgeWarning] = []

    def draw(self, ink: Ink, badge: Badge) -> None:
        """The front of one badge on its label."""
        self._draw(ink, badge, self._front, "front")

    def draw_back(self, ink: Ink, badge: Badge) -> None:
        """Its other side."""
        self._draw(ink, badge, self._back, "back")

    def _draw(
        self, ink: Ink, badge: Badge, runs: tuple[tuple[bool, tuple[Element, ...]], ...], side: str
    ) -> None:
        size, bleed = (self._template.width, self._template.height), self._template.bleed
        for number, (fixed, elements) in enumerate(runs):
            if not fixed:
                self.warnings += named(self._elements(ink, elements, badge), badge)
                continue

            def draw_fixed(part: Ink, elements: tuple[Element, ...] = elements) -> None:
                self.warnings += named(self._elements(part, elements, badge), None)

            key = (side, number, *fixed_key(self._fixed, badge))
            self._document.repeated(ink, key, size, draw_fixed, bleed=bleed)

    def _elements(self, ink: Ink, elements: Iterable[Element], badge: Badge) -> list[PaperWarning]:
        """Draw the elements in order; gives what was found wrong on the way."""
        warnings: list[PaperWarning] = []
        for element in shown(elements, badge):
            warnings += draw_element(ink, element, badge, self._template)
        return warnings


def draw_element(
    ink: Surface, element: Element, badge: Badge, template: BadgeTemplate
) -> Iterable[PaperWarning]:
    """Draw one element, whatever its condition says; gives what was found wrong on the way."""
    if not isinstance(element, ImageElement):
        return _draw(element, ink, badge)
    picture = template.picture(element.picture)
    if picture is not None:
        ink.picture(picture.data, _box(element.area), element.fit)
    return ()


def _box(area: Area) -> tuple[float, float, float, float]:
    return area.x, area.y, area.width, area.height


@singledispatch
def _draw(element: Element, ink: Surface, badge: Badge) -> Iterable[PaperWarning]:
    raise NotImplementedError(type(element), ink, badge)


@_draw.register(StackElement)
def _(element: StackElement, ink: Surface, badge: Badge) -> Iterable[PaperWarning]:
    placed = place_stack(element, badge)
    turn = ink.turned(element.rotation, element.area.x, element.area.y) if element.rotation else nullcontext()
    with turn:
        for line in placed.lines:
            ink.text(*line)
    return placed.warnings


@_draw.register(ScheduleElement)
def _(element: ScheduleElement, ink: Surface, badge: Badge) -> Iterable[PaperWarning]:
    placed = place_day(element, badge)
    for line in placed.lines:
        ink.text(*line)
    return placed.warnings


@_draw.register(QrElement)
def _(element: QrElement, ink: Surface, badge: Badge) -> Iterable[PaperWarning]:
    warnings = qr_warnings(element, badge)
    if not {warning.fault for warning in warnings} & {PaperFault.EMPTY, PaperFault.CODE_TOO_LONG}:
        area = element.area
        ink.qr(filled(element.pattern, badge), area.x, area.y, min(area.width, area.height))
    return warnings


@_draw.register(PhotoElement)
def _(element: PhotoElement, ink: Surface, badge: Badge) -> Iterable[PaperWarning]:
    if badge.photo:
        ink.picture(badge.photo, _box(element.area), "cover")
    return ()


@_draw.register(EmblemElement)
def _(element: EmblemElement, ink: Surface, badge: Badge) -> Iterable[PaperWarning]:
    area = element.area
    if badge.emblem:
        ink.emblem(area.x, area.y, min(area.height, area.width / 1.5))
    return ()


@_draw.register(BandElement)
def _(element: BandElement, ink: Surface, badge: Badge) -> Iterable[PaperWarning]:
    ink.rectangle(*_box(element.area), colour_of(element.colour, badge.category_colour))
    return ()


@_draw.register(ShapeElement)
def _(element: ShapeElement, ink: Surface, badge: Badge) -> Iterable[PaperWarning]:
    fill, stroke = (
        colour_of(name, badge.category_colour) if name else None for name in (element.fill, element.stroke)
    )
    box = _box(element.area)
    radius = None if element.shape == "ellipse" else element.radius
    ink.shape(Outline(*box, radius), fill, stroke, element.weight)
    return ()


@_draw.register(LineElement)
def _(element: LineElement, ink: Surface, badge: Badge) -> Iterable[PaperWarning]:
    area = element.area
    line = Segment(area.x, area.y, area.x + area.width, area.y + area.height)
    ink.segments([line], element.weight, colour_of(element.colour, badge.category_colour))
    return ()
