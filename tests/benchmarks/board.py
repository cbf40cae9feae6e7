"""The board with 24 × 60 meetings: one is lifted, carried over cells, dropped; everything is read again.

The floor is a bare QGraphicsView with as many rectangles, painted in the same window size.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

from desktop_app.__main__ import qt_application, start
from desktop_app.features.meetings.page import MeetingsPage
from desktop_app.features.meetings.rules.board import Effect
from desktop_app.settings import Places
from tests.benchmarks.figures import Timing, figure, timed
from tests.benchmarks.meeting_ground import NOW, SLOTS, TABLES, full_board

if TYPE_CHECKING:
    from desktop_app.features.meetings.page.board import BoardGrid
    from desktop_app.features.meetings.page.grid import Cell

SIZE = (1920, 1080)
CARRIED = 60
LIFTED = 12
DROPPED = 12
HINT_S, DROP_S = 0.016, 0.050
TOLD_S, FULL_READ_S = 0.15, 0.6


def measure() -> list[dict[str, Any]]:
    """Figures at the nearness where every name is read, and from afar, where initials are left."""
    application = qt_application(headless=True)
    with full_board() as board:
        here = Places(board.path.parent / "home")
        session = start(application, board.path, event=None, station="Desk 1", here=here, now=lambda: NOW)
        assert session is not None
        session.window.resize(*SIZE)
        session.window.show()
        session.window.open_room("meetings")
        settle()
        page = session.window.page("meetings")
        assert isinstance(page, MeetingsPage)
        floor = bare_view()
        rows = [*hints(page, floor), *drops(page, floor), *reading(page)]
        session.close()
        return rows


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def bare_view() -> list[Timing]:
    """As many rectangles as the board has cells, in an empty view: what painting them costs Qt itself."""
    scene = QGraphicsScene()
    for row in range(SLOTS):
        for column in range(TABLES):
            scene.addRect(column * 40, row * 28, 40, 28, Qt.PenStyle.SolidLine, QColor("#DDE2E8"))
    view = QGraphicsView(scene)
    view.resize(*SIZE)
    view.show()
    settle()
    found = [timed(repaint, view) for _ in range(CARRIED)]
    view.close()
    return found


def repaint(view: QGraphicsView) -> None:
    view.viewport().repaint()


def hints(page: MeetingsPage, floor: list[Timing]) -> list[dict[str, Any]]:
    board = page.views.board
    rows = []
    for name, zoom in (("every name is read", 2), ("from afar", 0)):
        board.set_zoom(zoom)
        settle()
        lifted = [timed(lift, board, place) for place in range(LIFTED)]
        lift(board, 0)
        carried = [timed(carry, board, (6 + place % 4, place % 12)) for place in range(CARRIED)]
        board.lay_down()
        settle()
        rows += [
            figure(
                f"board 24 × 60, {name}: a meeting is lifted, every cell tinted",
                lifted,
                floor,
                limit={"cpu_median": HINT_S},
            ),
            figure(
                f"board 24 × 60, {name}: hint at another cell", carried, floor, limit={"cpu_median": HINT_S}
            ),
        ]
    return rows


def lift(board: BoardGrid, place: int) -> None:
    board.lay_down()
    sight = board.sight
    assert sight is not None
    meetings = [each for each in sight.view.meetings if each.slot > sight.first_open]
    board.lift(meetings[place * 7].request_id, (meetings[place * 7].slot, meetings[place * 7].table))
    board.viewport().repaint()


def carry(board: BoardGrid, cell: Cell) -> None:
    board.carry_to(cell)
    QApplication.processEvents()


def drops(page: MeetingsPage, floor: list[Timing]) -> list[dict[str, Any]]:
    board = page.views.board
    board.set_zoom(2)
    settle()
    found = []
    for _ in range(DROPPED):
        request, cell = possible_drop(page)
        # Whoever drags has pressed on the meeting before: it is the chosen one already.
        meeting = page.sight.of_request[request]
        board.put_cursor((meeting.slot, meeting.table))
        board.lift(request, None)
        board.see(cell)  # a drop is let go over a cell that is in sight
        board.carry_to(cell)
        settle()
        found.append(timed(drop, board))
        page.context.signals._gathering.stop()  # the reading again is a figure of its own
        page.refresh()
        settle()
    name = "board 24 × 60: a drop, written and painted"
    return [figure(name, found, floor, limit={"cpu_median": DROP_S})]


def possible_drop(page: MeetingsPage) -> tuple[str, Cell]:
    """A meeting and a cell where it may lie without changing places."""
    sight = page.sight
    for meeting in sight.view.meetings:
        if meeting.slot <= sight.first_open:
            continue
        for slot, row in enumerate(sight.board.hints(meeting.request_id)):
            for table, hint in enumerate(row):
                if hint.effect is not Effect.IMPOSSIBLE and hint.swap is None and slot != meeting.slot:
                    return meeting.request_id, (slot, table)
    message = "no meeting of this board can be moved"
    raise RuntimeError(message)


def drop(board: BoardGrid) -> None:
    board.drop()
    board.viewport().repaint()


def reading(page: MeetingsPage) -> list[dict[str, Any]]:
    """What the page does when it hears of a drop, its undo or another desk's, and of anything else."""
    told, whole = [], []
    for _ in range(LIFTED):
        sight = page.seeing.sight
        told.append(timed(show_again, page))
        page.seeing.sight = replace(sight, as_of=0)  # as if much had changed
        whole.append(timed(show_again, page))
    return [
        figure("board 24 × 60: told of a drop, all of the page", told, limit={"cpu_median": TOLD_S}),
        figure("board 24 × 60: everything is read again", whole, limit={"cpu_median": FULL_READ_S}),
    ]


def show_again(page: MeetingsPage) -> None:
    page.refresh()
    settle()
