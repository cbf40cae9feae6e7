"""What the board says before a drop is what happens after it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.features.meetings.rules import (
    Board,
    Budget,
    Effect,
    Hint,
    Hurt,
    Note,
    Participant,
    Placement,
    Problem,
    Schedule,
    ScheduleJob,
    Table,
    check,
    figures,
)
from desktop_app.features.meetings.tasks import make_schedule
from desktop_app.progress import Silent
from tests.features.meetings.days import day, placed, problems


def _hint(problem: Problem, schedule: Schedule, key: str, slot: int, table: int) -> Hint:
    return Board(problem, schedule).hints(key)[slot][table]


def test_a_free_cell_beside_the_other_meeting_hurts_nobody() -> None:
    problem = day("ann-bob", "ann-eve")
    assert _hint(problem, placed(ann_eve=(0, 0)), "ann-bob", 1, 0) == Hint(Effect.FREE)


def test_a_cell_away_from_the_other_meeting_makes_a_break() -> None:
    problem = day("ann-bob", "ann-eve")
    hint = _hint(problem, placed(ann_eve=(0, 0)), "ann-bob", 2, 1)
    assert hint.effect is Effect.HURTS
    assert hint.notes == (Note(Hurt.BREAK, "ann"), Note(Hurt.TABLE_CHANGE, "ann"))


def test_who_is_busy_and_with_which_meeting_is_told() -> None:
    problem = day("ann-bob", "ann-eve")
    hint = _hint(problem, placed(ann_eve=(0, 0)), "ann-bob", 0, 1)
    assert hint == Hint(Effect.IMPOSSIBLE, (Note(Hurt.BUSY, "ann", "ann-eve"),))


def test_what_else_makes_a_cell_impossible() -> None:
    people = [Participant("ann", 0b1101), Participant("eve", limit=1)]
    tables = (Table("1"), Table("2", slots=0b0111))
    problem = day("ann-bob", "eve-joe", "eve-ian", people=people, places=tables, first_open=1)
    schedule = placed(eve_joe=(3, 0))
    assert _hint(problem, schedule, "ann-bob", 0, 0).notes == (Note(Hurt.PAST),)
    assert _hint(problem, schedule, "ann-bob", 1, 0).notes == (Note(Hurt.NOT_AVAILABLE, "ann"),)
    assert _hint(problem, schedule, "ann-bob", 3, 1).notes == (Note(Hurt.NO_TABLE),)
    assert _hint(problem, schedule, "ann-bob", 3, 0).notes == (Note(Hurt.TAKEN, request="eve-joe"),)
    assert _hint(problem, schedule, "eve-ian", 2, 0).notes == (Note(Hurt.AT_LIMIT, "eve"),)


def test_a_locked_meeting_goes_nowhere() -> None:
    problem = day("ann-bob", kept={"ann-bob": Placement(0, 0)})
    rows = Board(problem, placed(ann_bob=(0, 0))).hints("ann-bob")
    assert {hint.notes for row in rows for hint in row} == {(Note(Hurt.LOCKED, request="ann-bob"),)}


def test_meetings_swap_where_both_can() -> None:
    problem = day("ann-bob", "ann-eve", "joe-ian", slots=2, tables=1)
    board = Board(problem, placed(ann_bob=(0, 0), ann_eve=(1, 0)))
    assert board.swap_partners("ann-bob") == {
        "ann-eve": Hint(Effect.HURTS, (Note(Hurt.MOVES, request="ann-eve"),), "ann-eve")
    }
    assert board.best_places("joe-ian") == []


def test_the_next_best_place_does_least_harm_and_is_early() -> None:
    problem = day("ann-bob", "ann-eve", "bob-eve", slots=4, tables=1)
    board = Board(problem, placed(ann_eve=(1, 0)))
    assert [place for place, _ in board.best_places("ann-bob")][:2] == [Placement(0, 0), Placement(2, 0)]


@settings(max_examples=60, deadline=None)
@given(problem=problems(), pick=st.integers(0, 99))
def test_a_drop_that_is_not_impossible_keeps_every_rule_and_one_that_is_breaks_one(
    problem: Problem, pick: int
) -> None:
    schedule = make_schedule(ScheduleJob(problem, Budget(60, steps=300)), Silent()).schedule
    assert schedule is not None
    key = problem.requests[pick % len(problem.requests)].key
    before = figures(problem, schedule)
    for slot, row in enumerate(Board(problem, schedule).hints(key)):
        for table, hint in enumerate(row):
            changes: dict[str, Placement | None] = {key: Placement(slot, table)}
            if hint.swap is not None:
                changes[hint.swap] = schedule.get(key)
            after = schedule.with_placed(changes)
            assert bool(check(problem, after)) is (hint.effect is Effect.IMPOSSIBLE)
            if hint.effect is Effect.FREE:
                assert figures(problem, after).breaks <= before.breaks
