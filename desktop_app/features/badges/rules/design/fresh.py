"""What a new element and a new template look like before anybody has changed them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.features.badges.rules.geometry import fitted, moved, room_of, rounded
from desktop_app.features.badges.rules.template import (
    Area,
    BadgeTemplate,
    BandElement,
    EmblemElement,
    ImageElement,
    LineElement,
    PhotoElement,
    QrElement,
    ScheduleElement,
    ShapeElement,
    StackElement,
    StackText,
)
from desktop_app.paper.fonts import Weight
from desktop_app.paper.sheet import Sheet
from desktop_app.paper.text import Fit

if TYPE_CHECKING:
    from desktop_app.features.badges.rules.template import Element

KINDS = ("text", "qr", "image", "photo", "rectangle", "ellipse", "line", "band", "emblem", "schedule")
STEP = 4.0
"""mm to the right and down between two new elements that would lie on each other."""
_ANYWHERE = Area(0, 0, 0, 0)
_TEXT = StackText("{first_line}", Weight.BOLD, Fit(24, 10, 2, 14))
_DAY = Fit(9, 6, 2, 9, 1.2)


def fresh_template(title: str, width: float = 105.0, height: float = 148.0) -> BadgeTemplate:
    """An empty badge, A6 unless told otherwise."""
    return BadgeTemplate("new", title, width, height, Sheet.of_one(width, height), ())


def fresh_element(kind: str, template: BadgeTemplate, picture: str = "") -> Element:
    """A new element of that kind (one of `KINDS`) in the middle of the badge."""
    wide = template.width
    made: dict[str, tuple[Element, float, float]] = {
        "text": (StackElement(_ANYWHERE, (_TEXT,)), 0.7 * wide, 12),
        "qr": (QrElement(_ANYWHERE), 25, 25),
        "image": (ImageElement(_ANYWHERE, picture), 30, 20),
        "photo": (PhotoElement(_ANYWHERE), 25, 32),
        "rectangle": (ShapeElement(_ANYWHERE, "rectangle", "line"), 30, 20),
        "ellipse": (ShapeElement(_ANYWHERE, "ellipse", "line"), 20, 20),
        "line": (LineElement(_ANYWHERE, "ink", 0.75), 0.7 * wide, 0),
        "band": (BandElement(_ANYWHERE, "category"), wide, 12),
        "emblem": (EmblemElement(_ANYWHERE), 15, 10),
        "schedule": (ScheduleElement(_ANYWHERE, _DAY), 0.8 * wide, 40),
    }
    element, width, height = made[kind]
    area = Area((wide - width) / 2, (template.height - height) / 2, width, height)
    return rounded(fitted(replace(element, area=area), room_of(template)))


def aside(element: Element, others: tuple[Element, ...], template: BadgeTemplate) -> Element:
    """The element moved down and right until its corner lies on no other one's, where there is room."""
    taken = {_corner(each) for each in others}
    for _ in others:
        if _corner(element) not in taken:
            break
        element = rounded(fitted(moved(element, STEP, STEP), room_of(template)))
    return element


def _corner(element: Element) -> tuple[float, float]:
    return round(element.area.x, 2), round(element.area.y, 2)
