"""The mouse over the grid: choosing, lifting by the whole or by an edge, drawing a frame or something new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QApplication

from desktop_app.features.agenda.rules import Span
from desktop_app.features.agenda.rules.carrying import Grip
from desktop_app.features.agenda.rules.wall_clock import SNAP, snapped
from desktop_app.kit.theme import Space

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QMouseEvent, QPainter

    from desktop_app.features.agenda.page.grid.canvas import Canvas
    from desktop_app.features.agenda.page.grid.card import Inks
    from desktop_app.features.agenda.page.grid.hand import Hand

_EDGE: Final = 5
_HIGH_ENOUGH: Final = 4 * _EDGE
_PULL: Final = Space.WIDE
_PULL_MS: Final = 30
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
LEAST: Final = 2 * SNAP


@dataclass
class _Press:
    """Where the button went down, and on what."""

    place: QPoint
    guid: str
    grip: Grip
    framing: bool = False
    narrow: bool = False


class Mouse(QObject):
    """What the mouse does to a canvas and its hand.

    Signals:
        drawn(str, datetime, timedelta): something new is to be in this room at this time, so long.
        left(QPoint): what is held was let go beside the canvas, at a place of the screen.
        hovered(QPoint): what is held is over this place of the screen.
    """

    drawn = Signal(str, object, object)
    left = Signal(QPoint)
    hovered = Signal(QPoint)

    def __init__(self, canvas: Canvas, hand: Hand) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._hand = hand
        self._press: _Press | None = None
        self._frame: QRect | None = None
        self._drawing: tuple[str, datetime] | None = None
        self._drawn: tuple[str, Span] | None = None
        self._last = QPoint()
        self._pulling = QTimer(self)
        self._pulling.setInterval(_PULL_MS)
        self._pulling.timeout.connect(self._on_pull)

    @property
    def is_busy(self) -> bool:
        """Whether a frame or something new is being drawn."""
        return self._frame is not None or self._drawing is not None

    # --- what Qt tells -----------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """The left button went down."""
        if event.button() != Qt.MouseButton.LeftButton or self._canvas.day is None:
            return
        place = event.position().toPoint()
        guid, grip = self.grip_at(place)
        self._press = _Press(place, guid, grip)
        chosen = self._canvas.chosen
        if not guid:
            self._press.framing = bool(event.modifiers() & (_SHIFT | _CTRL))
            if not self._press.framing:
                chosen.choose()
        elif event.modifiers() & _CTRL:
            chosen.toggle(guid)
        elif event.modifiers() & _SHIFT:
            chosen.add([guid])
        elif guid in chosen.guids:
            self._press.narrow = True
            chosen.add([guid])
        else:
            chosen.choose(guid)

    def move(self, event: QMouseEvent) -> None:
        """The pointer moved, with or without the button."""
        place = event.position().toPoint()
        if not self._hand.is_empty and self._hand.by_mouse:
            self._carry(place, push=bool(event.modifiers() & _SHIFT))
            self.hovered.emit(event.globalPosition().toPoint())
        elif self.is_busy:
            self._draw(place)
        elif self._press is None:
            self._show_cursor(place)
        elif (place - self._press.place).manhattanLength() >= QApplication.startDragDistance():
            self._begin(self._press, place)

    def release(self, event: QMouseEvent) -> None:
        """The button came up."""
        press, self._press = self._press, None
        self._pulling.stop()
        if not self._hand.is_empty and self._hand.by_mouse:
            place = event.position().toPoint()
            if self._canvas.viewport().rect().contains(place):
                self._hand.drop()
            else:
                self.left.emit(event.globalPosition().toPoint())
        elif self.is_busy:
            self._finish()
        elif press is not None and press.narrow:
            self._canvas.chosen.choose(press.guid)

    def give_up(self) -> None:
        """Forget what was begun."""
        self._press = self._frame = self._drawing = self._drawn = None
        self._pulling.stop()
        self._hand.bubble.hide()
        self._canvas.viewport().update()

    def grip_at(self, place: QPoint) -> tuple[str, Grip]:
        """The session at a place, and where it would be held."""
        guid = self._canvas.guid_at(place)
        rect = self._canvas.rect_of(guid)
        if not guid or rect.height() < _HIGH_ENOUGH:
            return guid, Grip.WHOLE
        if place.y() - rect.top() < _EDGE:
            return guid, Grip.START
        return guid, Grip.END if rect.bottom() - place.y() < _EDGE else Grip.WHOLE

    def _show_cursor(self, place: QPoint) -> None:
        guid, grip = self.grip_at(place)
        shape = Qt.CursorShape.ArrowCursor if guid else Qt.CursorShape.CrossCursor
        if grip is not Grip.WHOLE:
            shape = Qt.CursorShape.SizeVerCursor
        self._canvas.viewport().setCursor(shape)
        self._canvas.viewport().setToolTip(self._canvas.look_of(guid).title if guid else "")

    # --- carrying ----------------------------------------------------------------------------------------

    def _begin(self, press: _Press, place: QPoint) -> None:
        if press.guid:
            self._lift(press)
            self._carry(place)
        elif press.framing:
            self._frame = QRect(press.place, place).normalized()
            self._draw(place)
        else:
            self._begin_new(press.place)
            self._draw(place)
        self._pulling.start()

    def _lift(self, press: _Press) -> None:
        rest = () if press.grip is not Grip.WHOLE else self._canvas.chosen.guids
        guids = (press.guid, *(guid for guid in rest if guid != press.guid))
        if not self._hand.lift(guids, press.grip, by_mouse=True):
            self._press = None
            return
        session = self._canvas.sight.sessions[press.guid] if self._canvas.sight is not None else None
        start = session.start if session is not None else None
        if start is not None and press.grip is Grip.WHOLE:
            self._hand.grab = self._canvas.instant_at(press.place) - start
        else:
            self._hand.grab = timedelta()

    def _carry(self, place: QPoint, *, push: bool = False) -> None:
        self._last = place
        carry, day = self._hand.carry, self._canvas.day
        if carry is None or day is None:
            return
        inside = self._canvas.viewport().rect().contains(place)
        if not inside:
            return
        column = self._canvas.column_at(place)
        box = day.boxes.get(carry.lead)
        keeps = carry.grip is not Grip.WHOLE or column is None or (box is not None and box.across)
        room = None if keeps or column is None else day.rooms[column]
        self._hand.push(push=push)
        self._hand.hold(room, self._canvas.instant_at(place) - self._hand.grab)

    def carry_to(self, on_screen: QPoint) -> None:
        """Hold what was lifted elsewhere over a place of the screen."""
        self._carry(self._canvas.viewport().mapFromGlobal(on_screen))

    def _on_pull(self) -> None:
        """Near an edge the canvas scrolls on, also while the pointer rests."""
        place = self._canvas.viewport().mapFromGlobal(self._canvas.cursor().pos())
        room = self._canvas.viewport().rect()
        if not room.adjusted(-_PULL, -_PULL, _PULL, _PULL).contains(place):
            return
        across, down = _pull(place.x(), room.width()), _pull(place.y(), room.height())
        if across or down:
            bars = self._canvas.horizontalScrollBar(), self._canvas.verticalScrollBar()
            bars[0].setValue(bars[0].value() + across)
            bars[1].setValue(bars[1].value() + down)
            inside = QPoint(
                min(max(place.x(), 0), room.width() - 1), min(max(place.y(), 0), room.height() - 1)
            )
            self._carry(inside)

    # --- drawing -----------------------------------------------------------------------------------------

    def _begin_new(self, place: QPoint) -> None:
        column, day, sight = self._canvas.column_at(place), self._canvas.day, self._canvas.sight
        if column is not None and day is not None and sight is not None:
            self._drawing = day.rooms[column], snapped(self._canvas.instant_at(place), sight.frame.zone)

    def _draw(self, place: QPoint) -> None:
        sight, words = self._canvas.sight, self._canvas.words
        if self._frame is not None and self._press is not None:
            self._frame = QRect(self._press.place, place).normalized()
        elif self._drawing is not None and sight is not None:
            room, start = self._drawing
            at = snapped(self._canvas.instant_at(place), sight.frame.zone)
            span = Span(min(start, at), max(start, at, min(start, at) + SNAP))
            self._drawn = room, span
            line = f"{words.span(span.start, span.end)} · {words.length(span.length)}"
            self._hand.told.emit(line)
        self._canvas.viewport().update()

    def _finish(self) -> None:
        frame, drawn = self._frame, self._drawn
        self.give_up()
        self._hand.told.emit("")
        if frame is not None:
            self._canvas.chosen.add(self._canvas.guids_in(frame))
        elif drawn is not None and drawn[1].length >= LEAST:
            self.drawn.emit(drawn[0], drawn[1].start, drawn[1].length)

    def paint(self, painter: QPainter, inks: Inks) -> None:
        """Paint the frame, or what is drawn; the painter is at the viewport's corner."""
        day = self._canvas.day
        painter.setPen(inks.thin_accent)
        if self._frame is not None:
            painter.setOpacity(0.4)
            painter.fillRect(self._frame, inks.chosen)
            painter.setOpacity(1)
            painter.drawRect(self._frame)
        elif self._drawn is not None and day is not None:
            room, span = self._drawn
            rect = self._canvas.rect_for(day.column_of(room) or 0, span)
            painter.fillRect(rect, inks.chosen)
            painter.setPen(QPen(inks.accent.color(), 1, Qt.PenStyle.DashLine))
            painter.drawRect(rect)
            painter.setPen(inks.text)
            words = self._canvas.words
            inner = rect.adjusted(Space.SMALL, 0, 0, 0)
            line = f"{words.span(span.start, span.end)}  {words.length(span.length)}"
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), line)


def _pull(place: int, room: int) -> int:
    """How far to scroll while something is held this near to an edge."""
    if place < _PULL:
        return (place - _PULL) // 2
    return max(place - (room - _PULL), 0) // 2
