"""The inspector at the right: the chosen meeting, request or person, or what can be done here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from desktop_app.features.meetings.page.chosen import Choice, Thing
from desktop_app.features.meetings.page.meeting_pane import MeetingPane
from desktop_app.features.meetings.page.person_pane import PersonPane
from desktop_app.kit.widgets import Inspector, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

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
        self._stack = QStackedWidget()
        for part in (self._nothing, self.meeting, self.person):
            self._stack.addWidget(part)
        self.add_scrolled(self._stack)

    def take_keyboard(self) -> None:
        """Give the keyboard to the first thing that can be done here."""
        front = self._stack.currentWidget()
        if front is self.person:
            self.person.day.setFocus()
        elif front is self.meeting:
            first = self.meeting.place_button
            (first if first.isEnabled() else self.meeting.lock_button).setFocus()

    def show_choice(self, sight: Sight, choice: Choice) -> None:
        """Show what is chosen."""
        if choice.thing is Thing.MEETING and choice.key in sight.meetings:
            meeting = sight.meetings[choice.key]
            self.name(self._words.pair(meeting), self._words.place(sight, meeting.slot, meeting.table))
            self.meeting.show_meeting(sight, meeting)
            self._stack.setCurrentWidget(self.meeting)
        elif choice.thing is Thing.REQUEST and choice.key in sight.requests:
            row = sight.requests[choice.key]
            self.name(self._words.pair(row), self.tr("Request without a meeting"))
            self.meeting.show_request(sight, row)
            self._stack.setCurrentWidget(self.meeting)
        elif choice.thing is Thing.PERSON:
            caption = self.person.show_person(sight, choice.key)
            self.name(self.person.title, caption)
            self._stack.setCurrentWidget(self.person)
        else:
            self.name(self.tr("Nothing chosen"))
            self._stack.setCurrentWidget(self._nothing)
