"""Who and what is taken when, in one schedule: looked up by those who ask what else would fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.features.meetings.rules.problem import Problem, Request
    from desktop_app.features.meetings.rules.schedule import Schedule


@dataclass
class Occupancy:
    """The meetings of a schedule by person, by cell of the board, and by pair of organisations."""

    problem: Problem
    schedule: Schedule
    busy: dict[str, int] = field(default_factory=dict)
    """For each participant, the set of slots with a meeting."""
    meeting: dict[tuple[str, int], str] = field(default_factory=dict)
    """The request that a participant meets for in a slot."""
    cell: dict[tuple[int, int], str] = field(default_factory=dict)
    """The request that sits in a slot at a table."""
    pair: dict[str, tuple[str, str]] = field(default_factory=dict)
    """For each request between two organisations that may not meet twice at once, the two."""
    together: dict[tuple[str, str], dict[int, str]] = field(default_factory=dict)
    """For each such pair, the request by slot."""

    def __post_init__(self) -> None:
        """Fill the look-ups."""
        self.busy = self.schedule.busy(self.problem)
        if self.problem.one_at_once:
            pairs = ((each.key, self.problem.pair_of(each)) for each in self.problem.requests)
            self.pair = {key: pair for key, pair in pairs if pair is not None}
        for key, place in self.schedule.placed.items():
            for person in self.problem.request[key].parties:
                self.meeting[person, place.slot] = key
            if place.table is not None:
                self.cell[place.slot, place.table] = key
            if key in self.pair:
                self.together.setdefault(self.pair[key], {})[place.slot] = key

    def count(self, person: str) -> int:
        """Count the meetings of a participant."""
        return self.busy[person].bit_count()

    def at_limit(self, request: Request) -> tuple[str, ...]:
        """Name the parties who have as many meetings as they may have."""
        people = (self.problem.person[key] for key in request.parties)
        return tuple(
            each.key for each in people if each.limit is not None and self.count(each.key) >= each.limit
        )

    def order_slots(self, request: Request) -> int:
        """The slots that lie after what comes before a request, and before what comes after it."""
        mask = self.problem.all_slots
        for key in self.problem.meetings_before.get(request.key, ()):
            if key in self.schedule:
                mask &= ~((2 << self.schedule.placed[key].slot) - 1)
        for key in self.problem.meetings_after.get(request.key, ()):
            if key in self.schedule:
                mask &= (1 << self.schedule.placed[key].slot) - 1
        return mask
