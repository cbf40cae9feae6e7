"""Drawing badges on a document: what is the same on many is drawn once and placed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.badges.rules.badge import Badge, filled
from desktop_app.features.badges.rules.template import (
    BandElement,
    EmblemElement,
    LineElement,
    QrElement,
    StackElement,
)
from desktop_app.features.badges.tasks.layout import (
    BadgeWarning,
    colour_of,
    fixed_key,
    named,
    place_stack,
    qr_warnings,
)
from desktop_app.paper.sheet import Segment
from desktop_app.paper.warnings import PaperFault, PaperWarning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.badges.rules.template import BadgeTemplate, Element
    from desktop_app.paper.document import Document, Ink


class BadgeDrawer:
    """Draws badges of one template on one document and gathers what is wrong with them."""

    def __init__(self, document: Document, template: BadgeTemplate) -> None:
        self._document = document
        self._template = template
        self._fixed = [element for element in template.elements if not element.personal]
        self._personal = [element for element in template.elements if element.personal]
        self.warnings: list[BadgeWarning] = []

    def draw(self, ink: Ink, badge: Badge) -> None:
        """One badge on its label."""

        def draw_fixed(part: Ink) -> None:
            self.warnings += named(draw_elements(part, self._fixed, badge), None)

        size = (self._template.width, self._template.height)
        self._document.repeated(ink, fixed_key(self._template, badge), size, draw_fixed)
        self.warnings += named(draw_elements(ink, self._personal, badge), badge)


def draw_elements(ink: Ink, elements: Sequence[Element], badge: Badge) -> list[PaperWarning]:
    """Draw the elements in order; returns what was found wrong on the way."""
    warnings: list[PaperWarning] = []
    for element in elements:
        if isinstance(element, StackElement):
            warnings += _draw_stack(ink, element, badge)
        elif isinstance(element, QrElement):
            warnings += _draw_qr(ink, element, badge)
        else:
            _draw_shape(ink, element, badge)
    return warnings


def _draw_stack(ink: Ink, element: StackElement, badge: Badge) -> tuple[PaperWarning, ...]:
    placed = place_stack(element, badge)
    for line in placed.lines:
        ink.text(*line)
    return placed.warnings


def _draw_qr(ink: Ink, element: QrElement, badge: Badge) -> list[PaperWarning]:
    warnings = qr_warnings(element, badge)
    if not {warning.fault for warning in warnings} & {PaperFault.EMPTY, PaperFault.CODE_TOO_LONG}:
        area = element.area
        ink.qr(filled(element.pattern, badge), area.x, area.y, min(area.width, area.height))
    return warnings


def _draw_shape(ink: Ink, element: BandElement | LineElement | EmblemElement, badge: Badge) -> None:
    area = element.area
    if isinstance(element, EmblemElement):
        if badge.emblem:
            ink.emblem(area.x, area.y, min(area.height, area.width / 1.5))
        return
    colour = colour_of(element.colour, badge.category_colour)
    if isinstance(element, BandElement):
        ink.rectangle(area.x, area.y, area.width, area.height, colour)
    else:
        line = Segment(area.x, area.y, area.x + area.width, area.y + area.height)
        ink.segments([line], element.weight, colour)
