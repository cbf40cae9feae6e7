"""Reading a template from JSON data: every key known, every figure in its range, every box on the badge."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, NoReturn, get_args

from desktop_app.errors import Unreadable
from desktop_app.features.badges.rules.badge import FIELDS, fields_in
from desktop_app.features.badges.rules.template import (
    CATEGORY_COLOURS,
    HEX_COLOUR,
    NAMED_COLOURS,
    Align,
    Area,
    BadgeTemplate,
    BandElement,
    Element,
    EmblemElement,
    LineElement,
    QrElement,
    StackElement,
    StackText,
    VAlign,
)
from desktop_app.paper.fonts import Weight
from desktop_app.paper.sheet import Sheet
from desktop_app.paper.text import Fit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LARGEST = 1200.0
"""mm; nothing that is worn or hung up is larger."""


class TemplateFault(Enum):
    """What is wrong with a template; the fact `where` names the place in it."""

    NOT_JSON = "not JSON"
    MISSING = "missing"
    UNKNOWN_KEY = "unknown key"
    WRONG_KIND = "wrong kind"
    OUT_OF_RANGE = "out of range"
    UNKNOWN_FIELD = "unknown field"
    UNKNOWN_COLOUR = "unknown colour"
    OFF_THE_BADGE = "off the badge"
    OFF_THE_SHEET = "off the sheet"


class _Node:
    """One JSON object that remembers where it stands and which of its keys were read."""

    def __init__(self, data: object, where: str) -> None:
        if not isinstance(data, dict):
            _fail(TemplateFault.WRONG_KIND, where)
        self._data: Mapping[str, object] = data
        self._left = set(data)
        self.where = where

    def fail(self, fault: TemplateFault, key: str) -> NoReturn:
        _fail(fault, f"{self.where}.{key}")

    def value(self, key: str, default: object = ...) -> object:
        self._left.discard(key)
        found = self._data.get(key, default)
        if found is ...:
            self.fail(TemplateFault.MISSING, key)
        return found

    def number(self, key: str, default: object = ..., *, low: float = 0.0, high: float = LARGEST) -> float:
        found = self.value(key, default)
        if isinstance(found, bool) or not isinstance(found, int | float):
            self.fail(TemplateFault.WRONG_KIND, key)
        if not low <= found <= high:
            self.fail(TemplateFault.OUT_OF_RANGE, key)
        return float(found)

    def count(self, key: str, default: object = ...) -> int:
        found = self.number(key, default, low=1, high=100)
        if not found.is_integer():
            self.fail(TemplateFault.WRONG_KIND, key)
        return int(found)

    def text(self, key: str, default: object = ...) -> str:
        found = self.value(key, default)
        if not isinstance(found, str):
            self.fail(TemplateFault.WRONG_KIND, key)
        return found

    def choice(self, key: str, choices: tuple[str, ...], default: object = ...) -> Any:  # noqa: ANN401 (one of a Literal)
        found = self.text(key, default)
        if found not in choices:
            self.fail(TemplateFault.OUT_OF_RANGE, key)
        return found

    def flag(self, key: str) -> bool:
        found = self.value(key, default=False)
        if not isinstance(found, bool):
            self.fail(TemplateFault.WRONG_KIND, key)
        return found

    def nodes(self, key: str, default: object = ...) -> list[_Node]:
        found = self.value(key, default)
        if not isinstance(found, list | tuple):
            self.fail(TemplateFault.WRONG_KIND, key)
        return [_Node(item, f"{self.where}.{key}[{number}]") for number, item in enumerate(found)]

    def pattern(self, key: str, default: object = ...) -> str:
        found = self.text(key, default)
        if fields_in(found) - FIELDS:
            self.fail(TemplateFault.UNKNOWN_FIELD, key)
        return found

    def colour(self, key: str, default: object = ...) -> str:
        found = self.text(key, default)
        if found not in NAMED_COLOURS and found not in CATEGORY_COLOURS and not HEX_COLOUR.fullmatch(found):
            self.fail(TemplateFault.UNKNOWN_COLOUR, key)
        return found

    def done(self) -> None:
        """No key may be left over: a misspelt one would be lost silently."""
        for key in sorted(self._left):
            self.fail(TemplateFault.UNKNOWN_KEY, key)


def template_from(data: object, name: str) -> BadgeTemplate:
    """The template that JSON `data` describes.

    Raises:
        Unreadable: with a `TemplateFault` and the fact `where`.

    """
    node = _Node(data, name)
    width, height = node.number("width", low=10), node.number("height", low=10)
    template = BadgeTemplate(
        name,
        node.text("title"),
        width,
        height,
        _sheet(node, width, height),
        tuple(_element(item) for item in node.nodes("elements")),
        tuple(_whole_area(item) for item in node.nodes("keep_clear", ())),
    )
    node.done()
    for number, element in enumerate(template.elements):
        if not _on_badge(element.area, template):
            node.fail(TemplateFault.OFF_THE_BADGE, f"elements[{number}]")
    return template


def _on_badge(area: Area, template: BadgeTemplate) -> bool:
    return area.x + area.width <= template.width + 0.01 and area.y + area.height <= template.height + 0.01


def _sheet(parent: _Node, width: float, height: float) -> Sheet:
    data = parent.value("sheet", None)
    if data is None:
        return Sheet.of_one(width, height)
    node = _Node(data, f"{parent.where}.sheet")
    paper = (node.number("width"), node.number("height"))
    grid = (node.count("columns"), node.count("rows"))
    edges = (node.number("left"), node.number("top"))
    pitch = (node.number("pitch_x"), node.number("pitch_y"))
    node.done()
    try:
        return Sheet(*paper, width, height, *grid, *edges, *pitch)
    except ValueError:
        parent.fail(TemplateFault.OFF_THE_SHEET, "sheet")


def _element(node: _Node) -> Element:
    make = READERS[node.choice("kind", tuple(READERS))]
    element = make(node, _area(node))
    node.done()
    return element


def _area(node: _Node) -> Area:
    return Area(node.number("x"), node.number("y"), node.number("width"), node.number("height"))


def _whole_area(node: _Node) -> Area:
    area = _area(node)
    node.done()
    return area


def _stack(node: _Node, area: Area) -> StackElement:
    return StackElement(
        area, tuple(_stack_text(text, whole=True) for text in node.nodes("texts")), *_aligned(node)
    )


def _single(node: _Node, area: Area) -> StackElement:
    return StackElement(area, (_stack_text(node, whole=False),), *_aligned(node))


def _aligned(node: _Node) -> tuple[Align, VAlign, float]:
    return (
        node.choice("align", get_args(Align), "left"),
        node.choice("valign", get_args(VAlign), "top"),
        node.number("emblem_room", 0),
    )


def _stack_text(node: _Node, *, whole: bool) -> StackText:
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


def _fit(node: _Node) -> Fit:
    size = node.number("size", low=3, high=400)
    minimum = node.number("minimum", size, low=3, high=size)
    wrap_below = node.number("wrap_below", minimum, low=minimum, high=size)
    return Fit(
        size, minimum, node.count("lines", 1), wrap_below, node.number("leading", 1.16, low=0.8, high=3)
    )


def _band(node: _Node, area: Area) -> BandElement:
    return BandElement(area, node.colour("colour"))


def _line(node: _Node, area: Area) -> LineElement:
    return LineElement(area, node.colour("colour"), node.number("weight", 0.5, low=0.1, high=20))


def _emblem(_node: _Node, area: Area) -> EmblemElement:
    return EmblemElement(area)


def _qr(node: _Node, area: Area) -> QrElement:
    return QrElement(area, node.pattern("text", "{code}"))


READERS: dict[str, Callable[[_Node, Area], Element]] = {
    "stack": _stack,
    "text": _single,
    "band": _band,
    "line": _line,
    "emblem": _emblem,
    "qr": _qr,
}


def _fail(fault: TemplateFault, where: str) -> NoReturn:
    raise Unreadable(fault, where=where)
