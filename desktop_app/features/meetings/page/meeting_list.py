"""The meetings as rows that can be sorted: for the keyboard, and for who hears the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.kit.icons import dot
from desktop_app.kit.page_keys import is_for_page
from desktop_app.kit.rows_model import Column, RowsModel
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Size

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QIcon, QKeyEvent

    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.rules.meeting import BoardMeeting
    from desktop_app.features.meetings.rules.sight import Sight


class MeetingTable(Table):
    """Rows on which the page's keys act."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_for_page(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class MeetingList(QWidget):
    """A table of all meetings; `table.chosen` tells which one is current."""

    def __init__(self, words: MeetingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._sight: Sight | None = None
        self._sort, self._ascending = "time", True
        self._model: RowsModel[BoardMeeting] = RowsModel(self._columns(), self._rows, _key, self)
        self.table = MeetingTable(self._model)
        self.table.setAccessibleName(self.tr("Meetings"))
        self.table.show_sort(self._sort, ascending=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.table.sort_changed.connect(self._on_sort_changed)

    def _columns(self) -> list[Column[BoardMeeting]]:
        narrow, wide = Size.SHAPE, Size.FORM_LABEL
        return [
            Column(self.tr("Time"), self._time, "time", narrow),
            Column(self.tr("Table"), self._table, "table", Size.TOUCH),
            Column(self.tr("Type"), self._type, "type", narrow, icon=self._dot),
            Column(self.tr("Who asked"), self._first, "first", wide),
            Column(self.tr("Who was asked"), self._second, "second", wide),
            Column(self.tr("State"), self._state, "state", wide),
            Column(self.tr("Organisation that asked"), self._first_organisation, "", wide),
            Column(self.tr("Organisation that was asked"), self._second_organisation, "", wide),
        ]

    def show_sight(self, sight: Sight) -> None:
        """Show the meetings of a sight."""
        self._sight = sight
        self._show()

    def _show(self) -> None:
        if self._sight is None:
            return
        of = self._sorting()[self._sort]
        ordered = sorted(self._sight.view.meetings, key=lambda each: (each.slot, each.table))
        ordered.sort(key=of, reverse=not self._ascending)
        self._model.reset([each.id for each in ordered])

    def _sorting(self) -> dict[str, Callable[[BoardMeeting], str | int]]:
        return {
            "time": lambda each: each.slot,
            "table": lambda each: each.table,
            "type": self._type,
            "first": self._first,
            "second": self._second,
            "state": self._state,
        }

    def _rows(self, keys: Sequence[str]) -> list[BoardMeeting]:
        meetings = self._sight.meetings if self._sight else {}
        return [meetings[key] for key in keys if key in meetings]

    def _time(self, meeting: BoardMeeting) -> str:
        return self._words.time(self._sight.view.slots[meeting.slot].starts) if self._sight else ""

    def _table(self, meeting: BoardMeeting) -> str:
        return str(self._sight.view.tables[meeting.table].number) if self._sight else ""

    def _type(self, meeting: BoardMeeting) -> str:
        return self._sight.view.types[meeting.type_id].name if self._sight else ""

    def _dot(self, meeting: BoardMeeting) -> QIcon | None:
        return dot(self._sight.view.types[meeting.type_id].colour) if self._sight else None

    def _first(self, meeting: BoardMeeting) -> str:
        return self._words.side(meeting.first)

    def _second(self, meeting: BoardMeeting) -> str:
        return self._words.side(meeting.second)

    def _first_organisation(self, meeting: BoardMeeting) -> str:
        return meeting.first[0].organisation if meeting.first else ""

    def _second_organisation(self, meeting: BoardMeeting) -> str:
        return meeting.second[0].organisation if meeting.second else ""

    def _state(self, meeting: BoardMeeting) -> str:
        locked = self.tr("locked") if meeting.locked else ""
        wrong = self.tr("cannot take place") if self._sight and meeting.id in self._sight.conflicts else ""
        return ", ".join(part for part in (self._words.state(meeting.state), locked, wrong) if part)

    def _on_sort_changed(self, name: str, ascending: bool) -> None:  # noqa: FBT001 (a slot)
        self._sort, self._ascending = name, ascending
        self._show()


def _key(meeting: BoardMeeting) -> str:
    return meeting.id
