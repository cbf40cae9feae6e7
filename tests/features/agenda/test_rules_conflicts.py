"""Tests of the one check: each kind by a small programme, and that the index agrees with the whole check."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.agenda.rules import (
    Person,
    Programme,
    Room,
    Session,
    SessionKind,
    SessionState,
    Span,
)
from desktop_app.features.agenda.rules.conflicts import (
    SENTENCES,
    Acceptance,
    ConflictKind,
    Index,
    Level,
    Placement,
    Surroundings,
    all_conflicts,
)
from desktop_app.features.agenda.rules.conflicts.conflict import LEVELS
from tests.features.agenda.programmes import HALL, LAB, YARD, at, minutes, programme, talk

if TYPE_CHECKING:
    from datetime import datetime

ONA, JANIS = ("ona",), ("janis",)
QUIET = {ConflictKind.NO_SPEAKER}


def kinds(whole: Programme, surroundings: Surroundings | None = None) -> list[ConflictKind]:
    return [each.kind for each in all_conflicts(whole, surroundings).open if each.kind not in QUIET]


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        ([talk("a", at(9)), talk("b", at(9, 30))], []),  # touching is fine
        ([talk("a", at(9)), talk("b", at(9, 29))], [ConflictKind.ROOM_TWICE]),
        ([talk("a", at(9)), talk("b", at(9), room=LAB)], []),
        ([talk("a", at(9)), talk("b", at(9), kind=SessionKind.BLOCKER)], [ConflictKind.ROOM_TWICE]),
        ([talk("a", at(9)), talk("b", at(9), state=SessionState.CANCELLED)], []),
        ([talk("a", at(9), 0), talk("b", at(9), 0)], [ConflictKind.ROOM_TWICE]),
        ([talk("a", at(9), 0), talk("b", at(9))], []),
        ([talk("a", at(9), 600), talk("b", at(18), 30)], [ConflictKind.ROOM_TWICE]),  # long ones reach far
        ([talk("a", at(9), by=ONA), talk("b", at(9, 10), room=LAB, by=ONA)], [ConflictKind.PERSON_TWICE]),
        ([talk("a", at(9), by=ONA), talk("b", at(9, 10), room=LAB, by=JANIS)], []),
        ([talk("a", at(9), room="")], [ConflictKind.NO_ROOM]),
        ([talk("a", at(9), state=SessionState.DRAFT)], [ConflictKind.UNCONFIRMED]),
        ([talk("a", at(9, 0, 22))], [ConflictKind.OUTSIDE]),
        ([talk("a", at(23, 30), 60)], []),  # past midnight, into the second day
        ([talk("a", at(23, 30, 21), 60)], [ConflictKind.OUTSIDE]),
        ([talk("a", None)], []),
    ],
)
def test_what_clashes(sessions: list[Session], expected: list[ConflictKind]) -> None:
    assert kinds(programme(*sessions)) == expected


def test_both_clash_in_room_and_person_and_are_told_once() -> None:
    check = all_conflicts(programme(talk("b", at(9, 10), by=ONA), talk("a", at(9), by=ONA)))
    assert [(each.kind, each.sessions) for each in check.open] == [
        (ConflictKind.ROOM_TWICE, ("a", "b")),
        (ConflictKind.PERSON_TWICE, ("a", "b")),
    ]
    assert check.open[0].span == Span(at(9, 10), at(9, 30))


def test_rooms_and_people_that_are_not_there() -> None:
    morning = (Span(at(8), at(12)),)
    whole = programme(
        talk("a", at(11, 45), by=ONA),
        rooms=(Room(HALL, "Hall", availability=morning),),
        people=(Person("ona", "Ona", availability=morning),),
    )
    assert kinds(whole) == [ConflictKind.ROOM_CLOSED, ConflictKind.PERSON_AWAY]
    assert kinds(replace(whole, sessions=(talk("a", at(11), by=ONA),))) == []


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (at(0), [ConflictKind.PERSON_NOT_COMING]),
        (at(9, 29), [ConflictKind.PERSON_NOT_COMING]),
        (at(9, 30), []),  # what they did before stays right
    ],
)
def test_somebody_on_stage_who_is_not_coming(since: datetime, expected: list[ConflictKind]) -> None:
    around = Surroundings(not_coming={"ona": since})
    whole = programme(talk("a", at(9), by=ONA), talk("b", at(12), by=JANIS), talk("later", None, by=ONA))
    check = all_conflicts(whole, around)
    assert [(each.kind, each.level, each.sessions, each.people) for each in check.open] == [
        (kind, Level.WARNING, ("a",), ONA) for kind in expected
    ]


def test_the_room_needs_time_and_the_person_a_way() -> None:
    around = Surroundings(turn_round=minutes(10), way=minutes(10))
    whole = programme(
        talk("a", at(9), by=ONA),
        talk("b", at(9, 35), by=JANIS),
        talk("c", at(9, 35), room=LAB, by=ONA),
        talk("tea", at(10, 5), kind=SessionKind.BREAK),
    )
    check = all_conflicts(whole, around)
    assert [(each.kind, each.sessions, each.facts) for each in check.open] == [
        (ConflictKind.TURN_ROUND, ("a", "b"), (("minutes", 5),)),
        (ConflictKind.TOO_SHORT_A_WAY, ("a", "c"), (("minutes", 5),)),
    ]


def test_sign_ups_and_meetings_are_looked_at() -> None:
    around = Surroundings(
        meetings={"ona": (Span(at(9, 20), at(9, 40)), Span(at(12), at(13)))},
        sign_ups={"a": 31, "later": 4},
    )
    whole = programme(talk("a", at(9), room=LAB, by=ONA), talk("later", None))
    check = all_conflicts(whole, around)
    assert {each.kind for each in check.open} == {
        ConflictKind.PERSON_MEETS,
        ConflictKind.TOO_MANY,
        ConflictKind.UNPLANNED_CHOSEN,
    }
    meets = next(each for each in check.open if each.kind is ConflictKind.PERSON_MEETS)
    assert meets.span == Span(at(9, 20), at(9, 30))
    assert meets.people == ONA


@pytest.mark.parametrize(
    ("meetings", "count"),
    [
        ((), None),
        ((Span(at(8, 30), at(9)), Span(at(9, 30), at(10))), None),  # touching is fine
        ((Span(at(8, 50), at(9, 1)), Span(at(9, 10), at(9, 30)), Span(at(12), at(13))), 2),
    ],
)
def test_guests_who_meet_somebody_then_are_counted(meetings: tuple[Span, ...], count: int | None) -> None:
    around = Surroundings(sign_ups={"a": 3}, guest_meetings={"a": meetings})
    check = all_conflicts(programme(talk("a", at(9), by=ONA)), around)
    expected = [] if count is None else [(ConflictKind.GUESTS_MEET, Level.WARNING, (("count", count),))]
    assert [(each.kind, each.level, each.facts) for each in check.open] == expected
    moved = Index(programme(talk("a", at(9), by=ONA)), around).what_if("a", Placement(HALL, at(12, 45)))
    assert [each.kind for each in moved] == ([ConflictKind.GUESTS_MEET] if count else [])


def test_the_worst_stands_first_and_each_level_is_found() -> None:
    whole = programme(talk("a", at(9)), talk("b", at(9), state=SessionState.DRAFT))
    check = all_conflicts(whole)
    assert [each.level for each in check.open] == [Level.ERROR, Level.HINT, Level.HINT, Level.HINT]
    assert len(check.at(Level.HINT)) == 3
    assert {each.kind for each in check.of("a")} == {ConflictKind.ROOM_TWICE, ConflictKind.NO_SPEAKER}


def test_what_was_accepted_stays_so_while_the_clash_is_the_same() -> None:
    whole = programme(talk("a", at(9), by=ONA), talk("b", at(9, 10), by=JANIS))
    clash = all_conflicts(whole).open[0]
    accepted = [Acceptance(clash.identity, "Panel and film run together")]
    check = all_conflicts(whole, accepted=accepted)
    assert check.open == ()
    assert check.accepted == ((clash, "Panel and film run together"),)
    nearer = replace(whole, sessions=(talk("a", at(9), by=ONA), talk("b", at(9, 20), by=JANIS)))
    assert all_conflicts(nearer, accepted=accepted).open == ()
    third = replace(whole, sessions=(*whole.sessions, talk("c", at(9), by=("mari",))))
    still_open = {each.sessions for each in all_conflicts(third, accepted=accepted).open}
    assert still_open == {("a", "c"), ("c", "b")}


def test_a_sentence_has_all_that_it_needs() -> None:
    facts = {
        "first": "Opening",
        "second": "Panel",
        "room": "Hall",
        "person": "Ona",
        "start": "9",
        "end": "10",
    }
    around = Surroundings(way=minutes(10), turn_round=minutes(10), sign_ups={"a": 300, "z": 1})
    whole = programme(
        talk("a", at(9), by=ONA),
        talk("b", at(9, 35), by=ONA),
        talk("c", at(9, 35), room=LAB, by=ONA),
        talk("z", None),
    )
    sentences = [each.sentence(facts) for each in all_conflicts(whole, around).open]
    assert sentences
    assert not any("{" in sentence for sentence in sentences)
    assert "Ona has 5 min from “Opening” to “Panel” in another room." in sentences


def test_every_kind_has_a_level_and_a_sentence_of_known_facts() -> None:
    known = {"first", "second", "room", "person", "start", "end", "minutes", "count", "capacity"}
    assert set(SENTENCES) == set(LEVELS) == set(ConflictKind)
    assert {name for text in SENTENCES.values() for _, name, *_ in Formatter().parse(text) if name} == known


def test_where_it_is_now_does_not_count_against_a_move() -> None:
    index = Index(programme(talk("a", at(9), by=ONA), talk("b", at(10), by=JANIS)))
    assert index.what_if("a", Placement(HALL, at(9, 15))) == ()
    assert [each.kind for each in index.what_if("a", Placement(HALL, at(10, 15)))] == [
        ConflictKind.ROOM_TWICE
    ]
    assert [each.kind for each in index.what_if("a", Placement(HALL, at(9), minutes(61)))] == [
        ConflictKind.ROOM_TWICE
    ]
    assert index.what_if("a", Placement(LAB, None)) == ()
    assert index.sessions["a"].start == at(9)


ROOMS, PEOPLE = ("", HALL, LAB, YARD), ("ona", "janis", "mari")


def _made(guid: str, data: st.DataObject) -> Session:
    start = data.draw(st.none() | st.integers(0, 60), label="start")
    return talk(
        guid,
        None if start is None else at(9) + minutes(5 * start),
        5 * data.draw(st.integers(0, 20), label="length"),
        data.draw(st.sampled_from(ROOMS), label="room"),
        by=data.draw(st.sets(st.sampled_from(PEOPLE)).map(sorted), label="by"),
        state=data.draw(st.sampled_from(SessionState), label="state"),
    )


@given(st.integers(1, 7), st.lists(st.integers(0, 6), max_size=6), st.data())
def test_an_index_kept_up_to_date_finds_what_a_fresh_one_finds(
    count: int, moved: list[int], data: st.DataObject
) -> None:
    around = Surroundings(turn_round=minutes(10), way=timedelta(minutes=5))
    sessions = [_made(f"s{number}", data) for number in range(count)]
    index = Index(programme(*sessions), around)
    for number in moved:
        place = number % count
        sessions[place] = _made(f"s{place}", data)
        index.put(sessions[place])
    fresh = all_conflicts(programme(*sessions), around)
    kept = {conflict for guid in index.sessions for conflict in index.conflicts(guid)}
    assert kept == set(fresh.open)


@given(st.integers(2, 6), st.data())
def test_overlaps_are_those_that_a_comparison_of_all_pairs_finds(count: int, data: st.DataObject) -> None:
    sessions = [_made(f"s{number}", data) for number in range(count)]
    long_ones = [session for session in sessions if session.happens and session.length]
    pairs = {
        frozenset((one.guid, two.guid))
        for one in long_ones
        for two in long_ones
        if one.guid < two.guid and one.room == two.room and one.room
        if one.span is not None and two.span is not None and one.span.overlaps(two.span)
    }
    found = {
        frozenset(conflict.sessions)
        for conflict in all_conflicts(programme(*sessions)).open
        if conflict.kind is ConflictKind.ROOM_TWICE
    }
    lasting = {session.guid for session in long_ones}
    assert {pair for pair in found if pair <= lasting} == pairs
