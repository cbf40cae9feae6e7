"""A badge layout of pretix (also eventyay's): a list of elements in mm from the lower left.

The format: https://docs.pretix.eu/en/latest/plugins/badges.html and the layout's JSON schema. It knows no
size of its own: that is the background PDF's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from desktop_app.features.badges.rules.badge import CUSTOM
from desktop_app.features.badges.rules.foreign.loss import Carried, Losses, LossKind
from desktop_app.features.badges.rules.foreign.reading import (
    colour_of_list,
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
    Picture,
    QrElement,
    StackElement,
    StackText,
)
from desktop_app.paper.fonts import Weight
from desktop_app.paper.sheet import Sheet
from desktop_app.paper.text import Fit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop_app.features.badges.rules.template import Align, VAlign

DEFAULT_SIZE = (148.0, 105.0)
"""A6 landscape: pretix's own background where a layout has none."""
POINT = 25.4 / 72
LEADING = 1.15
"""pretix sets lines at size × lineheight × 1.15."""
LEAST_POINTS = 5.0
"""pretix shrinks to 1 point, which nobody reads; what would be smaller is reported instead."""
LEGACY_LINES = 3
"""A text area of the old kind has no height: room for so many lines is kept."""
QUIET = 33 / 25
"""A code of 25 modules with its quiet zone, and without: ours always has one."""
SIDES = 2
PLACEHOLDER = re.compile(r"\{([A-Za-z0-9:_-]+)\}")
FIELDS = {
    "attendee_name": "{given_name} {family_name}",
    "attendee_name_given_name": "{given_name}",
    "attendee_name_family_name": "{family_name}",
    "attendee_name_given_name_family_name": "{given_name} {family_name}",
    "attendee_name_for_salutation": "{given_name} {family_name}",
    "attendee_company": "{organisation}",
    "invoice_company": "{organisation}",
    "attendee_country": "{country}",
    "attendee_job_title": "{job_title}",
    "secret": "{code}",
    "pseudonymization_id": "{code}",
    "item": "{category}",
    "itemvar": "{category}",
    "item_category": "{category}",
    "event_name": "{event_title}",
    "event_series_name": "{event_title}",
    "event_date": "{event_date}",
    "event_date_range": "{event_date}",
    "event_begin": "{event_date}",
    "event_begin_date": "{event_date}",
    "event_location": "{event_place}",
}
ALIGNS: dict[str, Align] = {"left": "left", "center": "centre", "right": "right"}
VALIGNS: dict[str, VAlign] = {"top": "top", "middle": "middle", "bottom": "bottom"}


def pretix_template(
    layout: Sequence[Mapping[str, Any]],
    title: str,
    grounds: Sequence[Picture] = (),
    size: tuple[float, float] | None = None,
) -> Carried:
    """The template that a layout describes, on the pages of its background PDF.

    Args:
        layout: the elements.
        title: what the template is called.
        grounds: the background's pages as pictures, at most two of which are used.
        size: width and height of the background's first page in mm.

    """
    reader = _Reader(size or DEFAULT_SIZE)
    if size is None:
        reader.losses.add(LossKind.SIZE, "148 × 105 mm")
    for element in layout:
        reader.take(element)
    width, height = reader.size
    whole = Area(0, 0, width, height)
    sides = [reader.sides[0], reader.sides[1]]
    used = list(grounds[:SIDES])
    for side, ground in zip(sides, used, strict=False):
        side.insert(0, ImageElement(whole, ground.name, "stretch"))
    if len(grounds) > SIDES:
        reader.losses.add(LossKind.PAGE, str(len(grounds)))
    template = BadgeTemplate(
        title,
        title,
        width,
        height,
        Sheet.of_one(width, height),
        tuple(sides[0]),
        back=tuple(sides[1]),
        pictures=tuple(used),
    )
    return Carried(template, reader.losses.all())


class _Reader:
    """Takes one element after the other."""

    def __init__(self, size: tuple[float, float]) -> None:
        self.size = size
        self.sides: tuple[list[Element], list[Element]] = ([], [])
        self.losses = Losses()

    def take(self, element: Mapping[str, Any]) -> None:
        page = int(number(element, "page", 1))
        if not 1 <= page <= SIDES:
            self.losses.add(LossKind.PAGE, str(page))
            return
        kind = text(element, "type")
        read: Callable[[Mapping[str, Any]], Element | None] | None = {
            "textcontainer": self._container,
            "text": self._container,
            "textarea": self._legacy,
            "barcodearea": self._code,
            "imagearea": self._image,
        }.get(kind)
        if read is None:
            self.losses.add(LossKind.ELEMENT, kind or "?")
            return
        found = read(element)
        if found is not None:
            self.sides[page - 1].append(found)

    def _container(self, element: Mapping[str, Any]) -> Element:
        width, height = number(element, "width", 40), number(element, "height", 10)
        top = self.size[1] - number(element, "bottom") - height
        valign = VALIGNS.get(text(element, "verticalalign"), "top")
        area = Area(number(element, "left"), top, width, height)
        leading = number(element, "lineheight", 1) * LEADING
        fit = self._fit(element, height, leading, shrinks=flag(element, "autoresize"))
        return self._stack(element, area, fit, valign)

    def _legacy(self, element: Mapping[str, Any]) -> Element:
        """A text without a height: it grows upwards from `bottom`, or, `downward`, hangs from it."""
        written = "lineheight" in element
        leading = number(element, "lineheight", 1) * (LEADING if written else 1.0)
        height = LEGACY_LINES * type_size(number(element, "fontsize", 13)) * leading * POINT
        edge = self.size[1] - number(element, "bottom")
        downward = flag(element, "downward")
        area = Area(
            number(element, "left"), edge if downward else edge - height, number(element, "width", 40), height
        )
        fit = self._fit(element, height, leading, shrinks=False)
        return self._stack(element, area, fit, "top" if downward else "bottom")

    def _fit(self, element: Mapping[str, Any], height: float, leading: float, *, shrinks: bool) -> Fit:
        size = type_size(number(element, "fontsize", 13))
        least = min(size, LEAST_POINTS) if shrinks else size
        leading = min(3.0, max(0.8, leading))
        smallest_line = max(least, size / 2) * leading * POINT
        lines = min(20, max(1, int(height / smallest_line + 0.2)))
        return Fit(size, least, lines, size, leading)

    def _stack(self, element: Mapping[str, Any], area: Area, fit: Fit, valign: VAlign) -> Element:
        self._note_font(element)
        weight = Weight.BOLD if flag(element, "bold") else Weight.REGULAR
        pattern = self._pattern(element)
        colour = colour_of_list(element.get("color"))
        rotation = number(element, "rotation") % 360
        return StackElement(
            within(area, *self.size),
            (StackText(pattern, weight, fit, colour),),
            ALIGNS.get(text(element, "align"), "left"),
            valign,
            rotation=rotation,
        )

    def _note_font(self, element: Mapping[str, Any]) -> None:
        family = text(element, "fontfamily")
        if family and family != "Noto Sans":
            self.losses.add(LossKind.FONT, family)
        if flag(element, "italic"):
            self.losses.add(LossKind.ITALIC)

    def _code(self, element: Mapping[str, Any]) -> Element:
        size = number(element, "size", 20)
        left, top = number(element, "left"), self.size[1] - number(element, "bottom") - size
        grown = size * (QUIET - 1) / 2 if flag(element, "nowhitespace") else 0.0
        area = Area(left - grown, top - grown, size + 2 * grown, size + 2 * grown)
        return QrElement(within(area, *self.size), self._pattern(element, default="secret"))

    def _image(self, element: Mapping[str, Any]) -> Element | None:
        content = text(element, "content")
        if not content.startswith(("question_", "attendee_")):
            self.losses.add(LossKind.IMAGE, content or "?")
            return None
        height = number(element, "height", 20)
        top = self.size[1] - number(element, "bottom") - height
        area = Area(number(element, "left"), top, number(element, "width", 20), height)
        return PhotoElement(within(area, *self.size))

    def _pattern(self, element: Mapping[str, Any], default: str = "other") -> str:
        content = text(element, "content") or default
        if content == "other":
            return PLACEHOLDER.sub(self._placeholder, text(element, "text"))
        if content == "other_i18n":
            return PLACEHOLDER.sub(self._placeholder, _one_language(element.get("text_i18n")))
        return self._field(content)

    def _placeholder(self, found: re.Match[str]) -> str:
        return self._field(found[1])

    def _field(self, name: str) -> str:
        if name in FIELDS:
            return FIELDS[name]
        if name.startswith("question_"):
            key = name.removeprefix("question_")
            self.losses.add(LossKind.CUSTOM, key)
            return f"{{{CUSTOM}{key}}}"
        self.losses.add(LossKind.FIELD, name)
        return f"[{name}]"


def _one_language(found: object) -> str:
    """The English text, or else the first there is."""
    if not isinstance(found, dict):
        return ""
    texts = {str(language): words for language, words in found.items() if isinstance(words, str)}
    return texts.get("en") or next(iter(texts.values()), "")
