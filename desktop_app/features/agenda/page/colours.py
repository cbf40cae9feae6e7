"""The colours of the tracks as the screen has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.agenda.rules import track_colours as rules
from desktop_app.kit.theme import SERIES

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules import Programme


def track_colours(programme: Programme) -> dict[str, str]:
    """The colour of each track by its name."""
    return rules.track_colours(programme, SERIES)
