"""The literature's problem as a formula: every meeting placed, breaks counted, for a SAT solver to prove.

After the MaxSAT formulation of Bofill et al. (JAIR 2022, section 4), with its implied constraints: the
exact number of busy slots of each participant, the parity of busy participants in each slot, and stars of
meetings of one participant in the table limit. Rules can hang on guards, so that a proof of impossibility
names those that it needed.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.rules import slots_in
from desktop_app.features.meetings.tasks.clauses import Clauses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.features.meetings.tasks.numbers import Numbers

_PAIR: Final = 2
TABLES: Final = "tables"
FAIRNESS: Final = "fairness"
ORDER: Final = "order"


class Formula:
    """One problem in clauses.

    `at[meeting][slot]` is the literal of a placement, `busy[resource][slot]` of a resource that meets, and
    `breaks[person]` are the literals that hold when a participant has more than 0, 1, … breaks. With
    `guarded`, `guards` names the rule, and where it is one's own the meetings, that hang on each guard.
    """

    def __init__(self, numbers: Numbers, *, guarded: bool = False) -> None:
        self.numbers = numbers
        self.clauses = Clauses()
        self.guarded = guarded
        self.guards: dict[int, tuple[str, tuple[int, ...]]] = {}
        self.slots = range(numbers.slots)
        self.people = range(len(numbers.person))
        self.at = [{slot: self.clauses.new() for slot in slots_in(mask)} for mask in numbers.allowed]
        self.meetings: list[list[int]] = [[] for _ in range(numbers.resource_count)]
        for meeting, resources in enumerate(numbers.resources):
            for resource in resources:
                self.meetings[resource].append(meeting)
        self._place()
        self.busy = [self._busy(resource) for resource in range(numbers.resource_count)]
        with self.guard(TABLES):
            self._tables()
        self._order()
        self.breaks = [self._breaks(person) for person in self.people]
        with self.guard(FAIRNESS):
            self._fair()

    @contextmanager
    def guard(self, rule: str, *whose: int) -> Iterator[None]:
        """Hang what is demanded inside on a guard of its own."""
        if self.guarded:
            self.clauses.guard = self.clauses.new()
            self.guards[self.clauses.guard] = (rule, whose)
        yield
        self.clauses.guard = None

    def total(self, most: int) -> list[int]:
        """Add literals that hold when there are more than 0, 1, … breaks in all, up to `most`."""
        return self.clauses.total(self.breaks, most)

    def slots_of(self, model: set[int]) -> list[int]:
        """Read where each meeting lies from the literals that hold."""
        return [next(slot for slot, literal in places.items() if literal in model) for places in self.at]

    def _place(self) -> None:
        for places in self.at:
            self.clauses.add(*places.values())
            self.clauses.at_most_one(list(places.values()))

    def _busy(self, resource: int) -> dict[int, int]:
        """For each slot that a resource can meet in, the literal that it does; at most one meeting each."""
        found = {}
        for slot in self.slots:
            here = [self.at[each][slot] for each in self.meetings[resource] if slot in self.at[each]]
            if here:
                self.clauses.at_most_one(here)
                found[slot] = self.clauses.any_of(here)
        return found

    def _tables(self) -> None:
        limits_of = self.numbers.limits_of
        for limit, caps in enumerate(self.numbers.caps):
            stars = self._stars([each for each, limits in enumerate(limits_of) if limit in limits])
            for slot in self.slots:
                ways = [[self.at[each][slot] for each in star if slot in self.at[each]] for star in stars]
                self.clauses.at_most([self.clauses.any_of(way) for way in ways if way], caps[slot])
        if all(len(people) == _PAIR for people in self.numbers.people):
            for slot in self.slots:
                self._pairs(slot)

    def _pairs(self, slot: int) -> None:
        """Say the table limit of meetings of two once more, of people: proofs are much shorter with it."""
        busy = [self.busy[person][slot] for person in self.people if slot in self.busy[person]]
        self.clauses.even(busy)
        for limit, caps in enumerate(self.numbers.caps):
            if all(limit in limits for limits in self.numbers.limits_of):
                self.clauses.at_most(busy, _PAIR * caps[slot])
                # What the other slots cannot hold must lie here: on a full day, that leaves little choice.
                least = len(self.at) - sum(caps) + caps[slot]
                if least > 0:
                    idle = [-literal for literal in busy]
                    self.clauses.at_most(idle, max(0, len(busy) - _PAIR * least))

    def _stars(self, members: list[int]) -> list[list[int]]:
        """Group meetings by participants of whom each has one: at most one meeting of a group per slot."""
        left = dict.fromkeys(members)
        stars = []
        while left:
            counts: dict[int, int] = {}
            for meeting in left:
                for person in self.numbers.people[meeting]:
                    counts[person] = counts.get(person, 0) + 1
            centre = max(counts, key=lambda person: (counts[person], -person))
            star = [meeting for meeting in left if centre in self.numbers.people[meeting]]
            stars.append(star)
            for meeting in star:
                del left[meeting]
        return stars

    def _order(self) -> None:
        for after, earlier in self.numbers.before.items():
            for before in earlier:
                with self.guard(ORDER, before, after):
                    self._precede(before, after)

    def _precede(self, before: int, after: int) -> None:
        for slot, late in self.at[before].items():
            for other, early in self.at[after].items():
                if other <= slot:
                    self.clauses.demand(-late, -early)

    def _breaks(self, person: int) -> list[int]:
        asked = len(self.meetings[person])
        busy = self.busy[person]
        if not busy:
            return []
        never = self.clauses.new()
        self.clauses.add(-never)
        row = [busy.get(slot, never) for slot in range(min(busy), max(busy) + 1)]
        counts = self.clauses.counted(row, asked + 1)
        self._exactly(counts, asked)
        holes = [
            self._hole(row[at], row[at - 1], counts[at - 1][0])
            for at in range(2, len(row))
            if row[at] != never
        ]
        most = min(asked - 1, (len(row) - 1) // 2)
        return self.clauses.counted(holes, most)[-1] if holes and most > 0 else []

    def _exactly(self, counts: list[list[int]], asked: int) -> None:
        if len(counts[-1]) < asked:
            self.clauses.add()
            return
        self.clauses.add(counts[-1][asked - 1])
        for count in counts:
            if len(count) > asked:
                self.clauses.add(-count[asked])

    def _hole(self, now: int, just_before: int, earlier: int) -> int:
        """Make the literal that a break ends here: busy now, idle just before, busy some time before."""
        hole = self.clauses.new()
        self.clauses.add(-now, just_before, -earlier, hole)
        self.clauses.add(-hole, now)
        self.clauses.add(-hole, -just_before)
        self.clauses.add(-hole, earlier)
        return hole

    def _fair(self) -> None:
        """Demand that somebody has more breaks than the bound only if everybody has some."""
        bound = self.numbers.problem.fairness
        if bound is None:
            return
        everybody = [self.clauses.new() for _ in range(max(map(len, self.breaks), default=0))]
        for counts in self.breaks:
            for level, company in enumerate(everybody):
                self.clauses.add(-company, *counts[level : level + 1])
            for level in range(bound, len(counts)):
                self.clauses.demand(-counts[level], everybody[level - bound])
