"""Everybody who meets, down; slots, across: whose day is full, has gaps, or ends early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor
from typing_extensions import override

from desktop_app.features.meetings.page.board_paint import BAND, paint_lines
from desktop_app.features.meetings.page.grid import Cell, Grid
from desktop_app.kit.theme import Size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.rules.meeting import BoardMeeting, Party
    from desktop_app.features.meetings.rules.sight import Sight


class PeopleGrid(Grid):
    """Shows a sight by person.

    Signals:
        toggled(str, int, bool): this attendee can, or cannot, meet in this slot.
    """

    toggled = Signal(str, int, bool)

    def __init__(self, words: MeetingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._sight: Sight | None = None
        self._people: Sequence[Party] = ()
        self._gaps: dict[str, int] = {}
        self.set_zoom(1)
        self.setAccessibleName(self.tr("Meetings of each person"))

    def show_sight(self, sight: Sight) -> None:
        """Show the people of a sight by name."""
        here, is_first = self.person, not self.rows
        self._sight = sight
        self._people = sorted(sight.people.values(), key=lambda party: party.name.casefold())
        self._gaps = {key: _gaps(day) for key, day in sight.days.items()}
        self.show_shape(len(self._people), len(sight.view.slots))
        if is_first and 0 < sight.first_open < self.columns:
            # Where the day is: at the slot that comes next, beside the one that runs.
            self.cursor_cell = (0, sight.first_open)
            self.horizontalScrollBar().setValue((sight.first_open - 1) * self.zoom.width)
        if here and here != self.person:
            self.choose_person(here)

    @property
    def person(self) -> str:
        """The attendee of the keyboard's row."""
        return self.key_of(self.cursor_cell[0])

    def key_of(self, row: int) -> str:
        """The attendee of a row, "" beyond the last one."""
        return self._people[row].attendee_id if row < len(self._people) else ""

    @property
    def meeting(self) -> BoardMeeting | None:
        """The meeting in the keyboard's cell."""
        return self._meeting(self.cursor_cell)

    def choose_person(self, key: str) -> None:
        """Give the row of a person the keyboard."""
        for row, party in enumerate(self._people):
            if party.attendee_id == key and row != self.cursor_cell[0]:
                self.put_cursor((row, self.cursor_cell[1]))

    def _meeting(self, cell: Cell) -> BoardMeeting | None:
        if self._sight is None or cell[0] >= len(self._people):
            return None
        return self._sight.days.get(self._people[cell[0]].attendee_id, {}).get(cell[1])

    @override
    def side_width(self) -> int:
        return Size.FORM_LABEL + Size.FINGER

    @override
    def row_title(self, row: int) -> tuple[str, str]:
        party = self._people[row]
        return party.name, party.organisation

    @override
    def column_title(self, column: int) -> tuple[str, str]:
        if self._sight is None:
            return "", ""
        slots = self._sight.view.slots
        slot = slots[column]
        several = len({each.session for each in slots}) > 1
        return self._words.time(slot.starts), slot.session if several else self._words.time(slot.ends)

    @override
    def words_at(self, cell: Cell) -> str:
        meeting, party = self._meeting(cell), self._people[cell[0]]
        time = self.column_title(cell[1])[0]
        if meeting is None:
            state = self.tr("cannot meet") if self._is_away(cell) else self.tr("free")
            return f"{party.name}, {time}: {state}"
        return f"{party.name}, {time}: {self._partner(meeting, party.attendee_id)[0]}"

    @override
    def paint_cell(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        sight, inks = self._sight, self.inks
        if sight is None:
            return
        if cell[1] < sight.first_open:
            painter.fillRect(box, inks.sunken)
        if self._is_away(cell):
            painter.fillRect(box, inks.hatch)
        meeting = self._meeting(cell)
        if meeting is None:
            if self._gaps.get(self._people[cell[0]].attendee_id, 0) >> cell[1] & 1:
                painter.setPen(inks.muted)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "•")
            return
        colour = sight.view.types[meeting.type_id].colour
        card = box.adjusted(2, 2, -1, -1)
        past = cell[1] < sight.first_open
        painter.fillRect(card, inks.sunken if past else inks.ground(colour))
        painter.fillRect(QRectF(card.left(), card.top(), BAND, card.height()), QColor(colour))
        words = self._partner(meeting, self._people[cell[0]].attendee_id)
        paint_lines(painter, card.adjusted(BAND + 3, 1, -2, -1), words, inks, self.zoom.lines, past=past)

    def _partner(self, meeting: BoardMeeting, key: str) -> tuple[str, ...]:
        first = any(party.attendee_id == key for party in meeting.first)
        partners = meeting.second if first else meeting.first
        table = self._sight.view.tables[meeting.table] if self._sight else None
        number = self._words.table(table) if table else ""
        return self._words.side(partners), number, partners[0].organisation if partners else ""

    def _is_away(self, cell: Cell) -> bool:
        sight = self._sight
        if sight is None or cell[0] >= len(self._people):
            return False
        person = sight.situation.problem.person.get(self._people[cell[0]].attendee_id)
        return person is not None and not person.available >> cell[1] & 1

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        sight = self._sight
        if event.key() == Qt.Key.Key_Space and sight is not None and self.person:
            if self.cursor_cell[1] >= sight.first_open:
                self.toggled.emit(self.person, self.cursor_cell[1], self._is_away(self.cursor_cell))
        else:
            super().keyPressEvent(event)


def _gaps(day: dict[int, BoardMeeting]) -> int:
    """The set of free slots between the first and the last meeting."""
    if not day:
        return 0
    span = (1 << (max(day) + 1)) - (1 << min(day))
    for slot in day:
        span &= ~(1 << slot)
    return span
