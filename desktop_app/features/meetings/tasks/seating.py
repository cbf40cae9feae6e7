"""Which table each meeting gets once its slot is decided: own tables first, then as few changes as possible.

Slot after slot, the meetings are matched to tables at least cost, where staying at the table of the last
meeting (or going to the table of the next one) costs nothing. That is done several times over the whole
day, until it settles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from desktop_app.features.meetings.tasks.matching import cheapest_matching

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.features.meetings.tasks.numbers import Numbers

    Matrix = np.ndarray[Any, np.dtype[np.float64]]

_PASSES: Final = 3
_CHANGE: Final = 16.0
_AWAY: Final = 17.0
_STRANGER: Final = 6.0
_NEVER: Final = 1e6


def seated(numbers: Numbers, slots: list[int], hints: Mapping[int, int]) -> dict[int, int]:
    """Give each placed meeting a table, by number.

    `slots` is where each meeting lies (-1: nowhere); `hints` are tables that meetings had before, kept
    where that costs nothing. Meetings for which no table is left are not in the answer: the limits of
    tables see to it that there are none.
    """
    return _Room(numbers, slots, hints).seat()


class _Room:
    """The tables over the day."""

    def __init__(self, numbers: Numbers, slots: list[int], hints: Mapping[int, int]) -> None:
        self.numbers = numbers
        self.slots = slots
        self.hints = hints
        self.table: dict[int, int] = {}
        self.fixed = {
            meeting: place.table for meeting, place in numbers.kept.items() if place.table is not None
        }
        self.table.update(self.fixed)
        self.in_slot: list[list[int]] = [[] for _ in range(numbers.slots)]
        self.day: dict[int, list[int]] = {}
        for meeting in sorted(
            (each for each, slot in enumerate(slots) if slot >= 0), key=lambda each: slots[each]
        ):
            self.in_slot[slots[meeting]].append(meeting)
            for person in numbers.people[meeting]:
                self.day.setdefault(person, []).append(meeting)
        self.own = self._own_tables()

    def seat(self) -> dict[int, int]:
        order = list(range(self.numbers.slots))
        for turn in range(_PASSES):
            before = dict(self.table)
            for slot in order if turn % 2 == 0 else reversed(order):
                self._seat_slot(slot)
            if before == self.table:
                break
        return self.table

    def _seat_slot(self, slot: int) -> None:
        meetings = [each for each in self.in_slot[slot] if each not in self.fixed]
        taken = {self.fixed[each] for each in self.in_slot[slot] if each in self.fixed}
        tables = [
            number
            for number, table in enumerate(self.numbers.problem.tables)
            if table.slots >> slot & 1 and number not in taken
        ]
        if not meetings or not tables:
            return
        costs = np.zeros((len(meetings), len(tables)))
        column = {table: at for at, table in enumerate(tables)}
        for row, meeting in enumerate(meetings):
            self._price(costs[row], meeting, tables, column)
        for row, at in enumerate(cheapest_matching(costs)):
            if at >= 0 and costs[row, at] < _NEVER:
                self.table[meetings[row]] = tables[at]

    def _price(self, row: Matrix, meeting: int, tables: list[int], column: dict[int, int]) -> None:
        """Fill in what each table costs for a meeting."""
        request = self.numbers.problem.requests[meeting]
        for at, table in enumerate(tables):
            if not request.needs <= self.numbers.problem.tables[table].features:
                row[at] += _NEVER
        hosts = self._hosts(meeting)
        for host, table in self.own.items():
            if table in column and host not in hosts:
                row[column[table]] += _STRANGER
        homes = {self.own[host] for host in hosts if host in self.own} & column.keys()
        if homes:
            row += _AWAY
            row[[column[table] for table in homes]] -= _AWAY
        self._price_changes(row, meeting, column)
        if meeting in self.hints and self.hints[meeting] in column:
            row[column[self.hints[meeting]]] -= 1.0

    def _price_changes(self, row: Matrix, meeting: int, column: dict[int, int]) -> None:
        for person in self.numbers.people[meeting]:
            day = self.day[person]
            at = day.index(meeting)
            for other in day[max(0, at - 1) : at] + day[at + 1 : at + 2]:
                if other in self.table:
                    row += _CHANGE
                    if self.table[other] in column:
                        row[column[self.table[other]]] -= _CHANGE

    def _hosts(self, meeting: int) -> set[str]:
        if not self.own:
            return set()
        problem = self.numbers.problem
        return {
            host for key in problem.requests[meeting].parties if (host := problem.host_of(key)) is not None
        }

    def _own_tables(self) -> dict[str, int]:
        """Give each host a table that exists all day, the busiest host first; those that own one have it."""
        problem = self.numbers.problem
        owned = {table.owner: number for number, table in enumerate(problem.tables) if table.owner}
        asks: dict[str, int] = {}
        for meeting, slot in enumerate(self.slots):
            if slot >= 0:
                for key in problem.requests[meeting].parties:
                    host = problem.host_of(key)
                    if host is not None and host not in owned:
                        asks[host] = asks.get(host, 0) + 1
        free = [
            number
            for number, table in enumerate(problem.tables)
            if table.owner is None and table.slots & problem.all_slots == problem.all_slots
        ]
        busiest = sorted(asks, key=lambda host: (-asks[host], host))
        return {**dict(zip(busiest, self._preferred(busiest, free), strict=False)), **owned}

    def _preferred(self, hosts: list[str], free: list[int]) -> list[int]:
        """Order free tables for hosts: where they sat before, else tables of few features first."""
        problem = self.numbers.problem
        seats: dict[str, dict[int, int]] = {}
        for meeting, table in {**self.hints, **self.fixed}.items():
            for key in problem.requests[meeting].parties:
                counts = seats.setdefault(problem.host_of(key) or "", {})
                counts[table] = counts.get(table, 0) + 1
        left = sorted(free, key=lambda table: (len(problem.tables[table].features), table))
        found = []
        for host in hosts[: len(free)]:
            counts = seats.get(host, {})
            best = min(left, key=lambda table: (-counts.get(table, 0), left.index(table)))
            left.remove(best)
            found.append(best)
        return found
