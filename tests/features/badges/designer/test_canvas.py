"""The canvas by mouse and by keys: choosing, moving, pulling, walking; and what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.features.badges.page.designer.design import BURST_MS
from desktop_app.features.badges.rules.template import Area
from tests.features.badges.designer.hand import ALT, CTRL, SHIFT
from tests.features.badges.designer.samples import at, card

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.features.badges.rules import BadgeTemplate
    from tests.features.badges.designer.hand import Hand


def test_a_click_chooses_and_a_click_beside_chooses_nothing(hand: Hand) -> None:
    hand.click(15, 22)
    assert hand.chosen() == (0,)
    assert hand.designer.elements.list.selectedItems()[0].text() == "Category band"
    hand.click(50, 50)
    assert hand.chosen() == ()


def test_shift_and_ctrl_add_and_take_away(hand: Hand) -> None:
    hand.click(15, 22)
    hand.click(35, 32, SHIFT)
    hand.click(70, 42, CTRL)
    assert hand.chosen() == (0, 1, 2)
    hand.click(35, 32, CTRL)
    assert hand.chosen() == (0, 2)


def test_a_band_chooses_what_lies_in_it_whole(hand: Hand) -> None:
    hand.drag((5, 17), (45, 37))
    assert hand.chosen() == (0, 1)
    hand.press(60, 38, SHIFT)
    hand.drag_to(80, 48, SHIFT)
    hand.release(80, 48, SHIFT)
    assert hand.chosen() == (0, 1, 2)


def test_a_drag_moves_and_is_one_step(hand: Hand) -> None:
    before = len(hand.steps())
    hand.drag((15, 22), (28.3, 37.4))
    assert hand.area(0) == Area(23, 35, 10, 5)  # on the grid
    assert hand.steps()[0] == "Move Category band on a badge"
    assert len(hand.steps()) == before + 1
    hand.undo()
    assert hand.area(0) == Area(10, 20, 10, 5)


def test_several_are_moved_together(hand: Hand) -> None:
    hand.choose(0, 1)
    hand.drag((15, 22), (20, 22), CTRL)
    assert (hand.area(0).x, hand.area(1).x) == pytest.approx((15, 35.4), abs=0.15)


def test_a_drag_snaps_to_a_neighbour_and_shows_why(hand: Hand) -> None:
    hand.press(15, 22)
    hand.drag_to(25, 40)
    hand.drag_to(35.3, 45)
    gesture = hand.designer.canvas.gesture
    assert gesture is not None
    assert ("x", 30.4) in {(guide.axis, guide.at) for guide in gesture.guides}
    hand.release(35.3, 45)
    assert hand.area(0).x == 30.4


def test_with_ctrl_nothing_snaps(hand: Hand) -> None:
    hand.drag((15, 22), (35.15, 45), CTRL)
    assert hand.area(0).x == pytest.approx(30.15, abs=0.14)
    assert hand.area(0).x != 30.4


def test_with_shift_the_drag_keeps_to_one_direction(hand: Hand) -> None:
    hand.drag((15, 22), (35, 25), SHIFT)
    assert hand.area(0).y == 20


def test_nothing_is_dragged_off_the_badge(hand: Hand) -> None:
    hand.drag((15, 22), (300, -200))
    assert hand.area(0) == Area(80, 0, 10, 5)


def test_esc_ends_a_drag_as_if_it_had_not_begun(hand: Hand) -> None:
    before = hand.steps()
    hand.press(15, 22)
    hand.drag_to(30, 30)
    hand.key(Qt.Key.Key_Escape)
    hand.release(30, 30)
    assert hand.steps() == before
    assert hand.designer.design.template == hand.kept
    assert hand.chosen() == (0,)


@pytest.mark.parametrize(
    ("start", "end", "keys", "after"),
    [
        pytest.param((20, 25), (25, 28), None, Area(10, 20, 15, 8), id="the corner"),
        pytest.param((10, 22.5), (6, 22.5), None, Area(6, 20, 14, 5), id="the left edge"),
        pytest.param((20, 25), (29, 25.5), SHIFT, Area(10, 20, 19, 9.5), id="in proportion"),
        pytest.param((20, 22.5), (22, 22.5), ALT, Area(8, 20, 14, 5), id="from the middle"),
        pytest.param((10, 20), (300, 300), None, Area(19, 24, 1, 1), id="not turned over"),
    ],
)
def test_a_handle_resizes(
    hand: Hand,
    start: tuple[float, float],
    end: tuple[float, float],
    keys: Qt.KeyboardModifier | None,
    after: Area,
) -> None:
    hand.choose(0)
    hand.drag(start, end, keys or Qt.KeyboardModifier.NoModifier)
    assert hand.area(0) == after
    assert hand.steps()[0] == "Resize Category band on a badge"


def test_a_group_is_resized_together(hand: Hand) -> None:
    hand.choose(0, 1)
    hand.drag((40.4, 35), (70.8, 50), CTRL)
    assert hand.area(0).width == pytest.approx(20, abs=0.2)
    assert hand.area(1).x == pytest.approx(50.8, abs=0.2)


def test_a_turned_text_is_resized_where_it_is_seen(designing: Callable[[BadgeTemplate], Hand]) -> None:
    hand = designing(card(at("text", 40, 10, 30, 8, text="Side", size=12, rotation=90)))
    hand.choose(0)
    hand.drag((36, 40), (36, 45), CTRL)  # the end of the text, which stands below
    area = hand.area(0)
    assert (area.x, area.y, area.height) == pytest.approx((40, 10, 8), abs=0.1)
    assert area.width == pytest.approx(35, abs=0.2)


def test_what_covers_the_badge_is_first_chosen_and_then_moved(
    designing: Callable[[BadgeTemplate], Hand],
) -> None:
    ground = at("band", 0, 0, 90, 54, colour="line")
    hand = designing(card(ground, at("band", 10, 20, 10, 5, colour="ink")))
    hand.drag((5, 15), (30, 30))
    assert hand.area(0) == Area(0, 0, 90, 54)
    assert hand.chosen() == (1,)


def test_alt_click_chooses_what_lies_below(designing: Callable[[BadgeTemplate], Hand]) -> None:
    hand = designing(card(*(at("band", 10, 20, 10, 5, colour="ink") for _ in range(2))))
    hand.click(15, 22)
    assert hand.chosen() == (1,)
    hand.click(15, 22, ALT)
    assert hand.chosen() == (0,)


def test_a_flat_line_can_be_taken_hold_of(designing: Callable[[BadgeTemplate], Hand]) -> None:
    hand = designing(card(at("line", 10, 20, 50, 0, colour="ink")))
    hand.click(30, 20)
    assert hand.chosen() == (0,)


# --- the keys ----------------------------------------------------------------------------------------


def test_arrows_move_and_a_burst_of_them_is_one_step(hand: Hand, qtbot: QtBot) -> None:
    before = len(hand.steps())
    hand.choose(0)
    for _ in range(3):
        hand.key(Qt.Key.Key_Right)
    hand.key(Qt.Key.Key_Down, SHIFT)
    hand.key(Qt.Key.Key_Left, ALT)
    assert hand.designer.design.elements[0].area == Area(12.9, 30, 10, 5)
    qtbot.waitUntil(lambda: hand.area(0) == Area(12.9, 30, 10, 5), timeout=10 * BURST_MS)
    assert len(hand.steps()) == before + 1
    hand.undo()
    assert hand.area(0) == Area(10, 20, 10, 5)


def test_a_burst_is_kept_before_anything_else_happens(hand: Hand) -> None:
    hand.choose(0)
    hand.key(Qt.Key.Key_Right)
    hand.choose(1)
    assert hand.area(0).x == 11
    hand.key(Qt.Key.Key_Right)
    hand.designer.leave()
    assert hand.area(1).x == 31.4


def test_tab_walks_through_the_elements_and_then_on(hand: Hand) -> None:
    canvas = hand.designer.canvas
    canvas.setFocus()
    walked = []
    for _ in range(4):
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
        walked.append(hand.chosen())
    assert walked == [(0,), (1,), (2,), (3,)]
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert not canvas.hasFocus()


def test_esc_chooses_nothing_and_then_goes_back(hand: Hand) -> None:
    hand.choose(0)
    hand.key(Qt.Key.Key_Escape)
    assert hand.chosen() == ()
    hand.key(Qt.Key.Key_Escape)
    assert not hand.page.covered
    assert hand.page.templates.isVisible()


def test_the_wheel_with_ctrl_zooms_about_the_pointer(hand: Hand) -> None:
    canvas = hand.designer.canvas
    point = QPointF(hand.at(20, 20))
    glob = QPointF(canvas.viewport().mapToGlobal(point.toPoint()))
    event = QWheelEvent(
        point,
        glob,
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), event)
    assert canvas.zoom.factor == pytest.approx(2 * 1.25**2)
    assert (hand.at(20, 20) - point.toPoint()).manhattanLength() <= 2


def test_zoom_keeps_to_its_ends(hand: Hand) -> None:
    zoom = hand.designer.canvas.zoom
    for _ in range(20):
        hand.key(Qt.Key.Key_Plus, CTRL)
    assert zoom.factor == 8
    for _ in range(20):
        hand.key(Qt.Key.Key_Minus, CTRL)
    assert zoom.factor == 0.25
    hand.key(Qt.Key.Key_R, CTRL)
    assert zoom.factor == 1
    hand.key(Qt.Key.Key_0, CTRL)
    page = hand.designer.canvas.viewportTransform().mapRect(hand.designer.canvas.page)
    assert hand.designer.canvas.viewport().rect().contains(page.toRect())


def test_the_sheet_is_moved_with_the_space_bar_held(hand: Hand) -> None:
    canvas = hand.designer.canvas
    canvas.zoom.set_factor(4)
    before = hand.at(15, 22)
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    hand.drag((15, 22), (20, 26))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert hand.chosen() == ()
    assert hand.at(15, 22) != before
    assert hand.area(0) == Area(10, 20, 10, 5)


def test_the_status_line_says_millimetres(hand: Hand) -> None:
    hand.drag_to(12, 22.5)
    assert hand.designer.status.pointer.text().endswith("mm")
    hand.choose(0)
    assert hand.designer.status.chosen.text() == "Category band: 10.0 · 20.0, 10.0 × 5.0 mm"
