"""Scans: end key in, durable on disk, verdict painted, beside a bare session that writes the same rows."""

from __future__ import annotations

import json
import shutil
import sys
import time
from random import Random
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.base import new_key, utc_now
from db.engine import make_engine
from db.tables import Action, Attendee, Change, Scan
from desktop_app.features.checkin.page import CheckinPage
from tests.benchmarks.figures import Timing, figure, in_process, timed
from tests.benchmarks.ground import SIZES, Ground, ground
from tests.benchmarks.window import Paints, open_window, settle, wait

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from desktop_app.__main__ import Session as Desk

SCANS = 300
# Before anything is timed: statements compiled, fonts loaded, pages of the file read.
WARM_UP = 30
# The next guest is never this quick: time for what follows a verdict (last scans, counts).
BREATH = 0.15
VERDICT = {"wall_median": 0.010, "wall_p99": 0.050, "ratio": 2.0}
FOLLOWING = {"cpu_p99": 0.050}


def measure() -> list[dict[str, Any]]:
    """For each number of people: the scan itself, and how long what follows keeps the window busy."""
    return [row for size in SIZES for row in in_process("scanning", size)]


def measure_size(size: int) -> list[dict[str, Any]]:
    """Scan some of `size` people, in turns with the floor so that both meet the same disk."""
    with ground(size) as place:
        beside = shutil.copyfile(place.path, place.path.with_name("bare.forumdesk"))
        bare = make_engine(beside).execution_options(write=True)
        with open_window(place) as desk:
            wait(lambda: bool(desk.context.store.path.with_name("backups").glob("*.forumdesk")))
            settle(5)
            wait(lambda: not desk.window.is_busy)
            ours, after, floor = _scans(desk, bare, place)
        bare.dispose()
    return [
        figure(f"scan to verdict, {size} people", ours, floor, limit=VERDICT),
        figure(f"longest work after a scan, {size} people", after, limit=FOLLOWING),
    ]


def _scans(desk: Desk, bare: Engine, place: Ground) -> tuple[list[Timing], ...]:
    desk.window.open_room("checkin")
    chosen = Random(7).sample(place.expected, 2 * (SCANS + WARM_UP))
    scanner = _Desk(desk)
    ours, after, floor = [], [], []
    for code, other in zip(chosen[::2], chosen[1::2], strict=True):
        ours.append(scanner.scan(code))
        after.append(_longest_turn())
        floor.append(timed(_bare_scan, bare, place, other))
    return ours[WARM_UP:], after[WARM_UP:], floor[WARM_UP:]


class _Desk:
    """Types codes into the window as a wedge scanner does, and stops the clock at the painted verdict."""

    def __init__(self, desk: Desk) -> None:
        page = desk.window.page("checkin")
        assert isinstance(page, CheckinPage)
        self._page = page
        self._window = desk.window.windowHandle()
        self._paints = Paints(page.verdict.card)
        self._end = Timing(0, 0)
        # Connected last, so called when the page has painted its answer.
        desk.context.scanner.scanned.connect(self._on_scanned)

    def scan(self, code: str) -> Timing:
        """From the end key to the verdict on the screen; the letters before it take the scanner's time."""
        for letter in code:
            self._press(Qt.Key(ord(letter)), letter)
        painted, wall, cpu = self._paints.count, time.perf_counter(), time.process_time()
        self._end = Timing(0, 0)
        self._press(Qt.Key.Key_Return, "\r")
        while not self._end.wall:
            QApplication.sendPostedEvents()
        answer = self._page.answer
        if self._paints.count == painted or answer is None or answer.raw_code != code:
            message = f"no verdict was painted for {code}"
            raise RuntimeError(message)
        return Timing(self._end.wall - wall, self._end.cpu - cpu)

    def _press(self, key: Qt.Key, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._window, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def _on_scanned(self, _code: str) -> None:
        self._end = Timing(time.perf_counter(), time.process_time())


def _longest_turn() -> Timing:
    """The longest that one turn of the event loop takes while the window catches up."""
    turns = []
    end = time.perf_counter() + BREATH
    while time.perf_counter() < end:
        turns.append(timed(QApplication.processEvents))
    return max(turns, key=lambda turn: turn.wall)


def _bare_scan(engine: Engine, place: Ground, code: str) -> None:
    """What any program on SQLAlchemy has to do: look up, add scan, action and change, commit."""
    with Session(engine, expire_on_commit=False) as session:
        attendee = session.scalars(
            select(Attendee).where(Attendee.event_id == place.event_id, Attendee.code == code)
        ).one()
        scan = Scan(
            id=new_key(),
            event_id=place.event_id,
            point_id=place.point_id,
            attendee_id=attendee.id,
            at=utc_now(),
            admitted=True,
            raw_code=code,
            reason="welcome",
            nonce=new_key(),
        )
        action = Action(verb="check_in", label="Check in", staff="", station="Desk 1")
        session.add_all([scan, action])
        session.flush()
        session.add(
            Change(action_id=action.id, table="scan", key=scan.id, after={"attendee_id": attendee.id})
        )
        session.commit()


if __name__ == "__main__":
    print(json.dumps(measure_size(int(sys.argv[1]))))
