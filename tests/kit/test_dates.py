"""Days and times read the same wherever they stand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale

from desktop_app.kit.dates import day_words, moment_words, weekday_words

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2026, 11, 26)
MOMENT = datetime(2026, 3, 9, 6, 5, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Any country's English: the order of day and month must not follow the computer's."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


def test_a_day_is_written_in_words() -> None:
    assert day_words(DAY) == "26 November 2026"
    assert weekday_words(DAY) == "Thursday, 26 November 2026"


def test_a_moment_is_told_by_the_clock_it_is_given_in() -> None:
    at_venue = MOMENT.astimezone(ZoneInfo("Europe/Vilnius"))
    assert moment_words(at_venue) == "9 Mar 2026, 08:05"
    assert moment_words(at_venue, seconds=True) == "9 Mar 2026, 08:05:04"


def test_an_hour_that_summer_time_leaves_out_is_still_told_as_given() -> None:
    skipped = datetime(2026, 3, 29, 3, 30, tzinfo=ZoneInfo("Europe/Vilnius"))
    assert moment_words(skipped + timedelta()) == "29 Mar 2026, 03:30"
