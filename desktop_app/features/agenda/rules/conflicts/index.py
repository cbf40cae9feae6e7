"""An index over a programme that answers what a session would clash with at another place and time.

Each room and each person has its sessions in order of their starts; since nothing is longer than the longest,
only those that begin within that of a span can overlap it.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.rules.conflicts.conflict import Surroundings
from desktop_app.features.agenda.rules.conflicts.questions import conflicts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.features.agenda.rules.conflicts.conflict import Conflict
    from desktop_app.features.agenda.rules.programme import Person, Programme, Room
    from desktop_app.features.agenda.rules.session import Session
    from desktop_app.features.agenda.rules.span import Span

_Line = list[tuple[datetime, str]]
_SMALLEST: Final = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where and when a session would be; `length` None leaves it as long as it is."""

    room: str
    start: datetime | None
    length: timedelta | None = None


class Index:
    """A programme looked at by rooms and by people; `put` and `take` change it, one session at a time.

    `what_if` changes nothing. It looks only at the neighbours of the place, however large the programme is.
    """

    def __init__(self, programme: Programme, surroundings: Surroundings | None = None) -> None:
        self.programme = programme
        self.surroundings = surroundings or Surroundings()
        self.sessions: dict[str, Session] = {}
        self.rooms: dict[str, Room] = {room.key: room for room in programme.rooms}
        self.people: dict[str, Person] = dict(programme.people_by_key())
        self._by_room: dict[str, _Line] = {}
        self._by_person: dict[str, _Line] = {}
        self._longest = timedelta()
        for session in programme.sessions:
            self.put(session)

    def put(self, session: Session) -> None:
        """Take a session in, or take it in as it is now."""
        self.take(session.guid)
        self.sessions[session.guid] = session
        if not session.happens or session.start is None:
            return
        self._longest = max(self._longest, session.length)
        entry = session.start, session.guid
        for line in self._lines(session):
            insort(line, entry)

    def take(self, guid: str) -> None:
        """Take a session out; one that is not there is no matter."""
        session = self.sessions.pop(guid, None)
        if session is None or not session.happens or session.start is None:
            return
        entry = session.start, session.guid
        for line in self._lines(session):
            place = bisect_left(line, entry)
            if place < len(line) and line[place] == entry:
                del line[place]

    def _lines(self, session: Session) -> Iterable[_Line]:
        if session.room:
            yield self._by_room.setdefault(session.room, [])
        for person in session.persons:
            yield self._by_person.setdefault(person, [])

    def conflicts(self, guid: str) -> tuple[Conflict, ...]:
        """What a session clashes with where it is."""
        return conflicts_of(self, self.sessions[guid])

    def what_if(self, guid: str, placement: Placement) -> tuple[Conflict, ...]:
        """What a session would clash with at another place; where it is now does not count against it."""
        session = self.sessions[guid]
        length = session.length if placement.length is None else placement.length
        moved = replace(session, room=placement.room, start=placement.start, length=length)
        return conflicts_of(self, moved)

    def in_room(self, room: str, span: Span, margin: timedelta) -> list[Session]:
        """The sessions in a room that overlap a span or lie within `margin` of it, by their starts."""
        return self._near(self._by_room.get(room, []), span, margin)

    def of_person(self, person: str, span: Span, margin: timedelta) -> list[Session]:
        """The sessions of a person that overlap a span or lie within `margin` of it."""
        return self._near(self._by_person.get(person, []), span, margin)

    def _near(self, line: _Line, span: Span, margin: timedelta) -> list[Session]:
        first = bisect_left(line, (span.start - margin - self._longest, _SMALLEST))
        near: list[Session] = []
        for start, guid in line[first:]:
            if start >= span.end + margin and start > span.start:
                break
            session = self.sessions[guid]
            if start + session.length > span.start - margin or start == span.start:
                near.append(session)
        return near
