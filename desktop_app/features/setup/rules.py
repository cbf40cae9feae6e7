"""What an event, its categories, points and stations must be like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import Enum, auto
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from desktop_app.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Times of other years could leave the calendar on the way into the event's zone.
YEARS = range(1900, 3000)
CLOCK = re.compile(r"(?:(\d{4}-\d{2}-\d{2})[ T]+)?(\d{1,2})[:.](\d{2})")
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
    ADMITTED_AT = auto()
    ANSWERED = auto()
    NEEDED_BY = auto()
    HANDED_OUT = auto()
    STOCK_LESS = auto()
    MEANT_FOR = auto()
    NO_EVENT = auto()
    EVENT_UNKNOWN = auto()
    EVENT_AMBIGUOUS = auto()
    POINT_UNKNOWN = auto()
    TIME_INVALID = auto()
    TIMES_SWAPPED = auto()
    DATABASE_URL = auto()


class StaffRefusal(Enum):
    """Why a change to the staff is not taken."""

    NAME_EMPTY = auto()
    NAME_TAKEN = auto()
    GONE = auto()
    UNKNOWN = auto()
    ORGANISER_FIRST = auto()
    LAST_ORGANISER = auto()


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


def moment_of(text: str, day: date, zone: str) -> datetime | None:
    """The moment that `08:30` (on `day`) or `2026-11-26 08:30` names at the venue; None for an empty text.

    Raises:
        Refused: TIME_INVALID.

    """
    if not text.strip():
        return None
    found = CLOCK.fullmatch(text.strip())
    if found is None:
        raise Refused(SetupRefusal.TIME_INVALID, time=text.strip())
    try:
        on = date.fromisoformat(found[1]) if found[1] else day
        clock = time(int(found[2]), int(found[3]))
    except ValueError:
        raise Refused(SetupRefusal.TIME_INVALID, time=text.strip()) from None
    return datetime.combine(on, clock, zone_of(zone)).astimezone(UTC)


def moment_text(at: datetime | None, day: date, zone: str) -> str:
    """A moment as `moment_of` reads it: without the date on `day` itself."""
    if at is None:
        return ""
    local = at.astimezone(zone_of(zone))
    return local.strftime("%H:%M" if local.date() == day else "%Y-%m-%d %H:%M")


def check_opening(opens_at: datetime | None, closes_at: datetime | None) -> None:
    """Refuse a point that closes before it opens.

    Raises:
        Refused: TIMES_SWAPPED.

    """
    if opens_at is not None and closes_at is not None and closes_at <= opens_at:
        raise Refused(SetupRefusal.TIMES_SWAPPED)


def choices_of(texts: Iterable[str]) -> list[str]:
    """The choices of a question as they are kept: each once, without empty ones."""
    return list(dict.fromkeys(text.strip() for text in texts if text.strip()))


def check_stock(stock: int | None, given: int, name: str) -> None:
    """Refuse a stock smaller than what was handed out of it.

    Raises:
        Refused: STOCK_LESS.

    """
    if stock is not None and stock < given:
        raise Refused(SetupRefusal.STOCK_LESS, name=name, count=str(given), stock=str(stock))
