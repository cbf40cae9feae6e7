"""The board as it is seen: slots down, tables across, each meeting in its cell, and what a plan changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter, QPen
from typing_extensions import override

from desktop_app.features.meetings.page.board_paint import Look, paint_gone, paint_meeting
from desktop_app.features.meetings.page.grid import Cell, Grid
from desktop_app.kit.theme import tokens_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from PySide6.QtCore import QRect, QRectF
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.rules.meeting import BoardMeeting
    from desktop_app.features.meetings.rules.sight import Sight


class SightGrid(Grid):
    """Shows a sight, or what a plan would make of it: `frozen` then, for nobody moves anything in a plan."""

    def __init__(self, words: MeetingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.sight: Sight | None = None
        self.frozen = False
        self._marked: frozenset[str] = frozenset()
        self._proposed: Mapping[str, str] = {}
        self._gone: Mapping[Cell, str] = {}
        self._missing: frozenset[str] = frozenset()
        self._now_row = -1

    # --- what is shown -----------------------------------------------------------------------------------

    def show_plan(
        self, sight: Sight, now: datetime, proposed: Mapping[str, str], gone: Mapping[Cell, str]
    ) -> None:
        """Show what a plan would make of the meetings; nobody moves anything in it.

        `proposed` says of the request of each changed meeting what is new about it, `gone` who would meet no
        more in a cell that becomes empty.
        """
        self.show_sight(sight, now)
        self._proposed, self._gone, self.frozen = proposed, gone, True
        self.repaint_changed()

    def show_sight(self, sight: Sight, now: datetime) -> None:
        """Show the meetings of a sight."""
        self.sight = sight
        self._proposed, self._gone, self.frozen = {}, {}, False
        self._missing = sight.missing_meetings(now)
        self._now_row = sight.first_open
        is_first, shape = not self.rows, (len(sight.view.slots), len(sight.view.tables))
        if shape == (self.rows, self.columns):
            self.repaint_changed()
        else:
            self.show_shape(*shape)
        if is_first and 0 < self._now_row < self.rows:
            self._begin_at_now()

    def _begin_at_now(self) -> None:
        """Begin where the day is: at the slot that comes next, below the one that runs."""
        self.cursor_cell = (self._now_row, 0)
        self.verticalScrollBar().setValue((self._now_row - 1) * self.zoom.height)

    def mark_people(self, people: frozenset[str]) -> None:
        """Make the meetings of some people stand out; of nobody: all are alike."""
        if people != self._marked:
            self._marked = people
            self.repaint_all()

    @property
    def meeting(self) -> BoardMeeting | None:
        """The meeting in the keyboard's cell."""
        return self.sight.cells.get(self.cursor_cell) if self.sight else None

    def choose_meeting(self, key: str) -> bool:
        """Give the cell of a meeting the keyboard; False where it is not on the board."""
        meeting = self.sight.meetings.get(key) if self.sight else None
        if meeting is not None and self.cursor_cell != (meeting.slot, meeting.table):
            self.put_cursor((meeting.slot, meeting.table))
        return meeting is not None

    @override
    def row_title(self, row: int) -> tuple[str, str]:
        if self.sight is None:
            return "", ""
        slot = self.sight.view.slots[row]
        return self.words.time(slot.starts), self.words.time(slot.ends)

    @override
    def column_title(self, column: int) -> tuple[str, str]:
        if self.sight is None:
            return "", ""
        table = self.sight.view.tables[column]
        if not self.zoom.lines:
            return str(table.number), ""
        about = table.organisation or ", ".join(filter(None, (*table.features, table.place)))
        return self.words.table(table), about

    @override
    def words_at(self, cell: Cell) -> str:
        if self.sight is None:
            return ""
        meeting = self.sight.cells.get(cell)
        where = self.words.place(self.sight, *cell)
        free = self.tr("free")
        return f"{where}: {self.words.pair(meeting) if meeting else free}"

    # --- painting ----------------------------------------------------------------------------------------

    @override
    def picture_of(self, cell: Cell) -> object:
        sight = self.sight
        if sight is None:
            return None
        meeting = sight.cells.get(cell)
        stands = sight.situation.problem.tables[cell[1]].slots >> cell[0] & 1
        look = None if meeting is None else self._look(sight, meeting)
        return meeting, look, stands, cell[0] < self._now_row, self._gone.get(cell)

    @override
    def paint_cell(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        sight, inks = self.sight, self.inks
        if sight is None:
            return
        meeting = sight.cells.get(cell)
        if not sight.situation.problem.tables[cell[1]].slots >> cell[0] & 1:
            painter.fillRect(box, inks.hatch)
        elif cell[0] < self._now_row:
            painter.fillRect(box, inks.sunken)
        if meeting is not None:
            paint_meeting(painter, box, meeting, self._look(sight, meeting), inks, self.zoom.lines)
        elif cell in self._gone:
            paint_gone(painter, box, self._gone[cell], self.inks)

    def _look(self, sight: Sight, meeting: BoardMeeting) -> Look:
        kind = sight.view.types[meeting.type_id]
        marked = bool(self._marked) and any(party.attendee_id in self._marked for party in meeting.parties)
        return Look(
            kind.colour,
            kind.name,
            past=meeting.slot < self._now_row,
            faded=bool(self._marked) and not marked,
            marked=marked,
            missing=meeting.id in self._missing,
            conflict=meeting.id in sight.conflicts,
            proposed=self._proposed.get(meeting.request_id, ""),
        )

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        super().drawForeground(painter, rect)
        if 0 < self._now_row < self.rows:
            y = self._now_row * self.zoom.height
            painter.setPen(QPen(QColor(tokens_of(self).accent), 2))
            painter.drawLine(int(rect.left()), y, int(rect.right()), y)
