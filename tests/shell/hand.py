"""Hands at the window: keys as the window system sends them, a page that notes, work that does not end."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.shell.conftest import NotedPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.progress import Progress
    from desktop_app.shell.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(
    window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key as the window system would."""
    QTest.keyClick(window.windowHandle(), key, modifier)


def noted(window: MainWindow, key: str) -> NotedPage:
    page = window.page(key)
    assert isinstance(page, NotedPage)
    return page


def work_on(progress: Progress) -> None:
    while True:
        progress.at(1, 3)
        Event().wait(0.002)
