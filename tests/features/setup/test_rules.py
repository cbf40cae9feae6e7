"""Tests of what an event must be like."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from desktop_app.errors import Refused
from desktop_app.features.setup.rules import (
    DEFAULT_CATEGORIES,
    SetupRefusal,
    check_colour,
    check_event,
    check_opening,
    moment_of,
    moment_text,
    slug_of,
)

GOOD: dict[str, Any] = {
    "title": "Forum",
    "slug": "forum-2026",
    "starts_on": date(2026, 11, 26),
    "ends_on": date(2026, 11, 27),
    "zone": "Europe/Vilnius",
}


def test_a_plain_event_is_taken() -> None:
    check_event(**GOOD)
    assert slug_of(GOOD["title"] + " 2026") == GOOD["slug"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title": "  "}, SetupRefusal.TITLE_EMPTY),
        ({"slug": ""}, SetupRefusal.SLUG_INVALID),
        ({"slug": "Forum"}, SetupRefusal.SLUG_INVALID),
        ({"slug": "forum--2026"}, SetupRefusal.SLUG_INVALID),
        ({"slug": "../forum"}, SetupRefusal.SLUG_INVALID),
        ({"ends_on": date(2026, 11, 25)}, SetupRefusal.DATES_SWAPPED),
        ({"zone": "Europe/Vilna"}, SetupRefusal.ZONE_UNKNOWN),
        ({"zone": ""}, SetupRefusal.ZONE_UNKNOWN),
    ],
)
def test_an_event_that_cannot_be_run_is_refused(change: dict[str, Any], reason: SetupRefusal) -> None:
    with pytest.raises(Refused) as refused:
        check_event(**(GOOD | change))
    assert refused.value.reason is reason


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Baltic Cluster Forum 2026", "baltic-cluster-forum-2026"),
        ("  C2C & B2C!  ", "c2c-b2c"),
        ("日本", "event"),
        ("x" * 90, "x" * 60),
    ],
)
def test_a_title_gives_a_slug(title: str, slug: str) -> None:
    assert slug_of(title) == slug


@pytest.mark.parametrize("colour", ["red", "#123", "#12345G", "1E5AA8", ""])
def test_a_colour_is_six_hex_digits(colour: str) -> None:
    with pytest.raises(Refused) as refused:
        check_colour(colour)
    assert refused.value.reason is SetupRefusal.COLOUR_INVALID


def test_the_colours_of_the_first_categories_are_colours_and_differ() -> None:
    for category in DEFAULT_CATEGORIES:
        check_colour(category.colour)
    assert len({category.colour for category in DEFAULT_CATEGORIES}) == len(DEFAULT_CATEGORIES)


DAY = date(2026, 10, 25)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("  ", None),
        ("09:30", datetime(2026, 10, 25, 7, 30, tzinfo=UTC)),
        ("9.30", datetime(2026, 10, 25, 7, 30, tzinfo=UTC)),
        ("02:30", datetime(2026, 10, 24, 23, 30, tzinfo=UTC)),
        ("2026-10-24 09:30", datetime(2026, 10, 24, 6, 30, tzinfo=UTC)),
        ("2026-10-24T09:30", datetime(2026, 10, 24, 6, 30, tzinfo=UTC)),
    ],
)
def test_times_are_those_of_the_venue(text: str, expected: datetime | None) -> None:
    """On this day the clocks in Vilnius go back one hour at four in the morning."""
    assert moment_of(text, DAY, "Europe/Vilnius") == expected


@pytest.mark.parametrize("text", ["late", "25:00", "9:61", "2026-13-01 09:00", "09:30 pm"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        moment_of(text, DAY, "Europe/Vilnius")
    assert refused.value.reason is SetupRefusal.TIME_INVALID


@pytest.mark.parametrize("text", ["", "00:00", "09:30", "2026-10-26 00:00"])
def test_a_time_is_shown_as_it_is_read(text: str) -> None:
    assert moment_text(moment_of(text, DAY, "Europe/Vilnius"), DAY, "Europe/Vilnius") == text


def test_a_point_opens_before_it_closes() -> None:
    early, late = datetime(2026, 10, 25, 8, tzinfo=UTC), datetime(2026, 10, 25, 9, tzinfo=UTC)
    check_opening(early, late)
    check_opening(late, None)
    with pytest.raises(Refused) as refused:
        check_opening(late, early)
    assert refused.value.reason is SetupRefusal.TIMES_SWAPPED
