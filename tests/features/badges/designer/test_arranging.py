"""Aligning, distributing and restacking."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.badges.rules.design.arranging import Restack, Side, align, distribute, restack
from desktop_app.features.badges.rules.geometry import shifted, union
from desktop_app.features.badges.rules.template import Area

PAGE = Area(0, 0, 100, 60)
BOXES = [Area(10, 5, 20, 10), Area(50, 20, 10, 20), Area(30, 45, 5, 5)]
ACROSS = {Side.LEFT, Side.CENTRE, Side.RIGHT}
boxes = st.builds(Area, st.floats(0, 50), st.floats(0, 30), st.floats(1, 50), st.floats(1, 30))


@pytest.mark.parametrize(
    ("side", "lines"),
    [
        (Side.LEFT, [10, 10, 10]),
        (Side.CENTRE, [25, 30, 32.5]),
        (Side.RIGHT, [40, 50, 55]),
        (Side.TOP, [5, 5, 5]),
        (Side.MIDDLE, [22.5, 17.5, 25]),
        (Side.BOTTOM, [40, 30, 45]),
    ],
)
def test_boxes_line_up(side: Side, lines: list[float]) -> None:
    after = [shifted(box, *shift) for box, shift in zip(BOXES, align(BOXES, side, PAGE), strict=True)]
    assert [box.x if side in ACROSS else box.y for box in after] == lines


def test_a_single_box_lines_up_with_the_page() -> None:
    assert align(BOXES[:1], Side.CENTRE, PAGE) == [(30, 0)]
    assert align(BOXES[:1], Side.BOTTOM, PAGE) == [(0, 45)]


@given(st.lists(boxes, min_size=2, max_size=6), st.sampled_from(list(Side)))
def test_aligned_boxes_stay_in_the_frame_and_need_no_second_time(found: list[Area], side: Side) -> None:
    once = [shifted(box, *shift) for box, shift in zip(found, align(found, side, PAGE), strict=True)]
    again = align(once, side, PAGE)
    frame, after = union(found), union(once)
    assert after.x >= frame.x - 1e-9
    assert after.x + after.width <= frame.x + frame.width + 1e-9
    if len(found) > 1:
        assert all(abs(dx) < 1e-6 and abs(dy) < 1e-6 for dx, dy in again)


@given(st.lists(boxes, min_size=3, max_size=6))
def test_distributed_boxes_have_equal_gaps(found: list[Area]) -> None:
    after = [shifted(box, *shift) for box, shift in zip(found, distribute(found, "x"), strict=True)]
    order = sorted(range(len(found)), key=lambda place: (found[place].x + found[place].width / 2, place))
    gaps = [after[b].x - after[a].x - after[a].width for a, b in pairwise(order)]
    assert gaps == pytest.approx([gaps[0]] * len(gaps), abs=1e-6)
    assert (after[order[0]], after[order[-1]]) == (found[order[0]], found[order[-1]])


def test_two_boxes_have_but_one_gap() -> None:
    assert distribute(BOXES[:2], "y") == [(0, 0), (0, 0)]


def test_boxes_are_distributed_down() -> None:
    assert distribute(BOXES, "y") == [(0, 0), (0, 0), (0, 0)]
    assert distribute([*BOXES, Area(0, 16, 5, 3)], "y") != [(0, 0)] * 4


@pytest.mark.parametrize(
    ("chosen", "how", "order"),
    [
        ({1}, Restack.FRONT, [0, 2, 3, 1]),
        ({1, 2}, Restack.FRONT, [0, 3, 1, 2]),
        ({1}, Restack.FORWARD, [0, 2, 1, 3]),
        ({2, 3}, Restack.FORWARD, [0, 1, 2, 3]),
        ({0, 2}, Restack.FORWARD, [1, 0, 3, 2]),
        ({1}, Restack.BACKWARD, [1, 0, 2, 3]),
        ({0, 1}, Restack.BACKWARD, [0, 1, 2, 3]),
        ({1, 3}, Restack.BACKWARD, [1, 0, 3, 2]),
        ({2, 3}, Restack.UNDERMOST, [2, 3, 0, 1]),
    ],
)
def test_elements_are_restacked(chosen: set[int], how: Restack, order: list[int]) -> None:
    assert restack(4, chosen, how) == order


@given(st.integers(1, 9), st.sets(st.integers(0, 8)), st.sampled_from(list(Restack)))
def test_restacking_loses_nobody_and_keeps_the_order_of_the_chosen(
    count: int, chosen: set[int], how: Restack
) -> None:
    chosen = {place for place in chosen if place < count}
    order = restack(count, chosen, how)
    assert sorted(order) == list(range(count))
    assert [place for place in order if place in chosen] == sorted(chosen)
