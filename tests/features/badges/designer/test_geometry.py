"""Boxes moved, pulled, turned and kept on the badge: cases, and laws that hold for all of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.badges.rules import BandElement, LineElement, StackElement, StackText
from desktop_app.features.badges.rules.geometry import (
    LEAST,
    Handle,
    as_far_as,
    bounds,
    fitted,
    held_back,
    least_of,
    lies_within,
    moved,
    pulled,
    pulled_turned,
    rounded,
    scaled_into,
    shifted,
    turned_about_middle,
    union,
)
from desktop_app.features.badges.rules.template import Area
from desktop_app.paper.fonts import Weight
from desktop_app.paper.text import Fit

ROOM = Area(0, 0, 100, 60)
BOX = Area(20, 10, 40, 20)
TEXT = StackElement(BOX, (StackText("x", Weight.BOLD, Fit(12, 8)),))
lengths = st.floats(1, 90)
places = st.floats(-200, 200)
boxes = st.builds(Area, st.floats(0, 50), st.floats(0, 30), st.floats(1, 50), st.floats(1, 30))
handles = st.sampled_from(list(Handle))
angles = st.floats(-360, 360)


@pytest.mark.parametrize(
    ("handle", "shift", "after"),
    [
        (Handle.RIGHT, (5, 9), Area(20, 10, 45, 20)),
        (Handle.LEFT, (5, 9), Area(25, 10, 35, 20)),
        (Handle.TOP, (5, -4), Area(20, 6, 40, 24)),
        (Handle.BOTTOM, (5, 6), Area(20, 10, 40, 26)),
        (Handle.TOP_LEFT, (-5, -6), Area(15, 4, 45, 26)),
        (Handle.BOTTOM_RIGHT, (-90, -90), Area(20, 10, LEAST, LEAST)),
        (Handle.TOP_LEFT, (90, 90), Area(59, 29, LEAST, LEAST)),
    ],
)
def test_a_handle_moves_its_own_edges(handle: Handle, shift: tuple[float, float], after: Area) -> None:
    assert pulled(BOX, handle, shift) == after


@pytest.mark.parametrize(
    ("handle", "shift", "after"),
    [
        (Handle.RIGHT, (10, 0), Area(20, 7.5, 50, 25)),
        (Handle.BOTTOM, (0, 10), Area(10, 10, 60, 30)),
        (Handle.BOTTOM_RIGHT, (10, 1), Area(20, 10, 50, 25)),
        (Handle.TOP_LEFT, (-1, -10), Area(0, 0, 60, 30)),
    ],
)
def test_a_proportional_pull_keeps_the_shape(handle: Handle, shift: tuple[float, float], after: Area) -> None:
    found = pulled(BOX, handle, shift, proportional=True)
    assert (found.width, found.height) == pytest.approx((after.width, after.height))
    assert (found.x, found.y) == pytest.approx((after.x, after.y))


@given(boxes, handles, places, places, st.booleans(), st.booleans())
def test_no_pull_turns_a_box_over(
    box: Area,
    handle: Handle,
    dx: float,
    dy: float,
    proportional: bool,  # noqa: FBT001 (a case)
    centred: bool,  # noqa: FBT001 (a case)
) -> None:
    found = pulled(box, handle, (dx, dy), proportional=proportional, centred=centred)
    assert found.width >= LEAST - 1e-9
    assert found.height >= LEAST - 1e-9
    if proportional:
        assert found.width / found.height == pytest.approx(box.width / box.height)


@given(boxes, handles, places, places)
def test_a_pull_from_the_middle_keeps_the_middle(box: Area, handle: Handle, dx: float, dy: float) -> None:
    found = pulled(box, handle, (dx, dy), centred=True)
    assert found.x + found.width / 2 == pytest.approx(box.x + box.width / 2)
    assert found.y + found.height / 2 == pytest.approx(box.y + box.height / 2)


@given(boxes, handles, places, places, angles)
def test_the_corner_opposite_a_pulled_one_stays_where_it_is_seen(
    box: Area, handle: Handle, dx: float, dy: float, degrees: float
) -> None:
    found = pulled_turned(box, degrees, handle, (dx, dy))
    still = {-1: 1.0, 0: 0.0, 1: 0.0}  # of a left edge's pull the right end, else the left one
    share = (still[handle.across], still[handle.down])
    before, after = (_seen(area, degrees, *share) for area in (box, found))
    assert after == pytest.approx(before, abs=1e-6)


def _seen(area: Area, degrees: float, across: float, down: float) -> tuple[float, float]:
    element = StackElement(Area(0, 0, 0, 0), (), rotation=degrees)
    point = replace(element, area=Area(area.width * across, area.height * down, 0, 0))
    from desktop_app.features.badges.rules.geometry import turned  # noqa: PLC0415

    x, y = turned(point.area.x, point.area.y, degrees)
    return area.x + x, area.y + y


@given(boxes, places, places)
def test_a_move_is_held_back_at_the_edge(box: Area, dx: float, dy: float) -> None:
    assert lies_within(shifted(box, *held_back(box, ROOM, dx, dy)), ROOM)


@given(boxes, handles, places, places, st.booleans())
def test_a_pull_ends_at_the_edge(
    box: Area,
    handle: Handle,
    dx: float,
    dy: float,
    proportional: bool,  # noqa: FBT001 (a case)
) -> None:
    def shape(share: float) -> Area:
        return pulled(box, handle, (dx * share, dy * share), proportional=proportional)

    assert lies_within(as_far_as(shape, ROOM), ROOM)


@given(st.builds(Area, places, places, st.floats(0, 300), st.floats(0, 300)), angles)
def test_what_sticks_out_is_moved_in_and_made_smaller(box: Area, degrees: float) -> None:
    element = replace(TEXT, area=box, rotation=degrees)
    assert lies_within(bounds(fitted(element, ROOM)), Area(-1e-3, -1e-3, 100.002, 60.002))


@given(boxes, angles)
def test_what_lies_on_the_badge_stays_as_it_is(box: Area, degrees: float) -> None:
    element = replace(TEXT, area=box, rotation=degrees)
    if lies_within(bounds(element), ROOM):
        found = fitted(element, ROOM)
        assert (found.area.x, found.area.y) == pytest.approx((box.x, box.y), abs=1e-5)


@given(boxes, angles, angles)
def test_turning_keeps_the_middle(box: Area, before: float, after: float) -> None:
    element = replace(TEXT, area=box, rotation=before)
    old, new = bounds(element), bounds(turned_about_middle(element, after))
    assert new.x + new.width / 2 == pytest.approx(old.x + old.width / 2, abs=1e-6)
    assert new.y + new.height / 2 == pytest.approx(old.y + old.height / 2, abs=1e-6)


@given(st.lists(boxes, min_size=1, max_size=5), boxes)
def test_a_group_fills_the_box_it_is_pulled_to(group: list[Area], after: Area) -> None:
    before = union(group)
    found = union(scaled_into(each, before, after) for each in group)
    assert (found.x, found.y) == pytest.approx((after.x, after.y))
    assert (found.width, found.height) == pytest.approx((after.width, after.height))


def test_a_quarter_turn_is_seen_upright() -> None:
    seen = bounds(replace(TEXT, rotation=90))
    assert (seen.x, seen.y) == pytest.approx((0, 10))
    assert (seen.width, seen.height) == pytest.approx((20, 40))


def test_lengths_are_rounded_to_hundredths_and_have_no_minus_zero() -> None:
    element = rounded(moved(BandElement(Area(-0.001, 0.004, 9.996, 5.555), "ink"), 0, 0))
    assert repr(element.area) == "Area(x=0.0, y=0.0, width=10.0, height=5.55)"


def test_a_line_may_be_flat() -> None:
    assert least_of(LineElement(BOX, "ink", 1)) == 0
    assert least_of(TEXT) == LEAST
