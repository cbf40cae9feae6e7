"""The tab of the People room's inspector: when and where a person is on stage, and what the person chose."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.page.sign_up_field import SignUpField
from desktop_app.features.checkin.rules.attending import Attending
from desktop_app.features.registrations.queries.seats import seats_given
from desktop_app.kit.dates import day_words, moment_words
from desktop_app.kit.duty import bar
from desktop_app.kit.person_tab import PersonTab
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Space, State, Type
from desktop_app.kit.widgets import Kind, button, clear_layout, label, line, put_state
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from desktop_app.features.agenda.queries import Appointment, FoundSession, Waiting
    from desktop_app.features.registrations.queries.seats import Seat
    from desktop_app.kit.context import PageContext

BETWEEN = "  ·  "


class PersonSessions(PersonTab):
    """A person's talks and chosen sessions by time, and those for which the person waits."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._key = ""
        self._titles: dict[str, str] = {}
        self._summary = label("", wrap=True)
        self._day = QVBoxLayout()
        self._day.setSpacing(Space.HAIR)
        self._lines: list[str] = []
        self.leave_buttons: dict[str, QPushButton] = {}
        self.sign_up = SignUpField(self._search, self._begins)
        self._complaint = label("", wrap=True)
        put_state(self._complaint, State.REFUSED)
        self._complaint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SMALL, Space.SMALL, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._summary)
        column.addWidget(self.sign_up)
        column.addWidget(self._complaint)
        column.addLayout(self._day)
        column.addStretch(1)
        self.sign_up.taken.connect(self._on_taken)
        bar(context.duty, Permission.EDIT, self.sign_up)

    @property
    def summary(self) -> str:
        """What is said of the whole."""
        return self._summary.text()

    @property
    def lines(self) -> list[str]:
        """What stands about each session, as it is read."""
        return self._lines

    @override
    def show_person(self, key: str) -> None:
        context = self._context
        if key != self._key:
            self.sign_up.clear()
            self._complain("")
        self._key = key
        day = context.store.read(queries.person_day, key)
        waiting = context.store.read(queries.waiting_for, key)
        self._clear()
        self._summary.setText(self._summary_words(day, waiting))
        clashes = self._clashes(day)
        several = len({self._context.local(each.starts).date() for each in day}) > 1
        for each in day:
            self._titles[each.guid] = each.title
            leaves = each.guid if each.attends is Attending.LISTENS else ""
            when, bad = self._when(each, dated=several), each.guid in clashes
            self._add(when, each.title, self._part(each), bad=bad, leaves=leaves)
        for title, place, guid in waiting:
            self._titles[guid] = title
            words = self.tr("on the waiting list, number {place}").format(place=place)
            self._add(title, words, leaves=guid)

    def _clear(self) -> None:
        self._lines = []
        self.leave_buttons = {}
        clear_layout(self._day)

    def _add(self, title: str, *about: str, bad: bool = False, leaves: str = "") -> None:
        words = [each for each in about if each]
        self._lines.append(BETWEEN.join((title, *words)))
        head = label(title, wrap=True)
        put_state(head, State.ATTENTION if bad else State.PLAIN)
        self._day.addWidget(head)
        for place, each in enumerate(words, 1):
            last = place == len(words)
            self._day.addWidget(label(each, Type.CAPTION if last else Type.BASE, muted=last, wrap=True))
        if leaves:
            self._add_leaving(leaves)
        self._day.addWidget(line())

    def _add_leaving(self, guid: str) -> None:
        words = self.tr("Sign off from “{title}”").format(title=self._titles[guid])
        leave = button(self.tr("Sign off"), Kind.QUIET)
        leave.setAccessibleName(words)
        leave.clicked.connect(partial(self._on_leaving_asked, guid))
        bar(self._context.duty, Permission.EDIT, leave)
        self.leave_buttons[guid] = leave
        self._day.addWidget(leave, alignment=Qt.AlignmentFlag.AlignLeft)

    # --- signing up and off ------------------------------------------------------------------------------

    def _search(self, text: str) -> Sequence[FoundSession]:
        return self._context.store.read(queries.sessions_like, self._context.event_id, text)

    def _begins(self, session: FoundSession) -> str:
        return moment_words(self._context.local(session.starts)) if session.starts is not None else ""

    def _on_taken(self, guid: str) -> None:
        context, key = self._context, self._key
        found = context.store.read(queries.sessions_now, context.event_id, None, [guid])
        title = found[0].title if found else ""
        words = self.tr("Sign up for “{title}”").format(title=title)
        try:
            seat = context.store.write(words, actions.sign_up, context.event_id, guid, key, context.now())
        except Refused as refused:
            self._complain(words_of(refused))
            return
        told = self.tr("Signed up for “{title}”") if seat else self.tr("Waits for a seat in “{title}”")
        self._done(told.format(title=title))

    def _on_leaving_asked(self, guid: str) -> None:
        context = self._context
        words = self.tr("Sign off from “{title}”").format(title=self._titles[guid])
        try:
            context.store.write(words, actions.cancel_sign_up, context.event_id, guid, self._key)
        except Refused as refused:
            self._complain(words_of(refused))
            return
        told = self.tr("Signed off from “{title}”").format(title=self._titles[guid])
        seats = [self._seat_words(seat) for seat in context.store.read(seats_given)]
        self._done(". ".join((told, *seats)))

    def _seat_words(self, seat: Seat) -> str:
        return self.tr("{name} has the free seat").format(name=seat.name)

    def _done(self, told: str) -> None:
        self._complain("")
        self._context.toaster.say_undoable(told)
        self.show_person(self._key)
        self.sign_up.field.setFocus()

    def _complain(self, words: str) -> None:
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))

    def _summary_words(self, day: list[Appointment], waiting: list[Waiting]) -> str:
        if not day and not waiting:
            return self.tr("Not on stage, and signed up for no session.")
        on_stage = sum(each.attends is not Attending.LISTENS for each in day)
        parts = [
            self.tr("on stage in %n session(s)", "", on_stage) if on_stage else "",
            self.tr("signed up for %n session(s)", "", len(day) - on_stage) if len(day) > on_stage else "",
            self.tr("waiting for %n session(s)", "", len(waiting)) if waiting else "",
        ]
        words = ", ".join(part for part in parts if part)
        return f"{words[0].upper()}{words[1:]}."

    def _when(self, each: Appointment, *, dated: bool) -> str:
        starts, ends = self._context.local(each.starts), self._context.local(each.ends)
        span = f"{starts:%H:%M}–{ends:%H:%M}"
        day = day_words(starts.date()) if dated else ""
        return BETWEEN.join(part for part in (day, span, each.room) if part)

    def _part(self, each: Appointment) -> str:
        words = {
            Attending.SPEAKS: self.tr("speaks"),
            Attending.MODERATES: self.tr("moderates"),
            Attending.LISTENS: self.tr("signed up"),
        }[each.attends]
        return words if each.public else BETWEEN.join((words, self.tr("not public")))

    @staticmethod
    def _clashes(day: list[Appointment]) -> set[str]:
        """The guids of sessions that overlap another one of the person."""
        return {
            each.guid
            for each in day
            for other in day
            if each is not other and each.starts < other.ends and other.starts < each.ends
        }
