"""Why no schedule can place every meeting: by counting where that shows it, else by a proof's own reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.rules import EVERY, Cause, Obstruction
from desktop_app.features.meetings.tasks.formula import FAIRNESS, ORDER, TABLES, Formula
from desktop_app.features.meetings.tasks.numbers import Numbers
from desktop_app.features.meetings.tasks.oracle import Oracle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_app.features.meetings.rules import Problem, Request

AVAILABILITY: Final = "availability"
SLOTS: Final = "slots"
_PATIENCE: Final = 2_000
"""Conflicts that may be spent on finding out that one reason is not needed."""
_MANY: Final = 60


def plain_causes(problem: Problem) -> tuple[Cause, ...]:
    """Find what counting shows: nothing common, more meetings than slots, than the limit, than tables."""
    return (*_without_slot(problem), *_overfull(problem), *_clashing(problem))


def _without_slot(problem: Problem) -> Iterator[Cause]:
    for request in problem.requests:
        if not _slots(problem, request):
            yield Cause(Obstruction.NO_COMMON_SLOT, request.parties, (request.key,), 1, 0)


def _slots(problem: Problem, request: Request) -> int:
    if request.key in problem.kept:
        return 1 << problem.kept[request.key].slot
    return problem.common_slots(request) & problem.open_slots


def _overfull(problem: Problem) -> Iterator[Cause]:
    theirs: dict[str, list[str]] = {}
    open_to: dict[str, int] = {}
    for request in problem.requests:
        for person in request.parties:
            theirs.setdefault(person, []).append(request.key)
            open_to[person] = open_to.get(person, 0) | _slots(problem, request)
    for person, keys in theirs.items():
        limit = problem.person[person].limit
        room = open_to[person].bit_count() if limit is None else min(limit, open_to[person].bit_count())
        if len(keys) > room:
            yield Cause(Obstruction.TOO_MANY_MEETINGS, (person,), tuple(keys), len(keys), room)
    places = sum(table.slots >> slot & 1 for table in problem.tables for slot in range(len(problem.slots)))
    if len(problem.requests) > places:
        yield Cause(Obstruction.TOO_FEW_TABLES, needed=len(problem.requests), available=places)


def _clashing(problem: Problem) -> Iterator[Cause]:
    """Find people who have to be in two meetings at once: both have only one slot, and the same."""
    at: dict[tuple[str, int], list[str]] = {}
    for request in problem.requests:
        mask = _slots(problem, request)
        if mask.bit_count() == 1:
            for person in request.parties:
                at.setdefault((person, mask.bit_length() - 1), []).append(request.key)
    for (person, _), keys in at.items():
        if len(keys) > 1:
            yield Cause(Obstruction.KEPT_CLASH, (person,), tuple(keys), len(keys), 1)


def proven_causes(problem: Problem, goes_on: Callable[[], bool]) -> tuple[Cause, ...]:
    """Name rules that contradict each other, as few as can be found soon.

    Every rule that somebody chose is hung on a guard; the solver says which guards its proof used, and then
    one after the other is left out as long as the proof still holds.
    """
    formula = _guarded(problem)
    with Oracle(formula.clauses.all, goes_on) as oracle:
        if oracle.holds(list(formula.guards)) is not False:
            return (Cause(Obstruction.TOGETHER),)
        core = sorted(oracle.core())
        if len(core) <= _MANY:
            core = _shortened(oracle, core)
    return (_together(problem, [formula.guards[guard] for guard in core]),)


def _shortened(oracle: Oracle, core: list[int]) -> list[int]:
    for guard in list(core):
        if guard in core:
            fewer = [each for each in core if each != guard]
            if oracle.holds_soon(fewer, _PATIENCE) is False:
                core = sorted(oracle.core())
    return core


def _guarded(problem: Problem) -> Formula:
    """Make the formula without availabilities and fixed slots, and say them again under guards."""
    loose = replace(
        problem,
        participants=tuple(replace(each, available=EVERY) for each in problem.participants),
        requests=tuple(replace(each, slots=EVERY) for each in problem.requests),
        kept={},
    )
    formula = Formula(Numbers(loose), guarded=True)
    for number, person in enumerate(problem.participants):
        if formula.meetings[number]:
            _close(formula, (AVAILABILITY, number), formula.busy[number], person.available)
    for number, request in enumerate(problem.requests):
        kept = request.key in problem.kept
        mask = _slots(problem, request) if kept else request.slots & problem.open_slots
        _close(formula, (SLOTS, number), formula.at[number], mask)
    return formula


def _close(formula: Formula, whose: tuple[str, int], literals: dict[int, int], mask: int) -> None:
    """Demand, under a guard, that none of these literals holds in a slot that is not in `mask`."""
    closed = [literal for slot, literal in literals.items() if not mask >> slot & 1]
    if closed:
        with formula.guard(*whose):
            for literal in closed:
                formula.clauses.demand(-literal)


def _together(problem: Problem, found: list[tuple[str, tuple[int, ...]]]) -> Cause:
    people = [
        problem.participants[whose].key for rule, all_of in found for whose in all_of if rule == AVAILABILITY
    ]
    meetings = [
        problem.requests[whose].key for rule, all_of in found for whose in all_of if rule in {SLOTS, ORDER}
    ]
    rules = [
        rule
        for rule in (AVAILABILITY, SLOTS, ORDER, TABLES, FAIRNESS)
        if any(rule == each for each, _ in found)
    ]
    only_order = set(rules) == {ORDER}
    obstruction = Obstruction.ORDER if only_order else Obstruction.TOGETHER
    return Cause(obstruction, tuple(people), tuple(dict.fromkeys(meetings)), rules=tuple(rules))
