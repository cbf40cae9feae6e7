"""Notices that nobody has touched keyboard, mouse or screen for a while."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOK_MS: Final = 5000
_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Watches the window that has the keyboard: what happens in other programs is not work at this desk.

    Signals:
        grew_quiet(): nobody has done anything for as long as `limit` says, in seconds; 0 is for ever.
    """

    grew_quiet = Signal()

    def __init__(
        self, limit: Callable[[], float], parent: QObject, *, clock: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(parent)
        self._limit = limit
        self._clock = clock
        self._touched = clock()
        self._looking = QTimer(self)
        self._looking.timeout.connect(self.look)
        self._looking.start(_LOOK_MS)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_focus_window_changed)

    def look(self) -> None:
        """See whether it has been quiet for too long."""
        limit = self._limit()
        if limit and self._clock() - self._touched >= limit:
            self._touched = self._clock()
            self.grew_quiet.emit()

    def touch(self) -> None:
        """Take note that somebody works here, though neither by keyboard nor by mouse."""
        self._touched = self._clock()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = self._clock()
        return False

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            self._touched = self._clock()
            window.removeEventFilter(self)
            window.installEventFilter(self)
