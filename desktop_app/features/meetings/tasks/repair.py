"""Repairing a schedule on the day: only the future changes, and as few cards as possible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.rules import (
    Goal,
    Placement,
    RepairPlan,
    Schedule,
    Standing,
    changes_between,
    figures,
    slots_in,
    stale_cards,
)
from desktop_app.features.meetings.rules.occupancy import Occupancy
from desktop_app.features.meetings.rules.repair import struck
from desktop_app.features.meetings.rules.schedule import breaks_in, waiting_in
from desktop_app.features.meetings.tasks.numbers import Numbers
from desktop_app.features.meetings.tasks.remainder import after_setback, remainder
from desktop_app.features.meetings.tasks.resettling import resettled
from desktop_app.features.meetings.tasks.seating import seated
from desktop_app.features.meetings.tasks.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.features.meetings.rules import RepairJob, Request
    from desktop_app.progress import Progress

PATIENCE_S: Final = 1.2
"""A repair is wanted while people stand at the desk."""
_SMALL: Final = 60
"""So many future meetings may all move, where others may be asked to."""
_WIDEST: Final = 40


def repair_schedule(job: RepairJob, progress: Progress) -> RepairPlan:
    """Re-plan what a setback has struck.

    Past and locked meetings stay where they are. With `Goal.FEWEST_CARDS`, nobody's card changes but of
    those whom a struck meeting or a new request concerns; of these, as much weight is saved as possible.
    With `Goal.MOST_MEETINGS`, others move where that saves a meeting, as few as possible. Cancel keeps what
    is found.
    """
    return _Repair(job, Watch(progress, PATIENCE_S)).plan()


class _Repair:
    """One repair under way."""

    def __init__(self, job: RepairJob, watch: Watch) -> None:
        self.job = job
        self.watch = watch
        self.problem = after_setback(job.problem, job.schedule, job.setback)
        self.fixed = frozenset(self.problem.kept)
        self.struck = frozenset(struck(job.problem, job.schedule, job.setback)) - self.fixed
        self.new = frozenset(key for key in job.setback.new if key not in job.schedule)
        self.concerned = self._people(self.struck | self.new)
        placed = job.schedule.placed
        self.standing = Schedule({key: place for key, place in placed.items() if key not in self.struck})

    def plan(self) -> RepairPlan:
        schedule, wanted = self.standing, self._by_weight([*self.struck, *self.new])
        schedule = self._settle(schedule, self._near(self._people(self.struck)), frozenset(self.struck))
        schedule = self._joined(schedule, [key for key in wanted if key in self.new])
        if self.job.goal is Goal.MOST_MEETINGS:
            schedule = self._widened(schedule, wanted)
        if self.job.refill:
            schedule = self._refilled(schedule)
        return self._told(schedule)

    def _joined(self, schedule: Schedule, wanted: Iterable[str]) -> Schedule:
        """Place new requests: where there is room, else by moving those whose cards change anyway."""
        taken, people = Occupancy(self.problem, schedule), self._people(self.struck)
        for key in wanted:
            request = self.problem.request[key]
            if places := taken.free_places(request):
                taken.add(key, self._gentlest(taken, key, places))
            elif self._may_fit(taken.schedule, request) and self._goes_on():
                movable = self._near(people.union(request.parties))
                tried = self._settle(taken.schedule, movable, frozenset({key}))
                if key not in tried:
                    continue
                taken = Occupancy(self.problem, tried)
            else:
                continue
            people = people.union(request.parties)
        return taken.schedule

    def _may_fit(self, schedule: Schedule, request: Request) -> bool:
        """Tell whether moving others could make room at all."""
        common = self.problem.common_slots(request) & self.problem.open_slots
        return bool(common) and self._has_room(schedule)

    def _told(self, schedule: Schedule) -> RepairPlan:
        before = self.job.schedule
        placed_new = [key for key in schedule.placed if key not in before]
        needed = self._people([*self.struck, *placed_new])
        return RepairPlan(
            self.problem,
            schedule,
            changes_between(before, schedule),
            stale_cards(self.problem, before, schedule),
            tuple(each.key for each in self.problem.participants if each.key in needed),
            figures(self.problem, schedule),
            self.watch.spent(),
            tuple(sorted(set(struck(self.job.problem, before, self.job.setback)) & self.fixed)),
        )

    def _people(self, keys: Iterable[str]) -> frozenset[str]:
        return frozenset(person for key in keys for person in self.problem.request[key].parties)

    def _by_weight(self, keys: Iterable[str]) -> list[str]:
        return sorted(keys, key=lambda key: (-self.problem.request[key].weight, key))

    def _near(self, people: frozenset[str]) -> frozenset[str]:
        """The future meetings of these people among themselves: moving them changes only their cards."""
        return frozenset(
            key
            for key in self.standing.placed
            if key not in self.fixed and set(self.problem.request[key].parties) <= people
        )

    def _settle(self, schedule: Schedule, movable: frozenset[str], wanted: frozenset[str]) -> Schedule:
        """Place wanted meetings, and move movable ones where that helps; what is placed stays placed."""
        wanted = frozenset(key for key in wanted if key not in schedule)
        if not wanted:
            return schedule
        movable |= frozenset(
            key for key in schedule.placed if key in self.struck | self.new and key not in self.fixed
        )
        open_keys = movable | wanted
        rest = remainder(self.problem, schedule, open_keys)
        numbers = Numbers(rest)
        placed = {**self.job.schedule.placed, **schedule.placed}
        homes = {numbers.number[key]: placed[key].slot for key in open_keys if key in placed}
        staying = frozenset(numbers.number[key] for key in movable if key in schedule)
        spared = frozenset(
            numbers.person[each.key] for each in self.problem.participants if each.key not in self.concerned
        )
        slots = resettled(numbers, homes, staying, spared, self._goes_on)
        return schedule if slots is None else self._seat(schedule, numbers, slots)

    def _seat(self, schedule: Schedule, numbers: Numbers, slots: dict[int, int]) -> Schedule:
        """Give the meetings tables; one whose slot did not change keeps its table if it can."""
        rows = [slots.get(each, -1) for each in range(len(numbers.keys))]
        placed = {**self.job.schedule.placed, **schedule.placed}
        hints = {
            each: place.table
            for each, key in enumerate(numbers.keys)
            if (place := placed.get(key)) is not None and place.table is not None and place.slot == rows[each]
        }
        tables = seated(numbers, rows, hints, keep=True)
        return schedule.with_placed(
            {
                key: Placement(rows[each], tables[each]) if each in tables else None
                for each, key in enumerate(numbers.keys)
            }
        )

    def _widened(self, schedule: Schedule, wanted: list[str]) -> Schedule:
        """Let others move, too, for each meeting left over: all of a small event, else those in its way."""
        for key in wanted:
            if key not in schedule and self._goes_on() and self._has_room(schedule):
                free = frozenset(each for each in schedule.placed if each not in self.fixed)
                movable = free if len(free) <= _SMALL else self._in_the_way(schedule, key)
                tried = self._settle(schedule, movable, frozenset({key}))
                schedule = tried if len(tried) > len(schedule) else schedule
        return schedule

    def _has_room(self, schedule: Schedule) -> bool:
        """Tell whether any cell is free: without one, moving others saves nothing."""
        there = sum((table.slots & self.problem.open_slots).bit_count() for table in self.problem.tables)
        return there > sum(place.slot >= self.problem.first_open for place in schedule.placed.values())

    def _in_the_way(self, schedule: Schedule, key: str) -> frozenset[str]:
        """The meetings of a request's people, and of the others in these, as far as they are few."""
        occupancy = Occupancy(self.problem, schedule)
        found: dict[str, None] = {}
        people = list(self.problem.request[key].parties)
        for person in people:
            for slot in slots_in(occupancy.busy[person] & self.problem.open_slots):
                meeting = occupancy.meeting[person, slot]
                if meeting not in self.fixed and meeting not in found:
                    found[meeting] = None
                    people.extend(self.problem.request[meeting].parties)
                if len(found) >= _WIDEST:
                    return frozenset(found)
        return frozenset(found)

    def _refilled(self, schedule: Schedule) -> Schedule:
        """Give people who became free their waiting requests, without moving anything for it."""
        lost = [key for key in self.struck if key not in schedule]
        free = self._people(lost) - frozenset(self.job.setback.absent)
        waiting = [
            each.key
            for each in self.problem.requests
            if each.key not in schedule and each.key not in lost and set(each.parties) & free
        ]
        occupancy = Occupancy(self.problem, schedule)
        for key in self._by_weight(waiting):
            places = occupancy.free_places(self.problem.request[key])
            if places:
                occupancy.add(key, self._gentlest(occupancy, key, places))
        return occupancy.schedule

    def _gentlest(self, occupancy: Occupancy, key: str, places: list[Placement]) -> Placement:
        """The place that leaves the people of a request the fewest breaks and idle slots.

        Among equals, their own table before anybody's, and another one's own table last.
        """
        days, people = self.problem.days, self.problem.request[key].parties
        hosts = {self.problem.host_of(person) for person in people}

        def idle(place: Placement) -> tuple[int, int, int, Placement]:
            masks = [occupancy.busy[person] | 1 << place.slot for person in people]
            owner = None if place.table is None else self.problem.tables[place.table].owner
            return (
                sum(breaks_in(mask, days) for mask in masks),
                sum(waiting_in(mask, days) for mask in masks),
                1 if owner is None else 2 * (owner not in hosts),
                place,
            )

        return min(places, key=idle)

    def _goes_on(self) -> bool:
        return self.watch.goes_on(self.watch.part(), Standing())
