"""The SAT solver, asked in portions, so that the clock and Cancel are heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pysat.solvers import Solver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from types import TracebackType

    from typing_extensions import Self

ENGINE: Final = "cadical195"
_PORTION: Final = 1000
"""Conflicts between two looks at the clock: about half a second at worst."""


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

    def holds(self, assumptions: Sequence[int], conflicts: int | None = None) -> bool | None:
        """Tell whether the formula can hold under assumptions; None when time or `conflicts` ran out first."""
        spent = 0
        while self._goes_on():
            self._solver.conf_budget(_PORTION)
            answer: bool | None = self._solver.solve_limited(assumptions=list(assumptions))
            if answer is not None:
                return answer
            spent += _PORTION
            if conflicts is not None and spent >= conflicts:
                return None
        return None

    def model(self) -> set[int]:
        """The literals that hold, after a yes."""
        return {literal for literal in self._solver.get_model() or () if literal > 0}

    def core(self) -> list[int]:
        """The assumptions that cannot hold together, after a no."""
        return list(self._solver.get_core() or ())
