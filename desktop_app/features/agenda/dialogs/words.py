"""Sessions, times and clashes in words of the screen's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject

from desktop_app.features.agenda.dialogs.wording import day_words
from desktop_app.features.agenda.rules.conflicts import Level
from desktop_app.features.agenda.rules.session import SessionKind, SessionState

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime, timedelta

    from desktop_app.features.agenda.rules import Programme, Session
    from desktop_app.features.agenda.rules.conflicts.conflict import Conflict

BETWEEN: Final = "  ·  "
"""What stands between parts of one line."""
_UNTIL: Final = "–"
_LONGEST: Final = 60


class AgendaWords(QObject):
    """Says what the rules know; names come from a programme."""

    def __init__(self, local: Callable[[datetime], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._local = local

    def time(self, at: datetime) -> str:
        """The time of day at the venue."""
        return f"{self._local(at):%H:%M}"

    def span(self, start: datetime, end: datetime) -> str:
        """From when until when; with the offsets where the clock is changed in between."""
        return _UNTIL.join(self._ends(start, end))

    def _ends(self, start: datetime, end: datetime) -> tuple[str, str]:
        one, other = self._local(start), self._local(end)
        if one.utcoffset() == other.utcoffset():
            return f"{one:%H:%M}", f"{other:%H:%M}"
        return f"{one:%H:%M} {offset(one)}", f"{other:%H:%M} {offset(other)}"

    def length(self, length: timedelta) -> str:
        """How long: minutes, and hours from one on."""
        minutes = round(length.total_seconds() / 60)
        hours, rest = divmod(minutes, 60)
        if not hours:
            return self.tr("{minutes} min").format(minutes=minutes)
        if not rest:
            return self.tr("{hours} h").format(hours=hours)
        return self.tr("{hours} h {minutes} min").format(hours=hours, minutes=rest)

    def day(self, day: date) -> str:
        """A day as a tab has it: "Wed 20 May"."""
        return day_words(day)

    def when(self, session: Session) -> str:
        """Day and times of a session; says where it has none."""
        if session.start is None:
            return self.tr("Not scheduled")
        day = self._local(session.start).date()
        return f"{self.day(day)}, {self.span(session.start, session.start + session.length)}"

    def where(self, programme: Programme, session: Session) -> str:
        """The room of a session; says where it has none."""
        if session.room:
            return programme.room_name(session.room)
        return self.tr("all rooms") if session.kind is SessionKind.BREAK else self.tr("no room")

    def title(self, session: Session) -> str:
        """The title, never nothing."""
        return session.title or self.tr("(no title)")

    def kind(self, kind: SessionKind) -> str:
        """What an item is."""
        return {
            SessionKind.SESSION: self.tr("Session"),
            SessionKind.BREAK: self.tr("Break"),
            SessionKind.BLOCKER: self.tr("Blocker, internal"),
        }[kind]

    def state(self, state: SessionState) -> str:
        """How sure it is."""
        return {
            SessionState.DRAFT: self.tr("Not confirmed"),
            SessionState.CONFIRMED: self.tr("Confirmed"),
            SessionState.CANCELLED: self.tr("Cancelled"),
        }[state]

    def level(self, level: Level) -> str:
        """How bad it is, in one word."""
        return {
            Level.ERROR: self.tr("Clash"),
            Level.WARNING: self.tr("Warning"),
            Level.HINT: self.tr("Hint"),
        }[level]

    def conflict(self, programme: Programme, titles: Callable[[str], str], conflict: Conflict) -> str:
        """A clash in a sentence; `titles` gives the title of a session by its guid."""
        first, second = (*(_short(titles(guid)) for guid in conflict.sessions), "", "")[:2]
        span, people = conflict.span, programme.people_by_key()
        # Who was erased has no name any more.
        person = ", ".join(
            people[key].name or self.tr("Somebody") for key in conflict.people if key in people
        )
        start, end = self._ends(span.start, span.end) if span is not None else ("", "")
        facts = {
            "first": first,
            "second": second,
            "room": _short(programme.room_name(conflict.room)),
            "person": person,
            "start": start,
            "end": end,
        }
        return conflict.sentence(facts, _translated)


def offset(local: datetime) -> str:
    """How far a clock is before UTC, "+3" or "+5:30"."""
    text = f"{local:%z}"
    hours, minutes = int(text[1:3]), text[3:5]
    return f"{text[0]}{hours}" + (f":{minutes}" if minutes != "00" else "")


def _short(name: str) -> str:
    """A name as a sentence has room for it."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _translated(text: str) -> str:
    return QCoreApplication.translate("Conflict", text)
