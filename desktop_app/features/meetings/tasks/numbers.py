"""The problem by numbers: what the search asks thousands of times a second, laid out in lists.

A *resource* is what at most one meeting per slot can have: a participant, or the attention of one
organisation for another one. Participants come first, so that resource n is participant n.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.rules import slots_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.features.meetings.rules import Problem, Request

_MOST_KINDS: Final = 6


class Numbers:
    """One problem, with requests, participants and resources named by number."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.slots = len(problem.slots)
        self.keys = [request.key for request in problem.requests]
        self.number = {key: number for number, key in enumerate(self.keys)}
        self.person = {each.key: number for number, each in enumerate(problem.participants)}
        self.people = [tuple(self.person[key] for key in each.parties) for each in problem.requests]
        self.weight = [each.weight for each in problem.requests]
        self.kept = {self.number[key]: place for key, place in problem.kept.items()}
        self.allowed = [self._allowed(request) for request in problem.requests]
        self.limit = [
            min(
                self.slots if each.limit is None else each.limit,
                (each.available & problem.all_slots).bit_count(),
            )
            for each in problem.participants
        ]
        self.resources = list(self.people)
        self.resource_count = len(problem.participants)
        self._add_pairs()
        self.before = {
            self.number[key]: [self.number[each] for each in others]
            for key, others in problem.meetings_before.items()
        }
        self.after = {
            self.number[key]: [self.number[each] for each in others]
            for key, others in problem.meetings_after.items()
        }
        self._add_table_limits()

    def _allowed(self, request: Request) -> int:
        """The slots that a meeting may lie in; of one that is kept, the one where it lies."""
        if request.key in self.problem.kept:
            return 1 << self.problem.kept[request.key].slot
        mask = self.problem.common_slots(request) & self.problem.open_slots
        return sum(1 << slot for slot in slots_in(mask) if self.problem.tables_for(request, slot))

    def _add_pairs(self) -> None:
        """Make a resource of each two organisations that have several requests for each other."""
        pairs: dict[tuple[str, str], list[int]] = {}
        for key, pair in self.problem.pairs.items():
            pairs.setdefault(pair, []).append(self.number[key])
        for members in pairs.values():
            if any(
                not set(self.people[one]) & set(self.people[two]) for one, two in combinations(members, 2)
            ):
                for number in members:
                    self.resources[number] = (*self.resources[number], self.resource_count)
                self.resource_count += 1

    def _add_table_limits(self) -> None:
        """Say how many meetings of which kinds have room in a slot, by Hall's theorem.

        Meetings of equal needs are a kind. The meetings of a slot find tables if for each set of kinds
        there are as many tables that serve at least one of them; sets whose bound follows from another
        one's are left out.
        """
        needs = sorted({each.needs for each in self.problem.requests}, key=sorted)
        kinds = {need: number for number, need in enumerate(needs)}
        groups = list(_groups(len(needs)))
        caps = {group: self._tables(needs, group) for group in groups}
        kept = [group for group in groups if not self._follows(group, caps)]
        self.caps = [caps[group] for group in kept]
        self.limits_of = [
            tuple(at for at, group in enumerate(kept) if group >> kinds[each.needs] & 1)
            for each in self.problem.requests
        ]

    def _tables(self, needs: list[frozenset[str]], group: int) -> tuple[int, ...]:
        asked = [need for kind, need in enumerate(needs) if group >> kind & 1]
        return tuple(
            sum(
                table.slots >> slot & 1 and any(need <= table.features for need in asked)
                for table in self.problem.tables
            )
            for slot in range(self.slots)
        )

    @staticmethod
    def _follows(group: int, caps: dict[int, tuple[int, ...]]) -> bool:
        larger = (other for other in caps if other & group == group and other != group)
        return any(caps[other] == caps[group] for other in larger)


def _groups(kinds: int) -> Iterator[int]:
    """Sets of kinds; of many kinds, only the small sets and the whole."""
    if kinds <= _MOST_KINDS:
        yield from range(1, 1 << kinds)
        return
    for size in (1, 2):
        for members in combinations(range(kinds), size):
            yield sum(1 << kind for kind in members)
    yield (1 << kinds) - 1
