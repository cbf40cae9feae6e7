"""The literature's problem: every meeting is to be placed, with the fewest breaks, proven.

First a short search with Kempe chains; then a SAT solver, which raises the bound from below while that is
easy, and lowers the best from above until there is a proof.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.rules import (
    Ending,
    Figures,
    Placement,
    Plan,
    Schedule,
    Standing,
    check,
    figures,
)
from desktop_app.features.meetings.tasks.anneal import Search
from desktop_app.features.meetings.tasks.bound import weight_bound
from desktop_app.features.meetings.tasks.formula import Formula
from desktop_app.features.meetings.tasks.kempe import NOWHERE
from desktop_app.features.meetings.tasks.numbers import Numbers
from desktop_app.features.meetings.tasks.obstruction import plain_causes, proven_causes
from desktop_app.features.meetings.tasks.oracle import LONG, SHORT, Oracle
from desktop_app.features.meetings.tasks.organiser import with_tables
from desktop_app.features.meetings.tasks.start import desk_after, first_desk

if TYPE_CHECKING:
    from desktop_app.features.meetings.rules import ScheduleJob
    from desktop_app.features.meetings.tasks.watch import Watch

STEPS_PER_MEETING: Final = 1_500
HOT: Final = 0.3
COLD: Final = 0.08
_LOW_TURNS: Final = 2


def fewest_breaks(job: ScheduleJob, watch: Watch) -> Plan:
    """Place every meeting with as few breaks as possible, or prove that it cannot be, and say why."""
    causes = plain_causes(job.problem)
    if causes:
        return Plan(None, Figures(), Standing(), Ending.IMPOSSIBLE, watch.spent(), causes)
    return _Proof(job, watch).plan()


class _Proof:
    """The best schedule and the best bound so far."""

    def __init__(self, job: ScheduleJob, watch: Watch) -> None:
        self.job = job
        self.watch = watch
        self.numbers = Numbers(job.problem)
        self.slots: list[int] | None = None
        self.breaks: int | None = None
        self.bound = 0
        self.weight = sum(self.numbers.weight)

    def plan(self) -> Plan:
        self._search()
        impossible = False
        if self.slots is None or self.breaks:
            impossible = self._prove()
        if impossible:
            causes = proven_causes(self.job.problem, self._goes_on)
            return Plan(None, Figures(), Standing(), Ending.IMPOSSIBLE, self.watch.spent(), causes)
        return self._ended()

    def _ended(self) -> Plan:
        schedule, before = None, self.job.before
        found = Figures(requested=len(self.numbers.keys))
        if self.slots is not None:
            schedule = with_tables(self.numbers, self.slots, before)
            found = figures(self.job.problem, schedule)
        if before is not None and not check(self.job.problem, before):
            earlier = figures(self.job.problem, before)
            if schedule is None or earlier.rank >= found.rank:
                schedule, found, self.breaks = before, earlier, earlier.breaks
        proven = self.breaks is not None and self.bound >= self.breaks
        ending = Ending.OPTIMAL if proven else self.watch.ending or Ending.STEPS
        return Plan(schedule, found, self._standing(), ending, self.watch.spent())

    def _standing(self) -> Standing:
        weight = self.weight if self.slots is not None else 0
        return Standing(weight, self.weight, self.breaks, self.bound)

    def _goes_on(self) -> bool:
        return self.watch.goes_on(self.watch.part(), self._standing())

    def _search(self) -> None:
        """Find a good schedule fast, if the search finds one that keeps every rule."""
        bound = weight_bound(self.numbers)
        before = self.job.before
        desk = first_desk(self.numbers, bound) if before is None else desk_after(self.numbers, before)
        search = Search(self.numbers, desk, bound.share, self.job.budget.seed)

        steps = self.job.budget.steps or STEPS_PER_MEETING * len(self.numbers.keys)

        def told(done: int) -> float | None:
            perfect = search.best_rank[0] >= self.weight and search.best_rank[1] > -1
            return None if perfect or not self._goes_on() else done / steps

        search.run(steps, told, HOT, COLD)
        if NOWHERE not in search.best:
            self._take(search.best)

    def _take(self, slots: list[int]) -> None:
        """Keep a schedule if it keeps the rules and is the best so far."""
        placed = {key: Placement(slot) for key, slot in zip(self.numbers.keys, slots, strict=True)}
        schedule = Schedule(placed)
        if check(self.job.problem, schedule):
            return
        breaks = figures(self.job.problem, schedule).breaks
        if self.breaks is None or breaks < self.breaks:
            self.slots, self.breaks = list(slots), breaks

    def _prove(self) -> bool:
        """Close the gap as far as time allows; tells whether no schedule exists at all."""
        formula = Formula(self.numbers)
        with Oracle(formula.clauses.all, self._goes_on) as oracle:
            if self.breaks is None:
                answer = oracle.holds(())
                if answer is None:
                    return False
                if not answer:
                    return True
                self._take(formula.slots_of(oracle.model()))
            self._close(formula, oracle)
        return False

    def _close(self, formula: Formula, oracle: Oracle) -> None:
        if not self.breaks:
            return
        known = len(formula.clauses.all)
        more_than = formula.total(self.breaks)
        oracle.add(formula.clauses.all[known:])
        portion, turn = SHORT, 0
        while self.breaks > self.bound and self._goes_on():
            # Most of the time is for the bound: what holds there is the optimum, and what does not raises it.
            low = turn % 3 < _LOW_TURNS
            target = self.bound if low else (self.bound + self.breaks - 1) // 2
            answer = oracle.holds_soon([-more_than[target]], portion)
            if answer:
                self._take(formula.slots_of(oracle.model()))
            elif answer is False:
                self.bound = target + 1
            else:
                turn += 1
                portion = min(LONG, portion * 3 // 2)
