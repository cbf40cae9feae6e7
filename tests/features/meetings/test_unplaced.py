"""Why a request was not placed is said with whom and what stands in its way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.features.meetings.rules import (
    Obstacle,
    Participant,
    Placement,
    Problem,
    Request,
    Schedule,
    Table,
    Unplaced,
    why_unplaced,
)
from tests.features.meetings.days import day, placed

EARLY, LATE = Participant("ann", 0b0011), Participant("bob", 0b1100)
COLLEAGUES = [Participant(name, organisation=home) for name, home in zip("abcd", "XXYY", strict=True)]

CASES: dict[str, tuple[Problem, Schedule, Unplaced]] = {
    "no common slot": (
        day("ann-bob", people=[EARLY, LATE]), Schedule(),
        Unplaced("ann-bob", Obstacle.NO_COMMON_SLOT, ("ann", "bob")),
    ),
    "all past": (
        day("ann-bob", people=[EARLY], first_open=2), Schedule(),
        Unplaced("ann-bob", Obstacle.ALL_PAST, ("ann", "bob"), 0b0011),
    ),
    "no suitable table": (
        day(requests=(Request("ann-bob", ("ann",), ("bob",), needs=frozenset({"ramp"})),),
            people=[Participant("ann"), Participant("bob")]), Schedule(),
        Unplaced("ann-bob", Obstacle.NO_SUITABLE_TABLE, slots=0b1111),
    ),
    "limit": (
        day("ann-bob", "ann-eve*2", people=[Participant("ann", limit=1)]),
        Schedule({"ann-eve*2": Placement(0, 0)}),
        Unplaced("ann-bob", Obstacle.AT_LIMIT, ("ann",), 0b1111, ("ann-eve*2",), lighter=True),
    ),
    "day full": (
        day("ann-bob", "ann-eve", slots=1), placed(ann_eve=(0, 0)),
        Unplaced("ann-bob", Obstacle.DAY_FULL, ("ann",), 0b1, ("ann-eve",)),
    ),
    "never free together": (
        day("ann-bob", "ann-eve", "bob-joe", slots=2), placed(ann_eve=(0, 0), bob_joe=(1, 0)),
        Unplaced("ann-bob", Obstacle.NEVER_FREE_TOGETHER, ("ann", "bob"), 0b11, ("ann-eve", "bob-joe")),
    ),
    "same organisations": (
        day("a-c", "b-d", slots=1, people=COLLEAGUES), placed(a_c=(0, 0)),
        Unplaced("b-d", Obstacle.SAME_ORGANISATIONS, (), 0b1, ("a-c",)),
    ),
    "order": (
        day("ann-bob", "joe-eve", slots=2, precedences=(("ann-bob", "joe-eve"),)), placed(ann_bob=(1, 0)),
        Unplaced("joe-eve", Obstacle.ORDER, (), 0b11, ("ann-bob",)),
    ),
    "tables taken": (
        day("ann-bob", "joe-eve*3", slots=1, tables=1), Schedule({"joe-eve*3": Placement(0, 0)}),
        Unplaced("ann-bob", Obstacle.TABLES_TAKEN, (), 0b1, ("joe-eve*3",), lighter=True),
    ),
    "possible": (
        day("ann-bob", "ann-eve", slots=2), placed(ann_eve=(0, 0)),
        Unplaced("ann-bob", Obstacle.POSSIBLE, (), 0b10),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_first_obstacle_is_named(case: str) -> None:
    problem, schedule, expected = CASES[case]
    assert why_unplaced(problem, schedule) == {expected.request: expected}


def test_a_table_that_exists_later_is_no_table_now() -> None:
    problem = replace(day("ann-bob", slots=1), tables=(Table("1", slots=0b10),))
    assert why_unplaced(problem, Schedule())["ann-bob"].obstacle is Obstacle.NO_SUITABLE_TABLE
