"""How long a desk takes no PIN after wrong ones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.staff import Tries
from desktop_app.staff.tries import FORGOTTEN_AFTER, FREE_TRIES, LONGEST_PAUSE

NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)


def after(wrong: int, at: datetime = NOON) -> Tries:
    tries = Tries()
    for _ in range(wrong):
        tries = tries.failed("ona", at)
    return tries


def test_the_pause_begins_with_the_fifth_and_grows() -> None:
    assert [after(wrong).seconds_left(NOON) for wrong in range(11)] == [
        0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900,
    ]  # fmt: skip


def test_the_pause_passes() -> None:
    tries = after(FREE_TRIES)
    assert tries.seconds_left(NOON + timedelta(seconds=29.5)) == 1
    assert tries.seconds_left(NOON + timedelta(seconds=30)) == 0


def test_trying_one_pin_on_everybody_is_counted_too() -> None:
    tries = Tries()
    for number in range(FREE_TRIES):
        tries = tries.failed(f"person {number}", NOON)
    assert tries.seconds_left(NOON) == 30


def test_who_gets_in_takes_back_only_their_own_wrong_tries() -> None:
    tries = after(FREE_TRIES).failed("rasa", NOON)
    assert tries.passed("rasa").seconds_left(NOON) == 30
    assert tries.passed("ona").seconds_left(NOON) == 0


def test_a_quiet_hour_is_enough() -> None:
    later = NOON + FORGOTTEN_AFTER
    assert after(20).seconds_left(later) == 0
    assert after(20).failed("ona", later).seconds_left(later) == 0


@given(st.integers(0, 10_000), st.timedeltas(timedelta(days=-400), timedelta(days=400)))
def test_no_clock_makes_the_pause_longer_than_it_ever_is(wrong: int, step: timedelta) -> None:
    tries = Tries({"ona": wrong}, NOON)
    assert 0 <= tries.seconds_left(NOON + step) <= LONGEST_PAUSE.total_seconds()
    if wrong >= FREE_TRIES and step < timedelta():
        assert tries.seconds_left(NOON + step) == tries.seconds_left(NOON)
