"""A stretch of time between two instants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` up to but without `end`; both aware and in UTC. Spans that only touch do not overlap."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


def covered(span: Span, available: Iterable[Span]) -> bool:
    """Whether a stretch lies within others together; one that touches the next goes on in it."""
    reached = span.start
    for each in sorted(available):
        if each.start > reached:
            break
        reached = max(reached, each.end)
    return reached >= span.end
