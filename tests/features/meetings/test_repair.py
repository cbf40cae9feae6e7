"""A repair changes the future only, no card that need not change, and loses no meeting that it could save."""

from __future__ import annotations

import pickle
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.features.meetings.rules import (
    EVERY,
    Budget,
    Goal,
    Participant,
    Placement,
    Problem,
    RepairJob,
    RepairPlan,
    Schedule,
    ScheduleJob,
    Setback,
    Table,
    check,
    slot_set,
    stale_cards,
)
from desktop_app.features.meetings.rules.repair import struck
from desktop_app.features.meetings.tasks import make_schedule, repair_schedule
from desktop_app.progress import Cancelled, Silent
from tests.features.meetings.days import day, placed, problems
from tests.meeting_days import meeting_day

if TYPE_CHECKING:
    from collections.abc import Iterator


Sent = TypeVar("Sent")


class Impatient:
    """Cancels at once."""

    def at(self, _done: int, _total: int) -> None:
        raise Cancelled


def _repaired(
    problem: Problem, schedule: Schedule, setback: Setback, goal: Goal = Goal.FEWEST_CARDS
) -> RepairPlan:
    return repair_schedule(RepairJob(problem, schedule, setback, goal), Silent())


def test_the_meeting_of_somebody_who_left_is_cancelled_and_nobody_else_hears_of_it() -> None:
    problem = day("ann-bob", "ann-eve", "joe-eve")
    schedule = placed(ann_bob=(0, 0), ann_eve=(1, 0), joe_eve=(2, 0))
    plan = _repaired(problem, schedule, Setback(1, {"ann": EVERY}))
    assert [change.request for change in plan.cancelled] == ["ann-eve"]
    assert plan.stale_cards == ("ann", "eve")
    assert plan.schedule == placed(ann_bob=(0, 0), joe_eve=(2, 0))


def test_somebody_who_leaves_early_meets_earlier() -> None:
    problem = day("ann-bob")
    plan = _repaired(problem, placed(ann_bob=(3, 1)), Setback(1, {"ann": slot_set([3])}))
    (moved,) = plan.moved
    assert moved.after is not None
    assert moved.after.slot in {1, 2}


def test_people_who_are_concerned_anyway_make_room_for_each_other() -> None:
    # Ann and Bob lose slot 3; they can meet in slot 2 only if Ann's meeting with Eve moves, whose card
    # changes anyway: Eve's other meeting is struck, too.
    people = [Participant("bob", 0b1101), Participant("eve", 0b0111)]
    problem = day("ann-bob", "ann-eve", "eve-joe", people=people, tables=2)
    schedule = placed(ann_bob=(3, 0), ann_eve=(2, 0), eve_joe=(1, 1))
    plan = _repaired(problem, schedule, Setback(1, {"ann": 0b1000, "joe": EVERY}))
    assert plan.schedule.placed["ann-bob"].slot == 2
    assert plan.schedule.placed["ann-eve"].slot == 1
    assert set(plan.stale_cards) == {"ann", "bob", "eve", "joe"}


def test_others_move_only_if_they_are_asked_to() -> None:
    people = [Participant("ann", 0b0110), Participant("bob", 0b0100)]
    problem = day("ann-bob", "bob-eve", "ann-joe", people=[people[0]], slots=3, tables=2)
    schedule = placed(ann_bob=(2, 0), bob_eve=(1, 0), ann_joe=(0, 0))
    setback = Setback(1, {"ann": 0b100})
    problem = replace(
        problem, participants=tuple(replace(each, available=EVERY) for each in problem.participants)
    )
    strict = _repaired(problem, schedule, setback)
    assert [change.request for change in strict.cancelled] == ["ann-bob"]
    kind = _repaired(problem, schedule, setback, Goal.MOST_MEETINGS)
    assert kind.schedule.placed["ann-bob"].slot == 1
    assert kind.schedule.placed["bob-eve"].slot == 2
    assert set(kind.stale_cards) == {"ann", "bob", "eve"}


def test_a_broken_table_is_left_for_a_free_one_in_the_same_slot() -> None:
    problem = day("ann-bob", "eve-joe", tables=3)
    schedule = placed(ann_bob=(1, 0), eve_joe=(1, 1))
    plan = _repaired(problem, schedule, Setback(0, gone={0: EVERY}))
    assert plan.schedule == placed(ann_bob=(1, 2), eve_joe=(1, 1))
    assert plan.stale_cards == ("ann", "bob")


def test_a_walk_in_joins_without_moving_anybody() -> None:
    problem = day("ann-bob", "ann-walk")
    plan = _repaired(problem, placed(ann_bob=(1, 0)), Setback(1, new=frozenset({"ann-walk"})))
    (new,) = plan.new
    assert (new.request, new.before) == ("ann-walk", None)
    assert plan.moved == plan.cancelled == ()
    assert plan.concerned == plan.stale_cards == ("ann", "walk")


def test_a_walk_in_sits_where_nobody_else_is_at_home() -> None:
    """Beside a meeting that is there rather than later, and at another one's own table only at last."""
    tables = (Table("0", owner="host"), Table("1"))
    problem = day("ann-bob", "ann-walk", places=tables)
    plan = _repaired(problem, placed(ann_bob=(2, 1)), Setback(1, new=frozenset({"ann-walk"})))
    assert plan.schedule.get("ann-walk") == Placement(1, 1)


def test_people_who_join_make_room_for_each_other() -> None:
    """Nobody had a card before: the second of them needs the slot that the first could do without."""
    people = [Participant("ann", 0b11), Participant("eve", 0b01)]
    problem = day("ann-bob*3", "eve-bob", slots=2, tables=1, people=people)
    plan = _repaired(problem, Schedule(), Setback(0, new=frozenset({"ann-bob*3", "eve-bob"})))
    assert {key: place.slot for key, place in plan.schedule.placed.items()} == {"ann-bob*3": 1, "eve-bob": 0}


def test_hundreds_who_wait_are_placed_as_far_as_there_is_room() -> None:
    problem = meeting_day(60, 400, 8, 10)
    new = frozenset(each.key for each in problem.requests)
    plan = _repaired(problem, Schedule(), Setback(0, new=new))
    assert check(problem, plan.schedule) == []
    assert len(plan.schedule) == 80, "every table in every slot"


def test_freed_people_get_waiting_requests_only_if_told_so() -> None:
    problem = day("ann-bob", "bob-eve", slots=2, tables=1)
    schedule, setback = placed(ann_bob=(1, 0)), Setback(1, {"ann": EVERY})
    assert len(_repaired(problem, schedule, setback).schedule) == 0
    filled = repair_schedule(RepairJob(problem, schedule, setback, refill=True), Silent())
    assert filled.schedule == placed(bob_eve=(1, 0))


def test_a_lock_stays_for_a_person_to_decide() -> None:
    kept = {"ann-bob": Placement(2, 0)}
    problem = day("ann-bob", kept=kept)
    plan = _repaired(problem, Schedule(kept), Setback(1, {"ann": EVERY}))
    assert plan.schedule == Schedule(kept)
    assert plan.undecided == ("ann-bob",)
    assert plan.stale_cards == ()


def test_cancel_keeps_what_is_sure() -> None:
    problem = day("ann-bob", "joe-eve")
    schedule = placed(ann_bob=(1, 0), joe_eve=(2, 0))
    job = RepairJob(problem, schedule, Setback(1, {"ann": EVERY}))
    assert repair_schedule(job, Impatient()).schedule == placed(joe_eve=(2, 0))


def test_job_and_plan_travel_between_processes() -> None:
    problem = day("ann-bob", "joe-eve")
    job = RepairJob(problem, placed(ann_bob=(1, 0)), Setback(1, {"ann": 0b0010}, {1: EVERY}))
    plan = repair_schedule(_sent(job), Silent())
    assert _sent(plan) == plan


def _sent(thing: Sent) -> Sent:
    sent: Sent = pickle.loads(pickle.dumps(thing))  # noqa: S301 (what was written a moment ago)
    return sent


@st.composite
def setbacks(draw: st.DrawFn, problem: Problem) -> Setback:
    """Draw what happens to a day."""
    people = st.sampled_from([each.key for each in problem.participants])
    masks = st.one_of(st.just(EVERY), st.integers(1, problem.all_slots))
    return Setback(
        draw(st.integers(0, len(problem.slots) - 1)),
        draw(st.dictionaries(people, masks, max_size=2)),
        draw(st.dictionaries(st.integers(0, len(problem.tables) - 1), masks, max_size=1)),
        frozenset(draw(st.sets(st.sampled_from([each.key for each in problem.requests]), max_size=2))),
    )


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_sequence_of_setbacks_locks_and_schedules_keeps_every_rule_the_past_and_the_locks(
    data: st.DataObject,
) -> None:
    problem = data.draw(problems())
    schedule = Schedule()
    now = 0
    for _ in range(data.draw(st.integers(1, 4))):
        if data.draw(st.booleans()):
            plan = make_schedule(ScheduleJob(problem, Budget(60, steps=256), schedule), Silent())
            assert plan.schedule is not None
            after = plan.schedule
        else:
            setback = data.draw(setbacks(problem))
            now = max(now, setback.now)
            setback = replace(setback, now=now)
            job = RepairJob(
                problem, schedule, setback, data.draw(st.sampled_from(Goal)), refill=data.draw(st.booleans())
            )
            repaired = repair_schedule(job, Silent())
            problem, after = repaired.problem, repaired.schedule
            assert repaired.stale_cards == stale_cards(problem, schedule, after)
        assert check(problem, after) == []
        assert {key: after.get(key) for key in problem.kept} == dict(problem.kept)
        past = {key: place for key, place in schedule.placed.items() if place.slot < now}
        assert {key: after.get(key) for key in past} == past
        schedule = after
        some = (
            st.sets(st.sampled_from(sorted(after.placed)), max_size=1)
            if after.placed
            else st.just(set[str]())
        )
        locks = data.draw(some)
        problem = replace(problem, kept={**problem.kept, **{key: after.placed[key] for key in locks}})


def _possible(
    before: Problem, after: Problem, schedule: Schedule, setback: Setback, plan: RepairPlan
) -> Iterator[Schedule]:
    """Every schedule that the repair could have made, with at least what it placed."""
    gone = set(struck(before, schedule, setback)) - after.kept.keys()
    keys = [key for key in schedule.placed if key not in after.kept] + sorted(
        setback.new - schedule.placed.keys()
    )
    choices: list[list[int | None]] = [
        [*range(setback.now, len(before.slots)), *([None] if key in gone or key in setback.new else [])]
        for key in keys
    ]
    for slots in product(*choices):
        places = {key: Placement(slot) for key, slot in zip(keys, slots, strict=True) if slot is not None}
        found = Schedule({**{key: after.kept[key] for key in after.kept if key in schedule}, **places})
        if setback.new & plan.schedule.placed.keys() <= found.placed.keys() and not check(after, found):
            yield found


def _cards(before: Schedule, after: Schedule, problem: Problem, gone: set[str]) -> int:
    """Count the cards that change in any case between two schedules; of `after`, only the slots are known."""
    stale = set()
    for key in before.placed.keys() | after.placed.keys():
        one, other = before.get(key), after.get(key)
        if key in gone or one is None or other is None or one.slot != other.slot:
            stale |= set(problem.request[key].parties)
    return len(stale)


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_no_more_cards_change_than_trying_everything_says_is_needed(data: st.DataObject) -> None:
    problem = data.draw(problems(people=12, most=5))
    plain = replace(
        problem,
        requests=tuple(replace(each, needs=frozenset()) for each in problem.requests),
        slots=problem.slots[:4],
    )
    made = make_schedule(ScheduleJob(plain, Budget(60, steps=256)), Silent()).schedule
    assert made is not None
    setback = data.draw(setbacks(plain))
    plan = _repaired(plain, made, setback)
    gone = set(struck(plain, made, setback)) - plan.problem.kept.keys()
    ways = list(_possible(plain, plan.problem, made, setback, plan))
    counts = [_cards(made, each, plain, gone) for each in ways]
    fewest = min(counts)
    assert len(plan.stale_cards) == fewest
    weights = [sum(plain.request[key].weight for key in each.placed) for each in ways]
    best = max(weight for weight, count in zip(weights, counts, strict=True) if count == fewest)
    assert plan.figures.weight == best


def test_many_people_are_repaired_without_a_stale_card_too_many() -> None:
    problem = meeting_day(120, 500, 10, 30)
    made = make_schedule(ScheduleJob(problem, Budget(60, steps=2_000)), Silent()).schedule
    assert made is not None
    absent = {each.key: EVERY for each in problem.participants[::40]}
    plan = _repaired(problem, made, Setback(3, absent, {0: EVERY}))
    assert check(plan.problem, plan.schedule) == []
    assert plan.stale_cards == plan.concerned
