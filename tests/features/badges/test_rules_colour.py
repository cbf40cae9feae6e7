"""Text can be read on every colour that a category may have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.badges.rules import contrast, text_on

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


@given(COLOURS)
def test_one_of_black_and_white_can_always_be_read(colour: str) -> None:
    assert contrast(text_on(colour), colour) >= 4.5


@given(COLOURS, COLOURS)
def test_contrast_does_not_care_which_comes_first(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#FFFFFF", "#000000", 21), ("#777777", "#FFFFFF", 4.48), ("#0000FF", "#FFFFFF", 8.59)],
)
def test_figures_known_from_elsewhere(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(("colour", "text"), [("#FBBF24", "#000000"), ("#15803D", "#FFFFFF")])
def test_yellow_bears_black_and_green_white(colour: str, text: str) -> None:
    assert text_on(colour) == text
