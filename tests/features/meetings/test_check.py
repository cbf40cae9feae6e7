"""Every hard rule is found broken where it is, and nowhere else."""

from __future__ import annotations

import pytest

from desktop_app.features.meetings.rules import (
    Participant,
    Placement,
    Problem,
    Request,
    Rule,
    Schedule,
    Table,
    check,
)
from tests.features.meetings.days import day, placed

FEATURED = (Table("1", frozenset({"interpreter"}), 0b0011), Table("2"))
RIVALS = [Participant(name, organisation=home) for name, home in zip("abcd", "XXYY", strict=True)]

CASES: dict[str, tuple[Problem, Schedule, set[Rule]]] = {
    "nothing": (day("ann-bob", "ann-eve"), placed(ann_bob=(0, 0), ann_eve=(1, 0)), set()),
    "person twice": (
        day("ann-bob", "ann-eve"), placed(ann_bob=(0, 0), ann_eve=(0, 1)), {Rule.PERSON_TWICE},
    ),
    "table twice": (
        day("ann-bob", "joe-eve"), placed(ann_bob=(0, 0), joe_eve=(0, 0)), {Rule.TABLE_TWICE},
    ),
    "not available": (
        day("ann-bob", people=[Participant("ann", 0b10)]), placed(ann_bob=(0, 0)), {Rule.NOT_AVAILABLE},
    ),
    "over limit": (
        day("ann-bob", "ann-eve", people=[Participant("ann", limit=1)]),
        placed(ann_bob=(0, 0), ann_eve=(1, 0)),
        {Rule.OVER_LIMIT},
    ),
    "no such slot": (day("ann-bob"), placed(ann_bob=(9, 0)), {Rule.WRONG_SLOT}),
    "wrong session": (
        day(requests=(Request("ann-bob", ("ann",), ("bob",), slots=0b10),),
            people=[Participant("ann"), Participant("bob")]),
        placed(ann_bob=(0, 0)),
        {Rule.WRONG_SLOT},
    ),
    "no such table": (day("ann-bob"), placed(ann_bob=(0, 7)), {Rule.NO_SUCH_TABLE}),
    "table gone": (day("ann-bob", places=FEATURED), placed(ann_bob=(3, 0)), {Rule.NO_SUCH_TABLE}),
    "table lacks": (
        day(requests=(Request("ann-bob", ("ann",), ("bob",), needs=frozenset({"interpreter"})),),
            people=[Participant("ann"), Participant("bob")], places=FEATURED),
        placed(ann_bob=(0, 1)),
        {Rule.TABLE_LACKS},
    ),
    "too few tables": (
        day("ann-bob", "joe-eve", tables=1),
        placed(ann_bob=(0, None), joe_eve=(0, None)),
        {Rule.TOO_FEW_TABLES},
    ),
    "kept moved": (
        day("ann-bob", kept={"ann-bob": Placement(1, 0)}), placed(ann_bob=(1, 1)), {Rule.KEPT_MOVED},
    ),
    "kept without table": (
        day("ann-bob", kept={"ann-bob": Placement(1)}), placed(ann_bob=(1, 1)), set(),
    ),
    "kept in the past": (
        day("ann-bob", kept={"ann-bob": Placement(0, 0)}, first_open=2), placed(ann_bob=(0, 0)), set(),
    ),
    "in the past": (day("ann-bob", first_open=2), placed(ann_bob=(1, 0)), {Rule.IN_THE_PAST}),
    "order": (
        day("ann-bob", "joe-eve", precedences=(("ann-bob", "joe-eve"),)),
        placed(ann_bob=(1, 0), joe_eve=(1, 1)),
        {Rule.ORDER},
    ),
    "same organisations": (
        day("a-c", "b-d", people=RIVALS), placed(a_c=(0, 0), b_d=(0, 1)), {Rule.SAME_ORGANISATIONS},
    ),
    "same organisations, allowed": (
        day("a-c", "b-d", people=RIVALS, one_at_once=False), placed(a_c=(0, 0), b_d=(0, 1)), set(),
    ),
    "unfair": (
        day("a-b", "a-c", fairness=0), placed(a_b=(0, 0), a_c=(2, 0)), {Rule.UNFAIR},
    ),
    "not placed": (day("a-b", all_placed=True), Schedule(), {Rule.NOT_PLACED}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_broken_rule_is_named(case: str) -> None:
    problem, schedule, rules = CASES[case]
    assert {broken.rule for broken in check(problem, schedule)} == rules


def test_a_group_of_two_is_busy_with_both() -> None:
    problem = day("ann+bob-eve", "bob-joe")
    (broken,) = check(problem, Schedule({"ann+bob-eve": Placement(0, 0), "bob-joe": Placement(0, 1)}))
    assert (broken.rule, broken.person, broken.slot) == (Rule.PERSON_TWICE, "bob", 0)
