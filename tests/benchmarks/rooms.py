"""The program with 100,000 people: opening each room, sorting, a big undo, a backup meanwhile, memory."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from db.backup import BackupKeeper, Reason
from db.tables import Attendee
from desktop_app.features.registrations.page import PeoplePage
from desktop_app.features.registrations.queries import Ordering
from tests.benchmarks.figures import Timing, figure, in_process, timed, used
from tests.benchmarks.ground import SIZES, ground
from tests.benchmarks.window import open_window, settle, wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.__main__ import Session as Desk
    from desktop_app.progress import Progress

TIMES = 5
# So many people are changed at once, and taken back at once.
MANY = 5_000
CHUNK = 150
ROOM = {"wall_median": 0.250}
# A page opens within 100 ms, and what takes longer than 150 ms has to show that it works.
FIRST, WAITING, STANDSTILL = {"wall_median": 0.100}, {"wall_median": 0.150}, {"wall_median": 0.050}
MEMORY = {"rss_mb": 400.0}


def measure() -> list[dict[str, Any]]:
    """All of it at each number of people."""
    return [row for size in SIZES for row in in_process("rooms", size)]


def measure_size(size: int) -> list[dict[str, Any]]:
    """Walk through the rooms with `size` people."""
    with ground(size) as place, open_window(place) as desk:
        settle(4)
        wait(lambda: not desk.window.is_busy)
        rows = [*_rooms(desk, size), *_sorting(desk, size), *_undo(desk, size), _backup(desk, size)]
        rows.append(figure(f"memory, {size} people", [Timing(0, 0)], limit=MEMORY, rss_mb=used()["rss_mb"]))
    return rows


def _rooms(desk: Desk, size: int) -> Iterator[dict[str, Any]]:
    """From the key press until the room is drawn: the first time, and again when everything has changed."""
    for room in desk.window.room_keys[1:]:
        yield figure(f"{room} opened the first time, {size} people", [timed(_open, desk, room)], limit=FIRST)
    for room in desk.window.room_keys:
        again = []
        for _ in range(TIMES):
            _open(desk, next(other for other in desk.window.room_keys if other != room))
            desk.context.signals.changed.emit(desk.window.page(room).watched)
            settle(0.3)
            again.append(timed(_open, desk, room))
        yield figure(f"{room} opened after a change, {size} people", again, limit=ROOM)


def _open(desk: Desk, room: str) -> None:
    desk.window.open_room(room)
    QApplication.processEvents()
    desk.window.repaint()


def _sorting(desk: Desk, size: int) -> Iterator[dict[str, Any]]:
    desk.window.open_room("people")
    page = desk.window.page("people")
    assert isinstance(page, PeoplePage)
    people = page.list
    for order in (Ordering.NAME, Ordering.ORGANISATION, Ordering.ARRIVED):
        turns = [timed(_sort, people, order, ascending) for ascending in (False, True, False)]
        yield figure(f"people sorted by {order}, {size} people", turns, limit=WAITING)
    refreshed = [timed(page._read) for _ in range(TIMES)]
    yield figure(f"people read anew, {size} people", refreshed, limit=ROOM)


def _sort(people: Any, order: Ordering, ascending: bool) -> None:  # noqa: ANN401, FBT001 (the page's own list)
    people.table.sort_changed.emit(order.value, ascending)
    QApplication.processEvents()


def _undo(desk: Desk, size: int) -> Iterator[dict[str, Any]]:
    """A change of many people in chunks, and its undo: others wait no longer than a step for the lock."""
    store = desk.context.store
    keys = store.read(_some)
    began = time.perf_counter(), time.process_time()
    for _ in store.write_chunks("Cancel", _cancel, keys):
        pass
    wrote = Timing(time.perf_counter() - began[0], time.process_time() - began[1])
    yield figure(f"{MANY} people changed, {size} people", [wrote])
    QApplication.processEvents()
    steps, undo, ended = store.undo_chunks(), list[Timing](), list[object]()
    while None not in ended:
        undo.append(timed(lambda: ended.append(next(steps, None))))
    yield figure(f"a step of the undo of {MANY} changes, {size} people", undo, limit={"wall_p99": 0.1})
    whole = Timing(sum(step.wall for step in undo), sum(step.cpu for step in undo))
    yield figure(f"{MANY} people changed back by undo, {size} people", [whole])
    shown = [timed(QApplication.processEvents)]
    yield figure(f"window shows the undo, {size} people", shown, limit=WAITING)


def _some(session: Session) -> list[str]:
    return list(session.scalars(select(Attendee.id).order_by(Attendee.id).limit(MANY)))


def _cancel(session: Session, keys: list[str]) -> Iterator[int]:
    for start in range(0, len(keys), CHUNK):
        people = session.scalars(select(Attendee).where(Attendee.id.in_(keys[start : start + CHUNK])))
        for one in people:
            one.job_title = f"{one.job_title} (moved)"
        yield start


def _backup(desk: Desk, size: int) -> dict[str, Any]:
    """The longest that the window stands still while a backup is written beside it."""
    settle(1)
    keeper = BackupKeeper(desk.context.store.path)
    ended: list[bool] = []

    def make(_progress: Progress) -> None:
        keeper.make(Reason.TIMED)

    def on_end(*_result: object) -> None:
        ended.append(True)

    desk.context.runner.start("Backup", make, on_end, on_end, on_end)
    turns = []
    while not ended:
        turns.append(timed(QApplication.processEvents))
    longest = max(turns, key=lambda turn: turn.wall)
    return figure(f"longest standstill during a backup, {size} people", [longest], limit=STANDSTILL)


if __name__ == "__main__":
    print(json.dumps(measure_size(int(sys.argv[1]))))
