"""Reading a template from JSON data: every key known, every figure in its range, every box on the badge."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, get_args

from desktop_app.features.badges.rules.badge import is_field
from desktop_app.features.badges.rules.geometry import bounds
from desktop_app.features.badges.rules.node import Node, TemplateFault
from desktop_app.features.badges.rules.template import (
    Align,
    Area,
    BadgeTemplate,
    BandElement,
    Condition,
    Element,
    EmblemElement,
    ImageElement,
    ImageFit,
    LineElement,
    PhotoElement,
    Picture,
    QrElement,
    ScheduleElement,
    ScheduleKind,
    ShapeElement,
    ShapeKind,
    StackElement,
    StackText,
    VAlign,
)
from desktop_app.paper.fonts import Weight
from desktop_app.paper.sheet import Sheet
from desktop_app.paper.text import Fit

if TYPE_CHECKING:
    from collections.abc import Callable

VERSION = 2
"""What this program writes; 1 knew one side and neither pictures nor conditions."""
LARGEST_VERSION = 1_000_000
LARGEST_BLEED = 10.0
PLAY = 0.01


def template_from(data: object, name: str, pictures: tuple[Picture, ...] = ()) -> BadgeTemplate:
    """The template that JSON `data` describes, with the pictures that it names.

    Raises:
        Unreadable: with a `TemplateFault` and the fact `where`.

    """
    node = Node(data, name)
    _check_version(node)
    width, height = node.number("width", low=10), node.number("height", low=10)
    template = BadgeTemplate(
        name,
        node.text("title"),
        width,
        height,
        _sheet(node, width, height),
        tuple(_element(item) for item in node.nodes("elements")),
        tuple(_whole_area(item) for item in node.nodes("keep_clear", ())),
        tuple(_element(item) for item in node.nodes("back", ())),
        node.number("bleed", 0, high=LARGEST_BLEED),
        pictures,
        _sheet_title(node),
    )
    node.done()
    for side, elements in (("elements", template.elements), ("back", template.back)):
        for number, element in enumerate(elements):
            _check(element, template, node, f"{side}[{number}]")
    return template


def _check_version(node: Node) -> None:
    version = node.number("version", 1, low=1, high=LARGEST_VERSION)
    if version > VERSION:
        node.fail(TemplateFault.NEWER, "version")
    if not version.is_integer():
        node.fail(TemplateFault.WRONG_KIND, "version")


def _check(element: Element, template: BadgeTemplate, node: Node, where: str) -> None:
    # A turned element may lie on the badge where its area, before it is turned, does not.
    if not _on_badge(element.area, template) and not _on_badge(bounds(element), template):
        node.fail(TemplateFault.OFF_THE_BADGE, where)
    if isinstance(element, ImageElement) and template.picture(element.picture) is None:
        node.fail(TemplateFault.UNKNOWN_PICTURE, f"{where}.picture")


def _on_badge(area: Area, template: BadgeTemplate) -> bool:
    """Whether the area lies within the badge and its bleed."""
    low, room = -template.bleed - PLAY, template.bleed + PLAY
    return (
        low <= area.x
        and low <= area.y
        and area.x + area.width <= template.width + room
        and area.y + area.height <= template.height + room
    )


def _sheet(parent: Node, width: float, height: float) -> Sheet:
    data = parent.value("sheet", None)
    if data is None:
        return Sheet.of_one(width, height)
    node = Node(data, f"{parent.where}.sheet")
    paper = (node.number("width"), node.number("height"))
    grid = (node.count("columns"), node.count("rows"))
    edges = (node.number("left"), node.number("top"))
    pitch = (node.number("pitch_x"), node.number("pitch_y"))
    node.text("title", "")
    node.done()
    try:
        return Sheet(*paper, width, height, *grid, *edges, *pitch)
    except ValueError:
        parent.fail(TemplateFault.OFF_THE_SHEET, "sheet")


def _sheet_title(parent: Node) -> str:
    data = parent.value("sheet", None)
    return Node(data, f"{parent.where}.sheet").text("title", "") if isinstance(data, dict) else ""


def _element(node: Node) -> Element:
    make = READERS[node.choice("kind", tuple(READERS))]
    element = make(node, _area(node))
    condition = _condition(node)
    node.done()
    return element if condition is None else replace(element, when=condition)


def _condition(parent: Node) -> Condition | None:
    if not parent.has("when"):
        return None
    node = Node(parent.value("when"), f"{parent.where}.when")
    field = node.text("field")
    if not is_field(field):
        node.fail(TemplateFault.UNKNOWN_FIELD, "field")
    negated = node.has("not")
    values = node.texts("not" if negated else "is")
    node.done()
    return Condition(field, values, negated)


def _area(node: Node) -> Area:
    edge = {"low": -LARGEST_BLEED}
    return Area(
        node.number("x", **edge), node.number("y", **edge), node.number("width"), node.number("height")
    )


def _whole_area(node: Node) -> Area:
    area = _area(node)
    node.done()
    return area


def _stack(node: Node, area: Area) -> StackElement:
    return StackElement(
        area, tuple(_stack_text(text, whole=True) for text in node.nodes("texts")), *_aligned(node)
    )


def _single(node: Node, area: Area) -> StackElement:
    return StackElement(area, (_stack_text(node, whole=False),), *_aligned(node))


def _aligned(node: Node) -> tuple[Align, VAlign, float, float]:
    return (
        node.choice("align", get_args(Align), "left"),
        node.choice("valign", get_args(VAlign), "top"),
        node.number("emblem_room", 0),
        node.number("rotation", 0, low=-360, high=360),
    )


def _stack_text(node: Node, *, whole: bool) -> StackText:
    text = StackText(
        node.pattern("text"),
        Weight[node.choice("weight", tuple(weight.name.lower() for weight in Weight), "regular").upper()],
        _fit(node),
        node.colour("colour", "ink"),
        node.number("gap", 0, low=-10, high=100),
        required=node.flag("required"),
        capitals=node.flag("capitals"),
    )
    if whole:
        node.done()
    return text


def _fit(node: Node) -> Fit:
    size = node.number("size", low=3, high=400)
    minimum = node.number("minimum", size, low=3, high=size)
    wrap_below = node.number("wrap_below", minimum, low=minimum, high=size)
    return Fit(
        size, minimum, node.count("lines", 1), wrap_below, node.number("leading", 1.16, low=0.8, high=3)
    )


def _band(node: Node, area: Area) -> BandElement:
    return BandElement(area, node.colour("colour"))


def _line(node: Node, area: Area) -> LineElement:
    return LineElement(area, node.colour("colour"), node.number("weight", 0.5, low=0.1, high=20))


def _emblem(_node: Node, area: Area) -> EmblemElement:
    return EmblemElement(area)


def _qr(node: Node, area: Area) -> QrElement:
    return QrElement(area, node.pattern("text", "{code}"))


def _shape(shape: ShapeKind, node: Node, area: Area) -> ShapeElement:
    radius = node.number("radius", 0) if shape == "rectangle" else 0.0
    return ShapeElement(
        area,
        shape,
        node.colour("fill", ""),
        node.colour("stroke", ""),
        node.number("weight", 0.5, low=0.1, high=20),
        radius,
    )


def _image(node: Node, area: Area) -> ImageElement:
    return ImageElement(area, node.text("picture"), node.choice("fit", get_args(ImageFit), "contain"))


def _photo(_node: Node, area: Area) -> PhotoElement:
    return PhotoElement(area)


def _schedule(node: Node, area: Area) -> ScheduleElement:
    what = node.choice("what", get_args(ScheduleKind), "all")
    return ScheduleElement(area, _fit(node), node.colour("colour", "ink"), what)


READERS: dict[str, Callable[[Node, Area], Element]] = {
    "stack": _stack,
    "text": _single,
    "band": _band,
    "rectangle": partial(_shape, "rectangle"),
    "ellipse": partial(_shape, "ellipse"),
    "line": _line,
    "emblem": _emblem,
    "image": _image,
    "photo": _photo,
    "qr": _qr,
    "schedule": _schedule,
}
