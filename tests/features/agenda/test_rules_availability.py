"""Tests of availability as people type it: what is read, what is refused, and that words are read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.agenda.rules import Span
from desktop_app.features.agenda.rules.availability import spans_of, spans_words
from tests.features.agenda.programmes import at, minutes, programme

TWO_DAYS = programme()


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("", ()),
        ("2026-05-20 09:00–12:30", (Span(at(9), at(12, 30)),)),
        ("2026-05-20 9.00 - 12.30", (Span(at(9), at(12, 30)),)),
        ("09:00-12:30", (Span(at(9), at(12, 30)), Span(at(9, 0, 21), at(12, 30, 21)))),
        ("2026-05-20 22:00–02:00", (Span(at(22), at(2, 0, 21)),)),
        (
            "2026-05-21 10:00–11:00; 2026-05-20 09:00–10:00",
            (Span(at(9), at(10)), Span(at(10, 0, 21), at(11, 0, 21))),
        ),
    ],
)
def test_what_is_typed_is_read(typed: str, spans: tuple[Span, ...]) -> None:
    assert spans_of(TWO_DAYS, typed) == spans


@pytest.mark.parametrize(
    "typed", ["morning", "09:00", "25:00–26:00", "2026-13-01 09:00–10:00", "09:00–10:00 x"]
)
def test_what_makes_no_sense_is_none(typed: str) -> None:
    assert spans_of(TWO_DAYS, typed) is None


def test_the_same_on_every_day_is_said_once() -> None:
    assert spans_words(TWO_DAYS, spans_of(TWO_DAYS, "09:00–12:30") or ()) == "09:00–12:30"
    assert spans_words(TWO_DAYS, (Span(at(9), at(10)),)) == "2026-05-20 09:00–10:00"


@given(
    st.lists(
        st.builds(
            lambda start, length, day: Span(at(start, 0, day), at(start, 0, day) + minutes(length)),
            st.integers(0, 23),
            st.integers(1, 24 * 60 - 1),
            st.sampled_from([20, 21]),
        ),
        max_size=3,
    )
)
def test_words_are_read_as_what_they_say(spans: list[Span]) -> None:
    assert spans_of(TWO_DAYS, spans_words(TWO_DAYS, spans)) == tuple(sorted(spans))
