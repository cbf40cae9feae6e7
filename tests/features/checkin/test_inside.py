"""The law of the door: whatever is scanned, refused, overruled and taken back, the number inside is right."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import annul_scan, check_in, overrule_scan
from desktop_app.features.checkin.queries.case import inside_count
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
WAITS = (1, 20, 60 * 14, 60 * 25)
STEPS = st.one_of(
    st.tuples(st.just("in"), st.sampled_from(CODES)),
    st.tuples(st.just("out"), st.sampled_from(CODES)),
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


def take(hall: Hall, kind: str, what: str | int, at: datetime) -> None:
    """One thing that happens at the door; what is refused changes nothing."""
    store = hall.forum.store
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
    steps: list[tuple[tuple[str, str | int], int]],
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
        grew = hall.inside() > before and kind == "in"
        counted = hall.inside(today if rule is ReentryRule.DAILY else None)
        assert not grew or capacity is None or counted <= capacity
    assert forum.store.read(_count, other, None) == 1
    assert all(answer.print_rule is PrintRule.NEVER for answer in hall.answers)
