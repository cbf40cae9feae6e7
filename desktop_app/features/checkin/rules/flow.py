"""How people flow through the doors: arrivals, who is inside, how fast each station works."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

STEP: Final = timedelta(minutes=5)
# What the curve shows: at least one hour, at most four.
LEAST_STEPS: Final = 12
MOST_STEPS: Final = 48
QUARTER: Final = timedelta(minutes=15)
# Somebody is always next in a busy stretch: gaps of up to two minutes, at least three readings.
BUSY_GAP: Final = timedelta(minutes=2)
BUSY_READINGS: Final = 3
# Pace is that of the last hour; what was entered afterwards says nothing about it.
PACE_OF: Final = timedelta(hours=1)
ENTERED_LATER: Final = timedelta(minutes=1)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Passing(NamedTuple):
    """One scan that was not taken back; ``attendee_id`` is None where nobody held the code."""

    scan_id: str
    attendee_id: str | None
    category_id: str | None
    point_id: str
    station_id: str | None
    leads_in: bool
    at: datetime
    recorded_at: datetime
    admitted: bool


@dataclass(frozen=True, slots=True)
class StationFlow:
    """One station: people let in so far and in the last quarter of an hour, and its pace in seconds."""

    station_id: str
    entries: int
    last_quarter: int
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The state of the doors; ``per_step`` are first entries in steps of five minutes from ``since`` on.

    ``seconds`` is the pace of all stations together, None as long as no stretch was busy; ``lanes`` counts
    the stations that worked in the last quarter of an hour.
    """

    arrived: int
    inside: int
    last_minutes: int
    last_quarter: int
    since: datetime
    per_step: tuple[int, ...]
    stations: tuple[StationFlow, ...]
    by_category: Mapping[str, int]
    seconds: float | None
    lanes: int


class _Passage(NamedTuple):
    at: datetime
    scan_id: str
    point_id: str
    leads_in: bool


class Flow:
    """Kept in memory and fed with further readings, in any order."""

    def __init__(self) -> None:
        self._passages: dict[str, list[_Passage]] = {}
        self._first: dict[str, datetime] = {}
        self._by_category: Counter[str] = Counter()
        self._inside: set[str] = set()
        self._steps: Counter[int] = Counter()
        self._times: list[datetime] = []
        self._entries: defaultdict[str, list[datetime]] = defaultdict(list)
        self._worked: defaultdict[str, list[datetime]] = defaultdict(list)

    @property
    def has_readings(self) -> bool:
        """Whether anything was read at all."""
        return bool(self._first)

    def missing(self, attendee_ids: Sequence[str]) -> list[str]:
        """Those of these people who have not come in yet."""
        first = self._first
        return [key for key in attendee_ids if key not in first]

    def add(self, readings: Iterable[Passing]) -> None:
        """Take further readings."""
        for reading in readings:
            if reading.recorded_at - reading.at <= ENTERED_LATER:
                insort(self._worked[reading.station_id or ""], reading.at)
            if reading.admitted and reading.attendee_id is not None:
                self._pass(reading, reading.attendee_id)

    def figures(self, now: datetime) -> Figures:
        """The state of things at ``now``; a station whose clock runs ahead counts in the newest step."""
        since, per_step = self._curve(now)
        gaps = {key: busy_gaps(_recent(times, now - PACE_OF)) for key, times in self._worked.items()}
        keys = sorted(self._worked.keys() | self._entries.keys())
        return Figures(
            arrived=len(self._first),
            inside=len(self._inside),
            last_minutes=len(_recent(self._times, now - STEP)),
            last_quarter=len(_recent(self._times, now - QUARTER)),
            since=since,
            per_step=per_step,
            stations=tuple(self._station(key, now, gaps.get(key)) for key in keys),
            by_category=dict(self._by_category),
            seconds=_median([gap for each in gaps.values() for gap in each]),
            lanes=sum(bool(_recent(times, now - QUARTER)) for times in self._worked.values()),
        )

    def _pass(self, reading: Passing, attendee_id: str) -> None:
        passages = self._passages.setdefault(attendee_id, [])
        insort(passages, _Passage(reading.at, reading.scan_id, reading.point_id, reading.leads_in))
        if reading.leads_in:
            insort(self._entries[reading.station_id or ""], reading.at)
            self._arrive(attendee_id, reading)
        (self._inside.add if is_in_the_house(passages) else self._inside.discard)(attendee_id)

    def _arrive(self, attendee_id: str, reading: Passing) -> None:
        """Somebody arrives once, at the first entry; a known later one makes way."""
        known, at = self._first.get(attendee_id), reading.at
        if known is not None and known <= at:
            return
        if known is None:
            self._by_category[reading.category_id or ""] += 1
        else:
            del self._times[bisect_left(self._times, known)]
            self._steps[_step(known)] -= 1
        self._first[attendee_id] = at
        insort(self._times, at)
        self._steps[_step(at)] += 1

    def _curve(self, now: datetime) -> tuple[datetime, tuple[int, ...]]:
        """The steps up to now, or up to the last arrival once that is long past."""
        newest = _step(now)
        if not self._times:
            return _moment(newest - LEAST_STEPS + 1), (0,) * LEAST_STEPS
        last = min(_step(self._times[-1]), newest)
        end = newest if newest - last < MOST_STEPS else last
        recent = self._times[bisect_left(self._times, _moment(end - MOST_STEPS + 1))]
        start = min(_step(recent), end - LEAST_STEPS + 1)
        counts = [self._steps[step] for step in range(start, end + 1)]
        counts[-1] += sum(count for step, count in self._steps.items() if step > end)
        return _moment(start), tuple(counts)

    def _station(self, station_id: str, now: datetime, gaps: list[float] | None) -> StationFlow:
        entries = self._entries.get(station_id, [])
        return StationFlow(station_id, len(entries), len(_recent(entries, now - QUARTER)), _median(gaps))


def busy_gaps(times: Sequence[datetime]) -> list[float]:
    """The seconds between readings, oldest first, within stretches in which somebody was always next."""
    found: list[float] = []
    stretch: list[float] = []
    for early, late in pairwise(times):
        gap = late - early
        if gap <= BUSY_GAP:
            stretch.append(gap.total_seconds())
            continue
        found += _if_busy(stretch)
        stretch = []
    return found + _if_busy(stretch)


def is_in_the_house(passages: Iterable[tuple[datetime, str, str, bool]]) -> bool:
    """Whether these passages (moment, scan, point, leads in), oldest first, leave somebody inside.

    Points lie in each other, a hall in the house: leaving by a point ends what was entered there and all
    that was entered after it. Leaving by a point that was never entered is leaving the house.
    """
    entered: list[str] = []
    for _, _, point_id, leads_in in passages:
        if point_id in entered:
            del entered[entered.index(point_id) :]
        elif not leads_in:
            entered.clear()
        if leads_in:
            entered.append(point_id)
    return bool(entered)


def _if_busy(stretch: list[float]) -> list[float]:
    return stretch if len(stretch) >= BUSY_READINGS - 1 else []


def _median(gaps: list[float] | None) -> float | None:
    return median(gaps) if gaps else None


def _recent(times: list[datetime], since: datetime) -> list[datetime]:
    return times[bisect_left(times, since) :]


def _step(at: datetime) -> int:
    return (at - _EPOCH) // STEP


def _moment(step: int) -> datetime:
    return _EPOCH + step * STEP
