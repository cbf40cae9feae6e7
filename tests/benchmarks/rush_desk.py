"""One window of the rush: a robot at it that scans, searches, adds walk-ins, and notes what it saw."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputDevice, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from desktop_app.__main__ import qt_application, start
from desktop_app.features.checkin.page import CheckinPage
from desktop_app.features.registrations.dialogs.walk_in import WalkInDialog
from desktop_app.settings import Places
from tests.benchmarks.figures import used
from tests.benchmarks.ground import NOW
from tests.benchmarks.window import SIZE, Paints, settle, wait

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.__main__ import Session

Guest = dict[str, Any]
Steps = Generator[float, None, None]

# What a wedge scanner needs for a letter, seconds.
SCANNER: Final = 0.003
# A person's fastest two letters: closer ones are a scanner's.
LEAST: Final = 0.045
BEAT_MS: Final = 5
STALL: Final = 0.050
ECHO_AFTER: Final = 1.0
PATIENCE: Final = 5.0
_CLICK: Final = QTest.KeyAction.Click
_NO_MODIFIER: Final = Qt.KeyboardModifier.NoModifier


class Robot(QObject):
    """Serves the guests of its script one after the other, each not before the guest's time."""

    def __init__(self, desk: Session, script: dict[str, Any], begin: float) -> None:
        super().__init__(desk.window)
        page = desk.window.page("checkin")
        assert isinstance(page, CheckinPage)
        self._desk, self._page, self._begin = desk, page, begin
        self._guests: list[Guest] = script["guests"]
        self._pace: float = script["pace"]
        self._random = Random(script["seed"])
        self._paints = Paints(page.verdict.card)
        self._sent = 0.0
        self._ms: float | None = None
        self._painted = 0
        self._steps = self._all()
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setTimerType(Qt.TimerType.PreciseTimer)
        self._next.timeout.connect(self._on_due)
        self.seen: list[Guest] = []
        page.answering.shown.connect(self._on_shown)

    def run(self) -> None:
        """Begin; the event loop ends when everybody was served."""
        self._on_due()

    def _on_due(self) -> None:
        try:
            seconds = next(self._steps)
        except StopIteration:
            # Not `quit`: that asks the windows, and one that is still drawing a badge would say no.
            QApplication.exit(0)
            return
        except BaseException:
            QApplication.exit(1)
            raise
        self._next.start(round(seconds * 1000))

    def _all(self) -> Steps:
        serve = {"search": self._search, "walk_in": self._walk_in}
        for guest in self._guests:
            yield max(0.0, self._begin + guest["at"] - time.time())
            # Reaching for the badge, the next one's good morning.
            yield max(0.12, self._random.uniform(0.6, 1.2) * self._pace)
            # Without a window manager nobody gives the keyboard back when a dialog has closed.
            self._desk.window.activateWindow()
            self._page.search.field.setFocus()
            yield from serve.get(guest["kind"], self._scan)(guest)

    # --- scans --------------------------------------------------------------------------------------

    def _scan(self, guest: Guest) -> Steps:
        yield from self._read(guest, guest["code"], answered=True)
        if guest["kind"] == "twice":
            yield ECHO_AFTER
            yield from self._read({**guest, "kind": "echo"}, guest["code"], answered=False)

    def _read(self, guest: Guest, code: str, *, answered: bool) -> Steps:
        """The scanner types beside the window, whether that is busy or not."""
        self._expect()
        gun = Thread(target=self._shoot, args=(code,))
        gun.start()
        yield from self._answered(PATIENCE if answered else 0.4)
        gun.join()
        self._note(guest, code)

    def _shoot(self, code: str) -> None:
        """Keys as they wait in the system's queue, stamped when the scanner sent them.

        The clock begins when the end key was due, also where this thread comes late to it.
        """
        began = time.monotonic()
        self._sent = time.perf_counter() + len(code) * SCANNER
        time.sleep(len(code) * SCANNER)
        window = self._desk.window.windowHandle()
        for place, letter in enumerate(code):
            _post(window, Qt.Key(ord(letter)), letter, began + place * SCANNER)
        _post(window, Qt.Key.Key_Return, "\r", began + len(code) * SCANNER)

    # --- typing -------------------------------------------------------------------------------------

    def _search(self, guest: Guest) -> Steps:
        yield from self._type(guest["typed"])
        results = self._page.search.results
        found = [getattr(each, "attendee_id", "") for each in results.found]
        if guest["attendee_id"] in found:
            for _ in range(found.index(guest["attendee_id"])):
                yield from self._key(Qt.Key.Key_Down)
        yield max(LEAST, 0.4 * self._pace)
        self._expect()
        yield from self._key(Qt.Key.Key_Return, "\r", ends=True)
        yield from self._answered(PATIENCE)
        self._note(guest, guest["typed"])

    def _walk_in(self, guest: Guest) -> Steps:
        yield from self._key(Qt.Key.Key_F2)
        yield from self._until(lambda: isinstance(QApplication.activeModalWidget(), WalkInDialog), PATIENCE)
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, WalkInDialog):
            message = f"F2 opened {dialog}"
            raise TypeError(message)
        for field in ("given", "family", "organisation", "country"):
            editor: QWidget = getattr(dialog, field)
            yield from self._go_to(editor)
            yield from self._type(guest[field])
        consent: QCheckBox = dialog.consent
        yield from self._go_to(consent)
        yield from self._key(Qt.Key.Key_Space, " ")
        self._expect()
        yield from self._key(Qt.Key.Key_Return, "\r", ends=True)
        yield from self._until(lambda: QApplication.activeModalWidget() is None, 0.5)
        if QApplication.activeModalWidget() is not None:  # the name is on the list: "add again"
            yield from self._go_to(dialog.enter_button)
            self._expect()
            yield from self._key(Qt.Key.Key_Return, "\r", ends=True)
        yield from self._answered(PATIENCE)
        self._note(guest, f"{guest['given']} {guest['family']}")

    def _go_to(self, wanted: QWidget) -> Steps:
        for _ in range(12):
            if wanted.hasFocus():
                return
            yield from self._key(Qt.Key.Key_Tab, "\t")

    def _type(self, words: str) -> Steps:
        for letter in words:
            key = Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper()))
            yield from self._key(key, letter)

    def _key(self, key: Qt.Key, text: str = "", *, ends: bool = False) -> Steps:
        yield max(LEAST, self._random.uniform(0.08, 0.16) * self._pace)
        if ends:
            self._sent = time.perf_counter()
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            # Through the window system's own door: the scanner's filter and shortcuts hear it.
            QTest.keyClick(self._desk.window.windowHandle(), key)
        else:
            # A list of suggestions is a window of its own; what is typed there reaches the field as well.
            QTest.sendKeyEvent(_CLICK, dialog.focusWidget(), key, text, _NO_MODIFIER)

    # --- what comes of it ---------------------------------------------------------------------------

    def _expect(self) -> None:
        self._ms, self._painted = None, self._paints.count

    def _on_shown(self, _answer: object) -> None:
        # The card is painted before this is told.
        if self._ms is None and self._paints.count > self._painted:
            self._ms = (time.perf_counter() - self._sent) * 1000

    def _answered(self, seconds: float) -> Steps:
        yield from self._until(lambda: self._ms is not None, seconds)

    def _until(self, so: Callable[[], bool], seconds: float) -> Steps:
        end = time.perf_counter() + seconds
        while not so() and time.perf_counter() < end:
            yield 0.005

    def _note(self, guest: Guest, sent: str) -> None:
        answer = self._page.answer
        status = answer.verdict.status.name if answer is not None and self._ms is not None else ""
        self.seen.append({"kind": guest["kind"], "sent": sent, "ms": self._ms, "status": status})


class Heart(QObject):
    """Beats in the window's loop, and notes each beat that came late."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._last = time.perf_counter()
        self._beat = QTimer(self)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start(BEAT_MS)

    def _on_beat(self) -> None:
        now = time.perf_counter()
        late = now - self._last - BEAT_MS / 1000
        self._last = now
        if late > STALL:
            self.late.append(round(late * 1000, 1))


def _post(window: QObject, key: Qt.Key, text: str, at: float) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, _NO_MODIFIER, text)
        event.setTimestamp(round(at * 1000))
        QCoreApplication.postEvent(window, event)


def _memory_mb() -> float:
    """What is resident now; where the system does not say, the most so far."""
    status = Path("/proc/self/status")
    if not status.exists():
        return used()["rss_mb"]
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return round(int(line.split()[1]) / 1024, 1)


def serve(script: dict[str, Any], database: Path, home: Path) -> dict[str, Any]:
    """Open the window, say so, wait for the word to begin, and serve the guests."""
    application = qt_application(headless=True)
    opened = time.time()

    def now() -> datetime:
        return NOW.astimezone(UTC) + timedelta(seconds=time.time() - opened)

    desk = start(application, database, event=None, station=script["station"], here=Places(home), now=now)
    assert desk is not None
    desk.window.resize(*SIZE)
    desk.window.show()
    desk.window.activateWindow()
    desk.window.open_room("checkin")
    QInputDevice.primaryKeyboard()  # made here, before keys come from another thread
    settle(6)
    wait(lambda: not desk.window.is_busy)
    print("ready", flush=True)
    begin = float(sys.stdin.readline())
    before, heart, robot = _memory_mb(), Heart(), Robot(desk, script, begin)
    robot.run()
    if application.exec():
        message = "the robot stopped"
        raise RuntimeError(message)
    settle(3)
    wait(lambda: not desk.window.is_busy)
    report = {"seen": robot.seen, "stalls": heart.late, "memory": [before, _memory_mb()], **used()}
    desk.close()
    desk.context.settings.sync()
    return report


if __name__ == "__main__":
    print(json.dumps(serve(json.loads(Path(sys.argv[1]).read_text()), Path(sys.argv[2]), Path(sys.argv[3]))))
