"""Programmes made by hypothesis: any text, any state, odd lengths, sessions without time, room or people."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from desktop_app.features.agenda.rules import (
    Day,
    Dialect,
    Extra,
    Link,
    Part,
    Person,
    Programme,
    Recording,
    Role,
    Room,
    Session,
    SessionKind,
    SessionState,
    Span,
    Track,
)

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

ZONES = ("Europe/Vilnius", "America/St_Johns", "Asia/Kolkata", "UTC", "Etc/GMT-2")
WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
INSTANTS = st.datetimes(datetime(2026, 10, 23), datetime(2026, 10, 27)).map(  # noqa: DTZ001 (made aware next)
    lambda moment: moment.replace(tzinfo=UTC)
)
GUIDS = st.uuids().map(str) | st.text("abc-XYZ019", min_size=1, max_size=10)
LENGTHS = st.integers(0, 100 * 3600).map(lambda seconds: timedelta(seconds=seconds))
ADDRESSES = st.sampled_from(
    ["", "https://example.org/a?b=c#d", "ftp://x", "https:/broken", "http://žirgas.lt/ä"]
)
LINKS = st.lists(
    st.builds(Link, ADDRESSES, WORDS, st.sampled_from(["", "slides", "other"]), WORDS), max_size=2
).map(tuple)
EXTRAS = st.lists(st.builds(Extra, st.sampled_from(Dialect), WORDS, WORDS), max_size=2).map(tuple)
SPANS = st.lists(st.builds(Span, INSTANTS, INSTANTS), max_size=2).map(tuple)
NUMBERS = st.none() | st.integers(-5, 2**40)


@st.composite
def programmes(draw: DrawFn) -> Programme:
    """A programme in which every reference is known and every key stands once."""
    rooms = draw(st.lists(_rooms(), max_size=3, unique_by=lambda room: room.key))
    people = draw(st.lists(_people(), max_size=4, unique_by=lambda person: person.key))
    keys, persons = [room.key for room in rooms], [person.key for person in people]
    sessions = draw(st.lists(_sessions(keys, persons), max_size=5, unique_by=lambda session: session.guid))
    tracks = draw(st.lists(_tracks(), max_size=2, unique_by=lambda track: track.name))
    start = datetime(2026, 10, 24, tzinfo=UTC)
    days = (Day(date(2026, 10, 24), start, start + timedelta(days=1)),)
    return Programme(
        title=draw(WORDS),
        zone=draw(st.sampled_from(ZONES)),
        days=days,
        rooms=tuple(replace(room, position=place) for place, room in enumerate(rooms)),
        tracks=tuple(tracks),
        sessions=tuple(sessions),
        people=tuple(people),
        acronym=draw(WORDS),
        version=draw(WORDS),
        url=draw(ADDRESSES),
        base_url=draw(ADDRESSES),
        colour=draw(st.sampled_from(["", "#1e5aa8", "blue"])),
        slot=draw(LENGTHS),
        day_change=draw(st.times().map(lambda time: time.replace(microsecond=0))),
        extras=draw(EXTRAS),
    )


def _rooms() -> SearchStrategy[Room]:
    return st.builds(Room, GUIDS, WORDS, NUMBERS, st.just(0), SPANS, WORDS, WORDS, EXTRAS)


def _tracks() -> SearchStrategy[Track]:
    return st.builds(Track, WORDS.filter(bool), WORDS, st.sampled_from(["", "#abcdef", "red"]), EXTRAS)


def _people() -> SearchStrategy[Person]:
    return st.builds(Person, GUIDS, WORDS, GUIDS | st.just(""), NUMBERS, WORDS, SPANS, WORDS, ADDRESSES)


def _sessions(rooms: list[str], people: list[str]) -> SearchStrategy[Session]:
    roles = st.builds(Role, st.sampled_from(people), st.sampled_from(Part)) if people else st.nothing()
    return st.builds(
        Session,
        GUIDS,
        WORDS,
        LENGTHS,
        st.sampled_from(["", *rooms]),
        st.none() | INSTANTS,
        st.sampled_from(SessionKind),
        st.sampled_from(SessionState),
        st.booleans(),
        subtitle=WORDS,
        type=WORDS,
        track=WORDS,
        language=WORDS,
        abstract=WORDS,
        description=WORDS,
        people=st.lists(roles, max_size=3 if people else 0, unique=True).map(tuple),
        links=LINKS,
        attachments=LINKS,
        recording=st.none() | st.builds(Recording, WORDS, st.booleans(), ADDRESSES, ADDRESSES),
        slug=WORDS | st.just("prog-session-1"),
        url=ADDRESSES,
        logo=ADDRESSES,
        number=NUMBERS,
        code=WORDS | st.just("ABC123"),
        sequence=st.integers(0, 9),
        extras=EXTRAS,
    )


def in_order(programme: Programme) -> Programme:
    """The programme with its lists in an order of their own: files have theirs."""
    return replace(
        programme,
        sessions=tuple(sorted(programme.sessions, key=lambda session: session.guid)),
        people=tuple(sorted(programme.people, key=lambda person: person.key)),
        tracks=tuple(sorted(programme.tracks, key=lambda track: track.name)),
    )
