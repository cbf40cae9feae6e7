"""A designer template of Indico: items in pixels of 0.2 mm from the upper left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from desktop_app.features.badges.rules.badge import CUSTOM
from desktop_app.features.badges.rules.foreign.loss import Carried, Losses, LossKind
from desktop_app.features.badges.rules.foreign.reading import (
    colour_of_css,
    flag,
    number,
    text,
    type_size,
    within,
)
from desktop_app.features.badges.rules.template import (
    Area,
    BadgeTemplate,
    Element,
    ImageElement,
    PhotoElement,
    QrElement,
    ShapeElement,
    StackElement,
    StackText,
)
from desktop_app.paper.fonts import Weight
from desktop_app.paper.sheet import Sheet
from desktop_app.paper.text import Fit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.features.badges.rules.template import Align, ImageFit, Picture

PIXEL = 0.2
"""mm: Indico draws with 50 pixels to the cm."""
POINT = 25.4 / 72
LEAST_POINTS = 6.0
"""Indico shrinks a text no further."""
LINES = 3
# A size is written "15pt"; Indico reads the digits before a point only.
SIZE = re.compile(r"\s*(\d+)")
FONTS = {"sans-serif"}
FIELDS = {
    "full_name": "{given_name} {family_name}",
    "full_name_no_title": "{given_name} {family_name}",
    "full_name_b": "{given_name} {family_name}",
    "full_name_b_no_title": "{given_name} {family_name}",
    "full_name_c": "{given_name} {family_name}",
    "full_name_no_title_c": "{given_name} {family_name}",
    "full_name_d": "{given_name} {family_name}",
    "full_name_no_title_d": "{given_name} {family_name}",
    "first_name": "{given_name}",
    "last_name": "{family_name}",
    "last_name_upper": "{family_name}",
    "affiliation": "{organisation}",
    "position": "{job_title}",
    "country": "{country}",
    "registration_friendly_id": "{shown_code}",
    "event_title": "{event_title}",
    "event_dates": "{event_date}",
    "event_venue": "{event_place}",
}
CAPITALS = frozenset({"last_name_upper"})
PICTURES = frozenset({"picture", "ticket_qr_code", "fixed_image", "event_logo"})
ALIGNS: dict[str, Align] = {"left": "left", "center": "centre", "right": "right", "justified": "left"}


def indico_template(data: Mapping[str, Any], title: str, grounds: Sequence[Picture] = ()) -> Carried:
    """The template that the designer's data describes, on its background picture."""
    width, height = number(data, "width", 425) * PIXEL, number(data, "height", 270) * PIXEL
    reader = _Reader((max(10.0, width), max(10.0, height)))
    items = data.get("items")
    found = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    for item in sorted(found, key=_order):
        reader.take(item)
    ground: list[Element] = []
    if grounds:
        fit: ImageFit = "contain" if text(data, "background_position") == "center" else "stretch"
        ground = [ImageElement(Area(0, 0, *reader.size), grounds[0].name, fit)]
    template = BadgeTemplate(
        title,
        title,
        *reader.size,
        Sheet.of_one(*reader.size),
        (*ground, *reader.elements),
        pictures=tuple(grounds[:1]),
    )
    return Carried(template, reader.losses.all())


def _order(item: Mapping[str, Any]) -> tuple[float, bool]:
    """As Indico draws: by layer, pictures before texts."""
    return number(item, "zIndex", 10), text(item, "type") not in PICTURES


class _Reader:
    """Takes one item after the other."""

    def __init__(self, size: tuple[float, float]) -> None:
        self.size = size
        self.elements: list[Element] = []
        self.losses = Losses()

    def take(self, item: Mapping[str, Any]) -> None:
        kind = text(item, "type")
        width = number(item, "width", 150 if kind in PICTURES else 400) * PIXEL
        height = number(item, "height", 150) * PIXEL
        x, y = number(item, "x", 50) * PIXEL, number(item, "y", 50) * PIXEL
        if kind == "ticket_qr_code":
            side = min(width, height)
            self.elements.append(QrElement(within(Area(x, y, side, side), *self.size)))
        elif kind == "picture":
            self.elements.append(PhotoElement(within(Area(x, y, width, height), *self.size)))
        elif kind in PICTURES:
            self.losses.add(LossKind.IMAGE, kind)
        else:
            self._take_text(item, kind, Area(x, y, width, 0))

    def _take_text(self, item: Mapping[str, Any], kind: str, place: Area) -> None:
        shrinks = text(item, "text_overflow") == "resize"
        size = self._size(item)
        lines = 1 if shrinks else max(LINES, text(item, "text").count("\n") + 1)
        area = within(Area(place.x, place.y, place.width, lines * size * POINT * 1.05 + 0.5), *self.size)
        self._note_font(item)
        self._ground(item, area)
        fit = Fit(size, min(size, LEAST_POINTS) if shrinks else size, lines, size, 1.0)
        weight = Weight.BOLD if flag(item, "bold") else Weight.REGULAR
        colour = colour_of_css(text(item, "color") or "black")
        words = StackText(self._pattern(item, kind), weight, fit, colour, capitals=kind in CAPITALS)
        self.elements.append(StackElement(area, (words,), ALIGNS.get(text(item, "text_align"), "centre")))

    def _size(self, item: Mapping[str, Any]) -> float:
        found = SIZE.match(text(item, "font_size"))
        return type_size(float(found[1]) if found else 15.0)

    def _note_font(self, item: Mapping[str, Any]) -> None:
        family = text(item, "font_family")
        if family and family not in FONTS:
            self.losses.add(LossKind.FONT, family)
        if flag(item, "italic"):
            self.losses.add(LossKind.ITALIC)

    def _ground(self, item: Mapping[str, Any], area: Area) -> None:
        found = text(item, "background_color")
        if found:
            self.losses.add(LossKind.TEXT_GROUND)
            self.elements.append(ShapeElement(area, "rectangle", fill=colour_of_css(found)))

    def _pattern(self, item: Mapping[str, Any], kind: str) -> str:
        if kind == "fixed":
            return text(item, "text").replace("{", "(").replace("}", ")")
        if kind in FIELDS:
            return FIELDS[kind]
        if kind.startswith("field-"):
            self.losses.add(LossKind.CUSTOM, kind)
            return f"{{{CUSTOM}{kind}}}"
        self.losses.add(LossKind.FIELD, kind or "?")
        return f"[{kind}]"
