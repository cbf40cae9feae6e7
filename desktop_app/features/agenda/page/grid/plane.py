"""The plane of the grid: where rooms, hours and sessions lie on it, its scrolling and its nearness."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from desktop_app.features.agenda.page.grid.headers import Corner, RoomHeader, TimeHeader
from desktop_app.features.agenda.page.grid.scale import STEP_SECONDS, USUAL_ZOOM, ZOOMS, Zoom
from desktop_app.kit.theme import Size, Space

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent

    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.page.chosen import Chosen
    from desktop_app.features.agenda.page.sight import Sight
    from desktop_app.features.agenda.rules import Span
    from desktop_app.features.agenda.rules.day_grid import Box, DayGrid

_HOUR: Final = timedelta(hours=1)
_NOTCH: Final = 120
_GAP: Final = 2
_AIR: Final = Space.SMALL
_STRIP: Final = Space.WIDE


class Plane(QAbstractScrollArea):
    """Knows the place of everything; what is seen there is painted by a kind of it.

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
        self._zoom = USUAL_ZOOM
        self._wheel = 0
        self._still = False
        self.rects: dict[str, QRect] = {}
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
        self._lay_out()

    def show_touched(self, day: DayGrid, guids: Iterable[str]) -> None:
        """Show the same day after these sessions changed: only what they covered and cover is painted."""
        before = self.day
        if before is None or (before.day, before.window, before.rooms) != (day.day, day.window, day.rooms):
            self.day = day
            self._lay_out()
            return
        self.day, region = day, QRegion()
        old, new = before.boxes, day.boxes
        moved = [guid for guid in {*old, *new} if old.get(guid) != new.get(guid)]
        for guid in {*moved, *guids}:
            rects = [self.rects.pop(guid, QRect())]
            if guid in day.boxes:
                rects.append(self.rects.setdefault(guid, self._place(day.boxes[guid], self.column_width)))
            for rect in rects:
                region += rect.translated(-self.scrolled()).adjusted(-_GAP, -_GAP, _GAP, _GAP)
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
        share = across / max(self.whole_width, 1)
        self._zoom = step
        self._lay_out()
        self._still = True
        self.verticalScrollBar().setValue(self.y_of(at) - place.y())
        self.horizontalScrollBar().setValue(round(share * self.whole_width) - place.x())
        self._still = False
        self.zoomed.emit(step)

    # --- places ------------------------------------------------------------------------------------------

    @property
    def column_width(self) -> int:
        """How wide a room is: at least as the zoom says, and all of them fill the window."""
        count = len(self.day.rooms) if self.day is not None else 0
        return max(self.zoom.width, self.viewport().width() // max(count, 1))

    @property
    def whole_width(self) -> int:
        """How wide all rooms are together."""
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
        point = place + self.scrolled()
        found = [guid for guid, rect in self.rects.items() if rect.contains(point)]
        boxes = self.day.boxes if self.day is not None else {}
        return min(found, key=lambda guid: boxes[guid].across, default="")

    def rect_of(self, guid: str) -> QRect:
        """Where a session lies in the viewport; empty for one that is not there."""
        rect = self.rects.get(guid)
        return rect.translated(-self.scrolled()) if rect is not None else QRect()

    def rect_for(self, column: int, span: Span) -> QRect:
        """Where something in a column at some time would lie in the viewport."""
        top, bottom = self.y_of(span.start), self.y_of(span.end)
        width = self.column_width
        rect = QRect(column * width + _GAP, top, width - 2 * _GAP, max(bottom - top, _GAP))
        return rect.translated(-self.scrolled())

    def guids_in(self, area: QRect) -> list[str]:
        """The sessions that lie in or touch an area of the viewport."""
        moved = area.translated(self.scrolled())
        return [guid for guid, rect in self.rects.items() if rect.intersects(moved)]

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
                found.append((y, f"{local:%H:%M} {_offset(local)}" if changes else f"{local:%H:%M}"))
            at += _HOUR
        return found

    def now_place(self) -> int | None:
        """Where the present lies in the viewport; None on another day."""
        if self.day is None or self.now is None or not self.is_today():
            return None
        return self.y_of(self.now) - self.verticalScrollBar().value()

    def is_today(self) -> bool:
        """Whether the present lies on the day that is shown."""
        return self.day is not None and self.now is not None and _holds(self.day.window, self.now)

    def scrolled(self) -> QPoint:
        """How far it is scrolled, across and down."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _lay_out(self) -> None:
        """Find where everything lies."""
        day = self.day
        if day is None:
            return
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        # All of it is painted anew: what is there now need not be pushed aside first.
        self._still = True
        height = self.y_of(day.window.end) + _AIR
        across.setRange(0, max(self.whole_width - self.viewport().width(), 0))
        across.setPageStep(self.viewport().width())
        down.setRange(0, max(height - self.viewport().height(), 0))
        down.setPageStep(self.viewport().height())
        self._still = False
        width = self.column_width
        self.rects = {guid: self._place(box, width) for guid, box in day.boxes.items()}
        self.update_all()

    def _place(self, box: Box, width: int) -> QRect:
        top, bottom = self.y_of(box.span.start), self.y_of(box.span.end)
        left, whole = box.column * width + _GAP, width - 2 * _GAP
        if box.across:
            left, whole = 0, self.whole_width
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

    # --- Qt's events -------------------------------------------------------------------------------------

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._still:
            return
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
        self.top.update()
        self.update_sessions(self.chosen.guids)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.top.update()
        self.update_sessions(self.chosen.guids)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(Size.INSPECTOR, Size.PICTURE)


def _offset(local: datetime) -> str:
    """How far a clock is before UTC, "+3" or "+5:30"."""
    text = f"{local:%z}"
    hours, minutes = int(text[1:3]), text[3:5]
    return f"{text[0]}{hours}" + (f":{minutes}" if minutes != "00" else "")


def _holds(span: Span, at: datetime) -> bool:
    return span.start <= at < span.end


def _overlap(low: int, high: int, least: int, most: int) -> int:
    """How far to scroll until both ends are in sight; the first one where not both can be."""
    if low < least:
        return low - least
    return min(max(high - most, 0), low - least)
