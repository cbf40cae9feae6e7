"""The small tables of editors in the setup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.features.setup.page.grid import EditorGrid

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_tab_goes_through_the_rows_before_what_stands_below(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    grid, below = EditorGrid(("Name", "Hand out")), QPushButton("Add")
    column = QVBoxLayout(page)
    column.addWidget(grid)
    column.addWidget(below)
    page.show()
    editors = [QLineEdit() for _ in range(4)]
    grid.show_rows([editors[:2], editors[2:]])
    qtbot.waitUntil(editors[3].isVisible)
    editors[0].setFocus()
    passed: list[QWidget | None] = []
    for _ in range(5):
        passed.append(page.focusWidget())
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert passed == [*editors, below]
