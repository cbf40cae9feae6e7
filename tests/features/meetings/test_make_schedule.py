"""The scheduler chooses by weight, keeps every rule, repeats itself, and gives what it has when stopped."""

from __future__ import annotations

import pickle
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from desktop_app.features.meetings.rules import (
    Budget,
    Ending,
    Participant,
    Placement,
    Plan,
    Problem,
    Request,
    Schedule,
    ScheduleJob,
    Standing,
    Table,
    check,
    figures,
)
from desktop_app.features.meetings.tasks import make_schedule
from desktop_app.features.meetings.tasks.bound import weight_bound
from desktop_app.features.meetings.tasks.numbers import Numbers
from desktop_app.features.meetings.tasks.watch import Watch
from desktop_app.progress import Cancelled, Silent
from tests.features.meetings.days import day, placed, problems
from tests.meeting_days import meeting_day

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORT = Budget(60, steps=1_500)


class Watcher:
    """Takes what is told, and cancels after some reports."""

    def __init__(self, patience: int) -> None:
        self.patience = patience
        self.heard: list[object] = []
        self.parts: list[float] = []

    def at(self, done: int, total: int) -> None:
        self.parts.append(done / total)
        self.patience -= 1
        if self.patience < 0:
            raise Cancelled

    def tell(self, news: object) -> None:
        self.heard.append(news)


def test_the_part_that_is_told_is_that_of_the_time_where_this_ends_first() -> None:
    watcher = Watcher(9)
    watch = Watch(watcher, 1000)
    watch.started -= 500
    assert watch.goes_on(0.01, Standing())
    assert watch.goes_on(0.9, Standing())
    assert watcher.parts == pytest.approx([0.5, 0.9], abs=0.01)


def _made(problem: Problem, before: Schedule | None = None, budget: Budget = SHORT) -> Plan:
    return make_schedule(ScheduleJob(problem, budget, before), Silent())


def _best_weight(problem: Problem) -> int:
    """Try everything."""
    choices = [[None, *range(len(problem.slots))] for _ in problem.requests]
    return max(figures(problem, each).weight for each in _valid(problem, choices))


def _valid(problem: Problem, choices: list[list[int | None]]) -> Iterator[Schedule]:
    for slots in product(*choices):
        schedule = Schedule(
            {
                each.key: Placement(slot)
                for each, slot in zip(problem.requests, slots, strict=True)
                if slot is not None
            }
        )
        if not check(problem, schedule):
            yield schedule


def test_the_heavier_request_gets_the_only_place() -> None:
    plan = _made(day("ann-bob", "joe-eve*3", slots=1, tables=1))
    assert plan.schedule == Schedule({"joe-eve*3": Placement(0, 0)})
    assert plan.ending is Ending.OPTIMAL
    assert plan.standing == Standing(3, 3, 0, 0)
    assert plan.standing.gap == 0


def test_meetings_lie_side_by_side_and_at_one_table() -> None:
    plan = _made(day("ann-bob", "ann-eve", "ann-joe", slots=6, tables=3))
    assert plan.figures.placed == 3
    assert (plan.figures.breaks, plan.figures.waiting, plan.figures.table_changes) == (0, 0, 0)


def test_who_wishes_an_own_table_stays_there() -> None:
    people = [Participant("ann", own_table=True), Participant("zoe", own_table=True)]
    pairs = [f"{host}-{guest}" for host in ("ann", "zoe") for guest in ("bob", "eve", "joe")]
    plan = _made(day(*pairs, slots=4, tables=2, people=people))
    assert plan.schedule is not None
    assert plan.figures.placed == 6
    assert plan.figures.away == 0


def test_a_meeting_with_an_interpreter_sits_where_there_is_one() -> None:
    needy = frozenset({"interpreter"})
    requests = (
        *(Request(f"x{number}", (f"a{number}",), (f"b{number}",), 1) for number in range(3)),
        Request("y", ("ann",), ("bob",), 1, needs=needy),
        Request("z", ("eve",), ("joe",), 1, needs=needy),
    )
    people = [Participant(key) for each in requests for key in each.parties]
    places = (Table("1", needy), Table("2"), Table("3"))
    problem = day(requests=requests, people=people, slots=2, places=places)
    plan = _made(problem)
    assert plan.schedule is not None
    assert check(problem, plan.schedule) == []
    assert plan.figures.placed == 5
    assert {plan.schedule.placed[key].table for key in "yz"} == {0}


def test_locked_and_past_meetings_stay_even_where_they_break_a_rule() -> None:
    kept = {"ann-bob": Placement(0, 1), "eve-joe": Placement(3, 0)}
    people = [Participant("ann", 0b1110)]
    problem = day("ann-bob", "eve-joe", "ann-joe", kept=kept, first_open=2, people=people)
    plan = _made(problem)
    assert plan.schedule is not None
    assert {key: plan.schedule.placed[key] for key in kept} == kept
    assert plan.schedule.placed["ann-joe"].slot == 2


def test_who_stands_in_the_way_of_the_order_goes_for_a_heavier_one() -> None:
    """The heavier one can lie in the first slot only, where nothing lies before it."""
    requests = (Request("light", ("ann",), ("bob",)), Request("heavy", ("ann",), ("bob",), 2, slots=1))
    order = (("light", "heavy"),)
    problem = day("ann-bob", slots=2, tables=1, requests=requests, precedences=order)
    plan = _made(problem)
    assert plan.schedule is not None
    assert set(plan.schedule.placed) == {"heavy"}


@settings(max_examples=40, deadline=None)
@given(problem=problems(people=5, most=4))
def test_of_few_requests_the_best_choice_is_found_and_the_bound_is_none_too_low(problem: Problem) -> None:
    requests = tuple(replace(each, needs=frozenset()) for each in problem.requests)
    problem = replace(problem, slots=problem.slots[:3], requests=requests)
    best = _best_weight(problem)
    assert best <= weight_bound(Numbers(problem)).weight
    assert _made(problem).figures.weight == best


@settings(max_examples=60, deadline=None)
@given(problem=problems())
def test_every_schedule_keeps_the_rules_and_its_bound(problem: Problem) -> None:
    plan = _made(problem)
    assert plan.schedule is not None
    assert check(problem, plan.schedule) == []
    assert all(place.table is not None for place in plan.schedule.placed.values())
    assert plan.figures == figures(problem, plan.schedule)
    assert plan.figures.weight <= plan.standing.weight_bound


@settings(max_examples=40, deadline=None)
@given(problem=problems())
def test_a_schedule_is_never_worse_than_the_one_before(problem: Problem) -> None:
    first = _made(problem, budget=Budget(60, seed=1, steps=1_000))
    second = _made(problem, first.schedule, Budget(60, seed=2, steps=300))
    assert second.figures.rank >= first.figures.rank


def test_the_schedule_before_is_kept_as_it_is_where_nothing_better_is_found() -> None:
    problem = day("ann-bob", "ann-eve", slots=4, tables=2)
    before = placed(ann_bob=(2, 1), ann_eve=(3, 1))
    assert _made(problem, before).schedule == before


def test_the_same_seed_makes_the_same_schedule() -> None:
    problem = meeting_day(60, 300, 9, 9)
    one, again, other = (_made(problem, budget=Budget(600, seed, 3_000)) for seed in (7, 7, 8))
    assert {one.ending, again.ending} == {Ending.STEPS}
    assert one.schedule == again.schedule != other.schedule


def test_cancel_keeps_the_best_so_far() -> None:
    problem = meeting_day(40, 200, 8, 6)
    watcher = Watcher(patience=5)
    plan = make_schedule(ScheduleJob(problem, Budget(60)), watcher)
    assert plan.ending is Ending.CANCELLED
    assert plan.schedule is not None
    assert check(problem, plan.schedule) == []
    assert plan.figures.placed > 0
    assert watcher.heard
    assert all(isinstance(each, Standing) for each in watcher.heard)


def test_job_and_plan_travel_between_processes() -> None:
    job = ScheduleJob(meeting_day(10, 20, 4, 3), SHORT)
    sent: ScheduleJob = pickle.loads(pickle.dumps(job))  # noqa: S301 (what was written a moment ago)
    plan = make_schedule(sent, Silent())
    assert pickle.loads(pickle.dumps(plan)) == plan  # noqa: S301


@pytest.mark.parametrize("problem", [day(), day(slots=0, tables=0), day("ann-bob", tables=0)])
def test_nothing_to_place_is_an_empty_schedule(problem: Problem) -> None:
    plan = _made(problem)
    assert plan.schedule == Schedule()
    assert plan.ending is Ending.OPTIMAL
