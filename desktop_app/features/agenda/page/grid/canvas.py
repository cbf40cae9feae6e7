"""The surface of the grid: where each session lies on it, scrolling, nearness, and its painting."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from desktop_app.features.agenda.page.grid.card import Bearing, Inks, Look, inks_of, paint_card
from desktop_app.features.agenda.page.grid.headers import Corner, RoomHeader, TimeHeader
from desktop_app.features.agenda.page.grid.scale import STEP_SECONDS, USUAL_ZOOM, ZOOMS, Zoom
from desktop_app.features.agenda.rules import Span
from desktop_app.kit.theme import Size, Space, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.page.chosen import Chosen
    from desktop_app.features.agenda.page.sight import Sight
    from desktop_app.features.agenda.rules.day_grid import Box, DayGrid

_HOUR: Final = timedelta(hours=1)
_NOTCH: Final = 120
_GAP: Final = 2
_AIR: Final = Space.SMALL
_QUARTERS_FROM: Final = 6
_STRIP: Final = Space.WIDE


class Canvas(QAbstractScrollArea):
    """Paints only what is in sight.

    Signals:
        zoomed(int): the step of nearness is another now.
    """

    zoomed = Signal(int)

    def __init__(self, words: AgendaWords, chosen: Chosen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.chosen = chosen
        self.sight: Sight | None = None
        self.day: DayGrid | None = None
        self.now: datetime | None = None
        self.lifted: frozenset[str] = frozenset()
        self._zoom = USUAL_ZOOM
        self._wheel = 0
        self._looks: dict[str, Look] = {}
        self._rects: dict[str, QRect] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.top = RoomHeader(self, self)
        self.side = TimeHeader(self, self)
        self._corner = Corner(self)
        self.setViewportMargins(self.side.sizeHint().width(), self.top.sizeHint().height(), 0, 0)
        self.verticalScrollBar().setSingleStep(Space.WIDE)
        self.horizontalScrollBar().setSingleStep(Space.WIDE)
        self._marked: frozenset[str] = frozenset()
        chosen.changed.connect(self._on_choice)

    # --- what is shown -----------------------------------------------------------------------------------

    def show_day(self, sight: Sight, day: DayGrid, now: datetime) -> None:
        """Show a day of a sight."""
        self.sight, self.day, self.now = sight, day, now
        self._looks.clear()
        self._lay_out()

    def show_touched(self, day: DayGrid, guids: Iterable[str]) -> None:
        """Show the same day after these sessions changed: only what they covered and cover is painted."""
        before = self.day
        if before is None or (before.day, before.window, before.rooms) != (day.day, day.window, day.rooms):
            self._looks.clear()
            self.day = day
            self._lay_out()
            return
        self.day, region = day, QRegion()
        old, new = before.boxes, day.boxes
        moved = [guid for guid in {*old, *new} if old.get(guid) != new.get(guid)]
        for guid in {*moved, *guids}:
            self._looks.pop(guid, None)
            rects = [self._rects.pop(guid, QRect())]
            if guid in day.boxes:
                rects.append(self._rects.setdefault(guid, self._place(day.boxes[guid])))
            for rect in rects:
                region += rect.translated(-self._scrolled()).adjusted(-_GAP, -_GAP, _GAP, _GAP)
        self.viewport().update(region)

    @property
    def zoom(self) -> Zoom:
        """How near it is."""
        return ZOOMS[self._zoom]

    @property
    def zoom_step(self) -> int:
        """How near it is, as a number from 0."""
        return self._zoom

    def set_zoom(self, step: int, around: QPoint | None = None) -> None:
        """Come nearer or go farther; what lies at a place of the viewport stays there."""
        step = min(max(step, 0), len(ZOOMS) - 1)
        if step == self._zoom or self.day is None:
            return
        place = around or self.viewport().rect().center()
        at, across = self.instant_at(place), (place.x() + self.horizontalScrollBar().value())
        share = across / max(self._width(), 1)
        self._zoom = step
        self._lay_out()
        self.verticalScrollBar().setValue(self.y_of(at) - place.y())
        self.horizontalScrollBar().setValue(round(share * self._width()) - place.x())
        self.zoomed.emit(step)

    # --- places ------------------------------------------------------------------------------------------

    @property
    def column_width(self) -> int:
        """How wide a room is: at least as the zoom says, and all of them fill the window."""
        count = len(self.day.rooms) if self.day is not None else 0
        return max(self.zoom.width, self.viewport().width() // max(count, 1))

    def _width(self) -> int:
        return self.column_width * (len(self.day.rooms) if self.day is not None else 0)

    def y_of(self, at: datetime) -> int:
        """Where an instant lies, from the upper edge of the whole day."""
        if self.day is None:
            return 0
        seconds = (at - self.day.window.start).total_seconds()
        return _AIR + round(seconds / STEP_SECONDS * self.zoom.step)

    def instant_at(self, place: QPoint) -> datetime:
        """The instant at a place of the viewport, within the day."""
        assert self.day is not None  # noqa: S101 (asked only while a day is shown)
        y = place.y() + self.verticalScrollBar().value() - _AIR
        window = self.day.window
        at = window.start + timedelta(seconds=y / self.zoom.step * STEP_SECONDS)
        return min(max(at, window.start), window.end)

    def column_at(self, place: QPoint) -> int | None:
        """The column at a place of the viewport."""
        column = (place.x() + self.horizontalScrollBar().value()) // self.column_width
        return column if self.day is not None and 0 <= column < len(self.day.rooms) else None

    def guid_at(self, place: QPoint) -> str:
        """The session at a place of the viewport, "" for none; what goes across lies below."""
        point = place + self._scrolled()
        found = [guid for guid, rect in self._rects.items() if rect.contains(point)]
        boxes = self.day.boxes if self.day is not None else {}
        return min(found, key=lambda guid: boxes[guid].across, default="")

    def rect_of(self, guid: str) -> QRect:
        """Where a session lies in the viewport; empty for one that is not there."""
        rect = self._rects.get(guid)
        return rect.translated(-self._scrolled()) if rect is not None else QRect()

    def rect_for(self, column: int, span: Span) -> QRect:
        """Where something in a column at some time would lie in the viewport."""
        top, bottom = self.y_of(span.start), self.y_of(span.end)
        width = self.column_width
        rect = QRect(column * width + _GAP, top, width - 2 * _GAP, max(bottom - top, _GAP))
        return rect.translated(-self._scrolled())

    def guids_in(self, area: QRect) -> list[str]:
        """The sessions that lie in or touch an area of the viewport."""
        moved = area.translated(self._scrolled())
        return [guid for guid, rect in self._rects.items() if rect.intersects(moved)]

    def see(self, rect: QRect) -> None:
        """Scroll until a place of the viewport is in sight."""
        room = self.viewport().rect().adjusted(_GAP, _STRIP, -_GAP, -_STRIP)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + _overlap(rect.left(), rect.right(), room.left(), room.right()))
        down.setValue(down.value() + _overlap(rect.top(), rect.bottom(), room.top(), room.bottom()))

    def see_time(self, at: datetime) -> None:
        """Bring an instant to the top."""
        self.verticalScrollBar().setValue(self.y_of(at) - Space.LARGE)

    def columns(self) -> list[tuple[QRect, str, str]]:
        """The rooms: where their columns lie, their names, and how many they hold."""
        if self.day is None or self.sight is None:
            return []
        width, shift = self.column_width, self.horizontalScrollBar().value()
        found = []
        for column, key in enumerate(self.day.rooms):
            room = self.sight.frame.room(key)
            name = room.name if room is not None else self.tr("No room")
            about = self.tr("{count} seats").format(count=room.capacity) if room and room.capacity else ""
            found.append((QRect(column * width - shift, 0, width, self.viewport().height()), name, about))
        return found

    def hours(self) -> list[tuple[int, str]]:
        """The hours in sight: where they lie, and what the clock shows; with the offset where it changes."""
        if self.day is None or self.sight is None:
            return []
        window, programme = self.day.window, self.sight.frame
        changes = programme.local(window.start).utcoffset() != programme.local(window.end).utcoffset()
        shift, found = self.verticalScrollBar().value(), []
        wall = programme.local(window.start)
        at = window.start + timedelta(minutes=-wall.minute % 60)
        while at <= window.end:
            y = self.y_of(at) - shift
            if -Space.LARGE < y < self.viewport().height() + Space.LARGE:
                local = programme.local(at)
                found.append((y, f"{local:%H:%M}\n{local:%z}"[:12] if changes else f"{local:%H:%M}"))
            at += _HOUR
        return [(y, words.replace("\n", " ")) for y, words in found]

    def now_place(self) -> int | None:
        """Where the present lies in the viewport; None on another day."""
        if self.day is None or self.now is None or not self._is_today():
            return None
        return self.y_of(self.now) - self.verticalScrollBar().value()

    def _is_today(self) -> bool:
        return self.day is not None and self.now is not None and _holds(self.day.window, self.now)

    def _scrolled(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _lay_out(self) -> None:
        """Find where everything lies."""
        day = self.day
        if day is None:
            return
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        height = self.y_of(day.window.end) + _AIR
        across.setRange(0, max(self._width() - self.viewport().width(), 0))
        across.setPageStep(self.viewport().width())
        down.setRange(0, max(height - self.viewport().height(), 0))
        down.setPageStep(self.viewport().height())
        self._rects = {guid: self._place(box) for guid, box in day.boxes.items()}
        self.update_all()

    def _place(self, box: Box) -> QRect:
        top, bottom = self.y_of(box.span.start), self.y_of(box.span.end)
        width = self.column_width
        left, whole = box.column * width + _GAP, width - 2 * _GAP
        if box.across:
            left, whole = 0, self._width()
        share = whole / box.lanes
        left += round(share * box.lane)
        return QRect(left, top + 1, round(share) - (box.lanes > 1), max(bottom - top - 1, _GAP))

    def update_all(self) -> None:
        """Paint everything anew."""
        self.viewport().update()
        self.top.update()
        self.side.update()

    def update_sessions(self, guids: Iterable[str]) -> None:
        """Paint some sessions anew."""
        for guid in guids:
            self.viewport().update(self.rect_of(guid).adjusted(-_GAP, -_GAP, _GAP, _GAP))

    def _on_choice(self) -> None:
        chosen = frozenset(self.chosen.guids)
        self.update_sessions(chosen | self._marked)
        self._marked = chosen

    # --- painting ----------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        inks = inks_of(tokens_of(self))
        area = event.rect()
        painter.setClipRect(area)
        painter.fillRect(area, inks.surface)
        shift = self._scrolled()
        painter.translate(-shift)
        seen = area.translated(shift)
        if self.day is not None and self.sight is not None:
            self._paint_ground(painter, seen, inks)
            self._paint_sessions(painter, seen, inks)
            self._paint_now(painter, seen, inks)
            self.paint_over(painter, seen, inks)

    def paint_over(self, painter: QPainter, seen: QRect, inks: Inks) -> None:
        """Paint what is in the hand; a kind of canvas that has a hand does."""

    def _paint_ground(self, painter: QPainter, seen: QRect, inks: Inks) -> None:
        self._paint_closed(painter, seen, inks)
        painter.setPen(inks.line)
        shift = self.verticalScrollBar().value()
        right = min(seen.right(), self._width())
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

    def _paint_sessions(self, painter: QPainter, seen: QRect, inks: Inks) -> None:
        day = self.day
        if day is None:
            return
        chosen, current = frozenset(self.chosen.guids), self.chosen.guid if self.hasFocus() else ""
        boxes = day.boxes
        found = [
            (boxes[guid].across, guid, rect) for guid, rect in self._rects.items() if rect.intersects(seen)
        ]
        for across, guid, rect in sorted(found, key=lambda each: not each[0]):
            past = self.now is not None and boxes[guid].span.end <= self.now
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
        colours = {track.name: track.colour for track in sight.frame.tracks}
        start = session.start
        return Look(
            self.words.title(session),
            self.words.span(start, start + session.length) if start is not None else "",
            ", ".join(sight.frame.names(session)),
            session.track,
            colours.get(session.track, ""),
            session.kind,
            session.state,
            session.locked,
            level,
            self.words.level(level) if level is not None and level.value != "hint" else "",
        )

    def _paint_now(self, painter: QPainter, seen: QRect, inks: Inks) -> None:
        if self._is_today() and self.now is not None:
            y = self.y_of(self.now)
            painter.setPen(inks.now)
            painter.drawLine(seen.left(), y, min(seen.right(), self._width()), y)

    # --- Qt's events -------------------------------------------------------------------------------------

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)
        if dx:
            self.top.update()
        if dy:
            self.side.update()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        if abs(self._wheel) >= _NOTCH:
            self.set_zoom(self._zoom + (1 if self._wheel > 0 else -1), event.position().toPoint())
            self._wheel = 0

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        left, high = self.side.sizeHint().width(), self.top.sizeHint().height()
        self._corner.setGeometry(0, 0, left, high)
        self.top.setGeometry(left, 0, self.viewport().width(), high)
        self.side.setGeometry(0, high, left, self.viewport().height())
        self._lay_out()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update_sessions(self.chosen.guids)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update_sessions(self.chosen.guids)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(Size.INSPECTOR, Size.PICTURE)


def _holds(span: Span, at: datetime) -> bool:
    return span.start <= at < span.end


def _overlap(low: int, high: int, least: int, most: int) -> int:
    """How far to scroll until both ends are in sight; the first one where not both can be."""
    if low < least:
        return low - least
    return min(max(high - most, 0), low - least)
