"""Aligning, distributing, making equal and restacking: shifts and orders, no drawing."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.features.badges.rules.geometry import union

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.features.badges.rules.design.snapping import Axis
    from desktop_app.features.badges.rules.template import Area

Shift = tuple[float, float]
FEWEST_TO_DISTRIBUTE = 3


class Side(Enum):
    """What is brought onto one line: the axis, and the share of the box's length before it."""

    LEFT = ("x", 0.0)
    CENTRE = ("x", 0.5)
    RIGHT = ("x", 1.0)
    TOP = ("y", 0.0)
    MIDDLE = ("y", 0.5)
    BOTTOM = ("y", 1.0)


class Restack(Enum):
    """Where chosen elements go among the others."""

    FRONT = "front"
    FORWARD = "forward"
    BACKWARD = "backward"
    UNDERMOST = "undermost"


def align(boxes: Sequence[Area], side: Side, page: Area) -> list[Shift]:
    """The shift of each box: several line up with the box around them, a single one with the page."""
    frame = union(boxes) if len(boxes) > 1 else page
    axis, share = side.value
    if axis == "x":
        line = frame.x + frame.width * share
        return [(line - box.x - box.width * share, 0.0) for box in boxes]
    line = frame.y + frame.height * share
    return [(0.0, line - box.y - box.height * share) for box in boxes]


def distribute(boxes: Sequence[Area], axis: Axis) -> list[Shift]:
    """The shift of each box that makes all gaps equal; the outermost two stay, fewer too."""
    shifts: list[Shift] = [(0.0, 0.0)] * len(boxes)
    if len(boxes) < FEWEST_TO_DISTRIBUTE:
        return shifts
    spans = [(box.x, box.width) if axis == "x" else (box.y, box.height) for box in boxes]
    order = sorted(range(len(boxes)), key=lambda place: (spans[place][0] + spans[place][1] / 2, place))
    first, last = spans[order[0]], spans[order[-1]]
    inside = sum(spans[place][1] for place in order[1:-1])
    gap = (last[0] - first[0] - first[1] - inside) / (len(boxes) - 1)
    at = first[0] + first[1] + gap
    for place in order[1:-1]:
        by = at - spans[place][0]
        shifts[place] = (by, 0.0) if axis == "x" else (0.0, by)
        at += spans[place][1] + gap
    return shifts


def restack(count: int, chosen: Iterable[int], how: Restack) -> list[int]:
    """The old places of all elements in their new order; the chosen ones keep theirs among themselves."""
    picked = set(chosen)
    order = list(range(count))
    if how is Restack.FRONT:
        return [each for each in order if each not in picked] + sorted(picked)
    if how is Restack.UNDERMOST:
        return sorted(picked) + [each for each in order if each not in picked]
    step = 1 if how is Restack.FORWARD else -1
    for at in sorted(range(count), reverse=step > 0):
        to = at + step
        if order[at] in picked and 0 <= to < count and order[to] not in picked:
            order[at], order[to] = order[to], order[at]
    return order
