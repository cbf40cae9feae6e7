"""A programme's names and numbers as the strict formats demand them, each unique in its file.

The patterns are those of the c3voc schemas for schedule.xml and schedule.json (c3voc.de/schedule).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from desktop_app.errors import Refused
from desktop_app.features.agenda.rules.exchange import ProgrammeRefusal
from desktop_app.features.agenda.rules.session import SessionKind
from desktop_app.features.agenda.tasks.exchange.carrying import Aliases
from desktop_app.features.agenda.tasks.exchange.identity import is_uuid, made_guid, person_key
from desktop_app.features.agenda.tasks.exchange.xml_tree import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desktop_app.features.agenda.rules.programme import Day, Person, Programme, Room
from desktop_app.features.agenda.rules.session import Session

XML_SLUG: Final = re.compile(r"[a-z0-9_]{4,}-[a-z0-9\-_]{4,}")
JSON_SLUG: Final = re.compile(r"[a-z0-9_-]+[a-z0-9]")
TRACK_SLUG: Final = re.compile(r"[a-z][a-z0-9-]+")
CODE: Final = re.compile(r"[0-9A-Z]{6}")
PERSON_CODE: Final = re.compile(r"[A-Z0-9]+")
COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
# RFC 3986 by its characters; at most one "#", and no brackets: those are for addresses of IPv6 only.
ADDRESS: Final = re.compile(
    r"https?://(?:[^\s<>\"{}|\\^`%\[\]#]|%[0-9A-Fa-f]{2})+(?:#(?:[^\s<>\"{}|\\^`%\[\]#]|%[0-9A-Fa-f]{2})*)?"
)
JSON_ZONE: Final = re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+.*|UTC")
_LONGEST: Final = timedelta(hours=99, minutes=59)
_MOST: Final = 2**31 - 1
"""Viewers on phones hold numbers of events in 32 bits."""
_SHORTEST: Final = 4


def clean(text: str) -> str:
    """A text without what XML forbids."""
    return FORBIDDEN.sub("", text)


def is_address(text: str) -> bool:
    """Whether an address passes for one in both schemas."""
    return ADDRESS.fullmatch(text) is not None and not FORBIDDEN.search(text)


def written_length(length: timedelta) -> str:
    """A length as `hh:mm`, the only form that every reader takes for the same."""
    minutes = int(min(max(length, timedelta()), _LONGEST).total_seconds() // 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def plain_words(text: str, mark: str) -> str:
    """A text in small letters, digits and `mark`, for parts of addresses."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", mark, folded).strip(mark)


class Strict:
    """How a programme is written; `codes` says whether the format lets people be known by their code.

    Raises:
        Refused: with `ProgrammeRefusal.NO_DAYS`; the formats demand one at least.

    """

    def __init__(self, programme: Programme, *, codes: bool, rooms_need_guids: bool) -> None:
        self.programme = programme
        self.sessions = tuple(filter(is_shown, programme.scheduled()))
        if not self.sessions and not programme.days:
            raise Refused(ProgrammeRefusal.NO_DAYS)
        self.room_names = self._room_names()
        self._rooms_need_guids = rooms_need_guids
        self._codes = codes
        self.guids = _unique([s.guid for s in self.sessions], self._guid)
        self.numbers = self._numbers()
        self.person_guids: dict[str, str] = {}
        self.person_aliases = self._person_aliases()

    def aliases(self) -> Aliases:
        """What a reader of the file calls sessions, rooms and people."""
        rooms = {key: self.room_guid(key) or f"name:{name}" for key, name in self.room_names.items()}
        return Aliases(self.guids, rooms, self.person_aliases)

    def _guid(self, guid: str) -> str:
        return guid if is_uuid(guid) else made_guid("guid", guid)

    def _room_names(self) -> dict[str, str]:
        """Names that differ: schedule.json knows rooms by nothing else."""
        rooms = sorted(self.programme.rooms, key=lambda room: room.position)
        plain = {room.key: clean(room.name).strip() or "Room" for room in rooms}
        names: dict[str, str] = {}
        for key, name in plain.items():
            count, unique = 1, name
            while unique in names.values():
                count += 1
                unique = f"{name} ({count})"
            names[key] = unique
        return names

    def room_guid(self, key: str) -> str:
        """The room's UUID; "" where it has none and needs none."""
        if is_uuid(key):
            return key
        return made_guid("room", key) if self._rooms_need_guids else ""

    def rooms(self) -> list[Room]:
        return sorted(self.programme.rooms, key=lambda room: room.position)

    def _numbers(self) -> dict[str, int]:
        """Positive numbers, each once: the session's own, else one made from its guid, the same each time."""
        numbers: dict[str, int] = {}
        taken: set[int] = set()
        for session in self.sessions:
            number = session.number
            if number is not None and 0 < number <= _MOST and number not in taken:
                numbers[session.guid] = number
                taken.add(number)
        for session in sorted(self.sessions, key=lambda each: each.guid):
            if session.guid not in numbers:
                number = _made_number(session.guid)
                while number in taken:
                    number = number % _MOST + 1
                numbers[session.guid] = number
                taken.add(number)
        return numbers

    def code(self, person: Person) -> str:
        return person.code if self._codes and PERSON_CODE.fullmatch(person.code) else ""

    def _person_aliases(self) -> dict[str, str]:
        """What each person is known by in the file; who could be taken for somebody else gets a guid."""
        aliases: dict[str, str] = {}
        taken: set[str] = set()
        for person in self.programme.people:
            guid = next((each for each in (person.guid, person.key) if is_uuid(each)), "")
            alias = person_key(guid, self.person_number(person), self.code(person), person_name(person))
            if alias in taken:
                guid = alias = made_guid("person", person.key)
            taken.add(alias)
            aliases[person.key] = alias
            self.person_guids[person.key] = guid
        return aliases

    @staticmethod
    def person_number(person: Person) -> int | None:
        """The person's number where it is one that readers take."""
        return person.number if person.number is not None and 0 <= person.number <= _MOST else None

    def acronym(self) -> str:
        """Small letters, digits, `-` and `_`, four at least."""
        text = self.programme.acronym.strip().lower() or plain_words(self.programme.title, "-")
        return re.sub(r"[^a-z0-9_-]+", "-", text).ljust(_SHORTEST, "_")

    def slug(self, session: Session) -> str:
        """A slug that both schemas take, with the number in it, so that it is unique."""
        front = re.sub(r"[^a-z0-9]", "_", self.acronym()).ljust(_SHORTEST, "_")
        return f"{front}-{plain_words(session.title, '-')[:60] or 'session'}-{self.numbers[session.guid]}"

    def own_slugs(self, pattern: re.Pattern[str]) -> dict[str, str]:
        """The sessions' own slugs by guid, where they fit and no other session has the same."""
        slugs: dict[str, str] = {}
        taken: set[str] = set()
        for session in self.sessions:
            if pattern.fullmatch(session.slug) and session.slug not in taken:
                slugs[session.guid] = session.slug
                taken.add(session.slug)
        return slugs

    def by_day(self) -> list[tuple[Day, dict[str, list[Session]]]]:
        """The days with their sessions by room key; every session that is shown is in one of them."""
        days: dict[date, tuple[Day, dict[str, list[Session]]]] = {
            day.day: (day, {}) for day in sorted(self.programme.days, key=lambda day: day.day)
        }
        for session in self.sessions:
            if session.start is None:
                continue
            on = self.programme.day_of(session.start)
            if on not in days:
                days[on] = self.programme.whole_day(on), {}
            days[on][1].setdefault(session.room, []).append(session)
        return [days[on] for on in sorted(days)]


def is_shown(session: Session) -> bool:
    """Whether others see a session: they would take a blocker or a cancelled one for taking place."""
    return session.happens and session.kind is not SessionKind.BLOCKER


def person_name(person: Person) -> str:
    return clean(person.name).strip() or "?"


def _made_number(guid: str) -> int:
    return int.from_bytes(hashlib.sha256(guid.encode("utf-8", "replace")).digest()[:4]) % _MOST + 1


def _unique(values: list[str], made: Callable[[str], str]) -> dict[str, str]:
    """Each value with what is made of it, made again where that is taken already."""
    result: dict[str, str] = {}
    taken: set[str] = set()
    for value in values:
        unique = made(value)
        while unique.lower() in taken:
            unique = made_guid("again", unique)
        taken.add(unique.lower())
        result[value] = unique
    return result
