"""The meeting card as data: what it says, what is kept of what was printed, and what is free between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from desktop_app.features.checkin.rules.attending import Attending

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Gaps shorter than this between two meetings are the way to the next table, no break.
SHORTEST_BREAK: Final = timedelta(minutes=10)
# Enough to notice every change of a name, too few to tell what the name was.
_FINGERPRINT: Final = 10
_FORMAT: Final = 1


class LineKind(StrEnum):
    """What a line of a card is about."""

    MEETING = "meeting"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody whom the card's owner meets, with what this person offers and needs."""

    key: str
    name: str
    organisation: str = ""
    country: str = ""
    country_code: str = ""
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CardLine:
    """A meeting or a session of the owner; `starts` and `ends` are times at the venue, with its zone.

    `key` stays the same while the line is moved: the request of a meeting, or the session. Of a meeting,
    `table` is its number and `title` the name of its type; of a session, `place` is the room, and `attends`
    says whether the owner is on stage.
    """

    kind: LineKind
    key: str
    starts: datetime
    ends: datetime
    title: str
    place: str = ""
    table: int = 0
    colour: str = ""
    partners: tuple[Partner, ...] = ()
    colleagues: tuple[str, ...] = ()
    attends: Attending = Attending.LISTENS

    @property
    def words(self) -> str:
        """Everything that the line says beside time and place, apart from what partners offer and need."""
        names = [f"{each.name}\n{each.organisation}\n{each.country}" for each in self.partners]
        part = () if self.attends is Attending.LISTENS else (self.attends.value,)
        return "\n".join((self.title, *sorted(names), *sorted(self.colleagues), *part))


@dataclass(frozen=True, slots=True)
class Card:
    """One person's card: version `version` with the lines in the order of time.

    `key` is the attendee's, `code` what the QR code holds (see `checkin.rules.card_codes`).
    """

    key: str
    name: str
    code: str
    version: int
    organisation: str = ""
    country: str = ""
    country_code: str = ""
    lines: tuple[CardLine, ...] = ()

    @property
    def meetings(self) -> tuple[CardLine, ...]:
        """The lines that are meetings."""
        return tuple(line for line in self.lines if line.kind is LineKind.MEETING)


@dataclass(frozen=True, slots=True)
class CardEvent:
    """What stands on every card and sheet of an event."""

    title: str
    funder: str = ""
    publicity: str = ""
    emblem: bool = False

    @property
    def small_print(self) -> str:
        """Funder line and publicity line as one text, each a sentence of its own."""
        lines = [line.strip() for line in (self.funder, self.publicity)]
        return " ".join(line if line.endswith((".", "!", "?")) else f"{line}." for line in lines if line)


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A line as it is remembered: no names, only a fingerprint of them.

    `day` is an ISO date, `starts` and `ends` are wall-clock times such as "14:40".
    """

    kind: LineKind
    key: str
    day: str
    starts: str
    ends: str
    table: int
    place: str
    words: str
    partners: tuple[str, ...] = ()

    @property
    def place_in_time(self) -> tuple[str, str, str]:
        return self.day, self.starts, self.ends

    @property
    def said(self) -> tuple[LineKind, str, str, str, int, str, str]:
        """All that a reader of the card sees of the line, whatever row it came from."""
        return self.kind, self.day, self.starts, self.ends, self.table, self.place, self.words


@dataclass(frozen=True, slots=True)
class KeptCard:
    """What a card said, without names: `owner` is a fingerprint of the owner's name and organisation."""

    owner: str
    lines: tuple[KeptLine, ...] = ()

    @property
    def partners(self) -> tuple[str, ...]:
        """The keys of everybody whom the card names, each once."""
        return tuple(dict.fromkeys(key for line in self.lines for key in line.partners))


def kept_card(card: Card) -> KeptCard:
    """What is to be remembered of a card."""
    owner = _fingerprint(f"{card.name}\n{card.organisation}\n{card.country}")
    return KeptCard(owner, tuple(_kept_line(line) for line in card.lines))


def _kept_line(line: CardLine) -> KeptLine:
    return KeptLine(
        line.kind,
        line.key,
        line.starts.date().isoformat(),
        f"{line.starts:%H:%M}",
        f"{line.ends:%H:%M}",
        line.table,
        line.place,
        _fingerprint(line.words),
        tuple(each.key for each in line.partners),
    )


def _fingerprint(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:_FINGERPRINT]


def content_of(card: KeptCard) -> dict[str, Any]:
    """The card as it stands in the event file; see `card_from`."""
    lines = [
        {
            "kind": line.kind.value,
            "key": line.key,
            "day": line.day,
            "starts": line.starts,
            "ends": line.ends,
            "table": line.table,
            "place": line.place,
            "words": line.words,
            "partners": list(line.partners),
        }
        for line in card.lines
    ]
    return {"format": _FORMAT, "owner": card.owner, "lines": lines}


def card_from(content: Mapping[str, Any]) -> KeptCard | None:
    """The card that `content_of` wrote; None where nothing is known of it any more, or not how to read it."""
    if content.get("format") != _FORMAT:
        return None
    lines = tuple(
        KeptLine(**{**line, "kind": LineKind(line["kind"]), "partners": tuple(line["partners"])})
        for line in content["lines"]
    )
    return KeptCard(content["owner"], lines)


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A stretch between two meetings of one day in which the owner has nothing."""

    starts: datetime
    ends: datetime


def with_free_time(lines: Iterable[CardLine]) -> Iterator[CardLine | FreeTime]:
    """The lines of a card with the breaks between them; before the first and after the last is none."""
    until: datetime | None = None
    for line in lines:
        if until is not None and until.date() == line.starts.date() and line.starts - until >= SHORTEST_BREAK:
            yield FreeTime(until, line.starts)
        yield line
        until = line.ends if until is None else max(until, line.ends)
