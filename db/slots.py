"""When the slots of a meeting block begin and end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime


class Span(NamedTuple):
    """A stretch of time with two ends."""

    starts: datetime
    ends: datetime


def slot_span(starts_at: datetime, slot: int, slot_minutes: int, gap_minutes: int) -> Span:
    """When a slot (from 0) of a block begins and ends.

    It is reckoned in UTC, by minutes that pass: a clock that is set to summer time in between moves no slot.
    """
    begin = starts_at + timedelta(minutes=slot * (slot_minutes + gap_minutes))
    return Span(begin, begin + timedelta(minutes=slot_minutes))
