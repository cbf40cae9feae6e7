"""The left column: requests without a meeting, filtered by type, state and letters, and what adds more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.features.meetings.page.finding import people_like
from desktop_app.features.meetings.rules.request import RequestState
from desktop_app.kit.entry_list import Entry, EntryList
from desktop_app.kit.heir import FocusHeir
from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Space, Type
from desktop_app.kit.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint

    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.rules.request import RequestRow
    from desktop_app.features.meetings.rules.sight import Sight


class RequestPanel(FocusHeir):
    """Requests that wait.

    Signals:
        add_asked(), import_asked(): the buttons below.
        menu_asked(str, QPoint): the menu of a request, at a place of the screen.
    """

    add_asked = Signal()
    import_asked = Signal()
    menu_asked = Signal(str, object)

    def __init__(self, words: MeetingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._sight: Sight | None = None
        self._count = label("", Type.STRONG)
        self.types = QComboBox()
        self.types.setAccessibleName(self.tr("Which requests"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Name or organisation"))
        self.field.setAccessibleName(self.tr("Filter the requests by name or organisation"))
        self.field.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.setClearButtonEnabled(True)
        self.list = EntryList()
        self.list.setAccessibleName(self.tr("Requests without a meeting"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._nothing = label("", muted=True, wrap=True)
        self.add_button = button(self.tr("Add"), picture="plus")
        self.add_button.setToolTip(self.tr("Add a request (Insert)"))
        self.import_button = button(self.tr("Import…"), picture="upload-simple")
        self._lay_out()
        self.types.currentIndexChanged.connect(self._show)
        self.field.textChanged.connect(self._show)
        self.list.customContextMenuRequested.connect(self._on_menu_asked)
        self.add_button.clicked.connect(self.add_asked)
        self.import_button.clicked.connect(self.import_asked)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(Space.SMALL)
        below.addWidget(self.add_button, 1)
        below.addWidget(self.import_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (self._count, self.types, self.field, self._nothing):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch()
        column.addLayout(below)
        self.hand_focus_to(self.list)

    def show_sight(self, sight: Sight) -> None:
        """Show the requests that wait in a sight."""
        self._sight = sight
        self._offer_types(sight)
        self._show()

    def _offer_types(self, sight: Sight) -> None:
        kept = self.types.currentData()
        self.types.blockSignals(True)
        self.types.clear()
        self.types.addItem(self.tr("All that wait"), "")
        self.types.addItem(self.tr("Accepted, not placed"), RequestState.ACCEPTED)
        self.types.addItem(self.tr("Waiting for an answer"), RequestState.PENDING)
        for kind in sight.view.types.values():
            self.types.addItem(kind.name, kind.id)
        self.types.setCurrentIndex(max(self.types.findData(kept), 0))
        self.types.blockSignals(False)

    def _show(self) -> None:
        sight = self._sight
        if sight is None:
            return
        rows = [row for row in sight.waiting if self._fits(row)]
        self._count.setText(self._words_of(rows))
        self.list.show_entries([self._entry(sight, row) for row in rows])
        self.list.setVisible(bool(rows))
        for part in (self.types, self.field):
            part.setVisible(bool(sight.requests))
        self._nothing.setVisible(not rows)
        self._nothing.setText(
            self.tr("No request waits here.")
            if sight.requests
            else self.tr("There are no requests yet. Import a list of them, or add one after the other.")
        )
        self.hand_focus_to(self._first_stop(sight, rows))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _first_stop(self, sight: Sight, rows: Sequence[RequestRow]) -> QWidget:
        """What takes the keyboard: the list, or what brings something into it."""
        if rows:
            return self.list
        return self.field if sight.requests else self.import_button

    def _words_of(self, rows: Sequence[RequestRow]) -> str:
        pending = sum(row.state is RequestState.PENDING for row in rows)
        open_ = self.tr("To place: {count}").format(count=len(rows) - pending)
        asked = self.tr("to answer: {count}").format(count=pending)
        return f"{open_} · {asked}" if pending else open_

    def _fits(self, row: RequestRow) -> bool:
        wanted = self.types.currentData()
        if wanted and wanted not in (row.type_id, row.state):
            return False
        letters = self.field.text().strip()
        return not letters or bool(people_like((*row.first, *row.second), letters))

    def _entry(self, sight: Sight, row: RequestRow) -> Entry:
        kind = sight.view.types[row.type_id]
        head = tuple(
            " · ".join(part for part in (self._words.side(side), side[0].organisation) if part)
            for side in (row.first, row.second)
        )
        return Entry(row.id, kind.colour, head, partial(self._why, sight, row, kind.name))

    def _why(self, sight: Sight, row: RequestRow, kind: str) -> str:
        return f"{kind}. {self._words.waiting(sight, row)}"

    def _on_menu_asked(self, place: QPoint) -> None:
        key = self.list.current_key
        if key and self.list.indexAt(place).isValid():
            self.menu_asked.emit(key, self.list.viewport().mapToGlobal(place))
