"""Changing a template: every function gives a new one, in which what it changed lies on the badge."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from desktop_app.features.badges.rules.geometry import fitted, room_of, rounded
from desktop_app.features.badges.rules.template import Area, ImageElement, Picture
from desktop_app.paper.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop_app.features.badges.rules.template import BadgeTemplate, Element

Face = Literal["front", "back"]
ENDINGS = {b"\x89PNG": "png"}


def elements_of(template: BadgeTemplate, face: Face) -> tuple[Element, ...]:
    return template.elements if face == "front" else template.back


def with_elements(template: BadgeTemplate, face: Face, elements: Iterable[Element]) -> BadgeTemplate:
    """The template with other elements on that side, without the pictures that nothing shows any more."""
    placed = tuple(elements)
    changed = replace(template, elements=placed) if face == "front" else replace(template, back=placed)
    used = {each.picture for each in (*changed.elements, *changed.back) if isinstance(each, ImageElement)}
    return replace(changed, pictures=tuple(each for each in changed.pictures if each.name in used))


def with_changed(template: BadgeTemplate, face: Face, changed: Mapping[int, Element]) -> BadgeTemplate:
    """The template with other elements at those places, moved in where they would stick out."""
    present = enumerate(elements_of(template, face))
    new = {place: _placed(element, template) for place, element in changed.items()}
    return with_elements(template, face, [new.get(place, each) for place, each in present])


def without(template: BadgeTemplate, face: Face, places: Iterable[int]) -> BadgeTemplate:
    gone = set(places)
    present = enumerate(elements_of(template, face))
    return with_elements(template, face, [each for place, each in present if place not in gone])


def with_added(
    template: BadgeTemplate, face: Face, elements: Sequence[Element], pictures: Iterable[Picture] = ()
) -> tuple[BadgeTemplate, tuple[int, ...]]:
    """The template with more elements on top, and their places; pictures of a taken name get another one."""
    added = list(elements)
    for picture in pictures:
        template, name = with_picture(template, picture)
        added = [_renamed(each, picture.name, name) for each in added]
    present = elements_of(template, face)
    places = tuple(range(len(present), len(present) + len(added)))
    return with_elements(template, face, (*present, *(_placed(each, template) for each in added))), places


def with_picture(template: BadgeTemplate, picture: Picture) -> tuple[BadgeTemplate, str]:
    """The template with that picture, and the name it has there; the same data is kept once."""
    for known in template.pictures:
        if known.data == picture.data:
            return template, known.name
    taken = {known.name for known in template.pictures}
    stem, _, ending = picture.name.rpartition(".")
    name, number = picture.name, 2
    while name in taken:
        name, number = f"{stem}-{number}.{ending}", number + 1
    return replace(template, pictures=(*template.pictures, replace(picture, name=name))), name


def picture_name(file: str, data: bytes) -> str:
    """A name that a template's file takes, for the picture that came from `file`."""
    stem = file.rpartition(".")[0] or file
    plain = "".join(letter if letter.isalnum() else "-" for letter in stem).strip("-")[:60]
    return f"{plain or 'picture'}.{ENDINGS.get(data[:4], 'jpg')}"


def of_size(template: BadgeTemplate, width: float, height: float) -> BadgeTemplate:
    """The template on a badge of another size, one on each page; what no longer fits is moved in."""
    if (width, height) == (template.width, template.height):
        return template
    page = Area(0, 0, width, height)
    clear = tuple(_cut(area, page) for area in template.keep_clear)
    changed = replace(
        template,
        width=width,
        height=height,
        sheet=Sheet.of_one(width, height),
        sheet_title="",
        keep_clear=tuple(area for area in clear if area.width > 0 and area.height > 0),
    )
    return _refitted(changed)


def of_bleed(template: BadgeTemplate, bleed: float) -> BadgeTemplate:
    """The template with another bleed; what lay in the wider one is moved in."""
    return _refitted(replace(template, bleed=bleed))


def _refitted(template: BadgeTemplate) -> BadgeTemplate:
    front, back = (
        tuple(_placed(each, template) for each in side) for side in (template.elements, template.back)
    )
    return replace(template, elements=front, back=back)


def _placed(element: Element, template: BadgeTemplate) -> Element:
    return rounded(fitted(element, room_of(template)))


def _cut(area: Area, page: Area) -> Area:
    right, bottom = min(area.x + area.width, page.width), min(area.y + area.height, page.height)
    x, y = max(area.x, 0), max(area.y, 0)
    return Area(x, y, right - x, bottom - y)


def _renamed(element: Element, old: str, new: str) -> Element:
    if isinstance(element, ImageElement) and element.picture == old:
        return replace(element, picture=new)
    return element
