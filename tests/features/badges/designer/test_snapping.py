"""What boxes snap to, and the guides that say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.badges.rules.design.snapping import (
    GRID,
    Guide,
    Stops,
    guides,
    snap_moved,
    snap_point,
    stops_of,
)
from desktop_app.features.badges.rules.template import Area
from tests.features.badges.designer.samples import card

CARD = card(keep_clear=[{"x": 40, "y": 0, "width": 10, "height": 8}])
NEIGHBOUR = Area(20.3, 25.4, 30, 10)
STOPS = stops_of(CARD, [NEIGHBOUR])
REACH = 0.6


@pytest.mark.parametrize(
    ("box", "dx", "dy"),
    [
        pytest.param(Area(20.6, 40.8, 10, 5), -0.3, 0.2, id="a neighbour's left edge, the grid"),
        pytest.param(Area(60.4, 25.2, 10, 7), -0.4, 0.2, id="the grid, a neighbour's upper edge"),
        pytest.param(Area(50.1, 40.6, 10, 5), -0.1, 0.4, id="a kept place's right edge, the grid"),
        pytest.param(Area(36.2, 24.2, 18, 5), -0.2, 0.3, id="the page's middles"),
        pytest.param(Area(76.8, 46.2, 10, 5), 0.2, -0.2, id="the safe margin"),
    ],
)
def test_a_box_snaps_to_the_nearest(box: Area, dx: float, dy: float) -> None:
    snap = snap_moved(box, STOPS, REACH)
    assert (snap.dx, snap.dy) == pytest.approx((dx, dy))


def test_a_line_that_is_too_far_pulls_nobody() -> None:
    snap = snap_moved(Area(22.25, 40.25, 3.5, 3.5), STOPS, 0.1)
    assert (snap.dx, snap.dy) == (0, 0)
    assert snap.guides == ()


def test_without_a_grid_only_neighbours_count() -> None:
    snap = snap_moved(Area(60.4, 25.2, 10, 7), STOPS, REACH, grid=False)
    assert (snap.dx, snap.dy) == pytest.approx((0, 0.2))


def test_a_guide_reaches_from_the_neighbour_to_the_box() -> None:
    box = Area(20.3, 40, 10, 5)
    assert Guide("x", 20.3, 25.4, 45) in guides(box, STOPS)


def test_a_third_box_takes_the_gap_of_two_others() -> None:
    row = Stops((), (), (Area(0, 10, 10, 10), Area(17.4, 10, 10, 10)))
    assert snap_moved(Area(34.5, 12, 8, 8), row, REACH).dx == pytest.approx(0.3)


def test_a_box_between_two_others_takes_the_middle() -> None:
    row = Stops((), (), (Area(0, 10, 10, 10), Area(30.5, 10, 10, 10)))
    assert snap_moved(Area(16.4, 12, 8, 8), row, REACH).dx == pytest.approx(-0.15)


def test_only_the_edges_that_are_pulled_snap() -> None:
    snap = snap_point(None, 25.0, STOPS, REACH)
    assert (snap.dx, snap.dy) == pytest.approx((0, 0.4))


@given(st.builds(Area, st.floats(0, 60), st.floats(0, 40), st.floats(1, 30), st.floats(1, 14)))
def test_no_box_is_moved_further_than_the_reach(box: Area) -> None:
    snap = snap_moved(box, STOPS, REACH)
    assert max(abs(snap.dx), abs(snap.dy)) <= REACH + 1e-9


@given(st.floats(0, 90), st.floats(0, 54))
def test_with_a_long_reach_every_edge_finds_the_grid(x: float, y: float) -> None:
    snap = snap_point(x, y, Stops((), ()), GRID)
    assert (x + snap.dx) % GRID == pytest.approx(0, abs=1e-9) or (x + snap.dx) % GRID == pytest.approx(GRID)
    assert (y + snap.dy) % GRID == pytest.approx(0, abs=1e-9) or (y + snap.dy) % GRID == pytest.approx(GRID)
