"""The tab of the People room's inspector: a person's meetings, and whether the paper in hand is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.meetings import queries
from desktop_app.features.meetings.dialogs.words import BETWEEN
from desktop_app.features.meetings.rules.card_changes import CardState
from desktop_app.features.meetings.rules.meeting import MeetingState
from desktop_app.kit.person_tab import PersonTab
from desktop_app.kit.theme import Space, State, Type
from desktop_app.kit.widgets import button, clear_layout, label, line, put_state

if TYPE_CHECKING:
    from desktop_app.features.meetings.queries import CardCase
    from desktop_app.features.meetings.rules.meeting import DayMeeting
    from desktop_app.kit.context import PageContext


class PersonMeetings(PersonTab):
    """When and where a person meets whom."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._key = ""
        self._card = label("", wrap=True)
        self._day = QVBoxLayout()
        self._day.setSpacing(Space.HAIR)
        self._lines: list[str] = []
        self.open_button = button(self.tr("Open in Meetings"), picture="handshake")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SMALL, Space.SMALL, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._card)
        column.addLayout(self._day)
        column.addWidget(self.open_button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.open_button.clicked.connect(self._on_open_clicked)

    @property
    def card(self) -> str:
        """What is said of the meeting card."""
        return self._card.text()

    @property
    def lines(self) -> list[str]:
        """The titles of the meetings."""
        return self._lines

    @override
    def show_person(self, key: str) -> None:
        context, now = self._context, self._context.now()
        self._key = key
        day = context.store.read(queries.day_of, context.event_id, key, now)
        case = context.store.read(queries.card_case, context.event_id, key, now) if day else None
        self._card.setText(self._card_words(case) if case is not None else self.tr("No meetings."))
        stale = case is not None and case.state is CardState.STALE
        put_state(self._card, State.ATTENTION if stale else State.PLAIN)
        self._show_day(day)

    def _show_day(self, day: list[DayMeeting]) -> None:
        clear_layout(self._day)
        self._lines = [self._title(meeting) for meeting in day]
        for title, meeting in zip(self._lines, day, strict=True):
            self._day.addWidget(label(title))
            self._day.addWidget(label(self._about(meeting), Type.CAPTION, wrap=True))
            self._day.addWidget(line())

    def _title(self, meeting: DayMeeting) -> str:
        start = f"{self._context.local(meeting.slot.starts):%H:%M}"
        table = self.tr("Table {number}").format(number=meeting.table)
        return BETWEEN.join(part for part in (start, table, meeting.place) if part)

    def _about(self, meeting: DayMeeting) -> str:
        state = {MeetingState.HELD: self.tr("held"), MeetingState.NO_SHOW: self.tr("no-show")}
        partners = [
            BETWEEN.join(part for part in (each.name, each.organisation) if part) for each in meeting.partners
        ]
        return BETWEEN.join((*partners, state.get(meeting.state, meeting.type)))

    def _card_words(self, case: CardCase) -> str:
        words = {
            CardState.NEVER: self.tr("The meeting card was never printed."),
            CardState.CURRENT: self.tr("The meeting card, version {version}, is right."),
            CardState.STALE: self.tr("The meeting card, version {version}, is stale: print it again."),
        }[case.state]
        return words.format(version=case.printed)

    def _on_open_clicked(self) -> None:
        self.opened.emit(self._key)
