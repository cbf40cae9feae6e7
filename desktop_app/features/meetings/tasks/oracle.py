"""The SAT solver, asked in portions, so that the clock and Cancel are heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pysat.solvers import Solver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from types import TracebackType
    from typing import Self

ENGINE: Final = "cadical195"
SHORT: Final = 3_000
LONG: Final = 12_000
"""Conflicts between two looks at the clock.

The solver begins each portion anew, so that portions much shorter than this cost it ten times the work
(measured); the longest last some seconds.
"""


class Oracle:
    """A solver with a formula in it, for use in a `with`."""

    def __init__(self, clauses: Iterable[Sequence[int]], goes_on: Callable[[], bool]) -> None:
        self._solver = Solver(ENGINE, bootstrap_with=clauses)
        self._goes_on = goes_on

    def __enter__(self) -> Self:
        """Hand out the solver."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Free its memory."""
        self._solver.delete()

    def add(self, clauses: Iterable[Sequence[int]]) -> None:
        """Add clauses to the formula."""
        for clause in clauses:
            self._solver.add_clause(clause)

    def prefer(self, literals: Sequence[int]) -> None:
        """Try these literals first wherever the formula leaves a choice."""
        self._solver.set_phases(list(literals))

    def holds(self, assumptions: Sequence[int]) -> bool | None:
        """Tell whether the formula can hold under assumptions; None when time ran out first."""
        portion = SHORT
        while self._goes_on():
            answer = self.holds_soon(assumptions, portion)
            if answer is not None:
                return answer
            portion = min(LONG, portion * 2)
        return None

    def holds_soon(self, assumptions: Sequence[int], conflicts: int) -> bool | None:
        """Tell the same; None when so many conflicts did not decide it."""
        self._solver.conf_budget(conflicts)
        answer: bool | None = self._solver.solve_limited(assumptions=list(assumptions))
        return answer

    def model(self) -> set[int]:
        """The literals that hold, after a yes."""
        return {literal for literal in self._solver.get_model() or () if literal > 0}

    def core(self) -> list[int]:
        """The assumptions that cannot hold together, after a no."""
        return list(self._solver.get_core() or ())
