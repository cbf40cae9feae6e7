"""Whose badges a batch is for, and the days of the event as a badge says them."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class BadgeChoice(StrEnum):
    """Whose badges are meant."""

    EVERYBODY = "all"
    UNPRINTED = "unprinted"


class WhoRefusal(Enum):
    """Why nobody is found for a badge."""

    NO_SUCH_CODE = "no such code"


def days_of(first: date, last: date) -> str:
    """The days of an event: "26 November 2026", "26–27 November 2026", "30 November – 1 December 2026"."""
    end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\u2013{end}"
    begin = f"{first.day} {MONTHS[first.month - 1]}"
    return f"{begin} \u2013 {end}" if first.year == last.year else f"{begin} {first.year} \u2013 {end}"
