"""The agenda's grid with 1,100 sessions in 36 rooms: carried, dropped, scrolled, zoomed, read again.

The floor is a bare QGraphicsView with as many rectangles, painted and scrolled in the same window size.
"""

from __future__ import annotations

import random
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

from db.store import Store
from desktop_app.__main__ import qt_application, start
from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.actions.writing import put_programme
from desktop_app.features.agenda.page import AgendaPage
from desktop_app.features.agenda.page.grid.scale import USUAL_ZOOM, ZOOMS
from desktop_app.settings import Places
from tests.benchmarks.agenda_rules import made
from tests.benchmarks.figures import Timing, figure, timed
from tests.make import add_event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QScrollBar
    from sqlalchemy.orm import Session

    from desktop_app.features.agenda.page.grid.card import Inks
    from desktop_app.shell.window import MainWindow

SIZE = (1920, 1080)
CARRIED, DROPPED, FRAMES, ROUNDS = 60, 24, 120, 9
ABSTRACT = 400
COLOURS = ("#1e5aa8", "#15803d", "#b45309", "#6a4fa3")
REST_S, LEAST_WAY = 1.5, 120
OPEN_S, FRAME_S, DROP_S, CHECK_S = 0.100, 0.033, 0.050, 0.005


def measure() -> list[dict[str, Any]]:
    """Figures at the usual nearness, and of scrolling and zooming at all of them."""
    application = qt_application(headless=True)
    with full_programme() as path:
        now = made(random.Random(20)).days[0].starts + timedelta(hours=10)
        here = Places(path.parent / "home")
        session = start(application, path, event=None, station="Desk 1", here=here, now=lambda: now)
        assert session is not None
        session.window.resize(*SIZE)
        session.window.show()
        rest(REST_S)
        frame, opened = opening(session.window)
        page = session.window.page("agenda")
        assert isinstance(page, AgendaPage)
        floor = bare_view()
        rows = [
            figure("agenda 1,100 × 36: the page opens, its frame", [frame], limit={"cpu_median": OPEN_S}),
            figure("agenda 1,100 × 36: the page opens, everything painted", [opened]),
            *carries(page),
            *drops(page, floor["paint"]),
            *frames(page, floor),
            *readings(page),
        ]
        session.close()
        return rows


@contextmanager
def full_programme() -> Iterator[Path]:
    """The file in a folder of its own, released once; it is gone afterwards."""
    with TemporaryDirectory(prefix="forumdesk-bench-") as folder:
        path = Path(folder) / "forum.forumdesk"
        fill(path)
        yield path


def fill(path: Path) -> None:
    """Write 1,100 sessions in 36 rooms into a new file."""
    store = Store.open(path, station="Desk 1")
    event_id = store.write("New event", _event)
    wanted = made(random.Random(20))
    tracks = tuple(
        replace(track, colour=colour)
        for track, colour in zip(
            wanted.tracks, ["#1e5aa8", "#15803d", "#b45309", "#6a4fa3"] * 3, strict=False
        )
    )
    sessions = tuple(replace(each, abstract=each.abstract[:ABSTRACT]) for each in wanted.sessions)
    wanted = replace(wanted, sessions=sessions, tracks=tracks)
    before = store.read(queries.programme, event_id)
    for _ in store.write_chunks("Programme", put_programme, event_id, before, wanted):
        pass
    store.write("Release", actions.release_agenda, event_id, "1", wanted.days[0].starts)
    store.close()


def _event(session: Session) -> str:
    return add_event(session).id


def opening(window: MainWindow) -> tuple[Timing, Timing]:
    """How long until the page is painted without sessions, and until it is with them."""
    began, usual, frame = (perf_counter(), process_time()), AgendaPage.repaint, []

    def repaint(page: AgendaPage) -> None:
        usual(page)
        frame.append(Timing(perf_counter() - began[0], process_time() - began[1]))

    AgendaPage.repaint = repaint  # type: ignore[assignment, method-assign]  # to see when it is done
    opened = timed(open_room, window)
    AgendaPage.repaint = usual  # type: ignore[method-assign]  # as it was
    return frame[0], opened


def open_room(window: MainWindow) -> None:
    window.open_room("agenda")
    settle()


def rest(seconds: float) -> None:
    """Let the window do what it puts off until it has been seen."""
    end = perf_counter() + seconds
    while perf_counter() < end:
        QApplication.processEvents()


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def bare_view() -> dict[str, list[Timing]]:
    """As many rectangles as the day has sessions, in a view with nothing else: painted, and scrolled."""
    scene = QGraphicsScene()
    for room in range(36):
        for place in range(15):
            scene.addRect(room * 150, place * 90, 146, 86, Qt.PenStyle.SolidLine, QColor("#DDE2E8"))
    view = QGraphicsView(scene)
    view.resize(*SIZE)
    view.show()
    settle()
    painted = [timed(view.viewport().repaint) for _ in range(CARRIED)]
    bar = view.verticalScrollBar()
    scrolled = [timed(scroll, bar, 12 * (place % 40)) for place in range(FRAMES)]
    view.close()
    return {"paint": painted, "scroll": scrolled}


def scroll(bar: QScrollBar, value: int) -> None:
    bar.setValue(value)
    QApplication.processEvents()


def carries(page: AgendaPage) -> list[dict[str, Any]]:
    """A session is held over one place after the other, each with what would clash there."""
    grid = page.grid
    guid = list(grid.day.boxes)[40] if grid.day is not None else ""
    grid.hand.lift((guid,))
    carried = [timed(carry, page, place) for place in range(CARRIED)]
    grid.hand.lay_down()
    settle()
    name = "agenda 1,100 × 36: held over another place, conflicts told and painted"
    return [figure(name, carried, limit={"cpu_median": FRAME_S})]


def carry(page: AgendaPage, place: int) -> None:
    grid = page.grid
    assert grid.day is not None
    grid.hand.hold(grid.day.rooms[place % 9], grid.instant_at(QPoint(0, 40 + place * 7)))
    QApplication.processEvents()


def drops(page: AgendaPage, floor: list[Timing]) -> list[dict[str, Any]]:
    """A session is let go: written, durable, painted; then list, inspector and sentence are told."""
    grid, watch = page.grid, Stopwatch(page)
    painted, told, checked = [], [], []
    for place in range(DROPPED):
        assert grid.day is not None
        guid = list(grid.day.boxes)[place * 11 % len(grid.day.boxes)]
        page.chosen.choose(guid)
        grid.hand.lift((guid,))
        grid.hand.hold(grid.day.rooms[place % 9], grid.instant_at(QPoint(0, 60 + place * 13)))
        settle()
        watch.start()
        told.append(timed(drop, page))
        painted.append(watch.painted)
        settle()
        checked.append(timed(page.sight.live.put, page.sight.sessions[guid]))
    watch.stop()
    name = "agenda 1,100 × 36"
    return [
        figure(f"{name}: a drop, written and painted", painted, floor, limit={"cpu_median": DROP_S}),
        figure(f"{name}: a drop, told by all of the page", told, floor),
        figure(f"{name}: check after a change", checked, limit={"cpu_median": CHECK_S}),
    ]


class Stopwatch:
    """Tells how long it took until the grid had painted for the first time."""

    def __init__(self, page: AgendaPage) -> None:
        self._grid = page.grid
        self._usual = page.grid.paint_over
        self._began = (0.0, 0.0)
        self.painted = Timing(0, 0)
        page.grid.paint_over = self._paint_over  # type: ignore[method-assign]  # the last thing that is painted

    def start(self) -> None:
        self.painted = Timing(0, 0)
        self._began = perf_counter(), process_time()

    def stop(self) -> None:
        self._grid.paint_over = self._usual  # type: ignore[method-assign]  # as it was

    def _paint_over(self, painter: QPainter, seen: QRect, inks: Inks) -> None:
        self._usual(painter, seen, inks)
        if not self.painted.wall:
            self.painted = Timing(perf_counter() - self._began[0], process_time() - self._began[1])


def drop(page: AgendaPage) -> None:
    page.grid.hand.drop()
    QApplication.processEvents()


def frames(page: AgendaPage, floor: dict[str, list[Timing]]) -> list[dict[str, Any]]:
    """Frames of scrolling at the usual nearness and at the nearest, and each step of zooming.

    At the farthest the whole day is in sight: nothing scrolls.
    """
    grid = page.grid
    rows = []
    for name, step in (("usual", USUAL_ZOOM), ("nearest", len(ZOOMS) - 1)):
        grid.set_zoom(step)
        settle()
        bars = grid.verticalScrollBar(), grid.horizontalScrollBar()
        found = []
        for place in range(FRAMES):
            bar = bars[place // 60 % 2]
            assert bar.maximum() >= LEAST_WAY
            found.append(timed(scroll, bar, bar.maximum() * (place % 60) // 60))
        title = f"agenda 1,100 × 36: a frame of scrolling, {name}"
        rows.append(figure(title, found, floor["scroll"], limit={"cpu_p99": FRAME_S}))
    for _ in range(2):  # each nearness is seen once before: the words are cut once
        _all_steps(page)
    zoomed = [each for _ in range(3) for each in _all_steps(page)]
    grid.set_zoom(USUAL_ZOOM)
    rows.append(
        figure("agenda 1,100 × 36: a step of zoom", zoomed, floor["paint"], limit={"cpu_p99": FRAME_S})
    )
    return rows


def _all_steps(page: AgendaPage) -> list[Timing]:
    steps = [*range(len(ZOOMS)), *reversed(range(len(ZOOMS) - 1))]
    return [timed(zoom, page, step) for step in steps]


def zoom(page: AgendaPage, step: int) -> None:
    page.grid.set_zoom(step, QPoint(600, 400))
    page.grid.viewport().repaint()


def readings(page: AgendaPage) -> list[dict[str, Any]]:
    found = [timed(page.refresh) for _ in range(ROUNDS)]
    return [figure("agenda 1,100 × 36: everything is read again", found)]
