"""Pictures of the window, room by room, in both looks: for the README and for a computer without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.kit.theme import Appearance, Size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_app.shell.window import MainWindow

LOOKS = {"light": Appearance.LIGHT, "dark": Appearance.DARK}
PATIENCE_MS = 20_000
LOOK_AGAIN_MS = 20


def take_pictures(
    window: MainWindow, folder: Path, beside: Mapping[str, Callable[[], QWidget]]
) -> list[Path]:
    """Save each room in each look as `room-look.png`, then the windows beside; gives the files.

    `beside` names further windows and how each is opened.
    """
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(Size.WINDOW_WIDTH, Size.WINDOW_HEIGHT)
    window.show()
    files: list[Path] = []
    for room in window.room_keys:
        window.open_room(room)
        files += _looks(window, window, folder / room)
    for name, opened in beside.items():
        other = opened()
        other.resize(Size.WINDOW_WIDTH, Size.WINDOW_HEIGHT)
        files += _looks(window, other, folder / name)
        other.close()
    return files


def _looks(window: MainWindow, pictured: QWidget, place: Path) -> Iterator[Path]:
    for name, look in LOOKS.items():
        window.choose_appearance(look)
        settle(window)
        file = place.with_name(f"{place.name}-{name}.png")
        pictured.grab().save(str(file))
        yield file


def settle(window: MainWindow) -> None:
    """Let the window finish what it is drawing: until no task runs and no event waits."""
    loop = QEventLoop()
    deadline = QDeadlineTimer(PATIENCE_MS)
    looking = QTimer()
    quiet = 0

    def look() -> None:
        nonlocal quiet
        quiet = 0 if window.is_busy else quiet + 1
        if quiet > 2 or deadline.hasExpired():  # noqa: PLR2004 (the ends of tasks are queued: look once more)
            loop.quit()

    looking.timeout.connect(look)
    looking.start(LOOK_AGAIN_MS)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    looking.stop()
    QApplication.sendPostedEvents(None, 0)
