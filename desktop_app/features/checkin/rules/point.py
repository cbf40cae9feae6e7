"""A check-in point with its rules, the passages through it, and the day they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Sequence


class Direction(StrEnum):
    """Which way a guest passes a point, or which ways a point lets guests pass."""

    ENTRY = "entry"
    EXIT = "exit"
    BOTH = "both"


class ReentryRule(StrEnum):
    """Who may enter a point again."""

    NEVER = "never"
    AFTER_EXIT = "after_exit"
    ALWAYS = "always"
    DAILY = "daily"


class PrintRule(StrEnum):
    """Whether an entry prints the badge by itself: never, where none was printed yet, every time."""

    NEVER = "never"
    ONCE = "once"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Point:
    """A check-in point: which way it leads, when it is open, and whom it lets in (empty: everyone).

    ``zone`` is the event's: it says when a day ends.
    """

    name: str = ""
    direction: Direction = Direction.BOTH
    reentry_rule: ReentryRule = ReentryRule.NEVER
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    category_ids: frozenset[str] = frozenset()
    capacity: int | None = None
    zone: str = "UTC"
    print_rule: PrintRule = PrintRule.NEVER
    signed_up_only: bool = False

    def leads(self, direction: Direction) -> bool:
        """Whether guests pass the point that way."""
        return self.direction in {Direction.BOTH, direction}

    def counts_from(self, at: datetime) -> datetime | None:
        """From when passages count at ``at``; None for all of them.

        Where everybody is let in once a day, each day begins with nobody inside: few people are scanned
        on their way home.
        """
        return day_begins(at, self.zone) if self.reentry_rule is ReentryRule.DAILY else None


@dataclass(frozen=True, slots=True)
class Passage:
    """One earlier admitted scan at this point that was not taken back."""

    direction: Direction
    at: datetime
    point: str = ""
    by: str = ""
    nonce: str = ""


def is_inside(passages: Sequence[Passage]) -> bool:
    """Whether the newest passage led in."""
    return bool(passages) and passages[-1].direction is Direction.ENTRY


def day_of(at: datetime, zone: str) -> date:
    """The day at the venue."""
    return at.astimezone(ZoneInfo(zone)).date()


def day_begins(at: datetime, zone: str) -> datetime:
    """The first moment of the day at the venue, in UTC; some days have 23 or 25 hours."""
    return datetime.combine(day_of(at, zone), time(), ZoneInfo(zone)).astimezone(UTC)
