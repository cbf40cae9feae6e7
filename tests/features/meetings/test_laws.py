"""Whatever is done at the desk in whatever order: every hard rule holds, and what is past or locked stays."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db import history
from db.store import Refused, Store
from db.tables import Meeting, MeetingRequest
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules import Budget, RepairJob, Rule, ScheduleJob
from desktop_app.features.meetings.rules.news import News, setback_of
from desktop_app.features.meetings.rules.situation import broken_in
from desktop_app.features.meetings.tasks import make_schedule, repair_schedule
from desktop_app.progress import Silent
from tests.features.meetings.afternoon import MORNING, START, Afternoon, add_guest, make_afternoon
from tests.make import make_forum

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.sight import Sight

Place = tuple[str, int, str, str]
MANY = 1_000
SMALL = st.integers(0, 7)
STEPS = st.sampled_from(
    (
        *("request", "place", "move", "swap", "lock", "unlock", "cancel"),
        *("schedule", "repair", "walk_in", "later", "undo"),
    )
)


def rows(session: Session) -> dict[str, Place]:
    """Where each meeting lies, and whether it is locked."""
    return {
        row.id: (row.block_id, row.slot, row.table_id, f"{row.state} {row.locked}")
        for row in session.scalars(select(Meeting))
    }


def written(session: Session) -> list[str]:
    """Everything that was done, the newest first; a step may be more than one thing."""
    return [entry.id for entry in history.entries(session, limit=MANY)]


def requests_of(session: Session) -> list[str]:
    return list(session.scalars(select(MeetingRequest.id).order_by(MeetingRequest.id)))


@dataclass
class Day:
    """An afternoon on which things happen; what is refused changes nothing."""

    afternoon: Afternoon
    people: list[str]
    now: datetime = MORNING
    gone: set[str] = field(default_factory=set)
    guests: int = 0
    seen: Sight | None = None

    def do(self, step: str, one: int, other: int) -> None:
        """Do a step, and check that every hard rule holds after it."""
        self.check(step, self._done(step, one, other))

    def _done(self, step: str, one: int, other: int) -> dict[str, Place]:
        """Do a step; gives where meetings lay before it."""
        before = self.afternoon.store.read(rows)
        acts: dict[str, Callable[[int, int], None]] = {
            "request": self._request, "place": self._place, "move": self._move, "swap": self._swap,
            "lock": self._lock, "unlock": self._unlock, "cancel": self._cancel, "schedule": self._schedule,
            "repair": self._repair, "walk_in": self._walk_in, "later": self._later, "undo": self._undo,
        }  # fmt: skip
        with suppress(Refused):
            acts[step](one, other)
        if step in ("unlock", "undo") and broken_in(self.afternoon.situation(self.now)):
            # A lock that is taken off leaves a meeting of somebody who is gone: the host repairs it.
            self._repair(0, 2)
        return before

    def _look(self, step: str) -> None:
        """What is made of what was seen before, where little has changed, is what there is to see."""
        store, whole = self.afternoon.store, (self.afternoon.event_id, self.now)
        there = store.read(queries.sight, *whole)
        made = self.seen and store.read(queries.sight_after, self.seen, self.now)
        if made:
            assert made == there, step
            assert made.as_of == there.as_of, step
            assert made.conflicts == there.conflicts, step
        self.seen = there

    def check(self, step: str, before: dict[str, Place]) -> None:
        """Check every hard rule after a step, the past, the locks, and what is seen."""
        self._look(step)
        situation = self.afternoon.situation(self.now)
        broken = broken_in(situation)
        assert all(situation.locked.issuperset(each.requests) for each in broken), f"{step}: {broken}"
        assert {each.rule for each in broken} <= {Rule.NOT_AVAILABLE, Rule.NO_SUCH_TABLE}, step
        after = self.afternoon.store.read(rows)
        begun = {(slot.block_id, slot.number) for slot in situation.slots if slot.starts < self.now}
        for key, place in before.items():
            if step != "undo" and place[:2] in begun:
                assert after[key][:3] == place[:3], f"{step} moved the past"
                assert after[key][3].split()[0] == place[3].split()[0], f"{step} changed the past"
            if place[3] == "planned True" and step not in ("undo", "unlock"):
                assert after[key][:3] == place[:3], f"{step} moved a lock"

    def _meeting(self, which: int) -> str:
        planned = sorted(
            key for key, place in self.afternoon.store.read(rows).items() if "planned" in place[3]
        )
        return planned[which % len(planned)] if planned else "0" * 32

    def _request(self, one: int, other: int) -> None:
        self.afternoon.store.write(
            "Request", actions.add_request, self.afternoon.event_id, self.people[one % len(self.people)],
            self.people[other % len(self.people)], type_id=self.afternoon.types["C2C"], now=self.now,
        )  # fmt: skip

    def _place(self, one: int, other: int) -> None:
        known = self.afternoon.store.read(requests_of)
        if known:
            self.afternoon.place(known[one % len(known)], other % 4, one % 3, self.now)

    def _move(self, one: int, other: int) -> None:
        place = (self.afternoon.block, other % 4, self.afternoon.tables[one % 3], self.now)
        self.afternoon.store.write("Move", actions.move_meeting, self._meeting(one), *place)

    def _swap(self, one: int, other: int) -> None:
        pair = (self._meeting(one), self._meeting(other))
        self.afternoon.store.write("Swap", actions.swap_meetings, *pair, self.now)

    def _lock(self, one: int, _other: int) -> None:
        self.afternoon.store.write("Lock", actions.lock_meeting, self._meeting(one))

    def _unlock(self, one: int, _other: int) -> None:
        self.afternoon.store.write("Unlock", actions.unlock_meeting, self._meeting(one))

    def _cancel(self, one: int, _other: int) -> None:
        self.afternoon.store.write("Cancel", actions.cancel_meeting, self._meeting(one), self.now)

    def _schedule(self, _one: int, _other: int) -> None:
        situation = self.afternoon.situation(self.now)
        plan = make_schedule(ScheduleJob(situation.problem, Budget(0.02), situation.schedule), Silent())
        assert plan.schedule is not None
        steps = self.afternoon.store.write_chunks(
            "Schedule", actions.write_schedule, self.afternoon.event_id, situation.fingerprint, plan.schedule,
            self.now,
        )  # fmt: skip
        assert len(list(steps)) <= 1

    def _repair(self, one: int, other: int) -> None:
        situation = self.afternoon.situation(self.now)
        there = sorted(
            self.afternoon.store.read(queries.parties, self.afternoon.event_id, self.now, self.people)
        )
        waiting = {each.key for each in situation.problem.requests if each.key not in situation.schedule}
        news = News(
            missing=frozenset({there[one % len(there)]} if one else ()),
            closed=frozenset({self.afternoon.tables[0]} if other == 0 else ()),
            joining=frozenset(waiting if other % 2 else ()),
        )
        setback = setback_of(situation, news)
        job = RepairJob(situation.problem, situation.schedule, setback, refill=other % 3 == 0)
        plan = repair_schedule(job, Silent())
        for change in plan.changes:
            assert change.request not in situation.locked, "a repair touched a lock"
        self._written("Repair", actions.write_repair, situation.fingerprint, plan.schedule, news)

    def _written(self, label: str, action: Callable[..., object], *values: object) -> None:
        """What was planned for what there is now is never refused."""
        try:
            self.afternoon.store.write(label, action, self.afternoon.event_id, *values, self.now)
        except Refused as refused:
            raise AssertionError(label) from refused

    def _walk_in(self, one: int, other: int) -> None:
        self.guests += 1
        store = self.afternoon.store
        guest = store.write("Walk-in", add_guest, self.afternoon.forum, f"Svečias{self.guests}")
        self.people.append(guest)
        store.write("Join", actions.join_meeting, self._meeting(one), guest, 1 + other % 2, self.now)

    def _later(self, one: int, _other: int) -> None:
        self.now = max(self.now, START - timedelta(minutes=5)) + timedelta(minutes=7 * (one % 3))

    def _undo(self, _one: int, _other: int) -> None:
        self.afternoon.store.undo()


@given(st.lists(st.tuples(STEPS, SMALL, SMALL), min_size=8, max_size=30))
@settings(
    max_examples=15, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
def test_every_rule_holds_whatever_is_done(steps: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder, closing(Store.open(Path(folder) / "forum.fdesk")) as store:
        forum = store.write("Make the forum", make_forum)
        afternoon = make_afternoon(store, forum)
        day = Day(afternoon, list(forum.attendees.values()))
        for one in range(4):
            day.do("request", one, one + 2)
        for step, one, other in steps:
            day.do(step, one, other)
        day.check("the end", store.read(rows))


@given(st.lists(st.tuples(STEPS, SMALL, SMALL), min_size=4, max_size=14))
@settings(
    max_examples=15, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
def test_taking_everything_back_restores_what_was(steps: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder, closing(Store.open(Path(folder) / "forum.fdesk")) as store:
        afternoon = make_afternoon(store, store.write("Make the forum", make_forum))
        day = Day(afternoon, list(afternoon.forum.attendees.values()))
        for one in range(4):
            day.do("request", one, one + 2)
        taken: list[tuple[dict[str, Place], list[str]]] = []
        for step, one, other in steps:
            before, known = store.read(rows), store.read(written)
            if step != "undo":
                day.do(step, one, other)
            taken.append((before, [key for key in store.read(written) if key not in known]))
        for before, written_then in reversed(taken):
            for action in written_then:
                store.undo(action)
            assert store.read(rows) == before
