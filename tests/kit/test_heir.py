"""A part of the window that hands the keyboard on, and lets Tab visit what lies before the heir."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from desktop_app.kit.heir import FocusHeir

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_heir_has_the_keyboard_and_tab_comes_to_all(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    outside, part = QLineEdit(window), FocusHeir(window)
    first, heir = QLineEdit(part), QLineEdit(part)
    column = QVBoxLayout(window)
    for each in (outside, part):
        column.addWidget(each)
    inner = QVBoxLayout(part)
    for field in (first, heir):
        inner.addWidget(field)
    part.hand_focus_to(heir)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    outside.setFocus()
    qtbot.keyClick(outside, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is first
    part.setFocus()
    assert QApplication.focusWidget() is heir


def test_who_has_the_keyboard_gives_it_to_an_heir_named_later(qtbot: QtBot) -> None:
    part = FocusHeir()
    qtbot.addWidget(part)
    heir = QLineEdit(part)
    part.show()
    qtbot.waitExposed(part)
    part.activateWindow()
    qtbot.waitUntil(part.isActiveWindow)
    part.setFocus()
    part.hand_focus_to(heir)
    assert QApplication.focusWidget() is heir


def test_the_heir_is_known_before_the_window_is_in_front(qtbot: QtBot) -> None:
    part = FocusHeir()
    qtbot.addWidget(part)
    heir = QLineEdit(part)
    part.hand_focus_to(heir)
    part.setFocus()
    assert part.focusWidget() is heir
