"""Tests of the wall clock in the nights when it is changed, and of the grid of five minutes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.agenda.rules.wall_clock import Showing, other_day, read_clock, snapped, zone_of

VILNIUS, ST_JOHNS, KOLKATA = "Europe/Vilnius", "America/St_Johns", "Asia/Kolkata"


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("shown", "zone", "instant", "showing"),
    [
        ("2026-05-20T09:00", VILNIUS, "2026-05-20T06:00", Showing.ONCE),
        ("2026-10-25T02:59", VILNIUS, "2026-10-24T23:59", Showing.ONCE),
        ("2026-10-25T03:00", VILNIUS, "2026-10-25T00:00", Showing.TWICE),
        ("2026-10-25T03:59", VILNIUS, "2026-10-25T00:59", Showing.TWICE),
        ("2026-10-25T04:00", VILNIUS, "2026-10-25T02:00", Showing.ONCE),
        ("2026-03-29T02:59", VILNIUS, "2026-03-29T00:59", Showing.ONCE),
        ("2026-03-29T03:00", VILNIUS, "2026-03-29T01:00", Showing.NEVER),
        ("2026-03-29T03:30", VILNIUS, "2026-03-29T01:30", Showing.NEVER),
        ("2026-03-29T04:00", VILNIUS, "2026-03-29T01:00", Showing.ONCE),
        ("2026-05-20T09:00", KOLKATA, "2026-05-20T03:30", Showing.ONCE),
        ("2026-05-20T09:00", "UTC", "2026-05-20T09:00", Showing.ONCE),
    ],
)
def test_a_time_on_the_wall_is_an_instant(shown: str, zone: str, instant: str, showing: Showing) -> None:
    reading = read_clock(wall(shown), zone)
    assert reading.instant == utc(instant)
    assert reading.showing is showing


@pytest.mark.parametrize(
    ("instant", "zone", "expected"),
    [
        ("2026-05-20T06:02:29", VILNIUS, "2026-05-20T06:00"),
        ("2026-05-20T06:02:30", VILNIUS, "2026-05-20T06:05"),
        ("2026-05-20T06:58", VILNIUS, "2026-05-20T07:00"),
        ("2026-10-25T00:58", VILNIUS, "2026-10-25T01:00"),  # the second three o'clock, not four
        ("2026-10-25T01:02", VILNIUS, "2026-10-25T01:00"),
        ("2026-03-29T00:58", VILNIUS, "2026-03-29T01:00"),  # after 02:58 comes 04:00
        ("2026-05-20T06:32", ST_JOHNS, "2026-05-20T06:30"),
        ("2026-05-20T20:59", VILNIUS, "2026-05-20T21:00"),  # midnight
    ],
)
def test_times_snap_to_five_minutes(instant: str, zone: str, expected: str) -> None:
    assert snapped(utc(instant), zone) == utc(expected)


@pytest.mark.parametrize(
    ("instant", "days", "expected"),
    [
        ("2026-10-24T06:00", 1, "2026-10-25T07:00"),  # nine o'clock stays nine o'clock
        ("2026-10-25T07:00", -1, "2026-10-24T06:00"),
        ("2026-03-28T07:00", 1, "2026-03-29T06:00"),
        ("2026-05-20T06:00", 0, "2026-05-20T06:00"),
        ("2026-10-25T01:30", 0, "2026-10-25T01:30"),  # the second half past three stays the second
        ("2026-03-28T01:30", 1, "2026-03-29T01:30"),  # 03:30 is skipped, so it becomes 04:30
    ],
)
def test_another_day_at_the_same_time(instant: str, days: int, expected: str) -> None:
    assert other_day(utc(instant), days, VILNIUS) == utc(expected)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),  # noqa: DTZ001 (made aware below)
    st.sampled_from([VILNIUS, ST_JOHNS, KOLKATA, "UTC", "Australia/Lord_Howe"]),
)
def test_snapping_moves_by_half_a_step_at_most_and_only_once(moment: datetime, zone: str) -> None:
    instant = moment.replace(tzinfo=UTC)
    once = snapped(instant, zone)
    assert abs(once - instant) <= timedelta(minutes=2.5)
    assert snapped(once, zone) == once
    assert once.astimezone(zone_of(zone)).minute % 5 == 0
