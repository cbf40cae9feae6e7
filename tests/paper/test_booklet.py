"""Pages of a booklet on the sheets that are folded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.paper.booklet import booklet_sides


@pytest.mark.parametrize(
    ("pages", "sides"),
    [
        (0, []),
        (1, [(0, None), (None, None)]),
        (4, [(3, 0), (1, 2)]),
        (8, [(7, 0), (1, 6), (5, 2), (3, 4)]),
        (5, [(4, 0), (1, None), (None, 2), (3, None)]),
    ],
)
def test_pages_lie_as_they_are_folded(pages: int, sides: list[tuple[int | None, int | None]]) -> None:
    assert booklet_sides(pages) == sides


@given(st.integers(2, 200))
def test_leafing_through_the_folded_sheets_reads_in_order(pages: int) -> None:
    sides = booklet_sides(pages)
    leaves = [(front[1], back[0]) for front, back in zip(sides[::2], sides[1::2], strict=True)]
    second = [(back[1], front[0]) for front, back in zip(sides[::2], sides[1::2], strict=True)]
    order = [page for leaf in (*leaves, *reversed(second)) for page in leaf]
    assert [page for page in order if page is not None] == list(range(pages))
    assert order[0] == 0
    assert order[-1] == pages - 1
