"""How far down the page a time lies in a grid: by the clock, but never too near for the texts between."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop_app.features.agenda.tasks.paper.grid_cells import Cell

MOST: Final = 0.8
"""Millimetres a minute at most: a page with two sessions is not blown up."""
IDLE: Final = 5.0
"""Millimetres at most for a time in which nothing takes place."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The instants at which something begins or ends, and how far down each lies, in mm."""

    instants: tuple[datetime, ...]
    down: tuple[float, ...]

    @property
    def height(self) -> float:
        return self.down[-1]

    def at(self, instant: datetime) -> float:
        """How far down an instant lies that begins or ends something; others lie at the page's edges."""
        if instant <= self.instants[0]:
            return 0.0
        if instant >= self.instants[-1]:
            return self.height
        return self.down[self.instants.index(instant)]


def scaled(
    cells: Sequence[Cell], needs: Sequence[float], instants: Sequence[datetime], room: float
) -> Scale | None:
    """A scale on which each cell is as tall as it needs; None where `room` mm are too few.

    `instants` are those of the page: cells that go beyond them need their height within.
    """
    minutes = [(b - a).total_seconds() / 60 for a, b in pairwise(instants)]
    places = {instant: number for number, instant in enumerate(instants)}
    heights = [0.0] * len(minutes)
    busy = [False] * len(minutes)
    stretches = [(_within(cell, places, len(minutes)), need) for cell, need in zip(cells, needs, strict=True)]
    for (first, last), need in sorted(stretches, key=lambda each: each[0][1] - each[0][0]):
        busy[first:last] = [True] * (last - first)
        _raise(heights, minutes, first, last, need)
    if sum(heights) > room:
        return None
    heights = _spread(heights, minutes, busy, room)
    down = [0.0]
    for height in heights:
        down.append(down[-1] + height)
    return Scale(tuple(instants), tuple(down))


def _within(cell: Cell, places: dict[datetime, int], count: int) -> tuple[int, int]:
    return places.get(cell.start, 0), places.get(cell.end, count)


def _raise(heights: list[float], minutes: list[float], first: int, last: int, need: float) -> None:
    """What is missing to `need` is added to the stretches from first to last, by their minutes."""
    missing = need - sum(heights[first:last])
    whole = sum(minutes[first:last])
    if missing > 0 and whole > 0:
        for number in range(first, last):
            heights[number] += missing * minutes[number] / whole


def _spread(least: list[float], minutes: list[float], busy: list[bool], room: float) -> list[float]:
    """As near to the clock as `room` allows: one height for each minute, more only where it is needed."""
    low, high = 0.0, MOST
    for _ in range(24):
        middle = (low + high) / 2
        if sum(_at_rate(least, minutes, busy, middle)) <= room:
            low = middle
        else:
            high = middle
    return _at_rate(least, minutes, busy, low)


def _at_rate(least: list[float], minutes: list[float], busy: list[bool], rate: float) -> list[float]:
    return [
        max(need, rate * length if taken else min(IDLE, rate * length))
        for need, length, taken in zip(least, minutes, busy, strict=True)
    ]
