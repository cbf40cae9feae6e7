"""A page that was put right lies where it should on a printer that prints askew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.paper.calibration import EDGE, LARGEST_SHIFT, LARGEST_STRETCH, Calibration
from desktop_app.paper.document import Document
from desktop_app.paper.rulers import draw_test_page, ruler_length
from tests.paper.reading import ink_box, picture, sizes, texts

if TYPE_CHECKING:
    from pathlib import Path


def box_on(target: Path, calibration: Calibration | None) -> tuple[float, float, float, float]:
    """Where a rectangle from 20, 30 to 70, 50 mm comes out on an A6 page."""
    with Document.written(target, title="t") as document:
        document.page(105, 148, calibration)
        with document.area(0, 0, 105, 148) as ink:
            ink.rectangle(20, 30, 50, 20, (0, 0, 0))
    return ink_box(picture(target))


def test_without_a_measure_nothing_moves(tmp_path: Path) -> None:
    assert box_on(tmp_path / "a.pdf", None) == pytest.approx((20, 30, 70, 50), abs=0.15)
    assert box_on(tmp_path / "b.pdf", Calibration()) == pytest.approx((20, 30, 70, 50), abs=0.15)


@pytest.mark.parametrize(
    ("calibration", "expected"),
    [
        (Calibration(right=1.5, down=-2), (21.5, 28, 71.5, 48)),
        (Calibration(across=1.02), (20.4, 30, 71.4, 50)),
        (Calibration(along=0.98), (20, 29.4, 70, 49)),
    ],
)
def test_a_page_is_moved_and_stretched_from_its_upper_left(
    tmp_path: Path, calibration: Calibration, expected: tuple[float, float, float, float]
) -> None:
    assert box_on(tmp_path / "a.pdf", calibration) == pytest.approx(expected, abs=0.15)


@given(
    right=st.floats(-5, 5),
    down=st.floats(-5, 5),
    across=st.floats(0.97, 1.03),
    along=st.floats(0.97, 1.03),
)
def test_what_is_measured_is_put_right(right: float, down: float, across: float, along: float) -> None:
    """A printer that moves and stretches so, and the calibration from its test page, cancel out."""
    length = 80.0
    measured = Calibration.measured(
        EDGE * across + right, EDGE * along + down, length * across, length * along, length
    )
    for x, y in ((EDGE, EDGE), (EDGE + length, EDGE + length), (50, 90)):
        sent_x = x * measured.across + measured.right
        sent_y = y * measured.along + measured.down
        # The edge is measured as it came out, stretch and all; what remains is far below a ruler's step.
        assert sent_x * across + right == pytest.approx(x, abs=0.5)
        assert sent_y * along + down == pytest.approx(y, abs=0.5)


def test_a_slip_of_the_ruler_does_no_harm() -> None:
    wild = Calibration.measured(100, 0.1, 1, 500, 80)
    assert (abs(wild.right), abs(wild.down)) <= (LARGEST_SHIFT, LARGEST_SHIFT)
    assert wild.across == 1 + LARGEST_STRETCH
    assert wild.along == 1 - LARGEST_STRETCH


@pytest.mark.parametrize(("width", "height"), [(105, 148), (90, 54), (210, 297), (62, 100)])
def test_the_test_page_has_its_cross_ten_millimetres_from_the_edges(
    tmp_path: Path, width: float, height: float
) -> None:
    target = tmp_path / "page.pdf"
    draw_test_page(target, width, height, "Test page for BADGE")
    assert sizes(target) == [(width, height)]
    left, top, right, bottom = ink_box(picture(target))
    assert (left, top) == pytest.approx((5, 5), abs=0.2)
    assert (right, bottom) == pytest.approx((width - 5, height - 5), abs=0.2)
    assert "BADGE" in texts(target)[0]
    assert 20 <= ruler_length(width, height) <= min(width, height)
