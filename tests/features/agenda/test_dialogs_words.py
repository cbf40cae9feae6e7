"""Times in words: by the wall clock, and unmistakable in the nights in which it is changed."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from desktop_app.features.agenda.dialogs.words import AgendaWords
from desktop_app.features.agenda.rules import Span
from desktop_app.features.agenda.rules.conflicts import Conflict, ConflictKind
from tests.features.agenda.programmes import HALL, programme

ZONE = ZoneInfo("Europe/Vilnius")


def _utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (_utc(24, 7), _utc(24, 7, 30), "10:00–10:30"),
        (_utc(25, 0, 30), _utc(25, 1), "03:30 +3–03:00 +2"),
        (_utc(25, 0), _utc(25, 0, 30), "03:00–03:30"),
        (_utc(25, 1), _utc(25, 1, 30), "03:00–03:30"),
    ],
)
@pytest.mark.usefixtures("qtbot")
def test_a_span_says_its_offsets_only_where_they_differ(
    start: datetime, end: datetime, expected: str
) -> None:
    words = AgendaWords(lambda at: at.astimezone(ZONE))
    assert words.span(start, end) == expected


@pytest.mark.usefixtures("qtbot")
def test_a_clash_in_that_night_does_not_end_before_it_begins() -> None:
    words = AgendaWords(lambda at: at.astimezone(ZONE))
    clash = Conflict(ConflictKind.ROOM_TWICE, ("a", "b"), room=HALL, span=Span(_utc(25, 0, 30), _utc(25, 1)))
    told = words.conflict(programme(), {"a": "One", "b": "Two"}.__getitem__, clash)
    assert told == "“One” and “Two” are in Hall at the same time (03:30 +3–03:00 +2)."
