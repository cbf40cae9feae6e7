"""Tests of shift-the-rest: by a table of rooms, and by its laws."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Refused
from desktop_app.features.agenda.rules import Day, Programme, SessionKind, SessionState
from desktop_app.features.agenda.rules.moves import MoveRefusal
from desktop_app.features.agenda.rules.shifting import shift_rest
from tests.features.agenda.programmes import HALL, LAB, at, minutes, programme, talk

NINE = at(9)


def room_of(plan: str) -> Programme:
    """A hall from nine on, five minutes for each sign: letters are sessions, capitals locked, - is free."""
    sessions = []
    for letter in dict.fromkeys(plan.replace("-", "")):
        begins, length = plan.index(letter), plan.count(letter)
        sessions.append(talk(letter, NINE + minutes(5 * begins), 5 * length, locked=letter.isupper()))
    return programme(*sessions)


def drawn(whole: Programme) -> str:
    """The hall as `room_of` reads it."""
    signs: dict[int, str] = {}
    for session in whole.scheduled():
        assert session.start is not None
        first = (session.start - NINE) // minutes(5)
        for place in range(first, first + session.length // minutes(5)):
            assert place not in signs
            signs[place] = session.guid
    return "".join(signs.get(place, "-") for place in range(max(signs) + 1))


@pytest.mark.parametrize(
    ("plan", "by", "expected"),
    [
        ("aabb", 5, "-aabb"),
        ("aa-bb", 5, "-aabb"),  # the gap swallows it
        ("aa-bbcc", 10, "--aabbcc"),
        ("aa--bb", 5, "-aa-bb"),
        ("aaBBcc", 5, "--BBaacc"),  # nothing moves what is locked
        ("aa-BBcc", 5, "-aaBBcc"),
        ("aabCCd-e", 5, "-aaCCbde"),
        ("xxaabb", 5, "xx-aabb"),
        ("aabb", 0, "aabb"),
        ("--aabb", -5, "-aabb"),
        ("xx-aabb", -10, "xxaabb"),  # up to what is before it, and no further
        ("XXaabb", -10, "XXaabb"),
        ("--aaBBcc", -5, "-aa-BBcc"),
    ],
)
def test_what_follows_makes_way(plan: str, by: int, expected: str) -> None:
    before = room_of(plan)
    step = shift_rest(before, "a", minutes(by))
    assert drawn(step.applied(before)) == expected
    assert step.undone(step.applied(before)) == before


def test_other_rooms_cancelled_and_unplanned_sessions_stay() -> None:
    before = programme(
        talk("a", at(9)),
        talk("b", at(9, 30)),
        talk("elsewhere", at(9, 30), room=LAB),
        talk("cancelled", at(9, 30), state=SessionState.CANCELLED),
        talk("unplanned", None),
    )
    step = shift_rest(before, "a", minutes(10))
    assert [session.guid for session in step.after] == ["a", "b"]


def test_breaks_and_blockers_make_way_like_sessions() -> None:
    before = programme(talk("a", at(9)), talk("tea", at(9, 30), kind=SessionKind.BREAK))
    step = shift_rest(before, "a", minutes(10))
    assert [session.start for session in step.after] == [at(9, 10), at(9, 40)]


def test_the_next_day_is_not_brought_forward() -> None:
    before = programme(talk("a", at(10)), talk("b", at(11)), talk("tomorrow", at(9, day=21)))
    step = shift_rest(before, "a", minutes(-15))
    assert [(each.guid, each.start) for each in step.after] == [("a", at(9, 45)), ("b", at(10, 45))]


def test_a_session_after_midnight_belongs_to_its_evening() -> None:
    days = tuple(Day(date(2026, 5, day), at(4, day=day), at(4, day=day + 1)) for day in (20, 21))
    before = programme(
        talk("a", at(23)), talk("b", at(0, 30, 21)), talk("tomorrow", at(9, day=21)), days=days
    )
    step = shift_rest(before, "a", minutes(-15))
    assert [(each.guid, each.start) for each in step.after] == [("a", at(22, 45)), ("b", at(0, 15, 21))]


@pytest.mark.parametrize("by", [10, 25])
def test_parallel_sessions_stay_parallel_where_the_delay_does_not_reach_them(by: int) -> None:
    """Two workshops share the foyer on purpose; a delay that a gap swallows is none of their business."""
    before = programme(talk("a", at(9)), talk("b", at(10)), talk("c", at(10)), talk("d", at(10, 15, 21)))
    assert [each.guid for each in shift_rest(before, "a", minutes(by)).after] == ["a"]


@pytest.mark.parametrize(
    ("guid", "reason"),
    [("A", MoveRefusal.LOCKED), ("z", MoveRefusal.GONE), ("later", MoveRefusal.NOT_SCHEDULED)],
)
def test_what_cannot_be_shifted_is_refused(guid: str, reason: MoveRefusal) -> None:
    whole = room_of("AAbb")
    whole = replace(whole, sessions=(*whole.sessions, talk("later", None)))
    with pytest.raises(Refused) as refused:
        shift_rest(whole, guid, minutes(5))
    assert refused.value.reason is reason


@st.composite
def halls(draw: st.DrawFn) -> Programme:
    """A room without overlaps: lengths and gaps of five-minute steps, some sessions locked."""
    parts = draw(
        st.lists(st.tuples(st.integers(0, 4), st.integers(1, 12), st.booleans()), min_size=1, max_size=8)
    )
    sessions, reached = [], NINE
    for number, (gap, length, locked) in enumerate(parts):
        start = reached + minutes(5 * gap)
        sessions.append(talk(f"s{number}", start, 5 * length, locked=locked and number != 0))
        reached = start + minutes(5 * length)
    order = draw(st.permutations(sessions))
    return programme(*order, talk("other", NINE, 300, room=LAB))


@given(halls(), st.integers(-60, 240), st.data())
def test_the_laws_of_shifting(before: Programme, by: int, data: st.DataObject) -> None:
    free = sorted(each.guid for each in before.sessions if not each.locked and each.room == HALL)
    guid = data.draw(st.sampled_from(free))
    step = shift_rest(before, guid, timedelta(minutes=by))
    after = step.applied(before)
    old, new = before.by_guid(), after.by_guid()
    asked = old[guid].start
    assert asked is not None
    assert old.keys() == new.keys()
    for key, session in new.items():
        earlier = old[key]
        assert session == replace(
            earlier, start=session.start
        )  # nothing but the start, so the length is kept
        if earlier.locked or earlier.room != HALL or (earlier.start is not None and earlier.start < asked):
            assert session == earlier
    spans = sorted(each.span for each in after.sessions if each.room == HALL and each.span is not None)
    assert all(not one.overlaps(two) for one, two in pairwise(spans))
    assert step.undone(after) == before


@given(halls(), st.integers(0, 240))
def test_a_delay_never_grows_on_its_way_and_never_brings_anything_forward(before: Programme, by: int) -> None:
    """With nothing locked, each following session is late by no more than the one before it."""
    whole = replace(before, sessions=tuple(replace(each, locked=False) for each in before.sessions))
    after = shift_rest(whole, "s0", minutes(by)).applied(whole).by_guid()
    delays = [
        after[session.guid].start - session.start  # type: ignore[operator]  # all have a start
        for session in whole.scheduled()
        if session.room == HALL
    ]
    assert delays == sorted(delays, reverse=True)
    assert delays[-1] >= timedelta()
