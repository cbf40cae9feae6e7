"""Dates, times and lengths as files of programmes write them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLOCK: Final = re.compile(r"([0-9]{1,2})[:.h]?([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?")
_PERIOD: Final = re.compile(
    r"P(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})(?:\.\d+)?S)?)?", re.IGNORECASE
)
_YEARS: Final = range(1900, 2200)
"""Beyond them a date is a fault, and near the ends of time no clock can be read."""
_LONGEST: Final = timedelta(days=31)
THREE_PARTS: Final = 3
_HOURS: Final = 24


def read_moment(text: str) -> datetime | None:
    """A date with a time, aware where it has an offset; None for a date alone and for what is no date."""
    if len(text) < len("2025-01-01T00") or not text[:4].isdecimal():
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.year in _YEARS else None


def read_date(text: str) -> date | None:
    """The date that a text begins with."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def read_time(text: str) -> time | None:
    """A time of day: 9:30, 09:30:00, 0930, 9h30."""
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    try:
        return time(int(match[1]), int(match[2]), int(match[3] or 0))
    except ValueError:
        return None


class Parts(Enum):
    """What three parts of a length are."""

    DAYS = "d:hh:mm"
    SECONDS = "h:mm:ss"
    UNKNOWN = "?"
    """Nobody says: days first where the last part is not zero."""


def parts_of(texts: Iterable[str], usual: Parts) -> Parts:
    """What three parts are in a file of these lengths: none of a file that counts seconds is in days."""
    return Parts.SECONDS if any(_three_parts(text) is Parts.SECONDS for text in texts) else usual


def _three_parts(text: str) -> Parts:
    """What a length says by itself of its parts: no day has more than 23 hours."""
    parts = text.split(":")
    hours = parts[1] if len(parts) == THREE_PARTS else ""
    return Parts.SECONDS if hours.isdecimal() and int(hours[:6]) >= _HOURS else Parts.UNKNOWN


def read_length(text: str, three: Parts = Parts.UNKNOWN) -> timedelta | None:
    """A length: minutes, h:mm, or three parts; ISO 8601 too. None for what is none, or is negative.

    What three parts are each maker decides otherwise (pretalx counts days first), so `three` says it, unless
    there would be more hours than a day has.
    """
    parts = text.split(":")
    if not all(part.isascii() and part.isdecimal() and len(part) <= 6 for part in parts):  # noqa: PLR2004
        return _period(text)
    numbers = [int(part) for part in parts]
    if len(numbers) == 1:
        length = timedelta(minutes=numbers[0])
    elif len(numbers) < THREE_PARTS:
        length = timedelta(hours=numbers[0], minutes=numbers[1])
    elif len(numbers) > THREE_PARTS:
        return None
    elif is_days_first(text, three):
        length = timedelta(days=numbers[0], hours=numbers[1], minutes=numbers[2])
    else:
        length = timedelta(hours=numbers[0], minutes=numbers[1], seconds=numbers[2])
    return length if length <= _LONGEST else None


def is_days_first(text: str, three: Parts) -> bool:
    """Whether a length in three parts begins with days."""
    meant = _three_parts(text) if _three_parts(text) is Parts.SECONDS else three
    return meant is Parts.DAYS or (meant is Parts.UNKNOWN and not text.endswith(":00"))


def _period(text: str) -> timedelta | None:
    match = _PERIOD.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return length if length <= _LONGEST else None


def fixed_zone(offset: timedelta) -> str:
    """The IANA name of a zone that is always so far from UTC; "UTC" where there is none for it.

    `Etc/GMT-2` is two hours *ahead*: the signs are POSIX's (tz database, file etcetera).
    """
    hours, rest = divmod(offset, timedelta(hours=1))
    if rest or not -12 <= hours <= 14 or not hours:  # noqa: PLR2004 (as far as the names go)
        return "UTC"
    return f"Etc/GMT{-hours:+d}"
