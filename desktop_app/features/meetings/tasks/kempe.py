"""A schedule under way: which meeting has whom in which slot, and moves that never break a rule.

Two slots induce paths and even cycles on the resources of their meetings (Kempe chains). Exchanging the
slots along one of them keeps everybody free of clashes, and changes the pattern of idle slots at its ends
only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from desktop_app.features.meetings.rules.schedule import breaks_in, waiting_in

if TYPE_CHECKING:
    from desktop_app.features.meetings.tasks.numbers import Numbers

NOWHERE: Final = -1
WAITING: Final = 1 / 64
"""What one idle slot costs beside one break: so little that it decides between equals only."""
UNFAIR: Final = 3.0
"""What a break beyond the fairness bound costs on top."""

Net: TypeAlias = tuple[int, ...]
"""By table limit, how many more meetings."""
_ONE_MORE: Final[Net] = (1,)
_ONE_LESS: Final[Net] = (-1,)


class Costs(dict[int, float]):
    """What the pattern of one participant's slots costs, worked out once for each pattern."""

    def __init__(self, days: tuple[int, ...], fairness: int | None) -> None:
        super().__init__()
        self._days = days
        self._fairness = fairness

    def __missing__(self, mask: int) -> float:
        """Work it out."""
        breaks, idle = self._measured(mask)
        cost = breaks + WAITING * idle
        if self._fairness is not None:
            cost += UNFAIR * max(0, breaks - self._fairness)
        self[mask] = cost
        return cost

    def _measured(self, mask: int) -> tuple[int, int]:
        if len(self._days) > 1 or not mask:
            return breaks_in(mask, self._days), waiting_in(mask, self._days)
        span = mask.bit_length() - (mask & -mask).bit_length() + 1
        return (mask & ~(mask << 1)).bit_count() - 1, span - mask.bit_count()


class Desk:
    """The meetings on the desk, each in a slot or nowhere."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers
        self.cost = Costs(numbers.problem.days, numbers.problem.fairness)
        self.slot = [NOWHERE] * len(numbers.keys)
        self.at = [[NOWHERE] * numbers.resource_count for _ in range(numbers.slots)]
        self.busy = [0] * len(numbers.person)
        self.load = [[0] * numbers.slots for _ in numbers.caps]
        self.crowd = [frozenset(people) for people in numbers.people]
        self.resources = numbers.resources
        self.allowed = numbers.allowed
        self.one_limit = all(limits == (0,) for limits in numbers.limits_of)
        self.ordered = {*numbers.before, *numbers.after}

    def chain(self, first: int, one: int, two: int) -> list[int]:
        """List the meetings that change slots if `first` does."""
        slot, resources = self.slot, self.resources
        into_one, into_two = self.at[one], self.at[two]
        found = [first]
        for meeting in found:
            row = into_two if slot[meeting] == one else into_one
            for resource in resources[meeting]:
                other = row[resource]
                if other >= 0 and other not in found:
                    found.append(other)
        return found

    def change(self, chain: list[int], both: int) -> float | None:
        """What exchanging a chain adds to the cost; None when a meeting may not lie in its other slot."""
        busy, cost, allowed, crowd = self.busy, self.cost, self.allowed, self.crowd
        ends: set[int] = set()
        for meeting in chain:
            if allowed[meeting] & both != both:
                return None
            ends ^= crowd[meeting]
        change = 0.0
        for person in ends:
            mask = busy[person]
            change += cost[mask ^ both] - cost[mask]
        return change

    def net(self, chain: list[int], one: int) -> Net:
        """How many more meetings the other slot has under each table limit, after a chain changed slots."""
        slot = self.slot
        if self.one_limit:
            if len(chain) == 1:
                return _ONE_MORE if slot[chain[0]] == one else _ONE_LESS
            more = 0
            for meeting in chain:
                more += 1 if slot[meeting] == one else -1
            return (more,)
        nets = [0] * len(self.load)
        for meeting in chain:
            for limit in self.numbers.limits_of[meeting]:
                nets[limit] += 1 if slot[meeting] == one else -1
        return tuple(nets)

    def has_room(self, net: Net, one: int, two: int) -> bool:
        """Tell whether there are tables enough for so many more meetings in the second slot."""
        for more, load, cap in zip(net, self.load, self.numbers.caps, strict=True):
            if more > 0 and load[two] + more > cap[two]:
                return False
            if more < 0 and load[one] - more > cap[one]:
                return False
        return True

    def keeps_order(self, meeting: int, slot: int) -> bool:
        """Tell whether a meeting lies after and before those it should, if it lay in `slot`."""
        before, after = self.numbers.before.get(meeting, ()), self.numbers.after.get(meeting, ())
        return all(self.slot[other] < slot for other in before) and all(
            self.slot[other] == NOWHERE or self.slot[other] > slot for other in after
        )

    def out_of_order(self, meeting: int, slot: int) -> set[int]:
        """The meetings that would not lie before or after this one as they should, if it lay in `slot`."""
        before, after = self.numbers.before.get(meeting, ()), self.numbers.after.get(meeting, ())
        late = {other for other in before if self.slot[other] >= slot}
        return late | {other for other in after if NOWHERE != self.slot[other] <= slot}

    def exchange(self, chain: list[int], one: int, two: int) -> None:
        """Change the slots of a chain."""
        both = 1 << one | 1 << two
        slot, at = self.slot, self.at
        for meeting in chain:
            row = at[slot[meeting]]
            for resource in self.resources[meeting]:
                row[resource] = NOWHERE
        for meeting in chain:
            old = slot[meeting]
            new = two if old == one else one
            slot[meeting] = new
            row = at[new]
            for resource in self.resources[meeting]:
                row[resource] = meeting
            for limit in self.numbers.limits_of[meeting]:
                self.load[limit][old] -= 1
                self.load[limit][new] += 1
            for person in self.crowd[meeting]:
                self.busy[person] ^= both

    def obeys(self, chain: list[int]) -> bool:
        """Tell whether the meetings of a chain that was just exchanged are in order."""
        return all(
            self.keeps_order(meeting, self.slot[meeting]) for meeting in chain if meeting in self.ordered
        )

    def put(self, meeting: int, slot: int) -> None:
        """Put a meeting that lies nowhere into a slot where nobody of it is busy."""
        self.slot[meeting] = slot
        self._mark(meeting, slot, meeting, 1)

    def take(self, meeting: int) -> None:
        """Take a meeting out."""
        slot = self.slot[meeting]
        self.slot[meeting] = NOWHERE
        self._mark(meeting, slot, NOWHERE, -1)

    def _mark(self, meeting: int, slot: int, mark: int, more: int) -> None:
        row = self.at[slot]
        for resource in self.resources[meeting]:
            row[resource] = mark
        for person in self.crowd[meeting]:
            self.busy[person] ^= 1 << slot
        for limit in self.numbers.limits_of[meeting]:
            self.load[limit][slot] += more

    def clashes(self, meeting: int, slot: int) -> set[int]:
        """The meetings that have somebody whom this one needs in a slot."""
        row = self.at[slot]
        return {row[resource] for resource in self.resources[meeting]} - {NOWHERE}

    def full(self, meeting: int, slot: int) -> bool:
        """Tell whether no table is left for a meeting in a slot."""
        return any(
            self.load[limit][slot] >= self.numbers.caps[limit][slot]
            for limit in self.numbers.limits_of[meeting]
        )

    def over_limit(self, meeting: int) -> list[int]:
        """The participants who could not have this meeting beside those they have."""
        limit, busy = self.numbers.limit, self.busy
        return [person for person in self.crowd[meeting] if busy[person].bit_count() >= limit[person]]

    def idle_cost(self) -> float:
        """What the patterns of all participants cost."""
        return sum(self.cost[mask] for mask in self.busy)
