"""A badge of two sides is designed from nothing and printed: once by mouse alone, once by keys alone."""

from __future__ import annotations

import itertools
import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QMenu, QToolButton

from desktop_app.features.badges import queries
from desktop_app.features.badges.page.designer.properties.kinds import ElementForm
from desktop_app.features.badges.rules import (
    Condition,
    ImageElement,
    QrElement,
    ScheduleElement,
    StackElement,
)
from tests.features.badges.designer.hand import Hand
from tests.features.badges.pictures import picture_of
from tests.journeys.desk import CTRL
from tests.paper.reading import codes, texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QTabBar, QWidget

    from tests.journeys.desk import Desk

SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(imported: Path, open_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    return open_desk(shutil.copyfile(imported, tmp_path / "forum.forumdesk"))


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the badge is saved; the picture that is asked for is a logo."""
    logo, target = tmp_path / "Logo.png", tmp_path / "badge.pdf"
    logo.write_bytes(picture_of(60, 30))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(logo), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    return target


def read_back(desk: Desk, printed: Path) -> None:
    """The person in the preview has a badge of two sides, with the code, as the template says."""
    desk.until(printed.exists)
    desk.until_idle()
    context = desk.session.context
    first = context.store.read(queries.expected_people, context.event_id)[0]
    (badge,) = context.store.read(queries.badges_of_people, context.event_id, [first])
    front, back = texts(printed)
    assert f"Hello {badge.given_name}" in front
    assert back.strip() == badge.organisation
    assert codes(printed) == [badge.code]


# --- by mouse ----------------------------------------------------------------------------------------


def click(part: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(part, LEFT, Qt.KeyboardModifier.NoModifier, at or part.rect().center())


def pick(desk: Desk, box: QComboBox, words: str) -> None:
    """Open a list and click an entry; a list that has just opened takes no click yet."""
    click(box)
    view = box.view()
    place = view.visualRect(box.model().index(box.findText(words), 0)).center()

    def is_taken() -> bool:
        if view.isVisible():
            click(view.viewport(), place)
        return not view.isVisible()

    desk.until(is_taken)


def choose_in_menu(words: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (entry,) = [action for action in menu.actions() if action.text() == words]
    click(menu, menu.actionGeometry(entry).center())


def turn_to(sides: QTabBar, number: int) -> None:
    click(sides, sides.tabRect(number).center())


def test_by_mouse_alone(desk: Desk, printed: Path) -> None:
    click(desk.window.rail.entries["badges"])
    page = desk.badges
    desk.until_idle()
    click(page._menu)
    choose_in_menu("New template")
    designer = page.designer
    assert designer is not None
    hand = Hand(page, designer, desk.qtbot)
    buttons = designer.elements.buttons

    click(buttons["text"])
    hand.drag(_middle(hand, 0), (50, 30))
    hand.double_click(*_middle(hand, 0))
    _type_over(desk, designer.inline, "Hello {given_name}")
    for kind, place in (("qr", (20.0, 70.0)), ("image", (52.0, 70.0)), ("rectangle", (87.0, 95.0))):
        click(buttons[kind])
        hand.drag(_middle(hand, hand.chosen()[0]), place)
    form = designer.properties.form
    assert isinstance(form, ElementForm)
    pick(desk, form.condition.field, "Category")
    desk.until(lambda: hand.elements[3].when is not None)
    assert isinstance(hand.elements[3].when, Condition)

    hand.press(2, 50)
    hand.drag_to(104.5, 120)
    hand.release(104.5, 120)
    assert hand.chosen() == (1, 2, 3)
    click(_tool(designer, "Align bottom"))
    click(_tool(designer, "Equal gaps across"))
    boxes = [hand.area(place) for place in (1, 2, 3)]
    assert len({round(box.y + box.height, 1) for box in boxes}) == 1
    gaps = [b.x - a.x - a.width for a, b in itertools.pairwise(boxes)]
    assert gaps[0] == pytest.approx(gaps[1], abs=0.02)

    turn_to(designer.sides, 1)
    click(buttons["text"])
    hand.designer.canvas.editing_asked.emit(0, None)
    _type_over(desk, designer.inline, "{organisation}")
    click(buttons["schedule"])
    assert [type(each) for each in hand.kept.back] == [StackElement, ScheduleElement]
    click(_tool(designer, "Remove"))
    assert len(hand.kept.back) == 1

    click(designer.done)
    desk.until_idle()
    click(page.panel.one, QPoint(5, page.panel.one.height() // 2))
    click(page.panel.print_button)
    read_back(desk, printed)


def _middle(hand: Hand, place: int) -> tuple[float, float]:
    area = hand.designer.design.elements[place].area
    return area.x + area.width / 2, area.y + area.height / 2


def _tool(designer: QWidget, words: str) -> QWidget:
    (found,) = [each for each in designer.findChildren(QToolButton) if each.accessibleName() == words]
    return found


def _type_over(desk: Desk, field: QWidget, text: str) -> None:
    """Write in place of what is selected; words have no other way than keys."""
    desk.until(field.isVisible)
    for letter in text:
        QTest.keyClicks(field, letter)
        if letter == "{":
            QTest.keyClick(field, Qt.Key.Key_Escape)
    behind = field.parentWidget()
    assert behind is not None
    click(behind, QPoint(3, 3))


# --- by keys -----------------------------------------------------------------------------------------


def take(desk: Desk, down: int) -> None:
    """Take an entry of the menu that is open."""
    desk.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    for _ in range(down):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    desk.come_to_front()  # where there is no window manager, nobody gives the keyboard back


def begin_by_keys(desk: Desk) -> Hand:
    """Open the designer on a new template."""
    desk.press(Qt.Key.Key_3, CTRL)
    page = desk.badges
    desk.until_idle()
    desk.until(page.templates.hasFocus)
    QTest.keyClick(page.templates, Qt.Key.Key_Menu)
    page._menu.setFocus()
    QTest.keyClick(page._menu, Qt.Key.Key_Space)
    take(desk, 2)
    designer = page.designer
    assert designer is not None
    desk.until(designer.canvas.hasFocus)
    return Hand(page, designer, desk.qtbot)


def add_text(desk: Desk, pattern: str) -> None:
    """Add a text that says something."""
    desk.press(Qt.Key.Key_Insert)
    take(desk, 0)
    desk.press(Qt.Key.Key_F2)
    _write(desk, pattern)


def test_by_keys_alone(desk: Desk, printed: Path) -> None:
    hand = begin_by_keys(desk)
    page, designer = hand.page, hand.designer
    add_text(desk, "Hello {given_name}")
    for _ in range(4):
        desk.press(Qt.Key.Key_Up, SHIFT)
    for down, far in ((1, 0), (2, 2), (4, 5)):
        desk.press(Qt.Key.Key_Insert)
        take(desk, down)
        for _ in range(far):
            desk.press(Qt.Key.Key_Down, SHIFT)
    kinds = [type(each) for each in hand.elements]
    assert kinds[:3] == [StackElement, QrElement, ImageElement]

    # The rectangle is for those only whose category is filled in.
    desk.press(Qt.Key.Key_F6)
    form = designer.properties.form
    assert isinstance(form, ElementForm)
    for _ in range(20):
        if QApplication.focusWidget() is form.condition.field:
            break
        desk.press(Qt.Key.Key_Tab)
    for _ in range(8):
        desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Escape)
    desk.until(designer.canvas.hasFocus)
    designer.design.settle()
    condition = hand.elements[3].when
    assert condition is not None
    assert condition.field == "category"

    # All three below the text, in a row.
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_Left, CTRL | SHIFT)
    assert len({element.area.x for element in hand.elements}) == 1
    desk.press(Qt.Key.Key_V, CTRL | SHIFT)
    spread = hand.kept
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.until(lambda: hand.kept != spread)
    desk.press(Qt.Key.Key_Z, CTRL | SHIFT)
    desk.until(lambda: designer.design.template == hand.kept == spread)

    desk.press(Qt.Key.Key_Tab, CTRL)
    assert designer.design.face == "back"
    add_text(desk, "{organisation}")
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Escape)
    desk.until(page.templates.hasFocus)
    desk.until_idle()

    page.panel.one.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.until(page.panel.one.isChecked)
    page.panel.print_button.setFocus()
    desk.press(Qt.Key.Key_Space)
    read_back(desk, printed)


def _write(desk: Desk, text: str) -> None:
    """Write a pattern in place of the one that is selected; the list of fields is left alone."""
    desk.type(text)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        QTest.keyClick(popup, Qt.Key.Key_Escape)
    desk.come_to_front()
    desk.press(Qt.Key.Key_Return)
