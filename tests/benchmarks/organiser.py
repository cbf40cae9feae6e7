"""Schedules made up days: weight beside its bound and a greedy schedule's, breaks, and repairs on the day."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from desktop_app.features.meetings.rules import (
    EVERY,
    Board,
    Budget,
    Goal,
    Placement,
    RepairJob,
    Schedule,
    ScheduleJob,
    Setback,
    check,
    figures,
)
from desktop_app.features.meetings.rules.occupancy import Occupancy
from desktop_app.features.meetings.tasks import make_schedule, repair_schedule
from desktop_app.features.meetings.tasks.organiser import STEPS_PER_SECOND
from desktop_app.progress import Silent
from tests.benchmarks.figures import figure, timed
from tests.meeting_days import meeting_day

if TYPE_CHECKING:
    from desktop_app.features.meetings.rules import Plan, Problem, RepairPlan
    from tests.benchmarks.figures import Timing

# People, requests, slots, tables; seconds of the budget; most breaks.
DAYS = (
    ((200, 900, 12, 40), 5, 60),
    ((400, 3000, 20, 60), 5, 120),
    ((400, 3000, 20, 60), 60, 70),
    ((2000, 12000, 24, 200), 60, 1200),
)
LEAST = 0.999
MANY = 5_000
NOW = 6
FRAME_MS = 16.0


def measure() -> list[dict[str, Any]]:
    """One row per day and budget, then what happens on the day of 400 people."""
    rows = [_measured(meeting_day(*size), seconds, breaks) for size, seconds, breaks in DAYS]
    return [*rows, *_on_the_day()]


def _measured(problem: Problem, seconds: int, breaks: int) -> dict[str, Any]:
    plans: list[Plan] = []
    floors: list[Schedule] = []
    # The steps of these seconds, whatever else the machine does meanwhile; of the largest, where a step costs
    # more, what the program finds by the clock.
    steps = STEPS_PER_SECOND * seconds
    budget = Budget(seconds) if len(problem.requests) > MANY else Budget(20 * seconds, steps=steps)
    took = timed(lambda: plans.append(make_schedule(ScheduleJob(problem, budget), Silent())))
    floor = timed(lambda: floors.append(greedy(problem)))
    return _row(problem, plans[0], floors[0], (took, floor), {"seconds": seconds, "breaks": breaks})


def _row(
    problem: Problem, plan: Plan, floor: Schedule, timings: tuple[Timing, Timing], asked: dict[str, int]
) -> dict[str, Any]:
    if plan.schedule is None or check(problem, plan.schedule):
        message = "The schedule breaks a rule."
        raise RuntimeError(message)
    simple = figures(problem, floor)
    size = f"{len(problem.participants)} people, {len(problem.requests)} requests"
    missing = 1 - plan.figures.weight / plan.standing.weight_bound
    return figure(
        f"schedule of {size}, {asked['seconds']} s",
        [timings[0]],
        [timings[1]],
        limit={"missing": 1 - LEAST, "breaks": asked["breaks"]},
        missing=round(missing, 6),
        breaks=plan.figures.breaks,
        waiting=plan.figures.waiting,
        table_changes=plan.figures.table_changes,
        placed=plan.figures.placed,
        greedy_missing=round(1 - simple.weight / plan.standing.weight_bound, 6),
        greedy_breaks=simple.breaks,
    )


def greedy(problem: Problem) -> Schedule:
    """What a patient person does: the heaviest request first, where it makes the fewest breaks."""
    occupancy = Occupancy(problem, Schedule())
    placed: dict[str, Placement] = {}
    days = problem.days
    for request in sorted(problem.requests, key=lambda each: -each.weight):
        places = _first_of_each_slot(occupancy.free_places(request))
        if places:
            best = min(places, key=lambda place: _breaks(occupancy, request.parties, place.slot, days))
            placed[request.key] = best
            occupancy.add(request.key, best)
    return Schedule(placed)


def _first_of_each_slot(places: list[Placement]) -> list[Placement]:
    return list({place.slot: place for place in reversed(places)}.values())


def _breaks(
    occupancy: Occupancy, people: tuple[str, ...], slot: int, days: tuple[int, ...]
) -> tuple[int, int]:
    masks = [occupancy.busy[person] | 1 << slot for person in people]
    return sum((mask & ~(mask << 1)).bit_count() for mask in masks), slot + len(days) - 1


def _on_the_day() -> list[dict[str, Any]]:
    problem = meeting_day(400, 3000, 20, 60)
    plan = make_schedule(ScheduleJob(problem, Budget(100, steps=5 * STEPS_PER_SECOND)), Silent())
    schedule = plan.schedule or Schedule()
    return [*_repairs(problem, schedule), _hints(problem, schedule)]


def _repairs(problem: Problem, schedule: Schedule) -> list[dict[str, Any]]:
    rng = Random(4)
    waiting = [each.key for each in problem.requests if each.key not in schedule]
    people = [each.key for each in problem.participants]
    setbacks = [
        Setback(
            NOW,
            dict.fromkeys(rng.sample(people, 3), EVERY)
            | dict.fromkeys(rng.sample(people, 2), EVERY << (2 * NOW)),
            {rng.randrange(60): EVERY},
            frozenset(rng.sample(waiting, 3)),
        )
        for _ in range(10)
    ]
    return [_repaired(problem, schedule, setbacks, goal) for goal in Goal]


def _repaired(problem: Problem, schedule: Schedule, setbacks: list[Setback], goal: Goal) -> dict[str, Any]:
    plans: list[RepairPlan] = []

    def repair(setback: Setback) -> None:
        plans.append(repair_schedule(RepairJob(problem, schedule, setback, goal), Silent()))

    timings = [timed(repair, setback) for setback in setbacks]
    return figure(
        f"repair of 400 people, {goal.value}",
        timings,
        limit={"cpu_p99": 2.0, **({"excess": 0.0} if goal is Goal.FEWEST_CARDS else {})},
        excess=sum(len(each.stale_cards) - len(each.concerned) for each in plans),
        stale=sum(len(each.stale_cards) for each in plans),
        cancelled=sum(len(each.cancelled) for each in plans),
    )


def _hints(problem: Problem, schedule: Schedule) -> dict[str, Any]:
    board = Board(problem, schedule)
    keys = Random(5).sample(sorted(schedule.placed), 50)
    timings = [timed(board.hints, key) for key in keys]
    return figure("hints of one drag, 20 × 60 cells", timings, limit={"cpu_median": FRAME_MS / 1000})


if __name__ == "__main__":
    import json

    print(json.dumps(measure(), indent=1))
