"""What a schedule is made for: slots, tables, participants, requests, and what stays where it is.

Slots and tables are named by their place in the problem, from 0. A set of slots is a whole number whose bit
n stands for slot n, so that whole availabilities are compared at once; `EVERY` holds all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

EVERY: Final = -1
"""The set of all slots."""


def slot_set(slots: Iterable[int]) -> int:
    """Make a set of slots from their numbers."""
    result = 0
    for slot in slots:
        result |= 1 << slot
    return result


def slots_in(mask: int) -> Iterator[int]:
    """Give the numbers of the slots in a set, rising; not for `EVERY`, which has no end."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


@dataclass(frozen=True, slots=True)
class Slot:
    """One turn of meetings; slots follow each other in time.

    `session` names its stretch (morning, afternoon, a meeting block); `starts` and `ends` are minutes, for
    those who show them: the solver goes by the order alone. Idle slots are counted within a `day` only.
    """

    key: str
    session: str = ""
    starts: int | None = None
    ends: int | None = None
    day: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A place for one meeting per slot.

    `features` is what it offers ("interpreter"); `slots` is when it exists; `owner` is the organisation
    whose own table it is: others sit there only while no table else is free.
    """

    key: str
    features: frozenset[str] = frozenset()
    slots: int = EVERY
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who meets others.

    `available` are the slots in which the person can meet; `limit` is the most meetings; `own_table` wishes
    that the person's organisation (or the person, without one) keeps one table throughout.
    """

    key: str
    available: int = EVERY
    limit: int | None = None
    organisation: str | None = None
    own_table: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """A wish of two sides to meet.

    Each side is one or more participants, by key: two people of one organisation may come together.
    `weight` is what the meeting is worth, from 1; `slots` is where it may lie; `needs` are features of its
    table.
    """

    key: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    weight: int = 1
    kind: str = ""
    slots: int = EVERY
    needs: frozenset[str] = frozenset()

    @property
    def parties(self) -> tuple[str, ...]:
        """Everybody who takes part."""
        return self.first + self.second


@dataclass(frozen=True, slots=True, order=True)
class Placement:
    """Where a meeting lies; `table` is None while only the slot is decided."""

    slot: int
    table: int | None = None


@dataclass(frozen=True)
class Problem:
    """Everything a schedule must heed.

    `kept` are meetings that stay where they are (locked by a person, or past): without a table in it, any
    table of that slot will do. `first_open` is the first slot that is not past. Each of `precedences` names
    two requests: where both are placed, the first lies before the second. `fairness` is the most that the
    breaks of any two participants may differ by. With `one_at_once`, two representatives of one
    organisation never meet representatives of one and the same other organisation in the same slot. With
    `all_placed`, every request is to be placed (the literature's problem); otherwise as much weight as
    possible (the organiser's).
    """

    slots: tuple[Slot, ...]
    tables: tuple[Table, ...]
    participants: tuple[Participant, ...]
    requests: tuple[Request, ...]
    kept: Mapping[str, Placement] = field(default_factory=dict)
    precedences: tuple[tuple[str, str], ...] = ()
    first_open: int = 0
    fairness: int | None = None
    one_at_once: bool = True
    all_placed: bool = False

    @cached_property
    def all_slots(self) -> int:
        """The set of this problem's slots."""
        return (1 << len(self.slots)) - 1

    @cached_property
    def open_slots(self) -> int:
        """The set of slots that are not past."""
        return self.all_slots & ~((1 << self.first_open) - 1)

    @cached_property
    def open_today(self) -> int:
        """The slots still to come of one day: that of the first of them."""
        first = next(slots_in(self.open_slots), None)
        if first is None:
            return 0
        return next(day for day in self.days if day >> first & 1) & self.open_slots

    @cached_property
    def person(self) -> dict[str, Participant]:
        """The participants by key."""
        return {each.key: each for each in self.participants}

    @cached_property
    def request(self) -> dict[str, Request]:
        """The requests by key."""
        return {each.key: each for each in self.requests}

    @cached_property
    def days(self) -> tuple[int, ...]:
        """For each day that has slots, the set of them."""
        found: dict[int, int] = {}
        for number, slot in enumerate(self.slots):
            found[slot.day] = found.get(slot.day, 0) | 1 << number
        return tuple(found.values())

    @cached_property
    def meetings_before(self) -> dict[str, tuple[str, ...]]:
        """For each request that has some, those that must lie before it."""
        found: dict[str, tuple[str, ...]] = {}
        for before, after in self.precedences:
            found[after] = (*found.get(after, ()), before)
        return found

    @cached_property
    def meetings_after(self) -> dict[str, tuple[str, ...]]:
        """For each request that has some, those that must lie after it."""
        found: dict[str, tuple[str, ...]] = {}
        for before, after in self.precedences:
            found[before] = (*found.get(before, ()), after)
        return found

    @cached_property
    def pairs(self) -> dict[str, tuple[str, str]]:
        """For each request between two organisations that may not meet twice at once, the two."""
        if not self.one_at_once:
            return {}
        found = ((each.key, self.pair_of(each)) for each in self.requests)
        return {key: pair for key, pair in found if pair is not None}

    def common_slots(self, request: Request) -> int:
        """The slots in which everybody of the request could meet, past ones included."""
        mask = request.slots & self.all_slots
        for key in request.parties:
            mask &= self.person[key].available
        return mask

    def tables_for(self, request: Request, slot: int) -> list[int]:
        """The tables that exist in a slot and have what the request needs."""
        return [
            number
            for number, table in enumerate(self.tables)
            if table.slots >> slot & 1 and request.needs <= table.features
        ]

    def pair_of(self, request: Request) -> tuple[str, str] | None:
        """The two organisations that meet, in an order that hides the sides; None if it is not two."""
        sides = [
            {self.person[key].organisation for key in side} - {None}
            for side in (request.first, request.second)
        ]
        if any(len(side) != 1 for side in sides):
            return None
        one, other = sorted(name for side in sides for name in side if name)
        return None if one == other else (one, other)

    def host_of(self, key: str) -> str | None:
        """Name who keeps a table for this participant: organisation or person; None without the wish."""
        person = self.person[key]
        owner = person.organisation or person.key
        return owner if person.own_table or owner in self._owners else None

    @cached_property
    def _owners(self) -> frozenset[str]:
        owners = {table.owner for table in self.tables if table.owner}
        wishing = {each.organisation for each in self.participants if each.own_table and each.organisation}
        return frozenset(owners | wishing)
