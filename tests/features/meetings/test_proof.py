"""Given meetings are placed with the fewest breaks, proven; or why they cannot be is said."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.features.meetings.rules import (
    Budget,
    Cause,
    Ending,
    Obstruction,
    Participant,
    Placement,
    Plan,
    Problem,
    Request,
    Schedule,
    ScheduleJob,
    check,
    figures,
)
from desktop_app.features.meetings.tasks import make_schedule
from desktop_app.features.meetings.tasks.clauses import Clauses
from desktop_app.features.meetings.tasks.oracle import Oracle
from desktop_app.progress import Cancelled, Silent
from tests.features.meetings.days import day

LONG = Budget(60.0)


class Impatient:
    """Cancels at once."""

    def at(self, _done: int, _total: int) -> None:
        raise Cancelled


def _proven(problem: Problem) -> Plan:
    return make_schedule(ScheduleJob(problem, LONG), Silent())


def _fewest(problem: Problem) -> int | None:
    """Try everything."""
    found = []
    for slots in product(range(len(problem.slots)), repeat=len(problem.requests)):
        places = zip(problem.requests, slots, strict=True)
        schedule = Schedule({each.key: Placement(slot) for each, slot in places})
        if not check(problem, schedule):
            found.append(figures(problem, schedule).breaks)
    return min(found, default=None)


@st.composite
def given_meetings(draw: st.DrawFn) -> Problem:
    """Draw meetings that all are to be placed, with every kind of rule."""
    slots = draw(st.integers(3, 4))
    names = "abcde"
    masks = st.one_of(st.just(-1), st.integers(1, 2**slots - 1))
    pairs = draw(
        st.lists(st.permutations(names).map(lambda some: "-".join(some[:2])), min_size=2, max_size=5)
    )
    people = [Participant(name, draw(masks)) for name in names]
    problem = day(*dict.fromkeys(pairs), slots=slots, tables=draw(st.integers(1, 2)), people=people)
    keys = [each.key for each in problem.requests]
    order = draw(st.lists(st.permutations(range(len(keys))).map(lambda some: sorted(some[:2])), max_size=1))
    return replace(
        problem,
        precedences=tuple((keys[pair[0]], keys[pair[-1]]) for pair in order if len(pair) > 1),
        fairness=draw(st.sampled_from([None, 0, 1, 2])),
        all_placed=True,
    )


@settings(max_examples=60, deadline=None)
@given(problem=given_meetings())
def test_the_fewest_breaks_are_found_and_proven_or_nothing_is_possible(problem: Problem) -> None:
    plan = _proven(problem)
    fewest = _fewest(problem)
    if fewest is None:
        assert (plan.ending, plan.schedule) == (Ending.IMPOSSIBLE, None)
        assert plan.causes
    else:
        assert plan.schedule is not None
        assert check(problem, plan.schedule) == []
        assert (plan.ending, plan.figures.breaks) == (Ending.OPTIMAL, fewest)
        assert plan.standing.breaks_bound == fewest


CAUSES: dict[str, tuple[Problem, Cause]] = {
    "too many meetings": (
        day("a-b", "a-c", "a-d", slots=4, people=[Participant("a", 0b0011)]),
        Cause(Obstruction.TOO_MANY_MEETINGS, ("a",), ("a-b", "a-c", "a-d"), 3, 2),
    ),
    "no common slot": (
        day("a-b", people=[Participant("a", 0b0011), Participant("b", 0b1100)]),
        Cause(Obstruction.NO_COMMON_SLOT, ("a", "b"), ("a-b",), 1, 0),
    ),
    "too few tables": (
        day("a-b", "c-d", "e-f", slots=2, tables=1),
        Cause(Obstruction.TOO_FEW_TABLES, needed=3, available=2),
    ),
    "two meetings fixed in one slot": (
        day(slots=2, requests=(
            Request("x", ("a",), ("b",), slots=0b01), Request("y", ("a",), ("c",), slots=0b01),
            Request("z", ("d",), ("c",), slots=0b10),
        ), people=[Participant(each) for each in "abcd"]),
        Cause(Obstruction.TOO_MANY_MEETINGS, ("a",), ("x", "y"), 2, 1),
    ),
    "order goes round": (
        day("a-b", "c-d", precedences=(("a-b", "c-d"), ("c-d", "a-b"))),
        Cause(Obstruction.ORDER, requests=("a-b", "c-d"), rules=("order",)),
    ),
    "three people, two slots, each with each": (
        day("a-b", "b-c", "a-c", slots=3, tables=1, people=[Participant("a", 0b011), Participant("b",
        0b011)]), Cause(Obstruction.TOGETHER, ("a", "b"), rules=("availability",)),
    ),
    "a break that nobody else has": (
        day("a-b", "a-c", slots=3, people=[Participant("a", 0b101)], fairness=0),
        Cause(Obstruction.TOGETHER, ("a",), rules=("availability", "fairness")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CAUSES)
def test_why_nothing_is_possible_is_said(case: str) -> None:
    problem, cause = CAUSES[case]
    plan = _proven(replace(problem, all_placed=True))
    assert plan.ending is Ending.IMPOSSIBLE
    assert plan.causes[0] == cause


def test_cancel_before_anything_was_found_leaves_nothing() -> None:
    problem = replace(day("a-b", "b-c", "a-c", slots=3, tables=1, fairness=0), all_placed=True)
    plan = make_schedule(ScheduleJob(problem, LONG), Impatient())
    assert plan.ending is Ending.CANCELLED
    assert not plan.optimal


@given(size=st.integers(1, 7), most=st.integers(0, 7), value=st.integers(0, 127))
def test_at_most_so_many_of_a_list_may_hold(size: int, most: int, value: int) -> None:
    clauses = Clauses()
    literals = [clauses.new() for _ in range(size)]
    clauses.at_most(literals, most)
    signs = [literal if value >> at & 1 else -literal for at, literal in enumerate(literals)]
    with Oracle(clauses.all, lambda: True) as oracle:
        assert oracle.holds(signs) is (sum(sign > 0 for sign in signs) <= most)


@given(size=st.integers(1, 7), value=st.integers(0, 127))
def test_an_even_number_of_a_list_may_hold(size: int, value: int) -> None:
    clauses = Clauses()
    literals = [clauses.new() for _ in range(size)]
    clauses.even(literals)
    signs = [literal if value >> at & 1 else -literal for at, literal in enumerate(literals)]
    with Oracle(clauses.all, lambda: True) as oracle:
        assert oracle.holds(signs) is (sum(sign > 0 for sign in signs) % 2 == 0)
