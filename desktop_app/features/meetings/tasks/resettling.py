"""The exact part of a repair: save as much weight as possible, change few cards, move few meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.rules import slots_in
from desktop_app.features.meetings.tasks.clauses import Clauses
from desktop_app.features.meetings.tasks.oracle import Oracle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

    from desktop_app.features.meetings.tasks.numbers import Numbers

_PORTION: Final = 2_000
_MOST: Final = 200
"""The largest sum that is counted; beyond it, only whether it is larger."""


def resettled(
    numbers: Numbers,
    homes: Mapping[int, int],
    staying: AbstractSet[int],
    spared: AbstractSet[int],
    goes_on: Callable[[], bool],
) -> dict[int, int] | None:
    """Give meetings their slots; those left out are not placed.

    `homes` is where meetings lay before; `staying` are those that must not be lost; `spared` are the
    participants whose card should not change. None when not even the first question was answered in time.
    """
    model = _Model(numbers, homes, staying, spared)
    with Oracle(model.clauses.all, goes_on) as oracle:
        oracle.prefer(model.at_home(homes))
        answer = oracle.holds(())
        if not answer:
            return None
        found = oracle.model()
        for goal in (model.lost, model.changed, model.moved):
            found = _least(model, oracle, goal, found, goes_on)
    return model.slots(found)


def _least(
    model: _Model, oracle: Oracle, goal: list[list[int]], found: set[int], goes_on: Callable[[], bool]
) -> set[int]:
    """Lower one sum as far as it goes, and hold it there for the next."""
    known = len(model.clauses.all)
    more_than = model.clauses.total(goal, _MOST)
    oracle.add(model.clauses.all[known:])
    value = _value(goal, found)
    while value > 0 and goes_on():
        answer = oracle.holds_soon(
            [-more_than[value - 1]] if value <= len(more_than) else [-more_than[-1]], _PORTION
        )
        if not answer:
            break
        found = oracle.model()
        value = _value(goal, found)
    if value < len(more_than):
        oracle.add([[-more_than[value]]])
    return found


def _value(goal: list[list[int]], found: set[int]) -> int:
    return sum(literal in found for count in goal for literal in count)


class _Model:
    """The placements as a formula, with the literals that the goals count."""

    def __init__(
        self, numbers: Numbers, homes: Mapping[int, int], staying: AbstractSet[int], spared: AbstractSet[int]
    ) -> None:
        self.clauses = Clauses()
        self.numbers = numbers
        self.at = [{slot: self.clauses.new() for slot in slots_in(mask)} for mask in numbers.allowed]
        self._clash()
        self._limit()
        self._order()
        self.lost: list[list[int]] = []
        self.moved: list[list[int]] = []
        self.changed: list[list[int]] = []
        self._count(homes, staying, spared)

    def _clash(self) -> None:
        theirs: list[list[int]] = [[] for _ in range(self.numbers.resource_count)]
        for meeting, resources in enumerate(self.numbers.resources):
            self.clauses.at_most_one(list(self.at[meeting].values()))
            for resource in resources:
                theirs[resource].append(meeting)
        for slot in range(self.numbers.slots):
            for members in theirs:
                self.clauses.at_most_one([self.at[each][slot] for each in members if slot in self.at[each]])
            for limit, caps in enumerate(self.numbers.caps):
                here = [
                    places[slot]
                    for places, limits in zip(self.at, self.numbers.limits_of, strict=True)
                    if slot in places and limit in limits
                ]
                self.clauses.at_most(here, caps[slot])

    def _limit(self) -> None:
        for person, most in enumerate(self.numbers.limit):
            theirs = [
                literal
                for places, people in zip(self.at, self.numbers.people, strict=True)
                if person in people
                for literal in places.values()
            ]
            self.clauses.at_most(theirs, most)

    def _order(self) -> None:
        for after, earlier in self.numbers.before.items():
            for before in earlier:
                for slot, late in self.at[before].items():
                    for other, early in self.at[after].items():
                        if other <= slot:
                            self.clauses.add(-late, -early)

    def _count(self, homes: Mapping[int, int], staying: AbstractSet[int], spared: AbstractSet[int]) -> None:
        leaving: dict[int, list[int]] = {}
        for meeting, places in enumerate(self.at):
            lost = self.clauses.new()
            self.clauses.add(*places.values(), lost)
            for literal in places.values():
                self.clauses.add(-literal, -lost)
            self.lost.append([lost] * self.numbers.weight[meeting])
            if meeting in staying:
                self.clauses.add(-lost)
            if meeting in homes:
                away = self._away(meeting, homes[meeting])
                self.moved.append([away])
                for person in set(self.numbers.people[meeting]) & spared:
                    leaving.setdefault(person, []).append(away)
            else:
                for person in set(self.numbers.people[meeting]) & spared:
                    leaving.setdefault(person, []).append(-lost)
        self.changed = [[self.clauses.any_of(ways)] for ways in leaving.values()]

    def at_home(self, homes: Mapping[int, int]) -> list[int]:
        """The literals of a schedule in which nothing moves."""
        return [
            literal if homes.get(meeting) == slot else -literal
            for meeting, places in enumerate(self.at)
            for slot, literal in places.items()
        ]

    def _away(self, meeting: int, home: int) -> int:
        away = self.clauses.new()
        self.clauses.add(*([self.at[meeting][home]] if home in self.at[meeting] else []), away)
        if home in self.at[meeting]:
            self.clauses.add(-self.at[meeting][home], -away)
        return away

    def slots(self, found: set[int]) -> dict[int, int]:
        """Read the slots from the literals that hold."""
        return {
            meeting: slot
            for meeting, places in enumerate(self.at)
            for slot, literal in places.items()
            if literal in found
        }
