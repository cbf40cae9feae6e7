"""What a moved or pulled box snaps to: neighbours, the page, equal gaps, the grid; and its guides."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from desktop_app.features.badges.rules.template import Area

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.features.badges.rules.template import BadgeTemplate

Axis = Literal["x", "y"]
GRID = 1.0
"""mm between two lines of the grid."""
SAFE = 3.0
"""mm from the edge within which a cutter's play may fall."""
SAME = 0.005


class Guide(NamedTuple):
    """A line to be shown: across `axis` at `at`, from `low` to `high` along the other one."""

    axis: Axis
    at: float
    low: float
    high: float


class Stop(NamedTuple):
    """A line that edges and middles stop at, and how far what it belongs to reaches along it."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Stops:
    """Everything to snap to; `boxes` are the neighbours, for equal gaps."""

    across: tuple[Stop, ...]
    down: tuple[Stop, ...]
    boxes: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Snap:
    """By how much more the box must be moved, and what it then lines up with."""

    dx: float = 0.0
    dy: float = 0.0
    guides: tuple[Guide, ...] = ()


def stops_of(template: BadgeTemplate, neighbours: Iterable[Area]) -> Stops:
    """The page's edges and middle, its safe margin, the places kept clear, and the neighbours."""
    page = Area(0, 0, template.width, template.height)
    safe = Area(SAFE, SAFE, template.width - 2 * SAFE, template.height - 2 * SAFE)
    boxes = tuple(neighbours)
    places = (page, safe, *template.keep_clear, *boxes)
    across = tuple(Stop(at, box.y, box.y + box.height) for box in places for at in _lines(box, "x"))
    down = tuple(Stop(at, box.x, box.x + box.width) for box in places for at in _lines(box, "y"))
    return Stops(across, down, boxes)


def snap_moved(box: Area, stops: Stops, reach: float, *, grid: bool = True) -> Snap:
    """How a moved box snaps: to the nearest stop within `reach` mm, else to equal gaps, else to the grid."""
    dx = _shift(_lines(box, "x"), stops.across, reach)
    dy = _shift(_lines(box, "y"), stops.down, reach)
    if dx is None:
        dx = _gap_shift(box, stops.boxes, "x", reach)
    if dy is None:
        dy = _gap_shift(box, stops.boxes, "y", reach)
    dx = _to_grid(box.x, reach, on=grid) if dx is None else dx
    dy = _to_grid(box.y, reach, on=grid) if dy is None else dy
    placed = Area(box.x + dx, box.y + dy, box.width, box.height)
    return Snap(dx, dy, guides(placed, stops))


def snap_point(x: float | None, y: float | None, stops: Stops, reach: float, *, grid: bool = True) -> Snap:
    """How a pulled edge or corner snaps; None for an edge that is not pulled."""
    return Snap(_snap_edge(x, stops.across, reach, grid=grid), _snap_edge(y, stops.down, reach, grid=grid))


def guides(box: Area, stops: Stops) -> tuple[Guide, ...]:
    """A guide for each line of the box that stands on a stop, as long as both together."""
    found: dict[tuple[Axis, float], Guide] = {}
    for axis, lines, known in (
        ("x", _lines(box, "x"), stops.across),
        ("y", _lines(box, "y"), stops.down),
    ):
        start, length = (box.y, box.height) if axis == "x" else (box.x, box.width)
        for line in lines:
            for stop in known:
                if abs(stop.at - line) > SAME:
                    continue
                key: tuple[Axis, float] = ("x" if axis == "x" else "y", round(line, 2))
                before = found.get(key, Guide(key[0], line, start, start + length))
                found[key] = before._replace(low=min(before.low, stop.low), high=max(before.high, stop.high))
    return tuple(found.values())


def _lines(box: Area, axis: Axis) -> tuple[float, float, float]:
    """The two edges of a box and its middle."""
    start, length = (box.x, box.width) if axis == "x" else (box.y, box.height)
    return start, start + length / 2, start + length


def _shift(lines: Sequence[float], stops: Iterable[Stop], reach: float) -> float | None:
    shifts = [stop.at - line for stop in stops for line in lines if abs(stop.at - line) <= reach]
    return min(shifts, key=abs, default=None)


def _snap_edge(at: float | None, stops: Iterable[Stop], reach: float, *, grid: bool) -> float:
    if at is None:
        return 0.0
    found = _shift((at,), stops, reach)
    return _to_grid(at, reach, on=grid) if found is None else found


def _to_grid(at: float, reach: float, *, on: bool) -> float:
    shift = round(at / GRID) * GRID - at
    return shift if on and abs(shift) <= reach else 0.0


def _gap_shift(box: Area, boxes: Sequence[Area], axis: Axis, reach: float) -> float | None:
    """The shift to the gap that two others in that row have, or to equal gaps on both sides."""
    row = sorted(_span(each, axis) for each in boxes if _beside(each, box, axis))
    start, end = _span(box, axis)
    length = end - start
    gaps = [(b[0] - a[1]) for a, b in pairwise(row) if b[0] > a[1]]
    wanted = [b[0] - gap - length for b in row for gap in gaps]
    wanted += [a[1] + gap for a in row for gap in gaps]
    wanted += [(a[1] + b[0] - length) / 2 for a, b in pairwise(row) if b[0] - a[1] >= length]
    shifts = [place - start for place in wanted if abs(place - start) <= reach]
    return min(shifts, key=abs, default=None)


def _span(box: Area, axis: Axis) -> tuple[float, float]:
    return (box.x, box.x + box.width) if axis == "x" else (box.y, box.y + box.height)


def _beside(one: Area, other: Area, axis: Axis) -> bool:
    """Whether two boxes stand in one row (`x`) or column (`y`)."""
    across: Axis = "y" if axis == "x" else "x"
    (low, high), (start, end) = _span(one, across), _span(other, across)
    return low < end and start < high
