"""The event's wall clock: times that it skips or shows twice, and times snapped to its grid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

SNAP: Final = timedelta(minutes=5)


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name.

    Raises:
        ZoneInfoNotFoundError: for a name that nobody knows.

    """
    return ZoneInfo(name)


class Showing(Enum):
    """How often the clock shows a time."""

    ONCE = "once"
    NEVER = "never"
    """Skipped, in the night when the clock goes forward."""
    TWICE = "twice"
    """In the night when it goes back."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The instant of a time on the wall: one that is skipped is moved behind the gap; of two, the first."""

    instant: datetime
    showing: Showing


def read_clock(wall: datetime, zone: str) -> Reading:
    """The instant at which the clock of `zone` shows `wall` (naive)."""
    aware = wall.replace(tzinfo=zone_of(zone), fold=0)
    instant = aware.astimezone(UTC)
    if instant.astimezone(aware.tzinfo).replace(tzinfo=None, fold=0) != wall.replace(fold=0):
        return Reading(instant, Showing.NEVER)
    twice = aware.replace(fold=1).utcoffset() != aware.utcoffset()
    return Reading(instant, Showing.TWICE if twice else Showing.ONCE)


def snapped(instant: datetime, zone: str, step: timedelta = SNAP) -> datetime:
    """The nearest instant at which the wall clock shows a multiple of `step`; half a step goes up."""
    wall = instant.astimezone(zone_of(zone))
    since = timedelta(
        hours=wall.hour, minutes=wall.minute, seconds=wall.second, microseconds=wall.microsecond
    )
    return instant - since + (since + step / 2) // step * step


def other_day(instant: datetime, days: int, zone: str) -> datetime:
    """So many days later at the same time on the wall, even where a night between them had another length."""
    wall = instant.astimezone(zone_of(zone))
    moved = wall.replace(tzinfo=None) + timedelta(days=days)
    reading = read_clock(moved, zone)
    if reading.showing is Showing.TWICE and wall.fold:
        return moved.replace(tzinfo=zone_of(zone), fold=1).astimezone(UTC)
    return reading.instant
