"""Papers are known by the names that print systems give them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.kit.media import name_of, nearest_sizes, takes

OFFICE = ("iso_a4_210x297mm", "iso_a6_105x148mm", "na_index-4x6_4x6in")
LABELS = ("custom_4x2in_4x2in", "custom_min_0.5x0.5in", "custom_max_8x50in")
ROLLS = ("custom_41x89mm_41x89mm", "oe_label_57x32mm")


@pytest.mark.parametrize(
    ("size", "papers", "taken", "name"),
    [
        ((105, 148), OFFICE, True, "iso_a6_105x148mm"),
        ((104.8, 148.3), OFFICE, True, "iso_a6_105x148mm"),
        ((148, 105), OFFICE, True, ""),
        ((101.6, 152.4), OFFICE, True, "na_index-4x6_4x6in"),
        ((90, 54), OFFICE, False, ""),
        ((90, 54), LABELS, True, ""),
        ((62, 100), LABELS, True, ""),
        ((300, 40), LABELS, True, ""),
        ((300, 300), LABELS, False, ""),
        ((57, 32), ROLLS, True, "oe_label_57x32mm"),
        ((90, 54), (), True, ""),
        ((90, 54), ("auto", "custom"), True, ""),
    ],
)
def test_what_a_printer_takes(
    size: tuple[float, float], papers: tuple[str, ...], name: str, *, taken: bool
) -> None:
    assert takes(*size, papers) is taken
    assert name_of(*size, papers) == name


def test_the_nearest_papers_are_told_first_and_no_ends_of_ranges() -> None:
    assert nearest_sizes(90, 54, (*OFFICE, *LABELS)) == [
        "101.6 × 50.8 mm",
        "105 × 148 mm",
        "101.6 × 152.4 mm",
        "210 × 297 mm",
    ]


@given(st.lists(st.text(max_size=30), max_size=6))
def test_no_name_breaks_anything(papers: list[str]) -> None:
    assert takes(90, 54, papers) in {True, False}
    assert len(nearest_sizes(90, 54, papers)) <= len(papers)
