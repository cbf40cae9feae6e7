"""Whether a schedule keeps every hard rule; written from the rules alone, apart from the solver."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.features.meetings.rules.schedule import breaks_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.features.meetings.rules.problem import Placement, Problem, Request
    from desktop_app.features.meetings.rules.schedule import Schedule


class Rule(Enum):
    """What must never be broken."""

    PERSON_TWICE = "person twice"
    TABLE_TWICE = "table twice"
    NOT_AVAILABLE = "not available"
    OVER_LIMIT = "over limit"
    WRONG_SLOT = "wrong slot"
    NO_SUCH_TABLE = "no such table"
    TABLE_LACKS = "table lacks"
    TOO_FEW_TABLES = "too few tables"
    KEPT_MOVED = "kept moved"
    IN_THE_PAST = "in the past"
    ORDER = "order"
    SAME_ORGANISATIONS = "same organisations"
    UNFAIR = "unfair"
    NOT_PLACED = "not placed"
    PLACED_TWICE = "placed twice"


@dataclass(frozen=True, slots=True)
class Broken:
    """One rule that one or more meetings break; `person` and `slot` say whose and when, where that is so."""

    rule: Rule
    requests: tuple[str, ...] = ()
    person: str | None = None
    slot: int | None = None


def check(problem: Problem, schedule: Schedule) -> list[Broken]:
    """List every hard rule that a schedule breaks; without tables in it, those of slots only."""
    return [
        *_alone(problem, schedule),
        *_together(problem, schedule),
        *_at_tables(problem, schedule),
        *_in_order(problem, schedule),
        *_kept(problem, schedule),
        *_fair(problem, schedule),
        *_complete(problem, schedule),
    ]


def _alone(problem: Problem, schedule: Schedule) -> Iterator[Broken]:
    """Rules that a meeting breaks by itself."""
    for key, place in schedule.placed.items():
        request = problem.request[key]
        if not 0 <= place.slot < len(problem.slots) or not request.slots >> place.slot & 1:
            yield Broken(Rule.WRONG_SLOT, (key,), slot=place.slot)
            continue
        for person in request.parties:
            if not problem.person[person].available >> place.slot & 1 and key not in problem.kept:
                yield Broken(Rule.NOT_AVAILABLE, (key,), person, place.slot)
        yield from _at_table(problem, request, place)


def _at_table(problem: Problem, request: Request, place: Placement) -> Iterator[Broken]:
    if place.table is None:
        return
    if not 0 <= place.table < len(problem.tables):
        yield Broken(Rule.NO_SUCH_TABLE, (request.key,), slot=place.slot)
        return
    table = problem.tables[place.table]
    if not table.slots >> place.slot & 1 and request.key not in problem.kept:
        yield Broken(Rule.NO_SUCH_TABLE, (request.key,), slot=place.slot)
    if not request.needs <= table.features and request.key not in problem.kept:
        yield Broken(Rule.TABLE_LACKS, (request.key,), slot=place.slot)


def _together(problem: Problem, schedule: Schedule) -> Iterator[Broken]:
    """Rules that meetings of one person, or of two organisations, break together."""
    for person, meetings in schedule.days_of(problem).items():
        keys = tuple(key for _, _, key in meetings)
        limit = problem.person[person].limit
        if limit is not None and len(meetings) > limit and not all(key in problem.kept for key in keys):
            yield Broken(Rule.OVER_LIMIT, keys, person)
        at: dict[int, list[str]] = defaultdict(list)
        for slot, _, key in meetings:
            at[slot].append(key)
        yield from (
            Broken(Rule.PERSON_TWICE, tuple(found), person, slot)
            for slot, found in at.items()
            if len(found) > 1
        )
    if problem.one_at_once:
        yield from _between(problem, schedule)


def _between(problem: Problem, schedule: Schedule) -> Iterator[Broken]:
    pairs: dict[tuple[tuple[str, str], int], list[str]] = defaultdict(list)
    for key, place in schedule.placed.items():
        pair = problem.pair_of(problem.request[key])
        if pair is not None:
            pairs[pair, place.slot].append(key)
    for (_, slot), keys in pairs.items():
        if len(keys) > 1 and not all(key in problem.kept for key in keys):
            yield Broken(Rule.SAME_ORGANISATIONS, tuple(keys), slot=slot)


def _at_tables(problem: Problem, schedule: Schedule) -> Iterator[Broken]:
    cells: dict[tuple[int, int], list[str]] = defaultdict(list)
    slots: dict[int, list[str]] = defaultdict(list)
    for key, place in schedule.placed.items():
        slots[place.slot].append(key)
        if place.table is not None:
            cells[place.slot, place.table].append(key)
    for (slot, _), keys in cells.items():
        if len(keys) > 1:
            yield Broken(Rule.TABLE_TWICE, tuple(keys), slot=slot)
    for slot, keys in slots.items():
        there = sum(table.slots >> slot & 1 for table in problem.tables)
        if len(keys) > there and not all(key in problem.kept for key in keys):
            yield Broken(Rule.TOO_FEW_TABLES, tuple(keys), slot=slot)


def _in_order(problem: Problem, schedule: Schedule) -> Iterator[Broken]:
    for before, after in problem.precedences:
        one, other = schedule.get(before), schedule.get(after)
        if one is not None and other is not None and one.slot >= other.slot:
            yield Broken(Rule.ORDER, (before, after))


def _kept(problem: Problem, schedule: Schedule) -> Iterator[Broken]:
    for key, place in problem.kept.items():
        now = schedule.get(key)
        if now is None or now.slot != place.slot or (place.table is not None and now.table != place.table):
            yield Broken(Rule.KEPT_MOVED, (key,), slot=place.slot)
    for key, place in schedule.placed.items():
        if place.slot < problem.first_open and key not in problem.kept:
            yield Broken(Rule.IN_THE_PAST, (key,), slot=place.slot)


def _fair(problem: Problem, schedule: Schedule) -> Iterator[Broken]:
    if problem.fairness is None:
        return
    breaks = {person: breaks_in(mask, problem.days) for person, mask in schedule.busy(problem).items()}
    fewest = min(breaks.values(), default=0)
    for person, count in breaks.items():
        if count - fewest > problem.fairness:
            yield Broken(Rule.UNFAIR, person=person)


def _complete(problem: Problem, schedule: Schedule) -> Iterator[Broken]:
    if problem.all_placed:
        for request in problem.requests:
            if request.key not in schedule:
                yield Broken(Rule.NOT_PLACED, (request.key,))
