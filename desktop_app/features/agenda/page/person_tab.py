"""The tab of the People room's inspector: when and where a person is on stage, and what the person chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.agenda import queries
from desktop_app.features.checkin.rules.attending import Attending
from desktop_app.kit.dates import day_words
from desktop_app.kit.person_tab import PersonTab
from desktop_app.kit.theme import Space, State, Type
from desktop_app.kit.widgets import clear_layout, label, line, put_state

if TYPE_CHECKING:
    from desktop_app.features.agenda.queries import Appointment, Waiting
    from desktop_app.kit.context import PageContext

BETWEEN = "  ·  "


class PersonSessions(PersonTab):
    """A person's talks and chosen sessions by time, and those for which the person waits."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._summary = label("", wrap=True)
        self._day = QVBoxLayout()
        self._day.setSpacing(Space.HAIR)
        self._lines: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SMALL, Space.SMALL, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._summary)
        column.addLayout(self._day)
        column.addStretch(1)

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
        day = context.store.read(queries.person_day, key)
        waiting = context.store.read(queries.waiting_for, key)
        self._clear()
        self._summary.setText(self._summary_words(day, waiting))
        clashes = self._clashes(day)
        several = len({self._context.local(each.starts).date() for each in day}) > 1
        for each in day:
            self._add(self._when(each, dated=several), each.title, self._part(each), bad=each.guid in clashes)
        for title, place in waiting:
            words = self.tr("on the waiting list, number {place}").format(place=place)
            self._add(title, words)

    def _clear(self) -> None:
        self._lines = []
        clear_layout(self._day)

    def _add(self, title: str, *about: str, bad: bool = False) -> None:
        words = [each for each in about if each]
        self._lines.append(BETWEEN.join((title, *words)))
        head = label(title, wrap=True)
        put_state(head, State.ATTENTION if bad else State.PLAIN)
        self._day.addWidget(head)
        for place, each in enumerate(words, 1):
            last = place == len(words)
            self._day.addWidget(label(each, Type.CAPTION if last else Type.BASE, muted=last, wrap=True))
        self._day.addWidget(line())

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
