"""Clauses over numbered variables, and the counters that say "at most" and "exactly" in them."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Clauses:
    """A formula in conjunctive normal form; a literal is a variable's number, negative for its opposite."""

    def __init__(self) -> None:
        self.all: list[list[int]] = []
        self.variables = 0
        self.guard: int | None = None
        """While it is set, what is demanded holds only if this literal does."""

    def new(self) -> int:
        """Make a variable."""
        self.variables += 1
        return self.variables

    def add(self, *literals: int) -> None:
        """Say that one of these holds, whatever the guard: what defines a variable."""
        self.all.append(list(literals))

    def demand(self, *literals: int) -> None:
        """Demand that one of these holds."""
        self.all.append([*literals] if self.guard is None else [-self.guard, *literals])

    def any_of(self, literals: Sequence[int]) -> int:
        """Give a literal that holds just when one of these does."""
        if len(literals) == 1:
            return literals[0]
        found = self.new()
        self.all.extend([-literal, found] for literal in literals)
        self.add(-found, *literals)
        return found

    def at_most_one(self, literals: Sequence[int]) -> None:
        """Demand that no two of these hold."""
        for one, two in combinations(literals, 2):
            self.demand(-one, -two)

    def counted(self, literals: Sequence[int], most: int) -> list[list[int]]:
        """Count along a list: the literal at [n][k] holds just when more than k of the first n + 1 do.

        Sequential counter (Sinz 2005), in both directions, up to `most`.
        """
        rows: list[list[int]] = []
        for number, literal in enumerate(literals):
            last = rows[-1] if rows else []
            row = [self.new() for _ in range(min(number + 1, most))]
            for level, here in enumerate(row):
                below = last[level - 1] if level else None
                same = last[level] if level < len(last) else None
                self._count(here, literal, same, below, first=level == 0)
            rows.append(row)
        return rows

    def _count(self, here: int, literal: int, same: int | None, below: int | None, *, first: bool) -> None:
        """Make `here` hold just when `same` does, or `literal` together with `below`."""
        if same is not None:
            self.add(-same, here)
        step = [] if first or below is None else [below]
        self.add(-literal, *(-each for each in step), here)
        kept = [] if same is None else [same]
        self.add(-here, *kept, literal)
        for each in step:
            self.add(-here, *kept, each)

    def at_most(self, literals: Sequence[int], most: int) -> None:
        """Demand that no more than `most` of these hold."""
        if most >= len(literals):
            return
        if most <= 0:
            for literal in literals:
                self.demand(-literal)
            return
        rows = self.counted(literals, most)
        for earlier, literal in zip(rows, literals[1:], strict=False):
            if len(earlier) == most:
                self.demand(-earlier[-1], -literal)

    def merged(self, one: list[int], two: list[int], most: int) -> list[int]:
        """Count two counts together: the literal at [k] holds when more than k of both do (one direction)."""
        found = [self.new() for _ in range(min(len(one) + len(two), most))]
        for left in range(len(one) + 1):
            for right in range(len(two) + 1):
                level = left + right
                if 0 < level <= len(found):
                    needs = ([-one[left - 1]] if left else []) + ([-two[right - 1]] if right else [])
                    self.add(*needs, found[level - 1])
        for higher, lower in pairwise(reversed(found)):
            self.add(-higher, lower)
        return found

    def total(self, counts: list[list[int]], most: int) -> list[int]:
        """Count many counts together, as a tree of `merged` (Bailleux and Boufkhad's totalizer)."""
        parts = [count for count in counts if count] or [[]]
        while len(parts) > 1:
            pairs = [parts[at : at + 2] for at in range(0, len(parts), 2)]
            parts = [self.merged(pair[0], pair[1], most) if len(pair) > 1 else pair[0] for pair in pairs]
        return parts[0]

    def even(self, literals: Sequence[int]) -> None:
        """Demand that an even number of these hold."""
        if not literals:
            return
        parity = literals[0]
        for literal in literals[1:]:
            following = self.new()
            for signs in ((1, 1, -1), (-1, -1, -1), (1, -1, 1), (-1, 1, 1)):
                self.add(signs[0] * parity, signs[1] * literal, signs[2] * following)
            parity = following
        self.add(-parity)
