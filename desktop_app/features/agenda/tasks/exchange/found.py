"""What a file says of a programme, in its own words, before it is made sense of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.features.agenda.rules.extras import Dialect
from desktop_app.features.agenda.rules.session import Part, Recording, SessionKind, SessionState

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules.extras import Extra
    from desktop_app.features.agenda.rules.session import Link


@dataclass(slots=True)
class FoundPerson:
    """Somebody as an event names them."""

    name: str
    guid: str = ""
    number: str = ""
    code: str = ""
    part: Part = Part.SPEAKER
    biography: str = ""
    url: str = ""
    picture: str = ""
    extras: list[Extra] = field(default_factory=list)


@dataclass(slots=True)
class FoundRoom:
    """A room as the file names it; `capacity` is None where it says nothing."""

    name: str
    guid: str = ""
    capacity: int | None = None
    slug: str = ""
    description: str = ""
    extras: list[Extra] = field(default_factory=list)


@dataclass(slots=True)
class FoundTrack:
    """A track as the file names it."""

    name: str
    slug: str = ""
    colour: str = ""
    extras: list[Extra] = field(default_factory=list)


@dataclass(slots=True)
class FoundDay:
    """A day's date, begin and end, as written."""

    date: str = ""
    start: str = ""
    end: str = ""


@dataclass(slots=True)
class FoundEvent:
    """An entry; `texts` has its fields by the names of schedule.xml, stripped; `line` is 0 if not known.

    `room` is the room in which the file puts it; the one that the entry itself names stands in `texts`.
    """

    texts: dict[str, str]
    guid: str = ""
    number: str = ""
    line: int = 0
    room: str = ""
    room_guid: str = ""
    day: FoundDay | None = None
    kind: SessionKind | None = None
    state: SessionState = SessionState.CONFIRMED
    people: list[FoundPerson] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    attachments: list[Link] = field(default_factory=list)
    recording: Recording | None = None
    track_slug: str = ""
    sequence: int = 0
    extras: list[Extra] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Where it stands in the file, for people."""
        name = f"event {self.number}" if self.number else (self.texts.get("title") or self.guid or "?")
        return f"{name[:60]} (line {self.line})" if self.line else name[:60]


@dataclass(slots=True)
class Found:
    """All of a file. `texts` has the fields of `conference` by their names in schedule.xml, and `version`."""

    dialect: Dialect = Dialect.VOC
    texts: dict[str, str] = field(default_factory=dict)
    days: list[FoundDay] = field(default_factory=list)
    rooms: list[FoundRoom] = field(default_factory=list)
    tracks: list[FoundTrack] = field(default_factory=list)
    events: list[FoundEvent] = field(default_factory=list)
    people: list[FoundPerson] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)
    own: str = ""
    """What Forum Desk had added to the file, as JSON."""
