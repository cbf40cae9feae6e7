"""Arrivals kept in memory count exactly what reading everything anew would."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.checkin.rules import Turnout

NINE = datetime(2026, 3, 19, 9, tzinfo=UTC)

entries = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "d"]), st.integers(0, 200).map(lambda m: NINE + timedelta(minutes=m))
    ),
    max_size=20,
)


@given(first=entries, more=entries, now=st.integers(0, 400))
def test_adding_bit_by_bit_or_all_at_once_is_the_same(
    first: list[tuple[str, datetime]], more: list[tuple[str, datetime]], now: int
) -> None:
    at = NINE + timedelta(minutes=now)
    bit_by_bit, at_once = Turnout(), Turnout()
    bit_by_bit.add(first)
    bit_by_bit.add(more)
    at_once.add((first + more) * 10)
    assert bit_by_bit.arrivals(at) == at_once.arrivals(at)
    assert bit_by_bit.arrivals(at).arrived == len({key for key, _ in first + more})


def test_each_person_counts_at_the_first_entry() -> None:
    turnout = Turnout()
    turnout.add([("a", NINE + timedelta(minutes=7)), ("a", NINE), ("b", NINE + timedelta(minutes=6))])
    now = turnout.arrivals(NINE + timedelta(minutes=9))
    assert (now.arrived, now.last_minutes, now.per_bucket[-2:]) == (2, 1, (1, 1))


def test_what_was_cleared_is_gone() -> None:
    turnout = Turnout()
    turnout.add([("a", NINE)])
    turnout.clear()
    assert turnout.arrivals(NINE).arrived == sum(turnout.arrivals(NINE).per_bucket) == 0


def test_a_station_whose_clock_runs_ahead_counts_as_the_newest() -> None:
    turnout = Turnout()
    turnout.add([("a", NINE + timedelta(hours=1))])
    assert turnout.arrivals(NINE).per_bucket[-1] == 1
