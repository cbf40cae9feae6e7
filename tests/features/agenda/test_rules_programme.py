"""Tests of the nouns of a programme: days, order, names, spans."""

from __future__ import annotations

import pickle
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from desktop_app.features.agenda.rules import SessionKind, SessionState, Span, covered
from tests.features.agenda.programmes import HALL, at, programme, talk

if TYPE_CHECKING:
    from datetime import datetime


def test_a_programme_is_pickled_and_hashed() -> None:
    whole = programme(talk("a", at(9), by=("ona",)), talk("b", None))
    again = pickle.loads(pickle.dumps(whole))  # noqa: S301 (its own pickle)
    assert again == whole
    assert hash(again) == hash(whole)


def test_sessions_in_order_of_time_and_those_without_one() -> None:
    whole = programme(talk("late", at(11)), talk("none", None), talk("early", at(9)))
    assert [session.guid for session in whole.scheduled()] == ["early", "late"]
    assert [session.guid for session in whole.unscheduled()] == ["none"]


def test_guests_see_no_blockers() -> None:
    whole = programme(
        talk("coffee", at(10), kind=SessionKind.BREAK), talk("setup", at(8), kind=SessionKind.BLOCKER)
    )
    assert [session.guid for session in whole.public()] == ["coffee"]


def test_names_of_rooms_and_people() -> None:
    session = talk("a", at(9), by=("ona", "mari"))
    whole = programme(session)
    assert whole.room_name(HALL) == "Hall"
    assert not whole.room_name("nowhere")
    assert whole.names(session) == ("Ona Testė", "Mari Näide")
    assert whole.local(at(9)).strftime("%H:%M %z") == "09:00 +0300"


@pytest.mark.parametrize(
    ("instant", "change", "expected"),
    [
        (at(23, 59), time(), date(2026, 5, 20)),
        (at(0, 0, 21), time(), date(2026, 5, 21)),
        (at(3, 59, 21), time(4), date(2026, 5, 20)),
        (at(4, 0, 21), time(4), date(2026, 5, 21)),
    ],
)
def test_the_small_hours_belong_to_the_day_before(instant: datetime, change: time, expected: date) -> None:
    assert programme(days=(), day_change=change).day_of(instant) == expected


def test_a_day_of_the_programme_says_where_it_ends() -> None:
    assert programme().day_of(at(23, 0, 21)) == date(2026, 5, 21)


def test_what_is_cancelled_or_has_no_time_does_not_happen() -> None:
    assert talk("a", at(9)).happens
    assert not talk("a", None).happens
    assert not talk("a", at(9), state=SessionState.CANCELLED).happens
    assert talk("a", None).span is None
    assert talk("a", None).end is None
    assert talk("a", at(9), 30).end == at(9, 30)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (Span(at(9), at(10)), Span(at(10), at(11)), False),
        (Span(at(9), at(10)), Span(at(9, 59), at(11)), True),
        (Span(at(9), at(12)), Span(at(10), at(11)), True),
    ],
)
def test_spans_that_touch_do_not_overlap(first: Span, second: Span, *, expected: bool) -> None:
    assert first.overlaps(second) is expected
    assert second.overlaps(first) is expected


@pytest.mark.parametrize(
    ("available", "expected"),
    [
        ((), False),
        ((Span(at(8), at(12)),), True),
        ((Span(at(10), at(12)), Span(at(8), at(10))), True),
        ((Span(at(8), at(9, 30)), Span(at(10), at(12))), False),
        ((Span(at(9, 30), at(12)),), False),
    ],
)
def test_availability_may_come_in_pieces(available: tuple[Span, ...], *, expected: bool) -> None:
    assert covered(Span(at(9), at(11)), available) is expected
