"""How near the grid is looked at: pixels for five minutes and for a room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop_app.features.agenda.rules.wall_clock import SNAP
from desktop_app.kit.theme import Size, Space


@dataclass(frozen=True, slots=True)
class Zoom:
    """One step of nearness: the height of five minutes, and the least width of a room."""

    step: int
    width: int


ZOOMS: Final = (
    Zoom(2, Size.FINGER),
    Zoom(Space.HAIR, Size.SHAPE),
    Zoom(6, Size.PICTURE),
    Zoom(Space.SMALL + 1, Size.FORM_LABEL),
    Zoom(Space.MEDIUM + 1, Size.RAIL + Space.HUGE),
    Zoom(Size.ICON + 2, Size.INSPECTOR - Size.RAIL_FOLDED),
)
USUAL_ZOOM: Final = 3
STEP_SECONDS: Final = SNAP.total_seconds()
