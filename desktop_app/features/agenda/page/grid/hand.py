"""The hand over the grid: sessions that are lifted and carried, and what letting go would do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QPen, QRegion

from desktop_app.errors import Refused
from desktop_app.features.agenda.rules import Span
from desktop_app.features.agenda.rules.carrying import Carry, Grip, Outlook, outlook
from desktop_app.features.agenda.rules.conflicts import Level
from desktop_app.features.agenda.rules.wall_clock import SNAP, other_day, snapped
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Space, State
from desktop_app.kit.widgets import HintBubble, Shape

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QPainter

    from desktop_app.features.agenda.page.grid.canvas import Canvas
    from desktop_app.features.agenda.page.grid.card import Inks
    from desktop_app.features.agenda.rules import Session

_EDGE: Final = 3
_GHOST: Final = 0.96  # what lies below is made out, and does not mix with the words
_SHAPES: Final = {None: Shape.ADMITTED, Level.WARNING: Shape.ATTENTION, Level.ERROR: Shape.REFUSED}
_STATES: Final = {None: State.ADMITTED, Level.WARNING: State.ATTENTION, Level.ERROR: State.REFUSED}


class Hand(QObject):
    """Holds sessions over a canvas.

    Signals:
        dropped(Carry): these are to be there.
        told(str): a line for who looks or listens: where it would be, and what that would do.
    """

    dropped = Signal(object)
    told = Signal(str)

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.carry: Carry | None = None
        self.by_mouse = False
        self.grab = timedelta()
        self._covered = QRegion()
        self._outlook: Outlook | None = None
        self._refused = ""
        self.bubble = HintBubble(canvas)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is held."""
        return self.carry is None

    def lift(self, guids: tuple[str, ...], grip: Grip = Grip.WHOLE, *, by_mouse: bool = False) -> bool:
        """Take sessions into the hand; False, with the reason told, where they stay."""
        sight = self._canvas.sight
        sessions = [sight.sessions[guid] for guid in guids if guid in sight.sessions] if sight else []
        if sight is None or not sessions:
            return False
        for session in sessions:
            if session.locked:
                words = self.tr("“{title}” is locked. Unlock it before you move it (L).")
                self.told.emit(words.format(title=session.title))
                return False
        lead = sessions[0]
        start = lead.start or self._first_moment()
        at = start + lead.length if grip is Grip.END else start
        self.carry = Carry(tuple(each.guid for each in sessions), lead.room, at, grip)
        self.by_mouse, self.grab = by_mouse, lead.length / 2
        self._canvas.lifted = frozenset(self.carry.guids)
        self._canvas.update_sessions(self.carry.guids)
        self._look()
        return True

    def _first_moment(self) -> datetime:
        """Where something without a time is held at first: at the top of what is seen."""
        place = self._canvas.viewport().rect().topLeft()
        programme = self._canvas.sight.frame if self._canvas.sight is not None else None
        zone = programme.zone if programme is not None else "UTC"
        return snapped(self._canvas.instant_at(place), zone)

    # --- moving the hand ---------------------------------------------------------------------------------

    def hold(self, room: str | None, at: datetime) -> None:
        """Hold what is lifted over a room, or the one it is over already, and a time."""
        carry, sight = self.carry, self._canvas.sight
        if carry is None or sight is None:
            return
        at = snapped(at, sight.frame.zone)
        now = replace(carry, room=carry.room if room is None else room, start=at)
        if now != carry:
            self.carry = now
            self._look()

    def step(self, by: timedelta, rooms: int = 0) -> None:
        """Carry on by some time, and some rooms to the right."""
        carry, day = self.carry, self._canvas.day
        if carry is None or day is None:
            return
        column = day.column_of(carry.room)
        if rooms and column is not None:
            column = min(max(column + rooms, 0), len(day.rooms) - 1)
            self.hold(day.rooms[column], carry.start)
        elif rooms and day.rooms:
            self.hold(day.rooms[0 if rooms > 0 else -1], carry.start)
        else:
            self.hold(None, carry.start + by)
        self.see()

    def change_day(self, days: int) -> None:
        """Carry to the same time on another day."""
        carry, sight = self.carry, self._canvas.sight
        if carry is not None and sight is not None:
            self.hold(None, other_day(carry.start, days, sight.frame.zone))

    def push(self, *, push: bool) -> None:
        """Let what follows in the room make way, or not."""
        if self.carry is not None and self.carry.push != push:
            self.carry = replace(self.carry, push=push)
            self._look()

    def see(self) -> None:
        """Bring what is carried into sight."""
        for _, rect in self._ghosts()[:1]:
            self._canvas.see(rect)
        self._tell()

    def drop(self) -> None:
        """Let go: what is held stays where it is held, unless that cannot be."""
        carry, changed, refused = self.carry, bool(self._outlook and self._outlook.step.after), self._refused
        self._empty()
        if carry is not None and refused:
            self.told.emit(refused)
        elif carry is not None and changed:
            self.dropped.emit(carry)

    def lay_down(self) -> None:
        """Put back what is held, where it was."""
        if self.carry is not None:
            self._empty()
            self.told.emit("")

    def _empty(self) -> None:
        lifted, self._canvas.lifted = self._canvas.lifted, frozenset()
        self.carry = self._outlook = None
        self.bubble.hide()
        self._canvas.update_sessions(lifted)
        self._cover()

    # --- what it would do --------------------------------------------------------------------------------

    def _look(self) -> None:
        """Find out what letting go would do, and show it."""
        carry, sight = self.carry, self._canvas.sight
        if carry is None or sight is None:
            return
        self._refused = ""
        try:
            self._outlook = outlook(sight.frame, sight.live, carry)
        except Refused as refused:
            self._outlook, self._refused = None, words_of(refused)
        self._cover()
        self._tell()

    def _cover(self) -> None:
        """Paint anew what ghosts covered, and what they cover now."""
        covered = QRegion()
        for _, rect in self._ghosts():
            covered += rect.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
        self._canvas.viewport().update(covered + self._covered)
        self._covered = covered

    def look_again(self) -> None:
        """Other sessions are there now: what is gone is held no more, and the rest may clash otherwise."""
        carry, sight = self.carry, self._canvas.sight
        if carry is None or sight is None:
            return
        if all(guid in sight.sessions for guid in carry.guids):
            self._look()
        else:
            self.lay_down()

    def tell_again(self) -> None:
        """What is held lies elsewhere in the viewport now: it was scrolled."""
        self._cover()
        self._tell()

    def _tell(self) -> None:
        carry = self.carry
        if carry is None:
            return
        place, reason = self._place(), self._reason()
        line = f"{place}. {reason}" if reason else place
        self.told.emit(line)
        self._canvas.setAccessibleDescription(line)
        ghosts = self._ghosts()
        level = self._outlook.level if self._outlook is not None else Level.ERROR
        if ghosts:
            margins = self._canvas.viewportMargins()
            beside = ghosts[0][1].translated(margins.left(), margins.top())
            self.bubble.tell(place, reason, _SHAPES[level], beside)
        else:
            self.bubble.hide()

    @property
    def _lead(self) -> Session | None:
        """The first session as it would be."""
        carry, found = self.carry, self._outlook
        if carry is None or found is None or self._canvas.sight is None:
            return None
        after = {session.guid: session for session in found.step.after}
        return after.get(carry.lead) or self._canvas.sight.sessions.get(carry.lead)

    def _place(self) -> str:
        """When, how long and where it would be."""
        lead, sight, words = self._lead, self._canvas.sight, self._canvas.words
        if lead is None or sight is None or lead.start is None:
            return self._refused
        parts = [
            words.span(lead.start, lead.start + lead.length),
            words.length(lead.length),
            words.where(sight.frame, lead),
        ]
        more = len(self.carry.guids) - 1 if self.carry is not None else 0
        if more:
            parts.append(self.tr("and %n more", "", more))
        return " · ".join(parts)

    def _reason(self) -> str:
        """The worst of what would clash, or who would make way."""
        found, sight = self._outlook, self._canvas.sight
        if found is None or sight is None:
            return ""
        if found.conflicts:
            titles = {guid: each.title for guid, each in sight.sessions.items()}
            words = self._canvas.words.conflict(
                sight.frame, lambda guid: titles.get(guid, ""), found.conflicts[0]
            )
            more = len(found.conflicts) - 1
            return words + (" " + self.tr("And %n more.", "", more) if more else "")
        moved = len(found.step.after) - 1
        if self.carry is not None and self.carry.push and moved > 0:
            return self.tr("%n that follow make way", "", moved)
        return ""

    # --- painting ----------------------------------------------------------------------------------------

    def _ghosts(self) -> list[tuple[Session, QRect]]:
        """What is held, as it would lie in the viewport; the first one first."""
        day, found = self._canvas.day, self._outlook
        if day is None or found is None:
            return []
        lead = self._lead
        rest = [session for session in found.step.after if lead is None or session.guid != lead.guid]
        ghosts = []
        for session in (*([lead] if lead is not None else []), *rest):
            rect = self._rect(session)
            if rect is not None:
                ghosts.append((session, rect))
        return ghosts

    def _rect(self, session: Session) -> QRect | None:
        day, start = self._canvas.day, session.start
        if day is None or start is None or not day.window.start <= start <= day.window.end:
            return None
        span = Span(start, start + max(session.length, SNAP))
        box = day.boxes.get(session.guid)
        if box is not None and box.across and not session.room:
            rect = self._canvas.rect_for(0, span)
            return QRect(0, rect.top(), self._canvas.viewport().width(), rect.height())
        column = day.column_of(session.room)
        return self._canvas.rect_for(column, span) if column is not None else None

    def paint(self, painter: QPainter, inks: Inks) -> None:
        """Paint what is held where it would be; the painter is at the viewport's corner."""
        found = self._outlook
        if found is None:
            return
        state = _STATES[found.level]
        painter.setPen(QPen(inks.states[state], 2, Qt.PenStyle.DashLine))
        painter.setBrush(QBrush(inks.washes[state]))
        ghosts = self._ghosts()
        painter.setOpacity(_GHOST)
        for _, rect in ghosts:
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.setOpacity(1)
        painter.setPen(inks.text)
        for session, rect in ghosts:
            inner = rect.adjusted(Space.SMALL, 1, -Space.HAIR, -1)
            flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(inner, int(flags), self._canvas.words.title(session))
