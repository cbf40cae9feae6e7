"""Fingers push lists, tap rows, open menus by resting, and find everything large enough."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QInputDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QTapAndHoldGesture,
    QVBoxLayout,
    QWidget,
)

from desktop_app.kit.habits import Habits, Touch
from desktop_app.kit.rows_model import Column, RowsModel
from desktop_app.kit.scanner import Scanner
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Size, row_height
from desktop_app.kit.touch import make_touchable, wear_touch
from desktop_app.kit.widgets import FilterChip, button, tool_button

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.kit.theme import Theme

SCREEN = QTest.createTouchDevice()
PAD = QTest.createTouchDevice(QInputDevice.DeviceType.TouchPad)


@pytest.fixture
def habits(tmp_path: Path) -> Habits:
    return Habits(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def worn(theme: Theme) -> Iterator[Theme]:
    """The theme, dense again when the test ends."""
    yield theme
    theme.choose_roomy(roomy=False)


class Rows(QListWidget):
    """A list of many rows that notes what is asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.clicked_rows: list[int] = []
        self.menus: list[QPoint] = []
        self.addItems([f"Row {number}" for number in range(300)])
        make_touchable(self)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(self._on_clicked)
        self.customContextMenuRequested.connect(self.menus.append)

    def _on_clicked(self) -> None:
        self.clicked_rows.append(self.currentRow())

    def put(self, place: QPoint) -> None:
        QTest.touchEvent(self.viewport(), SCREEN).press(0, place, self.viewport()).commit()

    def push(self, place: QPoint) -> None:
        QTest.touchEvent(self.viewport(), SCREEN).move(0, place, self.viewport()).commit()

    def lift(self, place: QPoint) -> None:
        QTest.touchEvent(self.viewport(), SCREEN).release(0, place, self.viewport()).commit()


@pytest.fixture
def rows(qtbot: QtBot) -> Rows:
    rows = Rows()
    qtbot.addWidget(rows)
    rows.resize(300, 400)
    rows.show()
    qtbot.waitExposed(rows)
    return rows


def test_a_tap_is_a_click(qtbot: QtBot, rows: Rows) -> None:
    place = rows.visualItemRect(rows.item(3)).center()
    rows.put(place)
    rows.lift(place)
    qtbot.waitUntil(lambda: rows.clicked_rows == [3])
    assert rows.verticalScrollBar().value() == 0


def test_a_push_scrolls_and_clicks_nothing(qtbot: QtBot, rows: Rows) -> None:
    heights = count(300, -8)
    rows.put(QPoint(50, 300))

    def pushed() -> bool:
        rows.push(QPoint(50, max(next(heights), 10)))
        return rows.verticalScrollBar().value() > 100

    qtbot.waitUntil(pushed)
    rows.lift(QPoint(50, 10))
    assert rows.clicked_rows == []
    assert rows.menus == []


@pytest.fixture
def impatient() -> Iterator[None]:
    """A finger rests sooner than usual, so that nobody waits for the test."""
    usual = QTapAndHoldGesture.timeout()
    QTapAndHoldGesture.setTimeout(20)
    yield
    QTapAndHoldGesture.setTimeout(usual)


@pytest.mark.usefixtures("impatient")
def test_a_finger_that_rests_opens_the_menu_there(qtbot: QtBot, rows: Rows) -> None:
    place = rows.visualItemRect(rows.item(2)).center()
    rows.put(place)
    qtbot.waitUntil(lambda: rows.menus == [place])
    rows.lift(place)


@pytest.fixture
def scanner(qapp: QApplication) -> Iterator[Scanner]:
    """What watches the window's keys and hands."""
    scanner = Scanner(qapp)
    yield scanner
    scanner.stop()


def test_the_first_finger_on_the_screen_is_felt_and_a_touchpad_is_not(
    qtbot: QtBot, rows: Rows, scanner: Scanner
) -> None:
    felt: list[bool] = []
    scanner.finger_felt.connect(lambda: felt.append(True))
    rows.activateWindow()
    qtbot.waitActive(rows)
    QTest.touchEvent(rows.viewport(), PAD).press(0, QPoint(9, 9), rows.viewport()).commit()
    QTest.touchEvent(rows.viewport(), PAD).release(0, QPoint(9, 9), rows.viewport()).commit()
    assert felt == []
    rows.put(QPoint(9, 9))
    rows.lift(QPoint(9, 9))
    assert felt == [True]


@pytest.mark.parametrize(
    ("wanted", "felt", "roomy"),
    [
        (Touch.AUTOMATIC, False, False),
        (Touch.AUTOMATIC, True, True),
        (Touch.ON, False, True),
        (Touch.OFF, True, False),
    ],
)
def test_the_desk_decides_and_else_the_first_finger(
    worn: Theme, habits: Habits, wanted: Touch, *, felt: bool, roomy: bool
) -> None:
    habits.touch = wanted
    wear_touch(worn, habits, felt=felt)
    assert worn.roomy is roomy
    assert row_height() == (Size.FINGER if roomy else Size.ROW)


def test_what_was_kept_and_means_nothing_is_automatic(habits: Habits) -> None:
    habits._settings.setValue("desk/touch", "perhaps")
    assert habits.touch is Touch.AUTOMATIC


def test_everything_that_is_pressed_is_as_high_as_a_finger(qtbot: QtBot, worn: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    parts = [
        button("Save"),
        tool_button("camera", "Camera"),
        FilterChip("Speaker"),
        QLineEdit(),
        QComboBox(),
        QCheckBox("Hide"),
    ]
    for part in parts:
        column.addWidget(part)
    window.show()
    dense = [part.sizeHint().height() for part in parts]
    worn.choose_roomy(roomy=True)
    QApplication.processEvents()
    roomy = [part.sizeHint().height() for part in parts]
    assert min(roomy) >= Size.FINGER - 2 * Size.LINE
    assert all(high > low for high, low in zip(roomy, dense, strict=True))


def test_rows_of_tables_grow_and_shrink_with_it(qtbot: QtBot, worn: Theme) -> None:
    model: RowsModel[str] = RowsModel([Column("Name", str)], list, str)
    table = Table(model)
    qtbot.addWidget(table)
    model.reset(["one", "two"])
    table.show()
    assert table.rowHeight(0) == Size.ROW
    worn.choose_roomy(roomy=True)
    assert (table.rowHeight(0), table.horizontalHeader().height()) == (Size.FINGER, Size.FINGER)
    worn.choose_roomy(roomy=False)
    assert table.rowHeight(0) == Size.ROW
