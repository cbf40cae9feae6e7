"""The canvas of the grid: paints the part of the plane that is in sight."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from desktop_app.features.agenda.page.colours import track_colours
from desktop_app.features.agenda.page.grid.card import Bearing, Inks, Look, inks_of, paint_card
from desktop_app.features.agenda.page.grid.plane import Plane
from desktop_app.features.agenda.page.grid.scale import STEP_SECONDS
from desktop_app.features.agenda.rules import Span
from desktop_app.kit.theme import Space, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent, QRegion
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.page.chosen import Chosen
    from desktop_app.features.agenda.page.sight import Sight
    from desktop_app.features.agenda.rules.day_grid import DayGrid

_HOUR: Final = timedelta(hours=1)
_QUARTERS_FROM: Final = 6
_AIR: Final = Space.HUGE


class Canvas(Plane):
    """Paints rooms, hours and sessions; what is `lifted` is pale."""

    def __init__(self, words: AgendaWords, chosen: Chosen, parent: QWidget | None = None) -> None:
        super().__init__(words, chosen, parent)
        self.lifted: frozenset[str] = frozenset()
        self._looks: dict[str, Look] = {}
        self._colours: dict[str, str] = {}

    @override
    def show_day(self, sight: Sight, day: DayGrid, now: datetime) -> None:
        self._looks.clear()
        self._colours = track_colours(sight.frame)
        super().show_day(sight, day, now)

    @override
    def show_touched(self, day: DayGrid, guids: Iterable[str]) -> None:
        for guid in guids:
            self._looks.pop(guid, None)
        super().show_touched(day, guids)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        inks = inks_of(tokens_of(self))
        area = event.rect()
        painter.setClipRect(area)
        painter.fillRect(area, inks.surface)
        shift = self.scrolled()
        painter.translate(-shift)
        seen = area.translated(shift)
        if self.day is not None and self.sight is not None:
            self._paint_ground(painter, seen, inks)
            self._paint_sessions(painter, event.region().translated(shift), inks)
            self._paint_now(painter, seen, inks)
            self.paint_over(painter, seen, inks)
            if not self.day.rooms:
                painter.resetTransform()
                self._paint_roomless(painter, inks)

    def _paint_roomless(self, painter: QPainter, inks: Inks) -> None:
        """Say how rooms come here."""
        painter.setPen(inks.muted)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        words = self.tr("No room is seen here. Rooms are made in the menu More, “Rooms, tracks and times…”")
        painter.drawText(self.viewport().rect().adjusted(_AIR, _AIR, -_AIR, -_AIR), int(flags), words)

    def paint_over(self, painter: QPainter, seen: QRect, inks: Inks) -> None:
        """Paint what is in the hand; a kind of canvas that has a hand does."""

    def _paint_ground(self, painter: QPainter, seen: QRect, inks: Inks) -> None:
        self._paint_closed(painter, seen, inks)
        painter.setPen(inks.line)
        shift = self.verticalScrollBar().value()
        right = min(seen.right(), self.whole_width)
        hour = round(_HOUR.total_seconds() / STEP_SECONDS * self.zoom.step)
        for y, _ in self.hours():
            painter.drawLine(seen.left(), y + shift, right, y + shift)
            if self.zoom.step >= _QUARTERS_FROM:
                painter.setOpacity(0.5)
                for quarter in (1, 2, 3):
                    place = y + shift + quarter * hour // 4
                    painter.drawLine(seen.left(), place, right, place)
                painter.setOpacity(1)
        width = self.column_width
        last = len(self.day.rooms) if self.day is not None else 0
        for column in range(seen.left() // width, min(seen.right() // width + 1, last) + 1):
            painter.drawLine(column * width - 1, seen.top(), column * width - 1, seen.bottom())

    def _paint_closed(self, painter: QPainter, seen: QRect, inks: Inks) -> None:
        """Hatch the times at which a room is not available."""
        day, sight = self.day, self.sight
        if day is None or sight is None:
            return
        width = self.column_width
        for column, key in enumerate(day.rooms):
            room = sight.frame.room(key)
            left = column * width
            if room is None or not room.availability or left > seen.right() or left + width < seen.left():
                continue
            reached = day.window.start
            for span in (*sorted(room.availability), Span(day.window.end, day.window.end)):
                top, bottom = self.y_of(reached), self.y_of(min(span.start, day.window.end))
                if bottom > top:
                    painter.fillRect(QRect(left, top, width, bottom - top), inks.hatch)
                reached = max(reached, span.end)

    def _paint_sessions(self, painter: QPainter, wanted: QRegion, inks: Inks) -> None:
        day = self.day
        if day is None:
            return
        chosen, current = frozenset(self.chosen.guids), self.chosen.guid if self.hasFocus() else ""
        boxes, now = day.boxes, self.now if self.is_today() else None  # a day that is over is read, not run
        found = [
            (boxes[guid].across, guid, rect) for guid, rect in self.rects.items() if wanted.intersects(rect)
        ]
        for across, guid, rect in sorted(found, key=lambda each: not each[0]):
            past = now is not None and boxes[guid].span.end <= now
            bearing = Bearing(guid in chosen, guid == current, past, guid in self.lifted)
            paint_card(painter, rect, self.look_of(guid), bearing, inks)
            if across:
                painter.setPen(inks.line)

    def look_of(self, guid: str) -> Look:
        """What there is to see of a session."""
        found = self._looks.get(guid)
        if found is None:
            found = self._looks[guid] = self._make_look(guid)
        return found

    def _make_look(self, guid: str) -> Look:
        sight = self.sight
        assert sight is not None  # noqa: S101 (only what is seen is painted)
        session, level = sight.sessions[guid], sight.live.worst(guid)
        start = session.start
        return Look(
            self.words.title(session),
            self.words.span(start, start + session.length) if start is not None else "",
            ", ".join(sight.frame.names(session)),
            session.track,
            self._colours.get(session.track, ""),
            session.kind,
            session.state,
            session.locked,
            level,
            self.words.level(level) if level is not None and level.value != "hint" else "",
        )

    def _paint_now(self, painter: QPainter, seen: QRect, inks: Inks) -> None:
        if self.is_today() and self.now is not None:
            y = self.y_of(self.now)
            painter.setPen(inks.now)
            painter.drawLine(seen.left(), y, min(seen.right(), self.whole_width), y)
