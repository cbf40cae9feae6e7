"""The programme of an event: days, rooms, tracks, people, and who is where at what time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.rules.session import Session, SessionKind
from desktop_app.features.agenda.rules.wall_clock import read_clock, zone_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.features.agenda.rules.extras import Extra
    from desktop_app.features.agenda.rules.span import Span

MIDNIGHT: Final = time()


@dataclass(frozen=True, slots=True)
class Room:
    """A room; `key` is its guid where a file gave one, and stays the same when it is renamed.

    An empty `availability` means always; otherwise nothing may take place outside of it. `position` orders
    rooms in grids and files, from 0.
    """

    key: str
    name: str
    capacity: int | None = None
    position: int = 0
    availability: tuple[Span, ...] = ()
    slug: str = ""
    description: str = ""
    extras: tuple[Extra, ...] = ()


@dataclass(frozen=True, slots=True)
class Track:
    """A thread of the programme; sessions name it by `name`. `colour` is `#rrggbb` or empty."""

    name: str
    slug: str = ""
    colour: str = ""
    extras: tuple[Extra, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the programme, an attendee or from outside.

    `key` is what sessions refer to: the guid, else whatever the source knows the person by. `number` and
    `code` are the source's own. An empty `availability` means always.
    """

    key: str
    name: str
    guid: str = ""
    number: int | None = None
    code: str = ""
    availability: tuple[Span, ...] = ()
    biography: str = ""
    url: str = ""
    picture: str = ""
    extras: tuple[Extra, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the programme: its date on the wall, and the instants between which it takes place."""

    day: date
    starts: datetime
    ends: datetime


@dataclass(frozen=True)  # without slots, so that what is looked up often is found once
class Programme:
    """A whole programme; instants are aware and in UTC, `zone` is the IANA name of the event's wall clock.

    Before `day_change` on the wall a session still belongs to the day before. `slot` is the grid that the
    source plans by.
    """

    title: str
    zone: str
    days: tuple[Day, ...] = ()
    rooms: tuple[Room, ...] = ()
    tracks: tuple[Track, ...] = ()
    sessions: tuple[Session, ...] = ()
    people: tuple[Person, ...] = ()
    acronym: str = ""
    version: str = ""
    url: str = ""
    base_url: str = ""
    logo: str = ""
    colour: str = ""
    slot: timedelta = timedelta(minutes=5)
    day_change: time = MIDNIGHT
    extras: tuple[Extra, ...] = ()

    def local(self, instant: datetime) -> datetime:
        """An instant on the event's wall clock."""
        return instant.astimezone(zone_of(self.zone))

    @cached_property
    def _rooms(self) -> dict[str, Room]:
        return {room.key: room for room in self.rooms}

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {person.key: person for person in self.people}

    @cached_property
    def _tracks(self) -> dict[str, int]:
        return {track.name: place for place, track in enumerate(self.tracks)}

    def track_place(self, name: str) -> int | None:
        """The place of a track among all, from 0; None for a name that is no track's."""
        return self._tracks.get(name)

    def room(self, key: str) -> Room | None:
        return self._rooms.get(key)

    def room_name(self, key: str) -> str:
        """What the room is called; empty for no room."""
        room = self._rooms.get(key)
        return room.name if room is not None else ""

    def by_guid(self) -> Mapping[str, Session]:
        return {session.guid: session for session in self.sessions}

    def people_by_key(self) -> Mapping[str, Person]:
        return self._people

    def names(self, session: Session) -> tuple[str, ...]:
        """The names of a session's people, in the order of the programme."""
        known = self._people
        return tuple(known[role.person].name for role in session.people if role.person in known)

    def scheduled(self) -> tuple[Session, ...]:
        """The sessions that have a time, earliest first."""
        placed = [session for session in self.sessions if session.start is not None]
        return tuple(sorted(placed, key=_order))

    def unscheduled(self) -> tuple[Session, ...]:
        return tuple(session for session in self.sessions if session.start is None)

    def public(self) -> tuple[Session, ...]:
        """What guests may see: everything that is scheduled, without the internal blockers."""
        return tuple(session for session in self.scheduled() if session.kind is not SessionKind.BLOCKER)

    def day_of(self, instant: datetime) -> date:
        """The date of the day that an instant belongs to: the small hours count to the day before."""
        for day in self.days:
            if day.starts <= instant < day.ends:
                return day.day
        wall = self.local(instant)
        return wall.date() - timedelta(days=wall.time() < self.day_change)

    def whole_day(self, on: date) -> Day:
        """A date as a day, from one change of day to the next."""
        starts, ends = (
            read_clock(datetime.combine(each, self.day_change), self.zone).instant
            for each in (on, on + timedelta(days=1))
        )
        return Day(on, starts, ends)


def _order(session: Session) -> tuple[datetime, str]:
    return session.start or datetime.max.replace(tzinfo=UTC), session.guid
