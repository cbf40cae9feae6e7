"""Who and what is taken when, in one schedule: looked up by those who ask what else would fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.features.meetings.rules.problem import Placement, slots_in

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
    together: dict[tuple[str, str], dict[int, str]] = field(default_factory=dict)
    """For each two organisations of `Problem.pairs`, the request by slot."""

    def __post_init__(self) -> None:
        """Fill the look-ups."""
        self.busy = self.schedule.busy(self.problem)
        for key, place in self.schedule.placed.items():
            self._mark(key, place)

    def _mark(self, key: str, place: Placement) -> None:
        for person in self.problem.request[key].parties:
            self.meeting[person, place.slot] = key
        if place.table is not None:
            self.cell[place.slot, place.table] = key
        if key in self.problem.pairs:
            self.together.setdefault(self.problem.pairs[key], {})[place.slot] = key

    def add(self, key: str, place: Placement) -> None:
        """Place one more meeting, where it fits."""
        self.schedule = self.schedule.with_placed({key: place})
        for person in self.problem.request[key].parties:
            self.busy[person] |= 1 << place.slot
        self._mark(key, place)

    def colleagues(self, request: Request) -> dict[int, str]:
        """By slot, the meetings of the same two organisations, where these may not meet twice at once."""
        pair = self.problem.pairs.get(request.key)
        return self.together.get(pair, {}) if pair else {}

    def free_places(self, request: Request) -> list[Placement]:
        """The cells where a request would fit as things are."""
        if self.at_limit(request):
            return []
        mask = self.problem.common_slots(request) & self.problem.open_slots & self.order_slots(request)
        for person in request.parties:
            mask &= ~self.busy[person]
        colleagues = self.colleagues(request)
        return [
            Placement(slot, table)
            for slot in slots_in(mask)
            if slot not in colleagues
            for table in self.problem.tables_for(request, slot)
            if (slot, table) not in self.cell
        ]

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
