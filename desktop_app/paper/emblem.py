"""The emblem of the European Union, drawn by its official geometry."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin

STARS = 12
ARM = 0.3819660112501051
"""Inner to outer radius of a five-pointed star: 1 over the golden ratio squared."""


@cache
def eu_emblem() -> str:
    """PDF operators for a rectangle 1.5 wide and 1 high, origin at its lower left.

    Twelve upright stars on a circle of radius 1/3, each in a circle of radius 1/18, in Pantone Reflex Blue
    and Yellow as RGB (Interinstitutional style guide, annex A1; graphics guide to the European emblem).
    """
    stars = " ".join(_star(number) for number in range(STARS))
    return f"0 0.2 0.6 rg 0 0 1.5 1 re f 1 0.8 0 rg {stars} f"


def _star(number: int) -> str:
    turn = 2 * pi * number / STARS
    middle_x, middle_y = 0.75 + sin(turn) / 3, 0.5 + cos(turn) / 3
    points = []
    for corner in range(10):
        radius = (1 if corner % 2 == 0 else ARM) / 18
        angle = pi * corner / 5
        points.append(f"{middle_x + radius * sin(angle):.5f} {middle_y + radius * cos(angle):.5f}")
    return f"{points[0]} m " + " ".join(f"{point} l" for point in points[1:]) + " h"
