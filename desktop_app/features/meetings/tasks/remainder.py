"""What is left to decide in a repair: the meetings that may move, and the room that all others leave them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.features.meetings.rules import Schedule
from desktop_app.features.meetings.rules.occupancy import Occupancy

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from desktop_app.features.meetings.rules import Participant, Problem, Request, Setback, Table


def after_setback(problem: Problem, schedule: Schedule, setback: Setback) -> Problem:
    """Make the problem as it is now: people missing, tables gone, what is past or locked kept."""
    past = (1 << setback.now) - 1
    kept = {key: place for key, place in schedule.placed.items() if place.slot < setback.now}
    kept |= {key: schedule.placed.get(key, place) for key, place in problem.kept.items()}
    return replace(
        problem,
        participants=tuple(
            replace(each, available=each.available & ~(setback.absent.get(each.key, 0) & ~past))
            for each in problem.participants
        ),
        tables=tuple(
            replace(each, slots=each.slots & ~(setback.gone.get(number, 0) & ~past))
            for number, each in enumerate(problem.tables)
        ),
        kept=kept,
        first_open=max(problem.first_open, setback.now),
    )


def remainder(problem: Problem, schedule: Schedule, open_keys: AbstractSet[str]) -> Problem:
    """Make the problem of `open_keys` alone, in the room that the other meetings of a schedule leave."""
    others = Schedule({key: place for key, place in schedule.placed.items() if key not in open_keys})
    taken = Occupancy(problem, others)
    return replace(
        problem,
        tables=tuple(_free(taken, number, table) for number, table in enumerate(problem.tables)),
        participants=tuple(_free_person(taken, person) for person in problem.participants),
        requests=tuple(_free_request(taken, each) for each in problem.requests if each.key in open_keys),
        kept={},
        precedences=tuple(
            pair for pair in problem.precedences if pair[0] in open_keys and pair[1] in open_keys
        ),
        fairness=None,
        all_placed=False,
    )


def _free(taken: Occupancy, number: int, table: Table) -> Table:
    mask = sum(1 << slot for slot in range(len(taken.problem.slots)) if (slot, number) in taken.cell)
    return replace(table, slots=table.slots & taken.problem.all_slots & ~mask)


def _free_person(taken: Occupancy, person: Participant) -> Participant:
    limit = None if person.limit is None else max(0, person.limit - taken.count(person.key))
    return replace(person, available=person.available & ~taken.busy[person.key], limit=limit)


def _free_request(taken: Occupancy, request: Request) -> Request:
    mask = request.slots & taken.order_slots(request)
    for slot in taken.colleagues(request):
        mask &= ~(1 << slot)
    return replace(request, slots=mask)
