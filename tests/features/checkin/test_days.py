"""Ways, re-entry rules and several points, over days and the night in which the clock changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from desktop_app.features.checkin.actions import check_in
from desktop_app.features.checkin.rules import Direction, Reason, ReentryRule, day_begins
from tests.features.checkin.conftest import OLENA, ZYDRUNAS

if TYPE_CHECKING:
    from desktop_app.features.checkin.rules import Desk
    from tests.features.checkin.conftest import Forum

VILNIUS = ZoneInfo("Europe/Vilnius")
ENTRY, EXIT = Direction.ENTRY, Direction.EXIT
WELCOME, RETURNED, LEFT, INSIDE, ONCE, TODAY = (
    Reason.WELCOME,
    Reason.RETURNED,
    Reason.LEFT,
    Reason.INSIDE,
    Reason.ONCE,
    Reason.TODAY,
)
NEVER, AFTER_EXIT, ALWAYS, DAILY = ReentryRule


def at(text: str, fold: int = 0) -> datetime:
    """A moment by the clock at the venue; `fold` is 1 in the second of two equal hours."""
    return datetime.fromisoformat(text).replace(tzinfo=VILNIUS, fold=fold)


def reasons(forum: Forum, desk: Desk, steps: list[tuple[Direction, datetime]]) -> list[Reason]:
    return [
        forum.store.write("Check in", check_in, desk, ZYDRUNAS, when, direction=way).verdict.reason
        for way, when in steps
    ]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (NEVER, [WELCOME, INSIDE, LEFT, ONCE, ONCE, LEFT, ONCE]),
        (AFTER_EXIT, [WELCOME, INSIDE, LEFT, RETURNED, INSIDE, LEFT, RETURNED]),
        (ALWAYS, [WELCOME, RETURNED, LEFT, RETURNED, RETURNED, LEFT, RETURNED]),
        (DAILY, [WELCOME, INSIDE, LEFT, TODAY, RETURNED, LEFT, TODAY]),
    ],
)
def test_two_days_at_one_door(forum: Forum, rule: ReentryRule, expected: list[Reason]) -> None:
    desk = forum.point(direction="both", reentry_rule=rule.value)
    steps = [
        (ENTRY, at("2026-03-19T09:00")),
        (ENTRY, at("2026-03-19T09:01")),
        (EXIT, at("2026-03-19T12:00")),
        (ENTRY, at("2026-03-19T23:59")),
        (ENTRY, at("2026-03-20T00:00")),
        (EXIT, at("2026-03-20T00:01")),
        (ENTRY, at("2026-03-20T09:00")),
    ]
    assert reasons(forum, desk, steps) == expected


@pytest.mark.parametrize("rule", ReentryRule)
def test_each_door_counts_for_itself(forum: Forum, rule: ReentryRule) -> None:
    hall = forum.point(name="Hall", direction="both", reentry_rule=rule.value)
    lounge = forum.point(name="Lounge", direction="both", reentry_rule=rule.value)
    morning = at("2026-03-19T09:00")
    assert reasons(forum, hall, [(ENTRY, morning)]) == [WELCOME]
    assert reasons(forum, lounge, [(ENTRY, morning), (EXIT, morning)]) == [WELCOME, LEFT]
    again = RETURNED if rule is ALWAYS else INSIDE
    assert reasons(forum, hall, [(ENTRY, morning + timedelta(minutes=1))]) == [again]


def test_the_day_of_the_venue_counts_and_not_that_of_greenwich(forum: Forum) -> None:
    desk = forum.point(direction="both", reentry_rule="daily")
    late, early = at("2026-03-19T23:30"), at("2026-03-20T00:30")
    assert late.astimezone(UTC).date() == early.astimezone(UTC).date()
    assert reasons(forum, desk, [(ENTRY, late), (EXIT, late), (ENTRY, early)]) == [WELCOME, LEFT, RETURNED]


def test_in_the_longest_night_the_hour_that_comes_twice_is_one_day(forum: Forum) -> None:
    """On 25 October 2026 the clocks in Vilnius go from 04:00 back to 03:00: the day has 25 hours."""
    desk = forum.point(direction="both", reentry_rule="daily")
    steps = [
        (ENTRY, at("2026-10-24T23:30")),
        (ENTRY, at("2026-10-25T00:10")),
        (EXIT, at("2026-10-25T03:30")),
        (ENTRY, at("2026-10-25T03:10", fold=1)),
        (ENTRY, at("2026-10-25T23:50")),
        (ENTRY, at("2026-10-26T00:00")),
    ]
    assert steps[3][1].astimezone(UTC) > steps[2][1].astimezone(UTC)
    assert reasons(forum, desk, steps) == [WELCOME, RETURNED, LEFT, TODAY, TODAY, RETURNED]


def test_a_door_that_opens_in_the_second_of_two_equal_hours(forum: Forum) -> None:
    opens = at("2026-10-25T03:30", fold=1)
    desk = forum.point(opens_at=opens, closes_at=opens + timedelta(hours=1))
    first, second = at("2026-10-25T03:30"), at("2026-10-25T03:30", fold=1)
    assert reasons(forum, desk, [(ENTRY, first), (ENTRY, second)]) == [Reason.NOT_YET, WELCOME]


@pytest.mark.parametrize(
    ("day", "hours"), [("2026-10-24", 24), ("2026-10-25", 25), ("2026-03-28", 24), ("2026-03-29", 23)]
)
def test_days_are_as_long_as_they_are(day: str, hours: int) -> None:
    begins = day_begins(at(f"{day}T12:00"), "Europe/Vilnius")
    ends = day_begins(at(f"{day}T12:00") + timedelta(days=1), "Europe/Vilnius")
    assert ends - begins == timedelta(hours=hours)


def test_a_hall_that_admits_daily_is_empty_in_the_morning(forum: Forum) -> None:
    hall = forum.point(direction="both", reentry_rule="daily", capacity=1)
    evening, morning = at("2026-03-19T20:00"), at("2026-03-20T08:00")
    write = forum.store.write
    assert write("Check in", check_in, hall, ZYDRUNAS, evening).verdict.admitted
    assert write("Check in", check_in, hall, OLENA, evening).verdict.reason is Reason.FULL
    assert write("Check in", check_in, hall, OLENA, morning).verdict.admitted
    assert write("Check in", check_in, hall, ZYDRUNAS, morning).verdict.reason is Reason.FULL
