"""Whole schedules and repairs written: only what differs, and only while it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import Refused
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.actions.scheduling import CHUNK
from desktop_app.features.meetings.rules import Budget, Placement, Schedule, ScheduleJob
from desktop_app.features.meetings.rules.check import Rule
from desktop_app.features.meetings.rules.news import News, setback_of
from desktop_app.features.meetings.rules.refusing import MeetingRefusal
from desktop_app.features.meetings.rules.situation import broken_in
from desktop_app.features.meetings.tasks import make_schedule
from desktop_app.features.registrations.actions import edit_attendee
from desktop_app.progress import Silent
from tests.features.meetings.afternoon import (
    EGLE,
    JANIS,
    MORNING,
    OIE,
    OLENA,
    OYSTEIN,
    WLADEK,
    YIJUN,
    add_guest,
    at,
    make_afternoon,
)
from tests.make import make_forum

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.features.meetings.rules.situation import Situation
    from tests.features.meetings.afternoon import Afternoon

PAIRS = ((EGLE, JANIS), (OIE, WLADEK), (OLENA, OYSTEIN), (EGLE, OIE), (JANIS, WLADEK), (YIJUN, OYSTEIN))


def write(
    afternoon: Afternoon, situation: Situation, schedule: Schedule, now: datetime = MORNING
) -> list[int]:
    return list(
        afternoon.store.write_chunks(
            "Schedule", actions.write_schedule, afternoon.event_id, situation.fingerprint, schedule, now
        )
    )


def refused_by(
    afternoon: Afternoon, situation: Situation, schedule: Schedule, now: datetime = MORNING
) -> object:
    before = afternoon.places()
    with pytest.raises(Refused) as refused:
        write(afternoon, situation, schedule, now)
    assert afternoon.places() == before
    return refused.value.reason


def test_a_plan_of_the_scheduler_becomes_meetings(afternoon: Afternoon) -> None:
    for pair in PAIRS:
        afternoon.request(*pair)
    situation = afternoon.situation()
    plan = make_schedule(ScheduleJob(situation.problem, Budget(0.2)), Silent())
    assert plan.schedule is not None
    assert write(afternoon, situation, plan.schedule) == [len(PAIRS)]
    after = afternoon.situation()
    assert dict(after.schedule.placed) == dict(plan.schedule.placed)
    assert broken_in(after) == []
    afternoon.store.undo()
    assert afternoon.places() == {}


def test_only_differences_are_written(afternoon: Afternoon) -> None:
    first, second, third = (afternoon.request(*pair) for pair in PAIRS[:3])
    stays, moves = afternoon.place(first, 0), afternoon.place(second, 0, 1)
    schedule = Schedule({first: Placement(0, 0), second: Placement(1, 1), third: Placement(0, 1)})
    write(afternoon, afternoon.situation(), schedule)
    places = afternoon.places()
    assert (places[stays], places[moves]) == ((0, 0, "planned"), (1, 1, "planned"))
    assert sorted(places.values()) == [(0, 0, "planned"), (0, 1, "planned"), (1, 1, "planned")]
    newest = afternoon.store.newest
    write(afternoon, afternoon.situation(), schedule)
    assert afternoon.store.newest in ("", newest)


def test_a_meeting_that_a_plan_leaves_out_is_cancelled(afternoon: Afternoon) -> None:
    request = afternoon.request(EGLE, JANIS)
    meeting = afternoon.place(request, 0)
    write(afternoon, afternoon.situation(), Schedule())
    assert afternoon.places()[meeting] == (0, 0, "cancelled")


def test_a_plan_for_what_has_changed_since_is_refused(afternoon: Afternoon) -> None:
    request = afternoon.request(EGLE, JANIS)
    situation = afternoon.situation()
    afternoon.request(OIE, WLADEK)
    schedule = Schedule({request: Placement(0, 0)})
    assert refused_by(afternoon, situation, schedule) is MeetingRefusal.CHANGED_MEANWHILE
    assert write(afternoon, afternoon.situation(), schedule) == [1]


def test_time_that_passes_is_no_change_but_what_has_begun_stays(afternoon: Afternoon) -> None:
    first, second = afternoon.request(EGLE, JANIS), afternoon.request(OIE, WLADEK)
    situation = afternoon.situation()
    assert afternoon.situation(at(1, 5)).fingerprint == situation.fingerprint
    late = Schedule({first: Placement(0, 0), second: Placement(3, 0)})
    assert refused_by(afternoon, situation, late, at(1, 5)) is MeetingRefusal.IS_PAST
    write(afternoon, situation, Schedule({first: Placement(2, 0)}), at(1, 5))
    assert len(afternoon.places()) == 1


@pytest.mark.parametrize("second", [Placement(0, 0), Placement(0, 1)])
def test_a_plan_that_breaks_a_rule_is_refused(afternoon: Afternoon, second: Placement) -> None:
    one, other = afternoon.request(EGLE, JANIS), afternoon.request(EGLE, OIE)
    schedule = Schedule({one: Placement(0, 0), other: second})
    assert refused_by(afternoon, afternoon.situation(), schedule) is MeetingRefusal.BREAKS_A_RULE


def test_locked_and_past_meetings_are_kept_in_the_problem(afternoon: Afternoon) -> None:
    past, locked, free = (afternoon.meet(*pair, slot) for slot, pair in enumerate(PAIRS[:3]))
    afternoon.store.write("Lock", actions.lock_meeting, locked)
    situation = afternoon.situation(at(1))
    meetings = {key: meeting for meeting, key in situation.meeting_ids.items()}
    assert situation.problem.first_open == 1
    assert set(situation.problem.kept) == {meetings[past], meetings[locked]}
    assert meetings[free] in situation.schedule


# --- repairs ----------------------------------------------------------------------------------------


def repair(afternoon: Afternoon, news: News, schedule: Schedule, now: datetime) -> None:
    situation = afternoon.situation(now)
    afternoon.store.write(
        "Repair", actions.write_repair, afternoon.event_id, situation.fingerprint, schedule, news, now
    )


def test_a_repair_notes_who_is_missing_and_what_broke(afternoon: Afternoon) -> None:
    struck, free = afternoon.request(EGLE, JANIS), afternoon.request(OIE, WLADEK)
    meeting, other = afternoon.place(struck, 1), afternoon.place(free, 2, 1)
    missing, closed = afternoon.forum.attendee(EGLE), afternoon.tables[1]
    news = News(missing=frozenset({missing}), closed=frozenset({closed}))
    setback = setback_of(afternoon.situation(at(1)), news)
    assert (set(setback.absent), set(setback.gone), setback.now) == ({missing}, {1}, 1)
    repair(afternoon, news, Schedule({free: Placement(2, 0)}), at(1))
    assert afternoon.places() == {meeting: (1, 0, "cancelled"), other: (2, 0, "planned")}
    after = afternoon.situation(at(1))
    assert after.problem.person[missing].available == 0b0001
    assert after.problem.tables[1].slots == 0b0001
    assert broken_in(after) == []
    afternoon.store.undo()
    assert afternoon.situation(at(1)).problem.person[missing].available == 0b1111
    assert afternoon.places() == {meeting: (1, 0, "planned"), other: (2, 1, "planned")}


def test_a_repair_that_leaves_somebody_waiting_in_vain_is_refused(afternoon: Afternoon) -> None:
    request = afternoon.request(EGLE, JANIS)
    afternoon.place(request, 1)
    news = News(leaving={afternoon.forum.attendee(JANIS): at(1)})
    with pytest.raises(Refused) as refused:
        repair(afternoon, news, Schedule({request: Placement(2, 0)}), at(0))
    assert refused.value.reason is MeetingRefusal.BREAKS_A_RULE
    assert afternoon.situation().problem.person[afternoon.forum.attendee(JANIS)].available == 0b1111


def test_a_locked_meeting_of_somebody_who_is_gone_is_struck(afternoon: Afternoon) -> None:
    meeting = afternoon.meet(EGLE, JANIS, 2)
    afternoon.store.write("Lock", actions.lock_meeting, meeting)
    afternoon.store.write("Cancel", edit_attendee, afternoon.forum.attendee(EGLE), status="cancelled")
    situation = afternoon.situation()
    (broken,) = broken_in(situation)
    assert broken.person == afternoon.forum.attendee(EGLE)
    assert set(setback_of(situation, News()).absent) == {broken.person}
    repair(afternoon, News(), Schedule(), MORNING)
    assert afternoon.places()[meeting] == (2, 0, "cancelled")


def test_a_table_breaks_while_every_table_is_taken(afternoon: Afternoon) -> None:
    tables = len(afternoon.tables)
    for table, pair in enumerate(PAIRS[:tables]):
        afternoon.meet(*pair, 0, table)
    requests = [afternoon.request(*pair) for pair in PAIRS[3 : 3 + tables]]
    ahead = [afternoon.place(request, 1, table) for table, request in enumerate(requests)]
    afternoon.store.write("Lock", actions.lock_meeting, ahead[0])
    situation = afternoon.situation(at(0, 5))
    news = News(closed=frozenset({afternoon.tables[0]}))
    repair(afternoon, news, situation.schedule, at(0, 5))
    # Nobody is blamed for the slot that runs; the locked meeting is left for a person to decide.
    (broken,) = broken_in(afternoon.situation(at(0, 5)))
    assert (broken.rule, broken.requests, broken.slot) == (Rule.NO_SUCH_TABLE, (requests[0],), 1)
    assert broken_in(afternoon.situation()) == [broken]


def test_who_is_found_missing_was_awaited_in_the_slot_that_runs(afternoon: Afternoon) -> None:
    afternoon.meet(EGLE, JANIS, 0)
    missing = afternoon.forum.attendee(EGLE)
    situation = afternoon.situation(at(0, 5))
    repair(afternoon, News(missing=frozenset({missing})), situation.schedule, at(0, 5))
    assert broken_in(afternoon.situation()) == []
    assert afternoon.situation().problem.person[missing].available == 0b0001


def test_who_joins_is_new_to_the_repair(afternoon: Afternoon) -> None:
    placed, waiting = afternoon.request(EGLE, JANIS), afternoon.request(OIE, WLADEK)
    afternoon.place(placed, 0)
    setback = setback_of(afternoon.situation(), News(joining=frozenset({placed, waiting})))
    assert setback.new == frozenset({waiting})


def test_a_schedule_of_hundreds_is_written_in_chunks_under_one_action(afternoon: Afternoon) -> None:
    big = make_big(afternoon)
    situation = big.situation()
    plan = make_schedule(ScheduleJob(situation.problem, Budget(0.3)), Silent())
    assert plan.schedule is not None
    steps = write(big, situation, plan.schedule)
    assert steps == [*range(CHUNK, len(plan.schedule), CHUNK), len(plan.schedule)]
    assert len(steps) > 1
    big.store.undo()
    assert set(big.places().values()) == set()


def make_big(afternoon: Afternoon) -> Afternoon:
    """The same afternoon with tables and guests for more meetings than one chunk takes."""
    store, forum = afternoon.store, afternoon.forum
    store.write("Tables", actions.add_meeting_tables, forum.event_id, 4, 40)
    guests = [store.write("Guest", add_guest, forum, f"Svečias{number}") for number in range(60)]
    for number, guest in enumerate(guests):
        for step in (1, 2):
            other = guests[(number + step) % len(guests)]
            store.write(
                "Request", actions.add_request, forum.event_id, guest, other,
                type_id=afternoon.types["C2C"], now=MORNING,
            )  # fmt: skip
    return afternoon


def test_a_second_afternoon_of_another_event_stays_out(afternoon: Afternoon) -> None:
    afternoon.meet(EGLE, JANIS, 0)
    other = make_afternoon(
        afternoon.store, afternoon.store.write("Other", lambda session: make_forum(session, slug="other"))
    )
    assert other.situation().problem.requests == ()
    assert afternoon.store.read(queries.board, other.event_id, MORNING).meetings == ()
