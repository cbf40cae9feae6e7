"""The law of the door: whatever is scanned, refused, overruled and taken back, the number inside is right."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import history
from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import annul_scan, check_in, check_in_delegation, overrule_scan
from desktop_app.features.checkin.queries.inside import inside_count
from desktop_app.features.checkin.rules import (
    AnnulReason,
    Answer,
    Direction,
    OverrideReason,
    PrintRule,
    ReentryRule,
    day_begins,
)
from tests.features.checkin.conftest import NINE, OLENA, ZYDRUNAS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.features.checkin.rules import Desk
    from tests.features.checkin.conftest import Forum

CODES = (ZYDRUNAS, OLENA, "K", "nobody")
PEOPLE = ("Šimkus", "Коваленко", "Kowalski")
WAITS = (1, 20, 60 * 14, 60 * 25)
STEPS = st.one_of(
    st.tuples(st.just("in"), st.sampled_from(CODES)),
    st.tuples(st.just("out"), st.sampled_from(CODES)),
    st.tuples(st.just("together"), st.lists(st.sampled_from(PEOPLE), max_size=4)),
    st.tuples(st.just("undo"), st.just(0)),
    st.tuples(st.just("overrule"), st.integers(0, 5)),
    st.tuples(st.just("annul"), st.integers(0, 5)),
)


@dataclass
class Hall:
    """What somebody with a slate beside the door knows: who passed which way, and what was struck out."""

    forum: Forum
    desk: Desk
    passed: dict[str, tuple[str, Direction, datetime]] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)
    together: list[str] = field(default_factory=list)

    def note(self, answer: Answer) -> None:
        self.answers.append(answer)
        if answer.verdict.admitted and answer.person is not None:
            self.passed[answer.scan_id] = (answer.person.code, answer.direction, answer.at)

    def inside(self, since: datetime | None = None) -> int:
        people: set[str] = set()
        for code, way, at in self.passed.values():
            if since is None or at >= since:
                (people.add if way is Direction.ENTRY else people.discard)(code)
        return len(people)


def _count(session: Session, desk: Desk, since: datetime | None) -> int:
    return session.scalar(inside_count(desk.point_id, since)) or 0


def come_together(hall: Hall, names: list[str], at: datetime) -> None:
    wanted = [hall.forum.people[name] for name in names]
    given = [
        answer
        for step in hall.forum.store.write_chunks("Together", check_in_delegation, hall.desk, wanted, at)
        for answer in step
    ]
    assert [answer.person.attendee_id for answer in given if answer.person] == list(dict.fromkeys(wanted))
    hall.together = [answer.scan_id for answer in given if answer.verdict.admitted]
    for answer in given:
        hall.note(answer)


def leave_together(hall: Hall) -> None:
    """Undo the newest action, where it is a delegation of which nobody was taken back one by one."""
    newest = hall.forum.store.read(history.entries, limit=1)[0]
    if newest.verb == "check_in_delegation" and not newest.undone:
        hall.forum.store.undo(newest.id)
        for scan_id in hall.together:
            del hall.passed[scan_id]


def take(hall: Hall, kind: str, what: str | int | list[str], at: datetime) -> None:
    """One thing that happens at the door; what is refused changes nothing."""
    store = hall.forum.store
    if isinstance(what, list):
        come_together(hall, what, at)
        return
    if kind == "undo":
        leave_together(hall)
        return
    if isinstance(what, str):
        way = Direction.ENTRY if kind == "in" else Direction.EXIT
        hall.note(store.write("Check in", check_in, hall.desk, what, at, direction=way))
        return
    if what >= len(hall.answers):
        return
    scan_id = hall.answers[-1 - what].scan_id
    try:
        if kind == "overrule":
            hall.note(store.write("Let in", overrule_scan, hall.desk, scan_id, OverrideReason.WENT_OUT, at))
        else:
            store.write("Undo", annul_scan, scan_id, AnnulReason.BY_MISTAKE, at)
            del hall.passed[scan_id]
    except Refused:
        pass


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.tuples(STEPS, st.sampled_from(WAITS)), max_size=14),
    rule=st.sampled_from(ReentryRule),
    capacity=st.sampled_from([None, 1, 2]),
)
def test_the_number_inside_is_right_at_every_moment(
    forum: Forum,
    steps: list[tuple[tuple[str, str | int | list[str]], int]],
    rule: ReentryRule,
    capacity: int | None,
) -> None:
    desk = forum.point(direction="both", reentry_rule=rule.value, capacity=capacity)
    hall, other, at = Hall(forum, desk), forum.point(name="Other"), NINE
    forum.store.write("Check in", check_in, other, ZYDRUNAS, at)
    for (kind, what), minutes in steps:
        at += timedelta(minutes=minutes)
        before, today = hall.inside(), day_begins(at, "Europe/Vilnius")
        take(hall, kind, what, at)
        assert forum.store.read(_count, desk, None) == hall.inside()
        assert forum.store.read(_count, desk, today) == hall.inside(today)
        grew = hall.inside() > before and kind in {"in", "together"}
        counted = hall.inside(today if rule is ReentryRule.DAILY else None)
        assert not grew or capacity is None or counted <= capacity
    assert forum.store.read(_count, other, None) == 1
    assert all(answer.print_rule is PrintRule.NEVER for answer in hall.answers)
