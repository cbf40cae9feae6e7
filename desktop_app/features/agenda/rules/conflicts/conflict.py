"""What can clash on the agenda, how bad it is, what is known besides the programme, and the sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final

from desktop_app.errors.sentences.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from desktop_app.features.agenda.rules.span import Span


class Level(Enum):
    """How bad it is: none of them forbids a move, which would be jarring in the middle of a drag."""

    ERROR = "error"
    """It cannot take place like this."""
    WARNING = "warning"
    """Somebody will be hurt by it."""
    HINT = "hint"
    """Worth knowing before it is released."""


class ConflictKind(Enum):
    """What clashes."""

    ROOM_TWICE = "room twice"
    ROOM_CLOSED = "room closed"
    PERSON_TWICE = "person twice"
    PERSON_AWAY = "person away"
    PERSON_NOT_COMING = "person not coming"
    """The person's registration was cancelled, or does not hold for another reason."""
    PERSON_MEETS = "person meets"
    """The person has a bilateral meeting then."""
    GUESTS_MEET = "guests meet"
    """People who signed up have a bilateral meeting then."""
    TOO_SHORT_A_WAY = "too short a way"
    """The person has too little time to get from one room to another."""
    TURN_ROUND = "turn-round"
    """The room has too little time between two sessions."""
    TOO_MANY = "too many"
    """More have signed up than the room holds."""
    OUTSIDE = "outside"
    """Not within the event's days."""
    NO_ROOM = "no room"
    NO_SPEAKER = "no speaker"
    UNCONFIRMED = "unconfirmed"
    UNPLANNED_CHOSEN = "unplanned but chosen"
    """People have signed up for what has no time or is cancelled."""


LEVELS: Final = {
    ConflictKind.ROOM_TWICE: Level.ERROR,
    ConflictKind.ROOM_CLOSED: Level.ERROR,
    ConflictKind.PERSON_TWICE: Level.ERROR,
    ConflictKind.PERSON_AWAY: Level.WARNING,
    ConflictKind.PERSON_NOT_COMING: Level.WARNING,
    ConflictKind.PERSON_MEETS: Level.WARNING,
    ConflictKind.GUESTS_MEET: Level.WARNING,
    ConflictKind.TOO_SHORT_A_WAY: Level.WARNING,
    ConflictKind.TURN_ROUND: Level.WARNING,
    ConflictKind.TOO_MANY: Level.WARNING,
    ConflictKind.OUTSIDE: Level.WARNING,
    ConflictKind.NO_ROOM: Level.HINT,
    ConflictKind.NO_SPEAKER: Level.HINT,
    ConflictKind.UNCONFIRMED: Level.HINT,
    ConflictKind.UNPLANNED_CHOSEN: Level.WARNING,
}
SENTENCES: Final = {
    ConflictKind.ROOM_TWICE: QT_TRANSLATE_NOOP(
        "Conflict", "“{first}” and “{second}” are in {room} at the same time ({start}–{end})."
    ),
    ConflictKind.ROOM_CLOSED: QT_TRANSLATE_NOOP(
        "Conflict", "{room} is not available for all of “{first}” ({start}–{end})."
    ),
    ConflictKind.PERSON_TWICE: QT_TRANSLATE_NOOP(
        "Conflict", "{person} is in “{first}” and in “{second}” at the same time ({start}–{end})."
    ),
    ConflictKind.PERSON_AWAY: QT_TRANSLATE_NOOP(
        "Conflict", "{person} is not available for all of “{first}” ({start}–{end})."
    ),
    ConflictKind.PERSON_NOT_COMING: QT_TRANSLATE_NOOP(
        "Conflict", "{person} is not coming, but is to be in “{first}” ({start}–{end})."
    ),
    ConflictKind.PERSON_MEETS: QT_TRANSLATE_NOOP(
        "Conflict", "{person} has a bilateral meeting during “{first}” ({start}–{end})."
    ),
    ConflictKind.GUESTS_MEET: QT_TRANSLATE_NOOP(
        "Conflict", "Bilateral meetings during “{first}” of people who signed up for it: {count}."
    ),
    ConflictKind.TOO_SHORT_A_WAY: QT_TRANSLATE_NOOP(
        "Conflict", "{person} has {minutes} min from “{first}” to “{second}” in another room."
    ),
    ConflictKind.TURN_ROUND: QT_TRANSLATE_NOOP(
        "Conflict", "{room} has {minutes} min between “{first}” and “{second}”."
    ),
    ConflictKind.TOO_MANY: QT_TRANSLATE_NOOP(
        "Conflict", "Signed up for “{first}”: {count}, but {room} holds {capacity}."
    ),
    ConflictKind.OUTSIDE: QT_TRANSLATE_NOOP(
        "Conflict", "“{first}” is not within the days of the event ({start}–{end})."
    ),
    ConflictKind.NO_ROOM: QT_TRANSLATE_NOOP("Conflict", "“{first}” has a time but no room."),
    ConflictKind.NO_SPEAKER: QT_TRANSLATE_NOOP("Conflict", "“{first}” has nobody who speaks."),
    ConflictKind.UNCONFIRMED: QT_TRANSLATE_NOOP("Conflict", "“{first}” is not confirmed."),
    ConflictKind.UNPLANNED_CHOSEN: QT_TRANSLATE_NOOP(
        "Conflict", "“{first}” does not take place, and people signed up for it: {count}."
    ),
}


def _same(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Conflict:
    """One clash. `sessions` are guids, the earlier first; `people` and `room` are keys; `facts` are figures.

    Two conflicts of the same identity are the same clash, also after a session was moved within it.
    """

    kind: ConflictKind
    sessions: tuple[str, ...]
    people: tuple[str, ...] = ()
    room: str = ""
    span: Span | None = None
    facts: tuple[tuple[str, int], ...] = ()

    @property
    def level(self) -> Level:
        return LEVELS[self.kind]

    @property
    def identity(self) -> tuple[str, ...]:
        """What an acceptance holds on to: kind, sessions and people, not the times."""
        return (self.kind.value, *sorted(self.sessions), *self.people)

    def sentence(self, facts: Mapping[str, str], translate: Callable[[str], str] = _same) -> str:
        """What a person reads; `facts` has the names: first, second, room, person, start, end."""
        figures = {name: str(value) for name, value in self.facts}
        return translate(SENTENCES[self.kind]).format_map({**facts, **figures})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the check needs to know besides the programme.

    `meetings` are the bilateral meetings of each person, by the person's key; `not_coming` says of those who
    do not come since when that holds: what they did before stays right. `sign_ups` says how many chose each
    session, by its guid, and `guest_meetings` those of everybody who did. `turn_round` is what a room needs
    between two sessions, `way` what a person needs from one room to another; no time at all means that
    nobody asks.
    """

    meetings: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    sign_ups: Mapping[str, int] = field(default_factory=dict)
    guest_meetings: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    not_coming: Mapping[str, datetime] = field(default_factory=dict)
    turn_round: timedelta = timedelta()
    way: timedelta = timedelta()
