"""The board under the hand: what is carried over it tells where it may go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desktop_app.features.meetings.page.board_inks import effect_tiles
from desktop_app.features.meetings.page.sight_grid import SightGrid
from desktop_app.features.meetings.rules.board import Effect
from desktop_app.features.meetings.rules.sight import new_meeting
from desktop_app.kit.theme import Space, tokens_of
from desktop_app.kit.widgets import HintBubble, Shape

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.page.grid import Cell
    from desktop_app.features.meetings.rules.board import Hint
    from desktop_app.features.meetings.rules.meeting import BoardMeeting
    from desktop_app.features.meetings.rules.sight import Sight

_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_STEPS: Final = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_DROPS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_EDGE: Final = Space.WIDE
SHAPES: Final = {
    Effect.FREE: Shape.ADMITTED,
    Effect.HURTS: Shape.ATTENTION,
    Effect.IMPOSSIBLE: Shape.REFUSED,
}
"""The sign of how a drop would end."""


@dataclass
class Carried:
    """A meeting, or a request without one, in the hand."""

    meeting: BoardMeeting
    hints: list[list[Hint]]
    target: Cell | None
    by_mouse: bool = False


class BoardGrid(SightGrid):
    """A board on which meetings are moved.

    Signals:
        dropped(str, int, int): the request of this key is to lie in that slot at that table.
        swapped(str, str): the meetings of these two requests are to change places.
        told(str): a line for who looks or listens: what the cell under the pointer would do.
    """

    dropped = Signal(str, int, int)
    swapped = Signal(str, str)
    told = Signal(str)

    def __init__(self, words: MeetingWords, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.carried: Carried | None = None
        self._pressed: QPoint | None = None
        self.bubble = HintBubble(self.viewport())
        self.setAccessibleName(self.tr("Board of meetings"))

    @override
    def show_sight(self, sight: Sight, now: datetime) -> None:
        """Show the meetings of a sight; what is in the hand is put back, for its hints may be wrong now."""
        if self.carried is not None:
            self.told.emit(self.tr("Something has changed meanwhile: lift it again"))
        self._lay_down()
        super().show_sight(sight, now)

    @override
    def words_at(self, cell: Cell) -> str:
        if self.sight is not None and self.carried is not None:
            return self.words.hint(self.sight, cell, self.carried.hints[cell[0]][cell[1]])
        return super().words_at(cell)

    # --- painting ----------------------------------------------------------------------------------------

    def _paint_hints(self, painter: QPainter, rect: QRectF | QRect, carried: Carried) -> None:
        if self.sight is None:
            return
        zoom, meetings, hints = self.zoom, self.sight.cells, carried.hints
        size = QSize(zoom.width - 1, zoom.height - 1)
        tiles = effect_tiles(self.inks.tokens, size, self.small_font(), self.devicePixelRatioF())
        rows, columns = self.cells_in(rect)
        for row in rows:
            top = row * zoom.height + 1
            for column in columns:
                tile = tiles[hints[row][column].effect, (row, column) not in meetings]
                painter.drawPixmap(column * zoom.width + 1, top, tile)

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if self.carried is not None:
            self._paint_hints(painter, rect, self.carried)
        super().drawForeground(painter, rect)
        if self.carried is not None and self.carried.target is not None:
            painter.setPen(QPen(QColor(tokens_of(self).text), 2, Qt.PenStyle.DashLine))
            painter.drawRect(self.box_of(self.carried.target).adjusted(2, 2, -2, -2))

    # --- carrying ----------------------------------------------------------------------------------------

    def lift(self, request: str, target: Cell | None = None, *, by_mouse: bool = False) -> bool:
        """Take a meeting or a waiting request into the hand; False, with the reason told, where it stays."""
        sight = self.sight
        if sight is None or self.frozen or not self.columns:
            return False
        meeting = sight.of_request.get(request)
        if meeting is not None and sight.is_fixed(meeting):
            self.told.emit(self.tr("It cannot be moved: it is locked, or its slot has begun"))
            return False
        if request not in sight.situation.problem.request:
            self.told.emit(self.tr("It cannot be placed before it is accepted"))
            return False
        self.carried = Carried(
            meeting or new_meeting(sight.requests[request], *self.cursor_cell),
            sight.board.hints(request),
            target,
            by_mouse,
        )
        self.viewport().update()
        self.tell()
        return True

    def carry_to_best(self, request: str) -> None:
        """Hold a meeting or request over the best place for it; if it is there already, over the next one."""
        if self.sight is None or (self.carried is None and not self.lift(request)):
            return
        places = [(place.slot, place.table or 0) for place, _ in self.sight.board.best_places(request)]
        if not places or self.carried is None:
            self.lay_down()
            self.told.emit(self.tr("There is no place left for it in any slot"))
            return
        held = self.carried.target
        place = places[(places.index(held) + 1) % len(places)] if held in places else places[0]
        self.see(place)
        self.carry_to(place)

    def carry_to(self, cell: Cell | None) -> None:
        """Hold what is carried over another cell."""
        carried = self.carried
        if carried is None or carried.target == cell:
            return
        before, carried.target = carried.target, cell
        self.update_cells((before, cell))
        self.tell()

    def drop(self) -> None:
        """Let go: the place is taken where that is possible."""
        carried, self.carried = self.carried, None
        self.bubble.hide()
        self.viewport().update()
        if carried is None or carried.target is None:
            return
        row, column = carried.target
        hint = carried.hints[row][column]
        if hint.effect is Effect.IMPOSSIBLE:
            self.told.emit(self._line(carried.target, hint))
            return
        self.told.emit("")
        if hint.swap is not None:
            self.swapped.emit(carried.meeting.request_id, hint.swap)
        elif carried.target != (carried.meeting.slot, carried.meeting.table) or self._is_new(carried):
            self.dropped.emit(carried.meeting.request_id, row, column)

    def lay_down(self) -> None:
        """Put back what is carried, where it was."""
        self._lay_down()
        self.told.emit("")

    def _lay_down(self) -> None:
        self.carried = None
        self._pressed = None
        self.bubble.hide()
        self.viewport().update()

    def _is_new(self, carried: Carried) -> bool:
        return self.sight is not None and carried.meeting.request_id not in self.sight.of_request

    def tell(self) -> None:
        """Say what a drop would do here."""
        carried = self.carried
        if carried is None:
            return
        hint = carried.hints[carried.target[0]][carried.target[1]] if carried.target else None
        line = self._line(carried.target, hint) if carried.target and hint else ""
        self.told.emit(line)
        self.setAccessibleDescription(line)
        if hint is None or carried.target is None:
            self.bubble.hide()
        else:
            corner = self.mapFromScene(self.box_of(carried.target)).boundingRect()
            self.bubble.tell(line, "", SHAPES[hint.effect], corner)

    def _line(self, cell: Cell, hint: Hint) -> str:
        return self.words.hint(self.sight, cell, hint) if self.sight else ""

    def _lift_here(self) -> None:
        meeting = self.meeting
        if meeting is None:
            self.told.emit(self.tr("There is no meeting here to move"))
        else:
            self.lift(meeting.request_id, self.cursor_cell)

    # --- keys and mouse ----------------------------------------------------------------------------------

    @override
    def step(self, by: Cell) -> None:
        self.told.emit("")
        super().step(by)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.carried is not None:
            self._carry_by_key(key, event)
        elif event.modifiers() & _CTRL and key in _STEPS:
            self._lift_here()
            self._step_target(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def _carry_by_key(self, key: Qt.Key, event: QKeyEvent) -> None:
        if key in _STEPS:
            self._step_target(_STEPS[key])
        elif key in _DROPS:
            self.drop()
        elif key == Qt.Key.Key_Escape:
            self.lay_down()
        else:
            event.ignore()

    def _step_target(self, by: Cell) -> None:
        if self.carried is None:
            return
        row, column = self.carried.target or self.cursor_cell
        cell = self._within((row + by[0], column + by[1]))
        self.see(cell)
        self.carry_to(cell)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.told.emit("")
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left and self.meeting is not None else None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self.carried is not None:
            self.carry_to_place(place)
        elif self._pressed is not None and self._is_far(place):
            meeting = self.meeting
            self._pressed = None
            if meeting is not None and self.lift(meeting.request_id, by_mouse=True):
                self.carry_to_place(place)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self.carried is not None and self.carried.by_mouse:
            self.drop()

    def carry_to_place(self, place: QPoint) -> None:
        """Hold what is carried over a place of the viewport; near its edge, the board scrolls on."""
        inside = self.viewport().rect().contains(place)
        if inside:
            self._scroll_at_edge(place)
        self.carry_to(self.cell_at(place) if inside else None)

    def _scroll_at_edge(self, place: QPoint) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        room = self.viewport().rect()
        across.setValue(across.value() + _pull(place.x(), room.width()))
        down.setValue(down.value() + _pull(place.y(), room.height()))

    def _is_far(self, place: QPoint) -> bool:
        pressed = self._pressed or place
        return (place - pressed).manhattanLength() >= QApplication.startDragDistance()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.carried is not None and not self.carried.by_mouse:
            self.lay_down()
        super().focusOutEvent(event)


def _pull(place: int, room: int) -> int:
    """How far to scroll while something is held this near to an edge."""
    if place < _EDGE:
        return place - _EDGE
    return max(place - (room - _EDGE), 0)
