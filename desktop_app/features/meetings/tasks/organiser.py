"""The organiser's problem: as much weight as possible, then few breaks, little waiting, few table changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.rules import (
    Ending,
    Placement,
    Plan,
    Schedule,
    Standing,
    check,
    figures,
)
from desktop_app.features.meetings.tasks.anneal import Search
from desktop_app.features.meetings.tasks.bound import weight_bound
from desktop_app.features.meetings.tasks.kempe import NOWHERE
from desktop_app.features.meetings.tasks.numbers import Numbers
from desktop_app.features.meetings.tasks.seating import seated
from desktop_app.features.meetings.tasks.start import desk_after, first_desk

if TYPE_CHECKING:
    from desktop_app.features.meetings.rules import ScheduleJob
    from desktop_app.features.meetings.tasks.watch import Watch

STEPS_PER_SECOND: Final = 60_000
"""What one second of the budget buys, on every machine: about what a laptop makes."""


def best_choice(job: ScheduleJob, watch: Watch) -> Plan:
    """Choose among the requests and place them; never worse than the schedule before."""
    numbers = Numbers(job.problem)
    bound = weight_bound(numbers)
    desk = first_desk(numbers, bound) if job.before is None else desk_after(numbers, job.before)
    search = Search(numbers, desk, bound.share, job.budget.seed)
    steps = max(1, job.budget.steps or int(job.budget.seconds * STEPS_PER_SECOND))

    def told(done: int) -> float | None:
        perfect = search.best_rank[0] >= bound.weight and search.best_rank[1] > -1
        if perfect or not watch.goes_on(done / steps, _standing(search, bound.weight)):
            return None
        # Behind the clock from early on: cool down with it. Where the steps keep pace, they alone decide.
        return max(done / steps, min(1.0, watch.part()) ** 2)

    search.run(steps, told)
    schedule = with_tables(numbers, search.best, job.before)
    return _plan(job, schedule, bound.weight, watch)


def _standing(search: Search, bound: int) -> Standing:
    weight, cost = search.best_rank
    return Standing(weight, bound, int(-cost), 0)


def _plan(job: ScheduleJob, schedule: Schedule, bound: int, watch: Watch) -> Plan:
    before = job.before
    found = figures(job.problem, schedule)
    if before is not None and not check(job.problem, before):
        earlier = figures(job.problem, before)
        if earlier.rank >= found.rank:
            schedule, found = before, earlier
    ending = watch.ending or Ending.STEPS
    if found.weight >= bound and not found.breaks:
        ending = Ending.OPTIMAL
    standing = Standing(found.weight, bound, found.breaks, 0)
    return Plan(schedule, found, standing, ending, watch.spent())


def with_tables(numbers: Numbers, slots: list[int], before: Schedule | None) -> Schedule:
    """Give each meeting that has a slot a table, the one it had before where that costs nothing."""
    hints = {
        numbers.number[key]: place.table
        for key, place in (before.placed.items() if before is not None else ())
        if key in numbers.number and place.table is not None
    }
    tables = seated(numbers, slots, hints)
    placed = {
        numbers.keys[meeting]: Placement(slot, tables.get(meeting))
        for meeting, slot in enumerate(slots)
        if slot != NOWHERE and (meeting in tables or meeting in numbers.kept)
    }
    return Schedule(placed)
