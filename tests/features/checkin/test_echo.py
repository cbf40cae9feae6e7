"""The shield against a scanner that reads the same badge again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.features.checkin.rules import LastRead, is_echo

NINE = datetime(2026, 3, 19, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code", "seconds", "echo"),
    [
        ("BCD", 0, True),
        ("BCD", 2.999, True),
        ("BCD", 3, False),
        ("BCF", 0.1, False),
        ("BCD", -1, False),
    ],
)
def test_only_the_same_code_within_three_seconds_is_an_echo(code: str, seconds: float, *, echo: bool) -> None:
    assert is_echo(LastRead("BCD", NINE), code, NINE + timedelta(seconds=seconds)) is echo


def test_the_first_reading_is_no_echo() -> None:
    assert not is_echo(None, "BCD", NINE)
