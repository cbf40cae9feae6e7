"""What an event, its categories, points and stations must be like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from desktop_app.errors import Refused

if TYPE_CHECKING:
    from datetime import date

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Times of other years could leave the calendar on the way into the event's zone.
YEARS = range(1900, 3000)
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class SetupRefusal(Enum):
    """Why a setting is not taken."""

    TITLE_EMPTY = auto()
    SLUG_INVALID = auto()
    SLUG_TAKEN = auto()
    DATE_INVALID = auto()
    DATES_SWAPPED = auto()
    ZONE_UNKNOWN = auto()
    NAME_EMPTY = auto()
    NAME_TAKEN = auto()
    COLOUR_INVALID = auto()
    IN_USE = auto()
    LAST_ONE = auto()
    NO_EVENT = auto()
    EVENT_UNKNOWN = auto()
    EVENT_AMBIGUOUS = auto()
    POINT_UNKNOWN = auto()
    TIME_INVALID = auto()
    DATABASE_URL = auto()


@dataclass(frozen=True)
class NewCategory:
    """A category as it is first made."""

    name: str
    colour: str
    hand_out: str = ""


# Told apart by people who do not see red and green, and dark enough for white text.
DEFAULT_CATEGORIES = (
    NewCategory("Participant", "#1E5AA8"),
    NewCategory("Speaker", "#B45309"),
    NewCategory("Organiser", "#15202B"),
    NewCategory("Press", "#6D28D9"),
    NewCategory("VIP", "#9D174D"),
)


def slug_of(title: str) -> str:
    """A slug proposed for a title: its plain letters and digits, words joined by hyphens."""
    words = re.findall(r"[a-z0-9]+", title.casefold())
    return "-".join(words)[:60].strip("-") or "event"


def check_event(*, title: str, slug: str, starts_on: date, ends_on: date, zone: str) -> None:
    """Refuse an event that could not be run.

    Raises:
        Refused: a `SetupRefusal`.

    """
    if not title.strip():
        raise Refused(SetupRefusal.TITLE_EMPTY)
    if not SLUG.fullmatch(slug):
        raise Refused(SetupRefusal.SLUG_INVALID, slug=slug)
    for day in (starts_on, ends_on):
        if day.year not in YEARS:
            raise Refused(SetupRefusal.DATE_INVALID, date=str(day))
    if ends_on < starts_on:
        raise Refused(SetupRefusal.DATES_SWAPPED, start=str(starts_on), end=str(ends_on))
    if zone not in available_timezones():
        raise Refused(SetupRefusal.ZONE_UNKNOWN, zone=zone)


def check_colour(colour: str) -> None:
    """Refuse a colour that is not `#RRGGBB`.

    Raises:
        Refused: COLOUR_INVALID.

    """
    if not COLOUR.fullmatch(colour):
        raise Refused(SetupRefusal.COLOUR_INVALID, colour=colour)


def zone_of(name: str) -> ZoneInfo:
    """The event's time zone."""
    return ZoneInfo(name)
