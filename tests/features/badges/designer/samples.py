"""Templates with something of everything, and drawing one on the designer's canvas."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsScene

from desktop_app.features.badges.page.designer.items import ElementItem
from desktop_app.features.badges.rules import Appointment, Badge, BadgeTemplate, Picture, template_from
from desktop_app.features.badges.rules.design.editing import elements_of
from tests.features.badges.people import ORDINARY
from tests.features.badges.pictures import picture_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.badges.rules.design.editing import Face
    from desktop_app.features.badges.rules.template import Element

DAY = (
    Appointment("09:30", "Opening and key note on forest value chains", "Great hall"),
    Appointment("11:00", "SIA Koka Nams", "Table 12", meeting=True),
)
RTL = replace(
    ORDINARY,
    given_name="محمد",
    family_name="عبد الله",
    organisation="חברת הטכנולוגיה Baltic 2026",
    job_title="जिला प्रबंधक",
    country="ประเทศไทย",
    notes=("台灣電子產業發展協會",),
    schedule=DAY,
    photo=picture_of(60, 80, "#2E7D32"),
)
"""Somebody whose badge is written from the right, and in scripts that are shaped."""


def at(kind: str, x: float, y: float, width: float, height: float, **more: Any) -> dict[str, Any]:  # noqa: ANN401 (as JSON is)
    return {"kind": kind, "x": x, "y": y, "width": width, "height": height} | more


def card(*elements: dict[str, Any], **more: Any) -> BadgeTemplate:  # noqa: ANN401 (as JSON is)
    data: dict[str, Any] = {"title": "Card", "width": 90, "height": 54, "elements": list(elements)}
    return template_from(data | more, "card", (Picture("red.png", picture_of(40, 20)),))


def everything() -> BadgeTemplate:
    """Every kind of element, turned texts, two sides, bleed."""
    front = [
        at("band", -3, -3, 126, 20, colour="category"),
        at("image", 80, 20, 30, 30, picture="red.png", fit="contain"),
        at("image", 80, 52, 30, 12, picture="red.png", fit="cover"),
        at("image", 80, 66, 30, 12, picture="red.png", fit="stretch"),
        at("text", 5, 3, 110, 11, text="{category}", weight="bold", size=22, colour="on_category"),
        at("text", 5, 20, 70, 14, text="{first_line}", weight="bold", size=34, minimum=10, lines=2),
        at("text", 5, 35, 70, 10, text="{second_line}", size=24, align="centre", valign="middle"),
        at(
            "text",
            5,
            46,
            70,
            9,
            text="{organisation}",
            size=14,
            align="right",
            valign="bottom",
            lines=2,
            minimum=8,
        ),
        at("text", 5, 56, 70, 7, text="{job_title} · {country}", size=12, colour="muted", minimum=8),
        at("text", 5, 64, 70, 7, text="{notes}", size=12, weight="semibold", minimum=8),
        at("text", 40, 75, 30, 6, text="Turned {shown_code}", size=11, rotation=90, minimum=6),
        at("text", 50, 100, 30, 6, text="Slanting", size=13, rotation=-30, capitals=True),
        at("rectangle", 5, 75, 25, 15, fill="#FBBF24", stroke="ink", weight=3, radius=4),
        at("ellipse", 5, 95, 25, 15, stroke="#C02020", weight=2),
        at("line", 5, 115, 60, 4, colour="#2E7D32", weight=1.5),
        at("qr", 80, 82, 34, 34),
        at("photo", 85, 118, 20, 26),
        at("emblem", 5, 122, 21, 14),
    ]
    back = [at("schedule", 5, 5, 100, 40, size=10, minimum=6, lines=2)]
    data = {"title": "Everything", "width": 120, "height": 148, "bleed": 3, "elements": front, "back": back}
    return template_from(data, "everything", (Picture("red.png", picture_of(40, 20)),))


def alone(template: BadgeTemplate, face: Face, place: int) -> BadgeTemplate:
    """The template with one of its elements on the front, and no back."""
    element: Element = replace(elements_of(template, face)[place], when=None)
    return replace(template, elements=(element,), back=())


def on_canvas(
    elements: Sequence[Element], template: BadgeTemplate, badge: Badge, dots_per_mm: float
) -> Image.Image:
    """What the canvas paints of the elements, on white, as large as the badge."""
    scene = QGraphicsScene()
    for place, element in enumerate(elements):
        item = ElementItem()
        item.show_element(element, badge, template)
        item.setZValue(place)
        scene.addItem(item)
    wide, high = round(template.width * dots_per_mm), round(template.height * dots_per_mm)
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    page = QRectF(0, 0, wide / dots_per_mm, high / dots_per_mm)
    scene.render(painter, QRectF(0, 0, wide, high), page)
    painter.end()
    return Image.frombytes("RGB", (wide, high), bytes(image.constBits()), "raw", "BGRX", image.bytesPerLine())
