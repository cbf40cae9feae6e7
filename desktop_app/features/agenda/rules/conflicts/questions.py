"""The questions that the check asks of one session at one place; each gives the conflicts it found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from desktop_app.features.agenda.rules.conflicts.conflict import Conflict, ConflictKind
from desktop_app.features.agenda.rules.session import SessionKind, SessionState
from desktop_app.features.agenda.rules.span import Span, covered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import timedelta

    from desktop_app.features.agenda.rules.conflicts.conflict import Surroundings
    from desktop_app.features.agenda.rules.programme import Person, Programme, Room
    from desktop_app.features.agenda.rules.session import Session


class Lookup(Protocol):
    """What the questions need to look up."""

    @property
    def programme(self) -> Programme: ...
    @property
    def surroundings(self) -> Surroundings: ...
    @property
    def rooms(self) -> Mapping[str, Room]: ...
    @property
    def people(self) -> Mapping[str, Person]: ...
    def in_room(self, room: str, span: Span, margin: timedelta) -> list[Session]: ...
    def of_person(self, person: str, span: Span, margin: timedelta) -> list[Session]: ...


def conflicts_of(lookup: Lookup, session: Session) -> tuple[Conflict, ...]:
    """All conflicts of a session at its place, the worst kinds first; each pair is told once."""
    if not session.happens or session.span is None:
        return tuple(_chosen(lookup, session))
    span = session.span
    found = [conflict for ask in _QUESTIONS for conflict in ask(lookup, session, span)]
    return tuple(dict.fromkeys(found))


def _chosen(lookup: Lookup, session: Session) -> Iterator[Conflict]:
    count = lookup.surroundings.sign_ups.get(session.guid, 0)
    if count:
        yield Conflict(ConflictKind.UNPLANNED_CHOSEN, (session.guid,), facts=(("count", count),))


def _pair(session: Session, other: Session) -> tuple[str, str]:
    """Both guids, the earlier first, so that a pair is the same from either side."""
    both = sorted((session, other), key=lambda each: (str(each.start), each.guid))
    return both[0].guid, both[1].guid


def _shared(span: Span, other: Session) -> Span | None:
    """The stretch in which both take place; None where they only touch. A moment within the other counts."""
    there = other.span
    if there is None:
        return None
    start, end = max(span.start, there.start), min(span.end, there.end)
    inside = start < end or (start == end and (span == there or start not in {span.end, there.end}))
    return Span(start, end) if inside else None


def _minutes(gap: timedelta) -> int:
    return int(gap.total_seconds() // 60)


def _room_taken(lookup: Lookup, session: Session, span: Span) -> Iterator[Conflict]:
    """Two in one room, or too little time to turn it round; a blocker is the turning itself."""
    if not session.room:
        return
    margin = lookup.surroundings.turn_round
    for other in lookup.in_room(session.room, span, margin):
        if other.guid == session.guid or other.span is None:
            continue
        pair = _pair(session, other)
        shared = _shared(span, other)
        if shared is not None:
            yield Conflict(ConflictKind.ROOM_TWICE, pair, room=session.room, span=shared)
        elif not _free_of_turning(session, other) and (gap := _gap(span, other.span)) < margin:
            facts = (("minutes", _minutes(gap)),)
            yield Conflict(ConflictKind.TURN_ROUND, pair, room=session.room, facts=facts)


def _free_of_turning(session: Session, other: Session) -> bool:
    return SessionKind.SESSION is not session.kind or SessionKind.SESSION is not other.kind


def _gap(span: Span, other: Span) -> timedelta:
    return max(span.start - other.end, other.start - span.end)


def _room_closed(lookup: Lookup, session: Session, span: Span) -> Iterator[Conflict]:
    room = lookup.rooms.get(session.room)
    if room is not None and room.availability and not covered(span, room.availability):
        yield Conflict(ConflictKind.ROOM_CLOSED, (session.guid,), room=room.key, span=span)


def _person_taken(lookup: Lookup, session: Session, span: Span) -> Iterator[Conflict]:
    """Somebody at two places at once, or with too little time for the way."""
    margin = lookup.surroundings.way
    for person in session.persons:
        for other in lookup.of_person(person, span, margin):
            if other.guid == session.guid or other.span is None:
                continue
            pair, shared = _pair(session, other), _shared(span, other)
            if shared is not None:
                yield Conflict(ConflictKind.PERSON_TWICE, pair, (person,), span=shared)
            elif session.room != other.room and (gap := _gap(span, other.span)) < margin:
                facts = (("minutes", _minutes(gap)),)
                yield Conflict(ConflictKind.TOO_SHORT_A_WAY, pair, (person,), facts=facts)


def _person_away(lookup: Lookup, session: Session, span: Span) -> Iterator[Conflict]:
    for key in session.persons:
        person = lookup.people.get(key)
        if person is not None and person.availability and not covered(span, person.availability):
            yield Conflict(ConflictKind.PERSON_AWAY, (session.guid,), (key,), span=span)


def _not_coming(lookup: Lookup, session: Session, span: Span) -> Iterator[Conflict]:
    for key in session.persons:
        since = lookup.surroundings.not_coming.get(key)
        if since is not None and span.end > since:
            yield Conflict(ConflictKind.PERSON_NOT_COMING, (session.guid,), (key,), span=span)


def _person_meets(lookup: Lookup, session: Session, span: Span) -> Iterator[Conflict]:
    for person in session.persons:
        for meeting in lookup.surroundings.meetings.get(person, ()):
            if meeting.overlaps(span):
                shared = Span(max(meeting.start, span.start), min(meeting.end, span.end))
                yield Conflict(ConflictKind.PERSON_MEETS, (session.guid,), (person,), span=shared)


def _guests_meet(lookup: Lookup, session: Session, span: Span) -> Iterator[Conflict]:
    meetings = lookup.surroundings.guest_meetings.get(session.guid, ())
    count = sum(meeting.overlaps(span) for meeting in meetings)
    if count:
        yield Conflict(ConflictKind.GUESTS_MEET, (session.guid,), span=span, facts=(("count", count),))


def _too_many(lookup: Lookup, session: Session, _span: Span) -> Iterator[Conflict]:
    room = lookup.rooms.get(session.room)
    count = lookup.surroundings.sign_ups.get(session.guid, 0)
    if room is not None and room.capacity is not None and count > room.capacity:
        facts = (("count", count), ("capacity", room.capacity))
        yield Conflict(ConflictKind.TOO_MANY, (session.guid,), room=room.key, facts=facts)


def _outside(lookup: Lookup, session: Session, span: Span) -> Iterator[Conflict]:
    days = lookup.programme.days
    if days and not covered(span, (Span(day.starts, day.ends) for day in days)):
        yield Conflict(ConflictKind.OUTSIDE, (session.guid,), span=span)


def _unfinished(_lookup: Lookup, session: Session, _span: Span) -> Iterator[Conflict]:
    """What still has to be settled before a session can be released."""
    if session.kind is not SessionKind.SESSION:
        return
    if not session.room:
        yield Conflict(ConflictKind.NO_ROOM, (session.guid,))
    if not session.people:
        yield Conflict(ConflictKind.NO_SPEAKER, (session.guid,))
    if session.state is SessionState.DRAFT:
        yield Conflict(ConflictKind.UNCONFIRMED, (session.guid,))


_QUESTIONS: Final[tuple[Callable[[Lookup, Session, Span], Iterator[Conflict]], ...]] = (
    _room_taken,
    _room_closed,
    _person_taken,
    _person_away,
    _not_coming,
    _person_meets,
    _guests_meet,
    _too_many,
    _outside,
    _unfinished,
)
