"""The sheets that lie on tables, hang on walls and go with the host, as data; times are at the venue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_app.features.checkin.rules.door_kit import letter_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from desktop_app.features.meetings.rules.card import CardEvent


class SheetKind(StrEnum):
    """What a sheet is for."""

    TABLES = "tables"
    """One for each table: who sits there when."""
    SLOTS = "slots"
    """One for each slot, for the host: table by table, with boxes for how it went."""
    DOOR = "door"
    """For the wall: everybody in alphabetical order, with the table of each slot."""
    INTERPRETERS = "interpreters"
    """What is needed beside a table, by time and table."""
    COLLECTED = "collected"
    """Everybody in alphabetical order, with a box to tick when the card is handed out."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody at a table, or in a list; `letter` is the heading under which the name stands in a list."""

    name: str
    organisation: str = ""
    country: str = ""
    country_code: str = ""
    letter: str = ""

    @property
    def under(self) -> str:
        """What stands under the name."""
        return ", ".join(part for part in (self.organisation, self.country) if part)


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting at one table; `need` is what it needs beside the table, in words."""

    starts: datetime
    ends: datetime
    table: int
    place: str
    kind: str
    colour: str
    first: tuple[Seat, ...]
    second: tuple[Seat, ...]
    need: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One slot, `number` counted from 1 through the day of the event."""

    number: int
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """A person with the table of each turn that has a meeting, by the turn's place in the plan."""

    seat: Seat
    tables: tuple[tuple[int, int], ...]
    version: int = 0

    @property
    def meetings(self) -> int:
        return len(self.tables)


@dataclass(frozen=True)
class SheetPlan:
    """Everything that sheets are drawn from: turns in time, tables by number, people by name."""

    event: CardEvent
    turns: tuple[Turn, ...] = ()
    tables: tuple[tuple[int, str], ...] = ()
    sittings: tuple[Sitting, ...] = ()
    people: tuple[Row, ...] = ()

    @property
    def days(self) -> int:
        """On how many days there are meetings."""
        return len({turn.starts.date() for turn in self.turns})

    def at_table(self, number: int) -> tuple[Sitting, ...]:
        """Who sits at a table, in the order of time."""
        return tuple(each for each in self.sittings if each.table == number)

    def in_turn(self, turn: Turn) -> tuple[Sitting, ...]:
        """Who sits in a turn, by the number of the table."""
        found = [each for each in self.sittings if each.starts == turn.starts]
        return tuple(sorted(found, key=lambda each: each.table))


def seats_under_letters(people: Iterable[tuple[str, Seat]]) -> tuple[Seat, ...]:
    """The people in the order given, each under the letter with which its sort key begins."""
    return tuple(
        Seat(seat.name, seat.organisation, seat.country, seat.country_code, letter_of(key))
        for key, seat in people
    )
