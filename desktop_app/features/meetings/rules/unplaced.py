"""Why a request was not placed: the first obstacle that stands in its way, and who or what it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.features.meetings.rules.occupancy import Occupancy
from desktop_app.features.meetings.rules.problem import slots_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.features.meetings.rules.problem import Problem, Request
    from desktop_app.features.meetings.rules.schedule import Schedule


class Obstacle(Enum):
    """What stands in the way of a request."""

    NO_COMMON_SLOT = "no common slot"
    """These people are never available together in a slot that the request may have."""
    ALL_PAST = "all past"
    """They were, but these slots are over."""
    NO_SUITABLE_TABLE = "no suitable table"
    """No table has what the meeting needs."""
    AT_LIMIT = "at limit"
    """These people have as many meetings as they may have."""
    DAY_FULL = "day full"
    """These people have meetings in all slots that the request may have."""
    NEVER_FREE_TOGETHER = "never free together"
    """Each has a free slot, but never the same one."""
    SAME_ORGANISATIONS = "same organisations"
    """When they are free, colleagues of both sides meet each other."""
    ORDER = "order"
    """It would lie on the wrong side of a meeting that it has to follow or to precede."""
    TABLES_TAKEN = "tables taken"
    """All suitable tables are taken when these people are free."""
    POSSIBLE = "possible"
    """Nothing: it could be placed in these slots."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Why one request is not placed.

    `people` whom it is about; `slots` the set in question (where they are available, or free); `rivals` the
    meetings that have the place; `lighter` tells that each of these weighs more than the request.
    """

    request: str
    obstacle: Obstacle
    people: tuple[str, ...] = ()
    slots: int = 0
    rivals: tuple[str, ...] = ()
    lighter: bool = False


def why_unplaced(problem: Problem, schedule: Schedule) -> dict[str, Unplaced]:
    """Explain each request that a schedule leaves out, by its key."""
    occupancy = Occupancy(problem, schedule)
    return {
        request.key: why_not(occupancy, request)
        for request in problem.requests
        if request.key not in schedule
    }


def why_not(occupancy: Occupancy, request: Request) -> Unplaced:
    """Explain one request."""
    return _never(occupancy.problem, request) or _not_these_people(occupancy, request)


def _never(problem: Problem, request: Request) -> Unplaced | None:
    """Find what no other schedule would change."""
    common = problem.common_slots(request)
    if not common:
        return Unplaced(request.key, Obstacle.NO_COMMON_SLOT, request.parties)
    if not common & problem.open_slots:
        return Unplaced(request.key, Obstacle.ALL_PAST, request.parties, common)
    if not any(problem.tables_for(request, slot) for slot in slots_in(common & problem.open_slots)):
        return Unplaced(request.key, Obstacle.NO_SUITABLE_TABLE, slots=common)
    return None


def _not_these_people(occupancy: Occupancy, request: Request) -> Unplaced:
    problem = occupancy.problem
    common = problem.common_slots(request) & problem.open_slots
    limited = occupancy.at_limit(request)
    if limited:
        rivals = _meetings(occupancy, limited, problem.all_slots)
        return _against(problem, Unplaced(request.key, Obstacle.AT_LIMIT, limited, common, rivals))
    free = common
    for person in request.parties:
        free &= ~occupancy.busy[person]
    if free:
        return _in_free_slots(occupancy, request, free)
    full = tuple(person for person in request.parties if not common & ~occupancy.busy[person])
    obstacle = Obstacle.DAY_FULL if full else Obstacle.NEVER_FREE_TOGETHER
    people = full or request.parties
    rivals = _meetings(occupancy, people, common)
    return _against(problem, Unplaced(request.key, obstacle, people, common, rivals))


def _in_free_slots(occupancy: Occupancy, request: Request, free: int) -> Unplaced:
    problem = occupancy.problem
    ordered = free & occupancy.order_slots(request)
    if not ordered:
        others = (
            *problem.meetings_before.get(request.key, ()),
            *problem.meetings_after.get(request.key, ()),
        )
        rivals = tuple(key for key in others if key in occupancy.schedule)
        return Unplaced(request.key, Obstacle.ORDER, (), free, rivals)
    colleagues = occupancy.colleagues(request)
    apart = [slot for slot in slots_in(ordered) if slot not in colleagues]
    if not apart:
        rivals = tuple(colleagues[slot] for slot in slots_in(ordered))
        return Unplaced(request.key, Obstacle.SAME_ORGANISATIONS, (), ordered, rivals)
    return _at_tables(occupancy, request, apart)


def _at_tables(occupancy: Occupancy, request: Request, slots: list[int]) -> Unplaced:
    problem = occupancy.problem
    cells = [(slot, table) for slot in slots for table in problem.tables_for(request, slot)]
    open_at = sum(
        1 << slot for slot in {slot for slot, table in cells if (slot, table) not in occupancy.cell}
    )
    if open_at:
        return Unplaced(request.key, Obstacle.POSSIBLE, (), open_at)
    rivals = tuple(occupancy.cell[cell] for cell in cells)
    asked = sum(1 << slot for slot in slots)
    return _against(problem, Unplaced(request.key, Obstacle.TABLES_TAKEN, (), asked, rivals))


def _meetings(occupancy: Occupancy, people: Iterable[str], slots: int) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            occupancy.meeting[person, slot]
            for person in people
            for slot in slots_in(slots & occupancy.busy[person])
        )
    )


def _against(problem: Problem, found: Unplaced) -> Unplaced:
    weight = problem.request[found.request].weight
    lighter = bool(found.rivals) and all(problem.request[key].weight > weight for key in found.rivals)
    return Unplaced(found.request, found.obstacle, found.people, found.slots, found.rivals, lighter)
