"""Pictures of the window, room by room, in both looks: for the README and for a computer without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.kit.theme import Appearance, Size

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.shell.window import MainWindow

LOOKS = {"light": Appearance.LIGHT, "dark": Appearance.DARK}
PATIENCE_MS = 20_000
LOOK_AGAIN_MS = 20


def take_pictures(window: MainWindow, folder: Path) -> list[Path]:
    """Save each room in each look as `room-look.png`; gives the files."""
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(Size.WINDOW_WIDTH, Size.WINDOW_HEIGHT)
    window.show()
    files: list[Path] = []
    for room in window.room_keys:
        window.open_room(room)
        for name, look in LOOKS.items():
            window.choose_appearance(look)
            settle(window)
            file = folder / f"{room}-{name}.png"
            window.grab().save(str(file))
            files.append(file)
    return files


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
