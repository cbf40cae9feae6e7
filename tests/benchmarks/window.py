"""The real window on a prepared event file, for what is measured through it."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desktop_app.__main__ import Session, qt_application, start
from desktop_app.settings import Places
from tests.benchmarks.ground import NOW, STATION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from tests.benchmarks.ground import Ground

SIZE = (1280, 720)
PATIENCE = 30.0


class Paints(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@contextmanager
def open_window(ground: Ground) -> Iterator[Session]:
    """The window as `forumdesk` shows it, on the forum's day."""
    application = qt_application(headless=True)
    here = Places(ground.path.parent / "home")
    session = start(application, ground.path, event=None, station=STATION, here=here, now=lambda: NOW)
    assert session is not None
    session.window.resize(*SIZE)
    session.window.show()
    settle(0.2)
    yield session
    session.close()
    # Else they are written when the process ends, into a folder that is gone by then.
    session.context.settings.sync()


def settle(seconds: float) -> None:
    """Let the window do what is waiting, timers too."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()


def wait(until: Callable[[], bool]) -> None:
    """Let the window work until something is so.

    Raises:
        TimeoutError: when it never is.

    """
    end = time.perf_counter() + PATIENCE
    while not until():
        if time.perf_counter() > end:
            raise TimeoutError
        QApplication.processEvents()
