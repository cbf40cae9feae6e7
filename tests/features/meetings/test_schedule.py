"""Breaks, waiting and the other figures of a schedule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.meetings.rules import (
    Figures,
    Participant,
    Placement,
    Schedule,
    Slot,
    Table,
    figures,
    own_tables,
    slot_set,
    slots_in,
)
from desktop_app.features.meetings.rules.schedule import breaks_in, waiting_in
from tests.features.meetings.days import day, placed

ONE_DAY = (0b111111,)
TWO_DAYS = (0b000111, 0b111000)


@given(st.sets(st.integers(0, 40)))
def test_a_set_of_slots_is_read_as_it_was_written(slots: set[int]) -> None:
    assert list(slots_in(slot_set(slots))) == sorted(slots)


@pytest.mark.parametrize(
    ("slots", "days", "breaks", "waiting"),
    [
        ((), ONE_DAY, 0, 0),
        ((3,), ONE_DAY, 0, 0),
        ((0, 1, 2), ONE_DAY, 0, 0),
        ((0, 2), ONE_DAY, 1, 1),
        ((0, 3, 5), ONE_DAY, 2, 3),
        ((2, 3), TWO_DAYS, 0, 0),
        ((0, 2, 3, 5), TWO_DAYS, 2, 2),
        ((0, 5), TWO_DAYS, 0, 0),
    ],
)
def test_breaks_are_groups_of_idle_slots_within_a_day(
    slots: tuple[int, ...], days: tuple[int, ...], breaks: int, waiting: int
) -> None:
    mask = slot_set(slots)
    assert (breaks_in(mask, days), waiting_in(mask, days)) == (breaks, waiting)


def test_the_figures_are_sums_over_people() -> None:
    problem = day("ann-bob*2", "ann-eve", "bob-eve")
    schedule = Schedule({"ann-bob*2": Placement(0, 0), "ann-eve": Placement(2, 1)})
    assert figures(problem, schedule) == Figures(
        requested=3, placed=2, weight=3, breaks=1, waiting=1, table_changes=1, away=0, spread=1
    )


def test_the_spread_is_between_the_most_and_the_fewest_breaks() -> None:
    problem = day("ann-bob", "ann-eve", "ann-joe", slots=6)
    found = figures(problem, placed(ann_bob=(0, 0), ann_eve=(2, 0), ann_joe=(5, 0)))
    assert (found.requested, found.spread) == (3, 2)


def test_more_weight_comes_before_fewer_breaks_before_less_waiting_before_table_changes() -> None:
    ranked = [
        Figures(weight=3, breaks=9),
        Figures(weight=2, breaks=1, waiting=9),
        Figures(weight=2, breaks=2, waiting=2),
        Figures(weight=2, breaks=2, waiting=3, table_changes=1),
        Figures(weight=2, breaks=2, waiting=3, table_changes=1, away=1),
    ]
    assert sorted(ranked, key=lambda each: each.rank, reverse=True) == ranked


def test_an_own_table_is_the_one_that_is_owned_or_where_one_sits_most() -> None:
    people = [Participant("ann", organisation="Nida Cluster"), Participant("bob", own_table=True)]
    tables = (Table("1"), Table("2", owner="Nida Cluster"), Table("3"))
    problem = day("ann-eve", "bob-eve", "bob-joe", people=people, places=tables)
    schedule = placed(ann_eve=(0, 0), bob_eve=(1, 2), bob_joe=(2, 2))
    assert own_tables(problem, schedule) == {"Nida Cluster": 1, "bob": 2}
    assert figures(problem, schedule).away == 1


def test_a_schedule_changes_by_a_copy() -> None:
    schedule = placed(ann_bob=(0, 0))
    changed = schedule.with_placed({"ann-bob": None, "ann-eve": Placement(1)})
    assert "ann-bob" in schedule
    assert dict(changed.placed) == {"ann-eve": Placement(1)}
    assert len(changed) == 1


def test_slots_of_one_session_carry_their_names() -> None:
    problem = day("ann-bob", turns=(Slot("a", "morning", day=0), Slot("b", "morning", day=1)))
    assert problem.days == (0b01, 0b10)
