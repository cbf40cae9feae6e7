"""Tests of what an event must be like."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop_app.errors import Refused
from desktop_app.features.setup.rules import (
    DEFAULT_CATEGORIES,
    SetupRefusal,
    check_colour,
    check_event,
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
