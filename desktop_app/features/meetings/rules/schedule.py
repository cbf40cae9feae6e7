"""A schedule: which meeting lies where, and the figures by which schedules are compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop_app.features.meetings.rules.problem import Placement, Problem


@dataclass(frozen=True)
class Schedule:
    """Where each placed request lies, by its key; a request that is not in it is not placed."""

    placed: Mapping[str, Placement] = field(default_factory=dict)

    def __len__(self) -> int:
        """Count the placed meetings."""
        return len(self.placed)

    def __contains__(self, key: object) -> bool:
        """Tell whether a request is placed."""
        return key in self.placed

    def get(self, key: str) -> Placement | None:
        """Where a request lies; None when it is not placed."""
        return self.placed.get(key)

    def with_placed(self, changes: Mapping[str, Placement | None]) -> Schedule:
        """Make the schedule after changes; None takes a meeting out."""
        placed = {**self.placed, **changes}
        return Schedule({key: place for key, place in placed.items() if place is not None})

    def days_of(self, problem: Problem) -> dict[str, list[tuple[int, int | None, str]]]:
        """For each participant, the meetings in order: slot, table, key of the request."""
        found: dict[str, list[tuple[int, int | None, str]]] = {each.key: [] for each in problem.participants}
        for key, place in self.placed.items():
            for person in problem.request[key].parties:
                found[person].append((place.slot, place.table, key))
        for meetings in found.values():
            meetings.sort(key=lambda meeting: meeting[0])
        return found

    def busy(self, problem: Problem) -> dict[str, int]:
        """For each participant, the set of slots with a meeting."""
        found = {each.key: 0 for each in problem.participants}
        for key, place in self.placed.items():
            for person in problem.request[key].parties:
                found[person] |= 1 << place.slot
        return found


@dataclass(frozen=True, slots=True)
class Figures:
    """How good a schedule is; see `figures`."""

    requested: int = 0
    placed: int = 0
    weight: int = 0
    breaks: int = 0
    waiting: int = 0
    table_changes: int = 0
    away: int = 0
    spread: int = 0

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """What makes one schedule better than another: the larger, the better."""
        return (self.weight, -self.breaks, -self.waiting, -self.table_changes - self.away)


def breaks_in(mask: int, days: tuple[int, ...]) -> int:
    """Count the groups of idle slots between two meetings of a day.

    So defined in Bofill et al., "Scheduling B2B meetings" (JAIR 2022): maximal groups of idle slots between
    two consecutive meetings of one participant.
    """
    return sum(_runs(part) - 1 for day in days if (part := mask & day))


def waiting_in(mask: int, days: tuple[int, ...]) -> int:
    """Count the idle slots between the first and the last meeting of each day."""
    return sum(_span(part) - part.bit_count() for day in days if (part := mask & day))


def _runs(mask: int) -> int:
    return (mask & ~(mask << 1)).bit_count()


def _span(mask: int) -> int:
    return mask.bit_length() - (mask & -mask).bit_length() + 1


def figures(problem: Problem, schedule: Schedule) -> Figures:
    """Measure a schedule.

    `breaks` and `waiting` are sums over the participants; `table_changes` counts how often somebody gets up
    from one table and goes to another one; `away` counts meetings of somebody with an own table that lie
    elsewhere; `spread` is the difference between the most and the fewest breaks of any two participants.
    """
    masks = schedule.busy(problem)
    breaks = [breaks_in(mask, problem.days) for mask in masks.values()]
    return Figures(
        requested=len(problem.requests),
        placed=len(schedule),
        weight=sum(problem.request[key].weight for key in schedule.placed),
        breaks=sum(breaks),
        waiting=sum(waiting_in(mask, problem.days) for mask in masks.values()),
        table_changes=sum(_changes(meetings) for meetings in schedule.days_of(problem).values()),
        away=sum(1 for _ in away_from_own(problem, schedule)),
        spread=max(breaks, default=0) - min(breaks, default=0),
    )


def _changes(meetings: list[tuple[int, int | None, str]]) -> int:
    tables = [table for _, table, _ in meetings if table is not None]
    return sum(one != other for one, other in pairwise(tables))


def away_from_own(problem: Problem, schedule: Schedule) -> Iterator[str]:
    """Name the meetings of somebody with an own table that lie at another one."""
    own = own_tables(problem, schedule)
    for key, place in schedule.placed.items():
        hosts = {problem.host_of(person) for person in problem.request[key].parties} - {None}
        homes = {own[host] for host in hosts if host in own}
        if homes and place.table is not None and place.table not in homes:
            yield key


def own_tables(problem: Problem, schedule: Schedule) -> dict[str, int]:
    """For each host, the table it keeps: the one that it owns, or else the one where it sits most."""
    owned = {table.owner: number for number, table in enumerate(problem.tables) if table.owner}
    seats: dict[str, dict[int, int]] = {}
    for key, place in schedule.placed.items():
        for host in {problem.host_of(person) for person in problem.request[key].parties}:
            if host is not None and place.table is not None:
                counts = seats.setdefault(host, {})
                counts[place.table] = counts.get(place.table, 0) + 1
    most = {host: min(counts, key=lambda table: (-counts[table], table)) for host, counts in seats.items()}
    return {**most, **owned}
