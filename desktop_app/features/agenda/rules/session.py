"""A session of the programme, a break or a blocker: what, where, when and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.features.agenda.rules.span import Span

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from desktop_app.features.agenda.rules.extras import Extra


class SessionKind(Enum):
    """What an item of the programme is."""

    SESSION = "session"
    BREAK = "break"
    """Public, and nobody speaks."""
    BLOCKER = "blocker"
    """Internal: the room is taken, guests see nothing."""


class SessionState(Enum):
    """How sure it is that a session takes place."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class Part(Enum):
    """What somebody does in a session."""

    SPEAKER = "speaker"
    MODERATOR = "moderator"
    CONTRIBUTOR = "contributor"
    HOST = "host"
    GUEST = "guest"


@dataclass(frozen=True, slots=True)
class Role:
    """One person in one session, by the person's key."""

    person: str
    part: Part = Part.SPEAKER


@dataclass(frozen=True, slots=True)
class Link:
    """An address that goes with a session, or a file that does."""

    url: str
    title: str = ""
    kind: str = ""
    service: str = ""


@dataclass(frozen=True, slots=True)
class Recording:
    """Whether a session may be recorded and under which licence."""

    licence: str = ""
    opted_out: bool = False
    url: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """One item of the programme; `guid` is its identity, also in another version of the programme.

    `start` is aware and in UTC, None while nothing is planned; `room` is a room's key or empty; `track` is a
    track's name or empty. `number` and `code` are the source's own names for it, which may repeat. A locked
    session stays where it is when others are shifted. `sequence` counts changes of place or time.
    """

    guid: str
    title: str
    length: timedelta
    room: str = ""
    start: datetime | None = None
    kind: SessionKind = SessionKind.SESSION
    state: SessionState = SessionState.CONFIRMED
    locked: bool = False
    subtitle: str = ""
    type: str = ""
    track: str = ""
    language: str = ""
    abstract: str = ""
    description: str = ""
    people: tuple[Role, ...] = ()
    links: tuple[Link, ...] = ()
    attachments: tuple[Link, ...] = ()
    recording: Recording | None = None
    slug: str = ""
    url: str = ""
    logo: str = ""
    video_url: str = ""
    feedback_url: str = ""
    origin_url: str = ""
    number: int | None = None
    code: str = ""
    sequence: int = 0
    extras: tuple[Extra, ...] = ()

    @property
    def end(self) -> datetime | None:
        """When it ends; None while it has no start."""
        return None if self.start is None else self.start + self.length

    @property
    def span(self) -> Span | None:
        """When it takes place; None while it has no start."""
        return None if self.start is None else Span(self.start, self.start + self.length)

    @property
    def happens(self) -> bool:
        """Whether it takes a room and its people's time: it is planned and not cancelled."""
        return self.start is not None and self.state is not SessionState.CANCELLED

    @property
    def persons(self) -> tuple[str, ...]:
        """The keys of its people, each once."""
        return tuple(dict.fromkeys(role.person for role in self.people))
