"""A template as JSON data: what `template_from` reads back to an equal template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop_app.features.badges.rules.reading import VERSION
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
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.features.badges.rules.template import (
        Area,
        BadgeTemplate,
        Condition,
        Element,
        StackText,
    )
    from desktop_app.paper.sheet import Sheet
    from desktop_app.paper.text import Fit

Data = dict[str, Any]


def data_of(template: BadgeTemplate) -> Data:
    """The template without its name and the data of its pictures."""
    data: Data = {
        "version": VERSION,
        "title": template.title,
        "width": template.width,
        "height": template.height,
        "sheet": _sheet(template.sheet) | _present({"title": template.sheet_title}),
        "elements": [element_data(element) for element in template.elements],
    }
    if template.back:
        data["back"] = [element_data(element) for element in template.back]
    if template.bleed:
        data["bleed"] = template.bleed
    if template.keep_clear:
        data["keep_clear"] = [_area(area) for area in template.keep_clear]
    return data


def element_data(element: Element) -> Data:
    """One element, as it stands in a template and on the clipboard."""
    data = WRITERS[type(element)](element) | _area(element.area)
    if element.when is not None:
        data["when"] = _condition(element.when)
    return data


def _area(area: Area) -> Data:
    return {"x": area.x, "y": area.y, "width": area.width, "height": area.height}


def _sheet(sheet: Sheet) -> Data:
    names = ("width", "height", "columns", "rows", "left", "top", "pitch_x", "pitch_y")
    return {name: getattr(sheet, name) for name in names}


def _condition(condition: Condition) -> Data:
    return {"field": condition.field, "not" if condition.negated else "is": list(condition.values)}


def _stack(element: StackElement) -> Data:
    data: Data = {"kind": "stack", "texts": [_text(text) for text in element.texts]}
    data |= {"align": element.align, "valign": element.valign}
    return data | _present({"emblem_room": element.emblem_room, "rotation": element.rotation})


def _text(text: StackText) -> Data:
    data: Data = {"text": text.pattern, "weight": text.weight.name.lower(), "colour": text.colour}
    return (
        data
        | _fit(text.fit)
        | _present({"gap": text.gap, "required": text.required, "capitals": text.capitals})
    )


def _fit(fit: Fit) -> Data:
    return {
        "size": fit.size,
        "minimum": fit.minimum,
        "lines": fit.lines,
        "wrap_below": max(fit.wrap_below, fit.minimum),
        "leading": fit.leading,
    }


def _present(data: Data) -> Data:
    return {name: value for name, value in data.items() if value}


def _shape(element: ShapeElement) -> Data:
    data: Data = {"kind": element.shape, "weight": element.weight}
    return data | _present({"fill": element.fill, "stroke": element.stroke, "radius": element.radius})


def _band(element: BandElement) -> Data:
    return {"kind": "band", "colour": element.colour}


def _line(element: LineElement) -> Data:
    return {"kind": "line", "colour": element.colour, "weight": element.weight}


def _emblem(_element: EmblemElement) -> Data:
    return {"kind": "emblem"}


def _image(element: ImageElement) -> Data:
    return {"kind": "image", "picture": element.picture, "fit": element.fit}


def _photo(_element: PhotoElement) -> Data:
    return {"kind": "photo"}


def _qr(element: QrElement) -> Data:
    return {"kind": "qr", "text": element.pattern}


def _schedule(element: ScheduleElement) -> Data:
    return {"kind": "schedule", "what": element.what, "colour": element.colour} | _fit(element.fit)


WRITERS: dict[type, Callable[[Any], Data]] = {
    StackElement: _stack,
    BandElement: _band,
    ShapeElement: _shape,
    LineElement: _line,
    EmblemElement: _emblem,
    ImageElement: _image,
    PhotoElement: _photo,
    QrElement: _qr,
    ScheduleElement: _schedule,
}
