"""Times of day and lengths as people type them: 9:30, 930, 9.30; 45, 1:15, 1 h 15."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.rules.wall_clock import read_clock

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules.programme import Programme

_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*h?")
_PARTED: Final = re.compile(r"(\d{1,2})\s*(?:[:.]|h(?:ours?)?)\s*(\d{0,2})\s*(?:m(?:in)?\w*)?")
_MINUTES: Final = re.compile(r"(\d{1,4})\s*(?:m(?:in)?\w*|')?")
_HOURS_A_DAY: Final = 24
_MINUTES_AN_HOUR: Final = 60
LONGEST: Final = timedelta(days=1)


def typed_time(text: str) -> time | None:
    """A time of day; None for what is none."""
    found = _CLOCK.fullmatch(text.strip().lower())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour % _HOURS_A_DAY, minute) if hour <= _HOURS_A_DAY and minute < _MINUTES_AN_HOUR else None


def typed_length(text: str) -> timedelta | None:
    """A length: minutes, or hours and minutes; None for what is none, is nothing, or is longer than a day."""
    text = text.strip().lower()
    parted, plain = _PARTED.fullmatch(text), _MINUTES.fullmatch(text)
    if plain is not None:
        length = timedelta(minutes=int(plain[1]))
    elif parted is not None:
        length = timedelta(hours=int(parted[1]), minutes=int(parted[2] or 0))
    else:
        return None
    return length if timedelta() < length <= LONGEST else None


def on_day(programme: Programme, day: date, at: time) -> datetime:
    """The instant of a time on a day of the programme: the small hours belong to the night after it."""
    wall = datetime.combine(day, at)
    instant = read_clock(wall, programme.zone).instant
    if programme.day_of(instant) < day:
        instant = read_clock(wall + timedelta(days=1), programme.zone).instant
    return instant
