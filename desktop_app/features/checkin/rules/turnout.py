"""Who has arrived, kept in memory, so that each further scan costs one look at the new rows only."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

BUCKET: Final = timedelta(minutes=5)
BUCKETS: Final = 24
# Up to so many are put in their places one by one.
_FEW: Final = 100
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """How far the event has filled: ``per_bucket`` are arrivals in steps of five minutes, newest last."""

    arrived: int
    last_minutes: int
    per_bucket: tuple[int, ...]


class Turnout:
    """Each person's first entry; somebody arrives once, however often they come back."""

    def __init__(self) -> None:
        self._first: dict[str, datetime] = {}
        self._times: list[datetime] = []
        self._buckets: Counter[int] = Counter()

    def clear(self) -> None:
        """Forget everybody: entries were taken back or handed over, and are read anew."""
        self._first.clear()
        self._times.clear()
        self._buckets.clear()

    def add(self, entries: Sequence[tuple[str, datetime]]) -> None:
        """Take further entries, each an attendee's key and the moment, in any order."""
        sorted_at_once = len(entries) > _FEW
        for attendee_id, at in entries:
            known = self._first.get(attendee_id)
            if known is None or at < known:
                self._first[attendee_id] = at
                if not sorted_at_once:
                    self._move(known, at)
        if sorted_at_once:
            self._times = sorted(self._first.values())
            self._buckets = Counter(map(_bucket, self._times))

    def _move(self, known: datetime | None, at: datetime) -> None:
        """Put one first entry in its place; a ``known`` later one makes way."""
        if known is not None:
            del self._times[bisect_left(self._times, known)]
            self._buckets[_bucket(known)] -= 1
        insort(self._times, at)
        self._buckets[_bucket(at)] += 1

    def arrivals(self, now: datetime) -> Arrivals:
        """The state of things at ``now``."""
        oldest = _bucket(now) - BUCKETS + 1
        counts = [0] * BUCKETS
        for bucket, count in self._buckets.items():
            if bucket >= oldest:
                # A station whose clock runs ahead counts in the newest five minutes.
                counts[min(BUCKETS - 1, bucket - oldest)] += count
        last = len(self._times) - bisect_left(self._times, now - BUCKET)
        return Arrivals(len(self._first), last, tuple(counts))


def _bucket(at: datetime) -> int:
    """Which five minutes since 1970 a moment lies in."""
    return (at - _EPOCH) // BUCKET
