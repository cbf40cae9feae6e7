"""Reads frames in a thread of its own: always the newest one, and never a queue of old ones."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Condition, Thread
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Qt, Signal

from desktop_app.kit.camera.decoding import codes_in

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from desktop_app.kit.camera.decoding import Found
    from desktop_app.kit.camera.source import Frame

THREAD_NAME: Final = "forumdesk-camera"
_PREVIEW: Final = QSize(640, 640)


@dataclass(frozen=True, slots=True)
class Sighting:
    """One picture, made small, and the codes found in it."""

    preview: QImage
    found: tuple[Found, ...]


class Reader(QObject):
    """Decodes beside the window; a frame that comes while another is being read replaces the one that waits.

    Signals:
        sighted(Sighting): a frame was read.
    """

    sighted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: Frame | None = None
        self._open = False
        self._bell = Condition()
        self._thread: Thread | None = None

    def offer(self, frame: Frame) -> None:
        """Read this frame next, whatever waited before it."""
        with self._bell:
            self._waiting = frame
            self._bell.notify()

    def open(self) -> None:
        """Begin to read."""
        if self._thread is None:
            self._open = True
            self._thread = Thread(target=self._run, name=THREAD_NAME, daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Read no more; gives back when the last frame is done, a few milliseconds later."""
        if self._thread is None:
            return
        with self._bell:
            self._open, self._waiting = False, None
            self._bell.notify()
        self._thread.join()
        self._thread = None

    def _run(self) -> None:
        while (frame := self._next()) is not None:
            self.sighted.emit(_sighting(frame))

    def _next(self) -> Frame | None:
        """The newest frame; None once reading is over."""
        with self._bell:
            self._bell.wait_for(lambda: self._waiting is not None or not self._open)
            frame, self._waiting = self._waiting, None
            return frame


def _sighting(frame: Frame) -> Sighting:
    picture = frame()
    found = tuple(codes_in(picture))
    if picture.width() > _PREVIEW.width() or picture.height() > _PREVIEW.height():
        picture = picture.scaled(
            _PREVIEW, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.FastTransformation
        )
    return Sighting(picture, found)
