"""How near the cells of a grid are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop_app.kit.theme import Size, Space


@dataclass(frozen=True, slots=True)
class Zoom:
    """One step of nearness: the size of a cell, and how many lines it has room for."""

    width: int
    height: int
    lines: int


ZOOMS: Final = (
    Zoom(Size.FINGER, Size.STATUS, 0),
    Zoom(Size.PICTURE - Space.HUGE, Size.ROW + Space.HAIR, 2),
    Zoom(Size.FORM_LABEL, Size.SHAPE + Space.HAIR, 4),
    Zoom(Size.FORM_LABEL + Size.SHAPE, Size.SHAPE + Space.SMALL, 4),
)
USUAL_ZOOM: Final = 2
