"""The colours of the tracks, the same on every screen and paper: their own, or one of a series in turn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.agenda.rules.programme import Programme

_COLOUR: Final = re.compile("#[0-9a-fA-F]{6}")


def track_colour(programme: Programme, track: str, series: Sequence[str]) -> str:
    """The colour of a track as `#rrggbb`, by its place among all tracks; empty for none that is known.

    It is the same for a part of the programme, as long as that has all tracks.
    """
    place = programme.track_place(track)
    if place is None:
        return ""
    own = programme.tracks[place].colour
    return own if _COLOUR.fullmatch(own) else series[place % len(series)]


def track_colours(programme: Programme, series: Sequence[str]) -> dict[str, str]:
    """The colour of each track by its name."""
    return {track.name: track_colour(programme, track.name, series) for track in programme.tracks}
