"""A person at a desk: sees the window, presses keys, holds a scanner."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.__main__ import Session, qt_application, start
from desktop_app.features.badges.page import BadgesPage
from desktop_app.features.checkin.page import CheckinPage
from desktop_app.features.registrations.page import PeoplePage
from desktop_app.settings import Places

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.shell.window import MainWindow

W = TypeVar("W", bound=QWidget)
SIZE = (1280, 720)
PATIENCE_MS = 20_000
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Clock:
    """The time at the venue; it goes on when somebody says so."""

    now: datetime = datetime(2026, 5, 20, 6, 15, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Desk:
    """One window on an event file, opened as the program opens it."""

    file: Path
    home: Path
    qtbot: QtBot
    station: str = "Desk 1"
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        session = start(
            qt_application(),
            self.file,
            event=None,
            station=self.station,
            here=Places(self.home),
            now=self.clock,
        )
        assert session is not None
        self.session: Session = session
        self.window.resize(*SIZE)
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.come_to_front()

    @property
    def window(self) -> MainWindow:
        return self.session.window

    @property
    def checkin(self) -> CheckinPage:
        page = self.window.page("checkin")
        assert isinstance(page, CheckinPage)
        return page

    @property
    def people(self) -> PeoplePage:
        page = self.window.page("people")
        assert isinstance(page, PeoplePage)
        return page

    @property
    def badges(self) -> BadgesPage:
        page = self.window.page("badges")
        assert isinstance(page, BadgesPage)
        return page

    @property
    def verdict(self) -> str:
        """The name on the card, "" while it is empty."""
        face = self.checkin.verdict.card.face
        return face.name if face is not None else ""

    def come_to_front(self) -> None:
        """Have the keyboard, as the window that was clicked last."""
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)

    def until(self, so: Callable[[], bool]) -> None:
        """Wait until something is seen."""
        self.qtbot.waitUntil(so, timeout=PATIENCE_MS)

    def until_idle(self) -> None:
        """Wait until no task runs."""
        self.until(lambda: not self.window.is_busy)

    def dialog(self, kind: type[W]) -> W:
        """The dialog in front, once it is there."""
        self.until(lambda: isinstance(QApplication.activeModalWidget(), kind))
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, kind)
        return shown

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        *,
        into: QWidget | None = None,
    ) -> None:
        """Press a key in a window, as the window system would hand it over."""
        handle = (into or self.window).window().windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key, modifier)

    def type(self, text: str) -> None:
        """Type letters of any script into whatever has the keyboard, at the pace of a person."""
        for letter in text:
            focused = QApplication.focusWidget()
            assert focused is not None
            # Not through the window: there the scanner's watch would hold keys that come this fast.
            _strike(focused, letter)

    def find(self, name: str) -> None:
        """Search for somebody at the door."""
        self.type(name)
        self.until(lambda: any(person.name == name for person in self.checkin.search.results.people))

    def scan(self, code: str, *, into: QWidget | None = None) -> None:
        """Let the scanner type a code and Enter, faster than anybody, into the window in front."""
        handle = (into or self.window).window().windowHandle()
        for letter in code:
            _strike(handle, letter)
        _strike(handle, "\r", Qt.Key.Key_Return)

    def close(self) -> None:
        """Close the window, as by its cross, and the program behind it."""
        self.until_idle()
        self.session.close()


def _strike(target: QObject, letter: str, key: Qt.Key = Qt.Key.Key_unknown) -> None:
    """Press and release one key, with the letter that it makes."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        stroke = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(target, stroke)
