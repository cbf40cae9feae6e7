"""Tells a wedge scanner from a person by shape and speed, and keeps its keys away from what has the focus.

A scanner types like a keyboard. Into a focused button or table it would press Delete and tick boxes, so a
burst of keys is held back until it is clear what it is: a scan is swallowed and announced, typing is handed
on in order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputDevice, QKeyEvent, QTouchEvent, QWindow
from shiboken6 import isValid
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

GAP_MS: Final = 35
LEAST_CHARACTERS: Final = 6

_ENDS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
# Some scanners send a line feed, or Ctrl+J, Ctrl+M, Ctrl+I, where others press a key.
_END_LETTERS: Final = {"\r": Qt.Key.Key_Return, "\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}
_SHIFTS: Final = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_Control})
_KEYS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_INTERRUPTIONS: Final = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.FocusOut, QEvent.Type.Close}
)
_MOVES: Final = frozenset({QEvent.Type.MouseMove, QEvent.Type.Wheel})
_PRESSES: Final = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})
_SCREEN: Final = QInputDevice.DeviceType.TouchScreen
_HANDS: Final = _MOVES | _PRESSES
_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


@dataclass(frozen=True)
class Scan:
    """What a scanner typed: its text without prefix and end key, the end key, and how long it took."""

    text: str
    end: Qt.Key
    milliseconds: float


@dataclass
class _Burst:
    """Keys that came fast enough to be a scan so far."""

    window: QWindow | None = None
    events: list[QKeyEvent] = field(default_factory=list)
    text: str = ""
    started_ms: float = 0.0
    last_ms: float = 0.0


def _end_of(event: QKeyEvent) -> Qt.Key | None:
    """Tell which end key this is, if it is one."""
    return Qt.Key(event.key()) if event.key() in _ENDS else _END_LETTERS.get(event.text())


def _stamp(event: QKeyEvent) -> float:
    # The window system's own time: keys that waited while the program was busy keep their true distances.
    return float(event.timestamp()) or monotonic() * 1000


class Scanner(QObject):
    """Watches the keys of whichever window has the focus.

    Signals:
        scanned(str): a scan's text.
        measured(Scan): the same, with what the scanner test page shows.
        person_acted(bool): somebody used keys, mouse or screen; True for more than a moved mouse.
        finger_felt(): somebody touched the screen.
    """

    scanned = Signal(str)
    measured = Signal(object)
    person_acted = Signal(bool)
    finger_felt = Signal()
    _recognised = Signal(object)

    def __init__(
        self,
        application: QGuiApplication,
        *,
        prefix: str = "",
        stamp: Callable[[QKeyEvent], float] = _stamp,
        parent: QObject | None = None,
    ) -> None:
        """Watch `application`; with a `prefix` only bursts that begin with it are scans.

        `stamp` tells when a key was pressed, in milliseconds.
        """
        super().__init__(parent)
        self._application = application
        self._prefix = prefix
        self._stamp = stamp
        self._burst = _Burst()
        self._swallowed: set[int] = set()
        self._replaying = False
        self._gap = QTimer(self)
        self._gap.setSingleShot(True)
        self._gap.setTimerType(Qt.TimerType.PreciseTimer)
        self._gap.timeout.connect(self._on_gap_passed)
        self._armed_at = 0.0
        # Queued, so that a page that reacts with a dialog does not open it inside the event filter.
        self._recognised.connect(self._on_recognised, Qt.ConnectionType.QueuedConnection)
        application.focusWindowChanged.connect(self._on_focus_window_changed)
        self._on_focus_window_changed(application.focusWindow())

    @property
    def prefix(self) -> str:
        """What the event's scanners type first, "" for nothing."""
        return self._prefix

    def set_prefix(self, prefix: str) -> None:
        """Set what the event's scanners type first."""
        self._hand_on()
        self._prefix = prefix

    def take(self, text: str) -> None:
        """Announce what another reader, a camera, has read; it is treated as a scan from here on."""
        self.scanned.emit(text)

    def stop(self) -> None:
        """Watch no more."""
        self._gap.stop()
        self._application.focusWindowChanged.disconnect(self._on_focus_window_changed)
        for window in self._application.allWindows():
            window.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _HANDS:
            self._hear_of_hand(event)
        if kind in _INTERRUPTIONS:
            self._hand_on()
            return False
        if kind not in _KEYS or self._replaying:
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWindow):
            return False
        if kind == QEvent.Type.ShortcutOverride:
            return self._overrides_shortcut(event)
        if kind == QEvent.Type.KeyRelease:
            return self._takes_release(event)
        return self._takes_press(watched, event)

    def _hear_of_hand(self, event: QEvent) -> None:
        self.person_acted.emit(event.type() in _PRESSES)
        # A touchpad gives touches too, and its hand has a pointer.
        if isinstance(event, QTouchEvent) and event.pointingDevice().type() == _SCREEN:
            self.finger_felt.emit()

    def _overrides_shortcut(self, event: QKeyEvent) -> bool:
        if not self._may_be_scanned(event):
            # What was typed before the shortcut belongs to what had the keyboard then.
            self._hand_on()
            return False
        # Accepted, a shortcut on this key does not fire and the press comes to us.
        event.accept()
        return True

    def _takes_release(self, event: QKeyEvent) -> bool:
        if event.key() in self._swallowed:
            self._swallowed.discard(event.key())
            return True
        if self._burst.events:
            self._burst.events.append(event.clone())
            return True
        return False

    def _takes_press(self, window: QWindow, event: QKeyEvent) -> bool:
        now = self._stamp(event)
        if self._burst.events and now - self._burst.last_ms > GAP_MS:
            self._hand_on()
        if self._ends_scan(event):
            self._swallow(event, now)
            return True
        if _end_of(event) or not self._may_be_scanned(event):
            self._hand_on()
            self.person_acted.emit(True)
            return False
        self._hold(window, event, now)
        return True

    def _may_be_scanned(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return False
        if event.key() in _SHIFTS or _end_of(event):
            return bool(self._burst.text)
        if event.modifiers() & _COMMANDS:
            return False
        text = self._burst.text + event.text()
        length = min(len(text), len(self._prefix))
        return event.text().isprintable() and bool(event.text()) and text[:length] == self._prefix[:length]

    def _ends_scan(self, event: QKeyEvent) -> bool:
        if _end_of(event) is None:
            return False
        text = self._burst.text
        return text.startswith(self._prefix) and len(text) - len(self._prefix) >= LEAST_CHARACTERS

    def _hold(self, window: QWindow, event: QKeyEvent, now: float) -> None:
        if not self._burst.events:
            self._burst = _Burst(window=window, started_ms=now)
        self._burst.events.append(event.clone())
        self._burst.text += event.text() if event.text().isprintable() else ""
        self._burst.last_ms = now
        self._arm()

    def _swallow(self, end: QKeyEvent, now: float) -> None:
        self._gap.stop()
        burst, self._burst = self._burst, _Burst()
        released = {event.key() for event in burst.events if event.type() == QEvent.Type.KeyRelease}
        pressed = {event.key() for event in burst.events if event.type() == QEvent.Type.KeyPress}
        self._swallowed = (pressed - released) | {end.key()}
        text = burst.text[len(self._prefix) :]
        self._recognised.emit(Scan(text, _end_of(end) or Qt.Key.Key_Return, now - burst.started_ms))

    def _hand_on(self) -> None:
        """Give held keys to the window they were typed into: it was a person."""
        self._gap.stop()
        burst, self._burst = self._burst, _Burst()
        if burst.events:
            self.person_acted.emit(True)
        self._replaying = True
        try:
            for event in burst.events:
                if burst.window is not None and isValid(burst.window):
                    QCoreApplication.sendEvent(burst.window, event)
        finally:
            self._replaying = False

    def _arm(self) -> None:
        self._armed_at = monotonic()
        self._gap.start(GAP_MS)

    def _on_gap_passed(self) -> None:
        late_ms = (monotonic() - self._armed_at) * 1000 - GAP_MS
        if late_ms > GAP_MS:
            # The program was busy, and the rest of a scan may wait in the queue behind this timer.
            self._arm()
            return
        self._hand_on()

    def _on_recognised(self, scan: Scan) -> None:
        self.measured.emit(scan)
        self.scanned.emit(scan.text)

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        self._hand_on()
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
