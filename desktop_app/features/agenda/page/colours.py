"""The colours of the tracks: their own, or one of a series in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.kit.theme import SERIES

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules import Programme


def track_colours(programme: Programme) -> dict[str, str]:
    """The colour of each track by its name."""
    return {
        track.name: track.colour or SERIES[place % len(SERIES)]
        for place, track in enumerate(programme.tracks)
    }
