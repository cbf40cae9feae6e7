"""Tests of whose badges are meant, on which sheet, and how the days of an event read."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.errors import Refused
from desktop_app.features.badges.rules.batch import days_of
from desktop_app.features.badges.rules.imposition import SheetRefusal, on_sheet, sheet_named, template_named


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 26), date(2026, 11, 26), "26 November 2026"),
        (date(2026, 11, 26), date(2026, 11, 27), "26–27 November 2026"),
        (date(2026, 11, 30), date(2026, 12, 1), "30 November – 1 December 2026"),
        (date(2026, 12, 31), date(2027, 1, 1), "31 December 2026 – 1 January 2027"),
    ],
)
def test_days_read_as_people_write_them(first: date, last: date, words: str) -> None:
    assert days_of(first, last) == words


def test_templates_and_sheets_are_named_in_any_case() -> None:
    assert template_named("a6").name == "A6"
    assert sheet_named("a4-2X5").labels == 10
    assert sheet_named("A4-2x2").labels == 4


def test_badges_lie_on_a_sheet_of_their_size() -> None:
    placed = on_sheet(template_named("A6"), "A4-2x2")
    assert (placed.sheet.labels, placed.width) == (4, 105)
    assert on_sheet(template_named("90x54"), "A4-2x5").sheet.labels == 10


@pytest.mark.parametrize(
    ("template", "sheet", "reason"),
    [
        ("A6", "A4-2x5", SheetRefusal.DOES_NOT_FIT),
        ("A6", "A3", SheetRefusal.UNKNOWN_SHEET),
        ("B7", "A6", SheetRefusal.UNKNOWN_TEMPLATE),
    ],
)
def test_what_does_not_fit_is_refused(template: str, sheet: str, reason: SheetRefusal) -> None:
    with pytest.raises(Refused) as refused:
        on_sheet(template_named(template), sheet)
    assert refused.value.reason is reason
