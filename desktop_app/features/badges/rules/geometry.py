"""Boxes of elements: where they are seen, moved, pulled at a handle, kept on the badge; lengths in mm."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from math import cos, radians, sin
from typing import TYPE_CHECKING

from desktop_app.features.badges.rules.template import Area, LineElement, StackElement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop_app.features.badges.rules.template import BadgeTemplate, Element

LEAST = 1.0
"""The smallest side of anything but a line: smaller ones could not be taken hold of again."""
PLAY = 1e-6
HALVINGS = 24


class Handle(Enum):
    """What is pulled: -1 the left or upper edge, 1 the right or lower one, 0 neither."""

    TOP_LEFT = (-1, -1)
    TOP = (0, -1)
    TOP_RIGHT = (1, -1)
    RIGHT = (1, 0)
    BOTTOM_RIGHT = (1, 1)
    BOTTOM = (0, 1)
    BOTTOM_LEFT = (-1, 1)
    LEFT = (-1, 0)

    @property
    def across(self) -> int:
        return int(self.value[0])

    @property
    def down(self) -> int:
        return int(self.value[1])


def rotation_of(element: Element) -> float:
    """Degrees clockwise about the upper left corner."""
    return element.rotation if isinstance(element, StackElement) else 0.0


def turned(x: float, y: float, degrees: float) -> tuple[float, float]:
    """The vector turned clockwise, with y pointing down."""
    a, b = cos(radians(degrees)), sin(radians(degrees))
    return x * a - y * b, x * b + y * a


def corners(area: Area, degrees: float = 0.0) -> tuple[tuple[float, float], ...]:
    """The four corners, from the upper left one clockwise, of the area turned about that corner."""
    points = ((0.0, 0.0), (area.width, 0.0), (area.width, area.height), (0.0, area.height))
    shifts = [turned(x, y, degrees) for x, y in points]
    return tuple((area.x + dx, area.y + dy) for dx, dy in shifts)


def upright(area: Area, degrees: float) -> Area:
    """The smallest upright box around the turned area."""
    xs, ys = zip(*corners(area, degrees), strict=True)
    return Area(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def bounds(element: Element) -> Area:
    """Where the element is seen."""
    return upright(element.area, rotation_of(element)) if rotation_of(element) else element.area


def union(areas: Iterable[Area]) -> Area:
    """The smallest box around all of them; there must be one."""
    boxes = list(areas)
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
    return Area(left, top, right - left, bottom - top)


def room_of(template: BadgeTemplate) -> Area:
    """Where elements may lie: the badge with its bleed."""
    bleed = template.bleed
    return Area(-bleed, -bleed, template.width + 2 * bleed, template.height + 2 * bleed)


def lies_within(area: Area, room: Area) -> bool:
    """Whether no part of the area sticks out of the room."""
    return (
        area.x >= room.x - PLAY
        and area.y >= room.y - PLAY
        and area.x + area.width <= room.x + room.width + PLAY
        and area.y + area.height <= room.y + room.height + PLAY
    )


def held_back(area: Area, room: Area, dx: float, dy: float) -> tuple[float, float]:
    """The shift, shortened so that the area stays in the room."""
    x = _clamped(area.x + dx, room.x, room.x + room.width - area.width)
    y = _clamped(area.y + dy, room.y, room.y + room.height - area.height)
    return x - area.x, y - area.y


def shifted(area: Area, dx: float, dy: float) -> Area:
    return replace(area, x=area.x + dx, y=area.y + dy)


def moved(element: Element, dx: float, dy: float) -> Element:
    return replace(element, area=shifted(element.area, dx, dy))


def resized_to(element: Element, width: float, height: float) -> Element:
    return replace(element, area=replace(element.area, width=width, height=height))


def fitted(element: Element, room: Area) -> Element:
    """The element moved, and where it must be made smaller, so that all of it lies in the room."""
    seen = bounds(element)
    shrink = min(1.0, room.width / (seen.width or 1.0), room.height / (seen.height or 1.0))
    if shrink < 1:
        area = element.area
        element = replace(element, area=replace(area, width=area.width * shrink, height=area.height * shrink))
    return moved(element, *held_back(bounds(element), room, 0.0, 0.0))


def rounded(element: Element) -> Element:
    """With lengths of whole hundredths of a millimetre: finer ones are noise of the mouse."""
    area = element.area
    sides = (area.x, area.y, area.width, area.height)
    return replace(element, area=Area(*(round(side, 2) + 0.0 for side in sides)))


def least_of(element: Element) -> float:
    """How small a side may be made: a line may be as flat as it likes."""
    return 0.0 if isinstance(element, LineElement) else LEAST


def pulled(
    area: Area,
    handle: Handle,
    shift: tuple[float, float],
    *,
    proportional: bool = False,
    centred: bool = False,
    least: float = LEAST,
) -> Area:
    """The area after its handle was pulled by `shift`; no side turns over.

    `proportional` keeps width to height, `centred` lets the opposite side go as far the other way.
    """
    both = 2 if centred else 1
    width = max(area.width + handle.across * shift[0] * both, least)
    height = max(area.height + handle.down * shift[1] * both, least)
    if proportional and area.width and area.height:
        width, height = _in_proportion(area, handle, width, height, least)
    return Area(
        _start(area.x, area.width, width, handle.across, centred=centred),
        _start(area.y, area.height, height, handle.down, centred=centred),
        width,
        height,
    )


def pulled_turned(
    area: Area,
    degrees: float,
    handle: Handle,
    shift: tuple[float, float],
    *,
    proportional: bool = False,
    centred: bool = False,
    least: float = LEAST,
) -> Area:
    """As `pulled`, for an area turned about its upper left corner; `shift` is as seen."""
    flat = pulled(
        Area(0.0, 0.0, area.width, area.height),
        handle,
        turned(*shift, -degrees),
        proportional=proportional,
        centred=centred,
        least=least,
    )
    dx, dy = turned(flat.x, flat.y, degrees)
    return Area(area.x + dx, area.y + dy, flat.width, flat.height)


def as_far_as(shape: Callable[[float], Area], room: Area, degrees: float = 0.0) -> Area:
    """The area for the largest share (0 to 1) of a pull at which it, turned, still lies in the room."""
    if lies_within(upright(shape(1.0), degrees), room):
        return shape(1.0)
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        fits = lies_within(upright(shape(middle), degrees), room)
        low, high = (middle, high) if fits else (low, middle)
    return shape(low)


def scaled_into(area: Area, before: Area, after: Area) -> Area:
    """Where the area lies when the box `before` around a group has become `after`."""
    across = after.width / before.width if before.width else 1.0
    down = after.height / before.height if before.height else 1.0
    return Area(
        after.x + (area.x - before.x) * across,
        after.y + (area.y - before.y) * down,
        area.width * across,
        area.height * down,
    )


def turned_about_middle(element: StackElement, degrees: float) -> StackElement:
    """The element with another rotation, its middle where it was."""
    area = element.area
    before = turned(area.width / 2, area.height / 2, element.rotation)
    after = turned(area.width / 2, area.height / 2, degrees)
    place = shifted(area, before[0] - after[0], before[1] - after[1])
    return replace(element, area=place, rotation=degrees)


def _clamped(value: float, low: float, high: float) -> float:
    return max(low, min(value, max(low, high)))


def _in_proportion(
    area: Area, handle: Handle, width: float, height: float, least: float
) -> tuple[float, float]:
    """The pull that changes more decides; an edge's own pull always does."""
    across, down = width / area.width, height / area.height
    if handle.across == 0:
        factor = down
    elif handle.down == 0:
        factor = across
    else:
        factor = max(across, down, key=lambda share: abs(share - 1))
    factor = max(factor, least / min(area.width, area.height))
    return area.width * factor, area.height * factor


def _start(start: float, before: float, after: float, side: int, *, centred: bool) -> float:
    """Where the area begins now that its length has changed by the pull at `side`."""
    if centred or side == 0:
        return start + (before - after) / 2
    return start + before - after if side < 0 else start
