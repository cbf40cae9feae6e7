"""What the tests of the frame share: a window with two rooms over the forum."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from db.backup import BackupKeeper
from desktop_app.kit.page import KeyHint, Page
from desktop_app.shell.overview import Found, Overview, Sources
from desktop_app.shell.room import CHECKIN, PEOPLE, Command, Room
from desktop_app.shell.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext


class NotedPage(Page):
    """A page with one field that notes what the frame asks of it."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.shown_things: list[str] = []
        self.commands_run = 0
        self.locked = False
        self.field = QLineEdit()
        self.content.addWidget(self.field)
        self.setFocusProxy(self.field)

    @override
    def show_thing(self, key: str) -> None:
        self.shown_things.append(key)

    @override
    def set_locked(self, *, locked: bool) -> None:
        self.locked = locked

    @override
    def key_hints(self) -> Sequence[KeyHint]:
        return (KeyHint("F2", "Walk-in"),)


@dataclass
class Rooms:
    """What the invented rooms answer."""

    needing: int = 0
    arrived: int = 3
    prefix: str = ""
    found: list[Found] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def count(self) -> int:
        return self.needing

    def overview(self) -> Overview:
        days = date(2026, 5, 20), date(2026, 5, 21)
        return Overview("Baltic Test Forum", *days, self.arrived, 7, self.prefix)

    def search(self, text: str) -> list[Found]:
        self.asked.append(text)
        return self.found


def run_command(page: Page) -> None:
    assert isinstance(page, NotedPage)
    page.commands_run += 1


@pytest.fixture
def answers() -> Rooms:
    return Rooms()


@pytest.fixture
def sources(context: PageContext, answers: Rooms, tmp_path: Path) -> Sources:
    keeper = BackupKeeper(context.store.path, tmp_path / "backups")
    return Sources(answers.overview, answers.search, keeper, tmp_path / "forumdesk.log")


@pytest.fixture
def rooms(answers: Rooms) -> list[Room]:
    commands = (Command("Import registrations…", run_command),)
    return [
        Room(PEOPLE, 2, "People", "users", NotedPage, commands, needing=answers.count),
        Room(CHECKIN, 1, "Check-in", "sign-in", NotedPage),
        Room("setup", 7, "Setup", "gear-six", NotedPage),
    ]


@pytest.fixture
def open_window(
    qtbot: QtBot, context: PageContext, rooms: list[Room], sources: Sources
) -> Callable[[], MainWindow]:
    """Opens a main window and waits until it has the keyboard."""

    def opened() -> MainWindow:
        window = MainWindow(context, rooms, sources)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return opened


@pytest.fixture
def window(open_window: Callable[[], MainWindow], context: PageContext) -> Iterator[MainWindow]:
    window = open_window()
    yield window
    context.runner.shut_down()


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """The application: without one a pixmap ends the process."""
    return qapp
