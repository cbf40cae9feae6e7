"""Brings a sight onto the grid: which day, which rooms, all of it or only what changed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Signal

from desktop_app.features.agenda.rules.day_grid import day_grid, day_grid_after

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.features.agenda.page.days import DayTabs
    from desktop_app.features.agenda.page.grid import AgendaGrid
    from desktop_app.features.agenda.page.sight import Seeing
    from desktop_app.features.agenda.page.tools import Tools
    from desktop_app.features.agenda.rules.day_grid import DayGrid
    from desktop_app.kit.context import PageContext

_FOLDED: Final = "AgendaPage/folded"
_BEFORE: Final = timedelta(minutes=30)


class Showing(QObject):
    """Stands between what is seen of the agenda and the grid with its tabs and tools.

    Signals:
        shown(): the grid shows the newest sight.
    """

    shown = Signal()

    def __init__(
        self, context: PageContext, seeing: Seeing, days: DayTabs, tools: Tools, grid: AgendaGrid
    ) -> None:
        super().__init__(grid)
        self._context = context
        self._seeing = seeing
        self._days = days
        self._tools = tools
        self._grid = grid
        kept = str(context.settings.value(_FOLDED, ""))
        self._folded = {key for key in kept.split(",") if key}
        seeing.renewed.connect(self._on_renewed)
        seeing.touched.connect(self._on_touched)
        days.day_chosen.connect(self.show_day)
        tools.room_folded.connect(self._on_room_folded)
        tools.zoomed.connect(self._on_zoom_asked)
        grid.top.asked.connect(self._on_room_asked)
        grid.top.moved.connect(tools.move_room)

    def show_day(self) -> None:
        """Show the day in front."""
        grid = self._day_grid()
        if grid is not None:
            self._grid.show_day(self._seeing.sight, grid, self._context.now())

    def show_session(self, guid: str) -> None:
        """Bring a session into sight, on its day."""
        sight = self._seeing.sight
        session = sight.sessions.get(guid)
        if session is not None and session.start is not None:
            self._days.show_day(sight.frame.day_of(session.start))
            self._grid.see(self._grid.rect_of(guid))

    def _day_grid(self) -> DayGrid | None:
        """The day in front, with the rooms that are seen."""
        day, sight = self._days.day, self._seeing.sight
        known = [room for room in sight.rooms if room.key not in sight.hidden]
        self._tools.show_rooms(known, self._folded)
        if day is None:
            return None
        rooms = [room.key for room in known if room.key not in self._folded]
        return day_grid(sight.frame, day, rooms, sight.sessions.values())

    def _on_renewed(self) -> None:
        sight, before = self._seeing.sight, self._grid.day
        self._days.show_days(sight.days, sight.frame.day_of(self._context.now()))
        self.show_day()
        grid = self._grid.day
        if grid is not None and grid.boxes and (before is None or not before.boxes):
            self._grid.see_time(self._begins(grid) - _BEFORE)
        self.shown.emit()

    def _begins(self, grid: DayGrid) -> datetime:
        """Where people want to look first: at what is on now, else at the first of the day."""
        now, order = self._context.now(), grid.order
        return now if order[0].span.start <= now < max(box.span.end for box in order) else order[0].span.start

    def _on_touched(self, guids: frozenset[str]) -> None:
        sight, day, before = self._seeing.sight, self._days.day, self._grid.day
        same = [each.day for each in sight.days] == [each.day for each in self._days.days]
        if guids and same and day is not None and before is not None and before.day == day.day:
            after = day_grid_after(before, sight.frame, day, sight.sessions, guids)
            self._grid.show_touched(after, guids)
            # What was dropped is seen before list, table and inspector are told of it.
            QCoreApplication.sendPostedEvents(self._grid.window(), QEvent.Type.UpdateRequest.value)
        else:
            self._days.show_days(sight.days)
            self.show_day()
        self.shown.emit()

    def _on_zoom_asked(self, by: int) -> None:
        self._grid.set_zoom(self._grid.zoom_step + by)

    def _on_room_asked(self, column: int, place: QPoint) -> None:
        if self._grid.day is not None:
            self._tools.ask_about_room(self._grid.day.rooms[column], place)

    def _on_room_folded(self, key: str, folded: bool) -> None:  # noqa: FBT001 (a slot)
        (self._folded.add if folded else self._folded.discard)(key)
        self._context.settings.setValue(_FOLDED, ",".join(sorted(self._folded)))
        self.show_day()
