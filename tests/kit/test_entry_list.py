"""A list of entries: what is current, what keys and the mouse do, and how words are cut to lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.kit.entry_list import Entry, EntryList, wrapped

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CAPTION = 12


def entry(key: str) -> Entry:
    return Entry(key, "", (f"Head {key}", "Second line"), lambda: f"Words of {key}")


@pytest.fixture
def shown(qtbot: QtBot) -> EntryList:
    made = EntryList()
    qtbot.addWidget(made)
    made.resize(220, 400)
    made.show()
    qtbot.waitExposed(made)
    made.show_entries([entry(key) for key in "abc"])
    return made


def test_a_row_is_read_out_whole(shown: EntryList) -> None:
    index = shown.model().index(0, 0)
    assert index.data() == "Head a, Second line: Words of a"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Head a\nSecond line\nWords of a"


def test_what_was_current_stays_so(shown: EntryList) -> None:
    shown.choose("b")
    shown.show_entries([entry(key) for key in "xab"])
    assert shown.current_key == "b"
    assert not shown.choose("c")


def test_enter_opens_and_letters_are_left_to_the_page(shown: EntryList, qtbot: QtBot) -> None:
    shown.choose("a")
    with qtbot.waitSignal(shown.opened) as opened:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    qtbot.keyClick(shown, Qt.Key.Key_H)
    assert opened.args == ["a"]
    assert shown.current_key == "a"


def test_an_entry_is_dragged_with_the_left_button_only(shown: EntryList, qtbot: QtBot) -> None:
    port = shown.viewport()
    start = shown.visualRect(shown.model().index(1, 0)).center()
    end = start + QPoint(0, 2 * QApplication.startDragDistance())
    said: list[tuple[str, object]] = []
    shown.lifted.connect(lambda key: said.append(("lifted", key)))
    shown.dropped.connect(lambda place: said.append(("dropped", place)))
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.LeftButton):
        QTest.mousePress(port, button, pos=start)
        QTest.mouseMove(port, end)
        QTest.mouseRelease(port, button, pos=end)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said == [("lifted", "b"), ("dropped", port.mapToGlobal(end))]


def test_words_are_cut_to_lines(shown: EntryList) -> None:
    font = QFont(shown.font())
    font.setPixelSize(CAPTION)
    assert wrapped("Short", font, 200, 2) == ["Short"]
    lines = wrapped("Busy in every possible slot: " * 5, font, 200, 2)
    assert len(lines) == 2
    assert lines[1].endswith(" …")
