"""The measure of a scanner: speed, line end, layout, prefix and whether the sample arrives."""

from __future__ import annotations

from random import Random

import pytest

from desktop_app.features.checkin.rules import (
    LAYOUT_SAMPLE,
    KeyPress,
    Layout,
    LineEnd,
    describe_scanner,
    new_code,
)

DIGITS = "1234567890"
SAMPLE = new_code(frozenset(), Random(11))


def presses(text: str, gap: float = 8.0) -> list[KeyPress]:
    return [KeyPress(sign, at * gap) for at, sign in enumerate(text)]


def test_a_plain_scanner_is_described() -> None:
    report = describe_scanner(presses(SAMPLE + "\r"), SAMPLE)
    assert report.matches
    assert report.own == report.text == SAMPLE
    assert (report.keys, report.gap_ms, report.slowest_ms) == (10, 8.0, 8.0)
    assert (report.line_end, report.prefix) == (LineEnd.ENTER, "")


def test_a_prefix_of_letters_and_a_tab_are_told() -> None:
    report = describe_scanner(presses("BCF" + SAMPLE.lower() + "\t"), SAMPLE)
    assert report.matches
    assert (report.prefix, report.line_end) == ("BCF", LineEnd.TAB)


def test_a_code_typed_under_a_cyrillic_layout_is_read_through() -> None:
    keys = str.maketrans("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить")
    report = describe_scanner(presses(SAMPLE.lower().translate(keys)), SAMPLE)
    assert report.matches
    assert (report.layout, report.line_end) == (Layout.UNKNOWN, LineEnd.NONE)


@pytest.mark.parametrize(
    ("typed", "layout"),
    [
        (LAYOUT_SAMPLE, Layout.QWERTY),
        (LAYOUT_SAMPLE.upper(), Layout.QWERTY),
        ("ayqwzmf" + DIGITS, Layout.QWERTZ),
        ("qwazy,f&é\"'(-è_çà", Layout.AZERTY),
        ("azqwymfąčęėįšųū90", Layout.LITHUANIAN),
        ("фяйцньа" + DIGITS, Layout.CYRILLIC),
        ("αζ;ςυμφ" + DIGITS, Layout.GREEK),
        ("something else", Layout.UNKNOWN),
    ],
)
def test_the_layout_sample_betrays_the_layout(typed: str, layout: Layout) -> None:
    report = describe_scanner(presses(typed + "\r"), SAMPLE)
    assert (report.layout, report.matches) == (layout, False)


def test_a_lost_letter_does_not_match() -> None:
    assert not describe_scanner(presses(SAMPLE[1:] + "\r"), SAMPLE).matches


def test_nothing_typed_is_described_as_nothing() -> None:
    report = describe_scanner([], SAMPLE)
    assert (report.keys, report.gap_ms, report.line_end, report.matches) == (0, 0.0, LineEnd.NONE, False)
