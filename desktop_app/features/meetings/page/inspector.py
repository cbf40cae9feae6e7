"""The inspector at the right: the chosen meeting, request or person, or what can be done here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.features.meetings.page.chosen import Choice, Thing
from desktop_app.features.meetings.page.meeting_pane import MeetingPane
from desktop_app.features.meetings.page.person_pane import PersonPane
from desktop_app.kit.widgets import Inspector, label

if TYPE_CHECKING:
    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.rules.sight import Sight
    from desktop_app.kit.context import PageContext


class MeetingsInspector(Inspector):
    """Shows what is chosen in a sight."""

    def __init__(self, context: PageContext, words: MeetingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._nothing = label(
            self.tr(
                "Choose a meeting, a request or a person: what is known and what can be done stands here."
            ),
            muted=True,
            wrap=True,
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.meeting = MeetingPane(words)
        self.person = PersonPane(context, words)
        self._panes: tuple[QWidget, ...] = (self._nothing, self.meeting, self.person)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for part in self._panes:
            column.addWidget(part)
        self.add_scrolled(inside)
        self._bring(self._nothing)

    def take_keyboard(self) -> None:
        """Give the keyboard to the first thing that can be done here."""
        if not self.person.isHidden():
            self.person.day.setFocus()
        elif not self.meeting.isHidden():
            first = self.meeting.place_button
            (first if first.isEnabled() else self.meeting.lock_button).setFocus()

    def _bring(self, pane: QWidget) -> None:
        """Show one pane; the others take no room, so that it scrolls only when it is itself too tall."""
        for each in self._panes:
            each.setVisible(each is pane)

    def show_choice(self, sight: Sight, choice: Choice) -> None:
        """Show what is chosen."""
        if choice.thing is Thing.MEETING and choice.key in sight.meetings:
            meeting = sight.meetings[choice.key]
            slot, table = sight.view.slots[meeting.slot], sight.view.tables[meeting.table]
            self.name(self._words.pair(meeting), f"{self._words.slot(slot)}, {self._words.table(table)}")
            self.meeting.show_meeting(sight, meeting)
            self._bring(self.meeting)
        elif choice.thing is Thing.REQUEST and choice.key in sight.requests:
            row = sight.requests[choice.key]
            self.name(self._words.pair(row), self.tr("Request without a meeting"))
            self.meeting.show_request(sight, row)
            self._bring(self.meeting)
        elif choice.thing is Thing.PERSON:
            caption = self.person.show_person(sight, choice.key)
            self.name(self.person.title, caption)
            self._bring(self.person)
        else:
            self.name(self.tr("Nothing chosen"))
            self._bring(self._nothing)
