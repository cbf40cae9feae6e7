"""The inspector at the right: the session that is chosen last, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.features.agenda import queries
from desktop_app.features.agenda.dialogs.words import BETWEEN
from desktop_app.features.agenda.page.inspector.clashes import Clashes
from desktop_app.features.agenda.page.inspector.fields import SessionFields
from desktop_app.features.agenda.page.inspector.speakers import Candidate, SpeakerField
from desktop_app.features.agenda.rules.typed import on_day
from desktop_app.features.checkin.queries.desk import people_like
from desktop_app.kit.dates import moment_words
from desktop_app.kit.theme import Space, Type
from desktop_app.kit.widgets import Inspector, Kind, button, label, line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time, timedelta

    from db.history import Entry
    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.page.deeds import Deeds
    from desktop_app.features.agenda.page.sight import Sight
    from desktop_app.features.agenda.rules import Role, Session
    from desktop_app.features.agenda.rules.conflicts import Conflict
    from desktop_app.kit.context import PageContext

_HISTORY = 8


class SessionInspector(Inspector):
    """Shows a session; what is typed into it is written at once.

    Signals:
        left(): Esc: the keyboard goes back to where it came from.
        lock_asked(), unschedule_asked(), remove_asked(): the buttons.
    """

    lock_asked = Signal()
    unschedule_asked = Signal()
    remove_asked = Signal()

    def __init__(
        self, context: PageContext, words: AgendaWords, deeds: Deeds, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._words = words
        self._deeds = deeds
        self._sight: Sight | None = None
        self._guid = ""
        self._nothing = label(
            self.tr("Choose a session: its time, its speakers and what clashes stand here."),
            muted=True,
            wrap=True,
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.fields = SessionFields(words)
        self.speakers = SpeakerField(self._found)
        self.clashes = Clashes(words)
        self.figures = label("", wrap=True)
        self.past = label("", Type.CAPTION, wrap=True)
        self.lock = button(self.tr("Lock  L"), picture="lock-simple")
        self.unschedule = button(self.tr("Unschedule  Del"), picture="calendar-x")
        self.remove = button(self.tr("Remove session"), Kind.DESTRUCTIVE, "trash")
        self._pane = QWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._pane)
        column.setContentsMargins(0, 0, Space.HAIR, 0)
        column.setSpacing(Space.SMALL)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self.lock)
        buttons.addWidget(self.unschedule)
        buttons.addStretch()
        column.addWidget(self.clashes)
        column.addWidget(self.fields)
        column.addWidget(self.speakers)
        column.addWidget(self.figures)
        column.addLayout(buttons)
        column.addWidget(line())
        column.addWidget(self.past)
        column.addWidget(self.remove, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._nothing)
        whole.addWidget(self._pane, 1)
        self.add_scrolled(inside)

    def _connect(self) -> None:
        self.fields.edited.connect(self._on_edited)
        self.fields.placed.connect(self._on_placed)
        self.fields.lengthened.connect(self._on_lengthened)
        self.speakers.added.connect(self._on_added)
        self.speakers.ordered.connect(self._on_ordered)
        self.clashes.accepted.connect(self._on_accepted)
        self.clashes.reopened.connect(self._on_reopened)
        self.lock.clicked.connect(self.lock_asked)
        self.unschedule.clicked.connect(self.unschedule_asked)
        self.remove.clicked.connect(self.remove_asked)

    # --- what is shown -----------------------------------------------------------------------------------

    def show_choice(self, sight: Sight, guids: Sequence[str]) -> None:
        """Show the session chosen last, or how many are chosen."""
        guid = guids[-1] if guids else ""
        session = sight.sessions.get(guid)
        self._sight, self._guid = sight, guid
        self._nothing.setVisible(session is None)
        self._pane.setVisible(session is not None)
        if session is None:
            self.name(self.tr("Nothing chosen"))
            return
        more = len(guids) - 1
        caption = f"{self._words.when(session)}{BETWEEN}{self._words.where(sight.frame, session)}"
        others = self.tr("and %n more chosen", "", more)
        if more:
            caption = f"{others}{BETWEEN}{caption}"
        self.name(self._words.title(session), caption)
        self.fields.show_session(sight, session)
        self.speakers.show_session(sight, session)
        self.clashes.show_session(sight, guid)
        self._show_rest(sight, session)

    def _show_rest(self, sight: Sight, session: Session) -> None:
        self.lock.setText(self.tr("Unlock  L") if session.locked else self.tr("Lock  L"))
        self.unschedule.setEnabled(session.start is not None)
        room, count = sight.frame.room(session.room), sight.sign_ups(session.guid)
        seats = room.capacity if room is not None else None
        words = self.tr("%n signed up", "", count)
        if seats is not None:
            words += self.tr(", {count} seats").format(count=seats)
        self.figures.setText(words)
        self.figures.setVisible(bool(count) or seats is not None)
        context = self._context
        entries = context.store.read(queries.session_history, context.event_id, session.guid, _HISTORY)
        self.past.setText("\n".join(map(self._past_line, entries)))

    def _past_line(self, entry: Entry) -> str:
        title = self.tr("Undone: {label}").format(label=entry.label) if entry.undoes else entry.label
        return f"{moment_words(self._context.local(entry.at))}  {title}, {entry.staff}".rstrip(", ")

    def take_keyboard(self) -> None:
        """Give the keyboard to the first field."""
        if self._guid:
            self.fields.start.setFocus()
            self.fields.start.selectAll()

    def edit_title(self) -> None:
        """Give the keyboard to the title, with all of it selected."""
        if self._guid:
            self.fields.title.setFocus()
            self.fields.title.selectAll()

    # --- what is done ------------------------------------------------------------------------------------

    def _on_edited(self, what: str, values: dict[str, Any]) -> None:
        if not self._deeds.edit(self._guid, what, **values):
            self._show_again()

    def _on_placed(self, room: str, day: date, at: time) -> None:
        sight = self._sight
        if sight is not None and not self._deeds.move(self._guid, room, on_day(sight.frame, day, at)):
            self._show_again()

    def _on_lengthened(self, length: timedelta) -> None:
        session = self._sight.sessions.get(self._guid) if self._sight is not None else None
        if session is None:
            return
        if session.start is None:
            done = self._deeds.edit(self._guid, self.tr("Length"), length=length)
        else:
            done = self._deeds.resize(self._guid, end=session.start + length)
        if not done:
            self._show_again()

    def _on_added(self, candidate: Candidate) -> None:
        self._deeds.add_speaker(self._guid, candidate.name, candidate.person, candidate.attendee_id)

    def _on_ordered(self, roles: tuple[Role, ...]) -> None:
        self._deeds.edit(self._guid, self.tr("Speakers"), people=roles)

    def _on_accepted(self, conflict: Conflict, reason: str) -> None:
        self._deeds.accept(conflict, reason)

    def _on_reopened(self, conflict: Conflict) -> None:
        self._deeds.reopen(conflict)

    def _show_again(self) -> None:
        """What was refused is not left standing in the fields."""
        if self._sight is not None and self._guid in self._sight.sessions:
            self.fields.show_session(self._sight, self._sight.sessions[self._guid])

    def _found(self, text: str) -> list[Candidate]:
        context = self._context
        people = context.store.read(people_like, context.event_id, text, limit=6)
        return [Candidate(each.name, each.organisation, attendee_id=each.attendee_id) for each in people]
