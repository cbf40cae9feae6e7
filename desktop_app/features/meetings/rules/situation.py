"""The meetings of an event at one moment, as the scheduler needs them, and back from its answer to rows."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from desktop_app.features.meetings.rules.check import Rule, check
from desktop_app.features.meetings.rules.place import has_begun
from desktop_app.features.meetings.rules.repair import Setback

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from desktop_app.features.meetings.rules.check import Broken
    from desktop_app.features.meetings.rules.place import TableRow, TimedSlot
    from desktop_app.features.meetings.rules.problem import Placement, Problem
    from desktop_app.features.meetings.rules.schedule import Schedule


@dataclass(frozen=True)
class Situation:
    """What there is at `now`: the problem with the schedule so far.

    `slots` and `tables` lie as in the problem; its participants go by the keys of attendees and its requests
    by those of requests. `meeting_ids` are the meetings behind the schedule by request, `locked` those that
    somebody locked. `fingerprint` is the same as long as nothing that matters to the schedule has changed;
    the time that passes does not. A part of a situation has none.
    """

    event_id: str
    now: datetime
    problem: Problem
    schedule: Schedule
    slots: tuple[TimedSlot, ...]
    tables: tuple[TableRow, ...]
    meeting_ids: Mapping[str, str] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    fingerprint: str = ""

    def slot_number(self, block_id: str, number: int) -> int | None:
        """The place of a block's slot among all slots; None where there is none."""
        return self._places.get((block_id, number))

    @cached_property
    def _places(self) -> dict[tuple[str, int], int]:
        return {(slot.block_id, slot.number): place for place, slot in enumerate(self.slots)}

    def without(self, request: str) -> Situation:
        """What there would be if a request had no meeting."""
        kept = {key: place for key, place in self.problem.kept.items() if key != request}
        schedule = self.schedule.with_placed({request: None})
        return replace(self, problem=replace(self.problem, kept=kept), schedule=schedule)

    def slots_during(self, starts: datetime | None, ends: datetime | None) -> int:
        """The set of slots of which a stretch takes something."""
        return sum(1 << place for place, slot in enumerate(self.slots) if slot.overlaps(starts, ends))


def first_open(slots: Iterable[TimedSlot], now: datetime) -> int:
    """How many slots have begun: whoever sits there is not moved any more."""
    return sum(has_begun(slot, now) for slot in slots)


def marked(situation: Situation) -> Situation:
    """The situation with its fingerprint."""
    told = fingerprint_of(situation.problem, situation.schedule, situation.locked)
    return replace(situation, fingerprint=told)


def fingerprint_of(problem: Problem, schedule: Schedule, locked: Iterable[str]) -> str:
    """What two situations share where a schedule made for one fits the other as well."""
    parts = [
        [(slot.key, slot.starts, slot.ends, slot.day) for slot in problem.slots],
        [(table.key, sorted(table.features), table.slots, table.owner) for table in problem.tables],
        [
            (each.key, each.available, each.limit, each.organisation, each.own_table)
            for each in problem.participants
        ],
        [
            (each.key, each.first, each.second, each.weight, each.kind, each.slots, sorted(each.needs))
            for each in problem.requests
        ],
        sorted((key, place.slot, place.table) for key, place in schedule.placed.items()),
        sorted(locked),
    ]
    return blake2b(json.dumps(parts).encode(), digest_size=16).hexdigest()


def setback_at(
    situation: Situation,
    absent: Mapping[str, int] | None = None,
    gone: Mapping[int, int] | None = None,
    new: Iterable[str] = (),
) -> Setback:
    """What goes wrong: `absent` and `gone` (see `Setback`), and what the schedule cannot keep already.

    That is everybody with a meeting for which the person is not available any more (cancelled, erased, left),
    every table with a meeting in a slot in which it does not stand, and the meetings of `unfit`.
    """
    problem = situation.problem
    people, tables = dict(absent or {}), dict(gone or {})
    for key, place in situation.schedule.placed.items():
        if place.slot < problem.first_open:
            continue
        for person in problem.request[key].parties:
            available = problem.person[person].available
            if not available >> place.slot & 1:
                people[person] = people.get(person, 0) | ~available
        if place.table is not None and not problem.tables[place.table].slots >> place.slot & 1:
            tables[place.table] = tables.get(place.table, 0) | ~problem.tables[place.table].slots
    people = {key: slots & problem.open_slots for key, slots in people.items()}
    tables = {key: slots & problem.open_slots for key, slots in tables.items()}
    return Setback(problem.first_open, people, tables, frozenset(new), unfit(situation))


def unfit(situation: Situation) -> frozenset[str]:
    """The requests whose meetings to come break a rule that has nothing to do with who is there.

    They lie at a table that lacks what they need, or in a block that is not for their type; of those that
    cannot be held beside each other, all but the worthiest: what stays in any case, else the heaviest.
    """
    schedule, first = situation.schedule, situation.problem.first_open
    found: set[str] = set()
    for broken in broken_in(situation):
        ahead = [key for key in broken.requests if schedule.placed[key].slot >= first]
        if broken.rule in _BY_ITSELF:
            found.update(ahead)
        elif broken.rule in _BESIDE:
            taken = len(broken.requests) - len(ahead)
            ranked = sorted(ahead, key=lambda key: _worth(situation, key))
            found.update(ranked[max(0, _room(situation, broken) - taken) :])
    return frozenset(found)


def _room(situation: Situation, broken: Broken) -> int:
    """How many of the meetings of a broken rule can be held beside each other."""
    if broken.rule is not Rule.OVER_LIMIT or broken.person is None:
        return 1
    return situation.problem.person[broken.person].limit or 0


def _worth(situation: Situation, key: str) -> tuple[bool, int, str]:
    return key not in situation.problem.kept, -situation.problem.request[key].weight, key


_BY_ITSELF = frozenset({Rule.TABLE_LACKS, Rule.WRONG_SLOT})
_BESIDE = frozenset({Rule.PERSON_TWICE, Rule.TABLE_TWICE, Rule.SAME_ORGANISATIONS, Rule.OVER_LIMIT})


# What may be said of a meeting that has begun: the person left or the table broke afterwards.
_OF_ITS_TIME = frozenset({Rule.NOT_AVAILABLE, Rule.NO_SUCH_TABLE, Rule.TABLE_LACKS, Rule.WRONG_SLOT})
# All meetings have tables here: who sits where none stands, or somebody else does, has a rule of its own.
_OF_SLOTS = Rule.TOO_FEW_TABLES


def newly_broken(situation: Situation, wanted: Mapping[str, Placement | None]) -> list[Broken]:
    """Every hard rule that would be broken by these places and is not broken now."""
    known = set(check(situation.problem, situation.schedule))
    after = check(situation.problem, situation.schedule.with_placed(wanted))
    return [broken for broken in after if broken not in known]


def broken_in(situation: Situation) -> list[Broken]:
    """Every hard rule that the schedule breaks, locked meetings included; see `check`.

    Without that of tables enough for a slot: it would blame everybody in the slot.
    """
    everything = replace(situation.problem, kept={}, first_open=0)
    return [
        each
        for each in check(everything, situation.schedule)
        if each.rule is not _OF_SLOTS
        and (each.rule not in _OF_ITS_TIME or (each.slot or 0) >= situation.problem.first_open)
    ]
