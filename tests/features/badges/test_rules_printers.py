"""What is left on a roll, and when somebody is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.badges.rules.printers import DeskPrinter, left_after, warns


@pytest.mark.parametrize(
    ("left", "before", "done", "two_sided", "after"),
    [
        (300, 0, 3, False, 297),
        (300, 3, 3, False, 300),
        (2, 0, 5, False, 0),
        (10, 0, 3, True, 8),
        (10, 3, 4, True, 10),
        (10, 5, 3, False, 10),
    ],
)
def test_what_is_left(left: int, before: int, done: int, after: int, *, two_sided: bool) -> None:
    assert left_after(left, before, done, two_sided=two_sided) == after


@given(left=st.integers(0, 500), steps=st.lists(st.integers(0, 40), max_size=12), two_sided=st.booleans())
def test_however_often_it_is_reported_a_label_is_counted_once(
    left: int, steps: list[int], *, two_sided: bool
) -> None:
    done, rest = 0, left
    for step in steps:
        rest = left_after(rest, done, done + step, two_sided=two_sided)
        done += step
    assert rest == left_after(left, 0, done, two_sided=two_sided)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [(25, 21, False), (21, 20, True), (20, 19, False), (3, 0, True), (0, 0, False)],
)
def test_somebody_is_told_once(before: int, after: int, *, told: bool) -> None:
    assert warns(before, after, 20) is told


def test_only_a_counted_roll_is_low() -> None:
    assert not DeskPrinter("BADGE").is_low
    assert DeskPrinter("BADGE", roll=300, labels_left=20, warn_at=20).is_low
    assert not DeskPrinter("BADGE", roll=300, labels_left=21, warn_at=20).is_low
