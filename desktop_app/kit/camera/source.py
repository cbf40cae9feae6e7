"""Where pictures come from: the protocol of a camera, and what may be wrong with one."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

# Gives the picture when it is really wanted: most frames of a quick camera are passed over.
Frame: TypeAlias = Callable[[], QImage]


class Trouble(Enum):
    """Why there is no picture."""

    NONE_THERE = "none there"
    NOT_ALLOWED = "not allowed"
    NOT_STARTED = "not started"
    GONE = "gone"


class FrameSource(QObject):
    """Something that gives frames from `start` to `stop`; both may be called at any time.

    Signals:
        framed(Frame): a picture can be had.
        failed(Trouble): there are no more frames, and why; it has stopped by itself.
        revived(): what was missing is there again, `start` may work now.
    """

    framed = Signal(object)
    failed = Signal(Trouble)
    revived = Signal()

    def start(self) -> None:
        """Begin to give frames."""
        raise NotImplementedError

    def stop(self) -> None:
        """Let go of the camera: its lamp goes out."""
        raise NotImplementedError
