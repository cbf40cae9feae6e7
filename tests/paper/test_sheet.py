"""Where labels lie on their sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.paper.sheet import Edges, Place, Sheet

if TYPE_CHECKING:
    from desktop_app.paper.sheet import Flip

DURABLE = Sheet(210, 297, 90, 54, columns=2, rows=5, left=15, top=12, pitch_x=90, pitch_y=54)


def test_labels_go_row_by_row() -> None:
    places = list(DURABLE.places(11))
    assert places[:3] == [Place(0, 15, 12), Place(0, 105, 12), Place(0, 15, 66)]
    assert places[9:] == [Place(0, 105, 228), Place(1, 15, 12)]


def test_a_used_sheet_starts_where_it_is_free() -> None:
    assert list(DURABLE.places(2, start=10)) == [Place(0, 105, 228), Place(1, 15, 12)]
    assert DURABLE.pages(2, start=10) == 2


@pytest.mark.parametrize("start", [0, 11, -1])
def test_a_position_that_is_not_there_is_refused(start: int) -> None:
    with pytest.raises(ValueError, match="not on a sheet of 10"):
        list(DURABLE.places(1, start))


def test_one_label_is_its_own_page() -> None:
    sheet = Sheet.of_one(105, 148)
    assert list(sheet.places(2)) == [Place(0, 0, 0), Place(1, 0, 0)]
    assert sheet.crop_marks() == []


@pytest.mark.parametrize(
    ("columns", "rows", "left", "pitch"),
    [(3, 1, 0, 90), (2, 1, 0, 80), (1, 6, 0, 54), (1, 6, 0, 40), (1, 1, 130, 0), (0, 1, 0, 0)],
)
def test_labels_must_lie_on_the_paper_side_by_side(
    columns: int, rows: int, left: float, pitch: float
) -> None:
    with pytest.raises(ValueError, match="do not lie"):
        Sheet(210, 297, 90, 54, columns, rows, left, pitch_x=pitch, pitch_y=pitch)


def test_crop_marks_stand_at_each_cut_and_touch_no_label() -> None:
    marks = DURABLE.crop_marks()
    assert {mark.x1 for mark in marks if mark.x1 == mark.x2} == {15, 105, 195}
    assert {mark.y1 for mark in marks if mark.y1 == mark.y2} == {12, 66, 120, 174, 228, 282}
    for mark in marks:
        assert mark.x2 < 15 or mark.x1 > 195 or mark.y2 < 12 or mark.y1 > 282
        assert min(mark) >= 0
        assert mark.x2 <= 210
        assert mark.y2 <= 297


@given(st.integers(1, 60), st.integers(1, 10))
def test_no_place_is_given_twice_and_pages_are_counted(count: int, start: int) -> None:
    places = list(DURABLE.places(count, start))
    assert len(set(places)) == count
    assert {place.page for place in places} == set(range(DURABLE.pages(count, start)))


def test_cut_piles_on_one_another_are_in_order() -> None:
    places = list(DURABLE.stacked_places(23))
    assert places[:4] == [Place(0, 15, 12), Place(1, 15, 12), Place(2, 15, 12), Place(0, 105, 12)]
    assert {place.page for place in places} == {0, 1, 2}


@given(count=st.integers(1, 95))
def test_stacking_uses_each_place_once_and_no_more_sheets(count: int) -> None:
    places = list(DURABLE.stacked_places(count))
    assert len(set(places)) == count
    assert max(place.page for place in places) + 1 == DURABLE.pages(count)


LANDSCAPE = Sheet(297, 210, 90, 54, columns=3, rows=3, left=10, top=20, pitch_x=92, pitch_y=56)


@pytest.mark.parametrize(
    ("sheet", "flip", "expected"),
    [
        (DURABLE, "long", Place(0, 105, 12)),
        (DURABLE, "short", Place(0, 15, 231, turned=True)),
        (LANDSCAPE, "short", Place(0, 197, 20)),
        (LANDSCAPE, "long", Place(0, 10, 136, turned=True)),
    ],
)
def test_a_back_lies_behind_its_front(sheet: Sheet, flip: Flip, expected: Place) -> None:
    front = next(sheet.places(1))
    assert sheet.behind(front, flip) == expected


@given(count=st.integers(1, 30), flip=st.sampled_from(["long", "short"]))
def test_behind_the_back_is_the_front(count: int, flip: Flip) -> None:
    for place in DURABLE.places(count):
        again = DURABLE.behind(DURABLE.behind(place, flip), flip)
        assert again.page == place.page
        assert (again.x, again.y) == pytest.approx((place.x, place.y))


def test_labels_bleed_into_the_margins_but_not_onto_their_neighbours() -> None:
    close = Sheet(210, 297, 90, 54, 2, 5, 15, 12, 90, 54)
    first, second, third = list(close.places(10))[:3]
    assert close.bleed_at(first, 3) == Edges(3, 3, 0, 0)
    assert close.bleed_at(second, 3) == Edges(0, 3, 3, 0)
    assert close.bleed_at(third, 3) == Edges(3, 0, 0, 0)
    apart = Sheet(210, 297, 80, 50, 2, 5, 18, 13, 95, 54)
    assert apart.bleed_at(next(apart.places(1)), 3) == Edges(3, 3, 3, 2)
    assert Sheet.of_one(90, 54).bleed_at(Place(0, 0, 0), 3) == Edges(3, 3, 3, 3)


def test_marks_keep_clear_of_what_bleeds() -> None:
    sheet = Sheet(210, 297, 90, 54, 2, 5, 15, 12, 90, 54)
    for mark in sheet.crop_marks(3):
        assert (
            min(mark.x1, mark.x2) >= 195 + 3
            or max(mark.x1, mark.x2) <= 15 - 3
            or max(mark.y1, mark.y2) <= 12 - 3
            or min(mark.y1, mark.y2) >= 282 + 3
        )


def test_one_label_on_larger_paper_has_margins_to_cut_by() -> None:
    assert Sheet(148, 210, 105, 148, 1, 1, 20, 30).has_margins
    assert not Sheet.of_one(105, 148).has_margins
