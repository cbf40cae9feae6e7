"""The search: Kempe chains under simulated annealing, first for weight, then for breaks, then for waiting.

The number of steps drives the temperature, so that the same seed leads to the same schedule on every machine
that makes all its steps; on one that cannot, the clock takes over, so that the search ends cold all the same.
"""

from __future__ import annotations

from math import log
from random import Random
from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.tasks.kempe import NOWHERE, Desk, Net

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_app.features.meetings.tasks.numbers import Numbers

HOT: Final = 0.45
COLD: Final = 0.13
WEIGHT: Final = 6.0
"""What a unit of weight is worth in breaks, while the search goes up and down."""
ROUND: Final = 256
"""Steps between two looks at the clock."""
_ADDING: Final = 0.3
_CALM: Final = 0.05
"""How often somebody without a break is looked at, too."""
_NEAR: Final = 0.9
"""How often a meeting is brought beside another one of the same person, rather than anywhere."""
_TRIES: Final = 60
_TINY: Final = 1e-12
_HOPELESS: Final = 8.0
"""More breaks than a replacement can save."""
_WEIGHED: Final = 16
"""So many chains are compared as a counterweight: on a full day of many tables, more cost steps that are
worth more (measured: 520 breaks instead of 601 after the same 20 CPU seconds with 200 tables)."""


class Search:
    """One run over one problem; `best` is the best assignment of slots so far."""

    def __init__(self, numbers: Numbers, desk: Desk, share: list[float], seed: int) -> None:
        self.numbers = numbers
        self.desk = desk
        self.share = share
        self.random = Random(seed).random  # noqa: S311 (a search that can be repeated, no secret)
        self.waiting = [
            each for each in range(len(numbers.keys)) if desk.slot[each] == NOWHERE and numbers.allowed[each]
        ]
        self.weight = sum(numbers.weight[each] for each, slot in enumerate(desk.slot) if slot != NOWHERE)
        self.cost = desk.idle_cost()
        self.best = list(desk.slot)
        self.best_rank = (self.weight, -self.cost)
        self.temperature = HOT

    def run(
        self, steps: int, told: Callable[[int], float | None], hot: float = HOT, cold: float = COLD
    ) -> bool:
        """Make `steps` proposals; `told` is asked now and then with their number so far.

        It gives how far the search has cooled down, from 0 to 1, or ends it by None. Gives whether all steps
        were made.
        """
        for done in range(0, steps, ROUND):
            part = told(done)
            if part is None:
                return False
            self.temperature = hot * (cold / hot) ** part
            self._round()
        return True

    def _round(self) -> None:
        random = self.random
        for _ in range(ROUND):
            if self.waiting and random() < _ADDING:
                self._add()
            else:
                self._move()
            if self.weight >= self.best_rank[0] and (self.weight, -self.cost - _TINY) > self.best_rank:
                self.best_rank = (self.weight, -self.cost)
                self.best = list(self.desk.slot)

    def _move(self) -> None:
        """Bring a meeting of somebody with a break beside another one, with all that hangs on it."""
        picked = self._picked()
        if picked is None:
            return
        first, one, two = picked
        desk, both = self.desk, 1 << one | 1 << two
        chain = desk.chain(first, one, two)
        change = desk.change(chain, both)
        most = -self.temperature * log(self.random() + _TINY)
        if change is None or change > most:
            return
        net = desk.net(chain, one)
        if any(net) and not desk.has_room(net, one, two):
            found = self._counterweight(chain, net, one, two)
            if found is None or change + found[0] > most:
                return
            change += found[0]
            chain = chain + found[1]
        desk.exchange(chain, one, two)
        if desk.ordered and not desk.obeys(chain):
            desk.exchange(chain, one, two)
            return
        self.cost += change

    def _picked(self) -> tuple[int, int, int] | None:
        """Pick a meeting, the slot where it lies and another one for it."""
        random, desk = self.random, self.desk
        person = self._person()
        if person is None:
            return None
        mask = desk.busy[person]
        one = self._slot_of(mask)
        first = desk.at[one][person]
        near = mask & ~(1 << one)
        near = (near << 1 | near >> 1) & ~mask & desk.allowed[first]
        if random() < _NEAR and near:
            return first, one, self._slot_of(near)
        two = int(random() * self.numbers.slots)
        return None if one == two else (first, one, two)

    def _person(self) -> int | None:
        """Pick a participant with meetings, one with breaks as a rule."""
        random, busy, cost = self.random, self.desk.busy, self.desk.cost
        for _ in range(_TRIES):
            person = int(random() * len(busy))
            mask = busy[person]
            if mask and (cost[mask] >= 1 or random() < _CALM):
                return person
        return None

    def _slot_of(self, mask: int) -> int:
        """Pick a slot of a set."""
        count = mask.bit_count()
        if count > 1:
            for _ in range(int(self.random() * count)):
                mask &= mask - 1
        return (mask & -mask).bit_length() - 1

    def _counterweight(
        self, chain: list[int], net: Net, one: int, two: int
    ) -> tuple[float, list[int]] | None:
        """Find the chain that costs least of some that leave tables enough in both slots."""
        desk, both = self.desk, 1 << one | 1 << two
        best: tuple[float, list[int]] | None = None
        for other in self._others(chain, one, two, desk.at[two if sum(net) > 0 else one]):
            back = desk.net(other, one)
            if not any(back) or not desk.has_room(tuple(map(sum, zip(net, back, strict=True))), one, two):
                continue
            change = desk.change(other, both)
            if change is not None and (best is None or change < best[0]):
                best = (change, other)
        return best

    def _others(self, chain: list[int], one: int, two: int, row: list[int]) -> Iterator[list[int]]:
        """Give some chains of a slot's meetings beside a first one, beginning anywhere."""
        seen, start, left = set(chain), int(self.random() * len(row)), _WEIGHED
        for at in range(start - len(row), start):
            meeting = row[at]
            if meeting >= 0 and meeting not in seen:
                other = self.desk.chain(meeting, one, two)
                seen.update(other)
                yield other
                left -= 1
                if not left:
                    return

    def _add(self) -> None:
        """Try to put a waiting meeting into a slot, in place of those that stand in its way."""
        at = self._candidate()
        meeting = self.waiting[at]
        slot = int(self.random() * self.numbers.slots)
        if not self.desk.allowed[meeting] >> slot & 1:
            return
        victims = self._victims(meeting, slot)
        if victims is None:
            return
        gain = self.numbers.weight[meeting] - sum([self.numbers.weight[each] for each in victims])
        most = WEIGHT * gain - self.temperature * log(self.random() + _TINY)
        if most < -_HOPELESS:
            return
        change = self._change(meeting, slot, victims)
        if change <= most:
            self._replace(at, slot, victims)
            self.cost += change
            self.weight += gain

    def _candidate(self) -> int:
        """Pick a waiting meeting: of three, the one that the bound's solution takes most of."""
        count = len(self.waiting)
        picks = [int(self.random() * count) for _ in range(3)]
        return max(picks, key=lambda at: self.share[self.waiting[at]])

    def _victims(self, meeting: int, slot: int) -> set[int] | None:
        """The meetings that must go for this one; None when one of them is kept."""
        desk = self.desk
        victims = desk.clashes(meeting, slot)
        if desk.ordered:
            victims |= desk.out_of_order(meeting, slot)
        for person in desk.over_limit(meeting):
            if not any(person in desk.crowd[each] for each in victims):
                victims.add(self._any_of(person))
        if desk.full(meeting, slot) and not self._makes_room(meeting, slot, victims):
            return None
        return None if any(each in self.numbers.kept or each < 0 for each in victims) else victims

    def _makes_room(self, meeting: int, slot: int, victims: set[int]) -> bool:
        """Tell whether a table is left when these have gone; if need be, and possible, one more goes."""
        desk, limits = self.desk, self.numbers.limits_of
        if not any(desk.slot[each] == slot for each in victims):
            other = self._any_in(slot)
            if other is None:
                return False
            victims.add(other)
        gone = [each for each in victims if desk.slot[each] == slot]
        return all(
            desk.load[limit][slot] - sum(limit in limits[each] for each in gone)
            < self.numbers.caps[limit][slot]
            for limit in limits[meeting]
        )

    def _any_of(self, person: int) -> int:
        """Pick a meeting of a participant."""
        mask = self.desk.busy[person]
        return self.desk.at[self._slot_of(mask)][person] if mask else NOWHERE

    def _any_in(self, slot: int) -> int | None:
        """Pick a meeting of a slot."""
        row = self.desk.at[slot]
        for _ in range(_TRIES):
            meeting = row[int(self.random() * len(self.desk.busy))]
            if meeting >= 0:
                return meeting
        return None

    def _change(self, meeting: int, slot: int, victims: set[int]) -> float:
        """What a replacement adds to the cost of the patterns."""
        desk = self.desk
        busy, cost, here = desk.busy, desk.cost, 1 << slot
        masks: dict[int, int] = {}
        for victim in victims:
            there = 1 << desk.slot[victim]
            for person in desk.crowd[victim]:
                masks[person] = masks.get(person, busy[person]) ^ there
        for person in desk.crowd[meeting]:
            masks[person] = masks.get(person, busy[person]) | here
        change = 0.0
        for person, mask in masks.items():
            change += cost[mask] - cost[busy[person]]
        return change

    def _replace(self, at: int, slot: int, victims: set[int]) -> None:
        meeting = self.waiting[at]
        for victim in victims:
            self.desk.take(victim)
        self.desk.put(meeting, slot)
        self.waiting[at] = self.waiting[-1]
        self.waiting.pop()
        self.waiting.extend(sorted(victims))
