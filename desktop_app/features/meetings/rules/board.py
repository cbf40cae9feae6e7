"""What a drop into a cell of the board would do: nothing bad, somebody is hurt, or it cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from desktop_app.features.meetings.rules.occupancy import Occupancy
from desktop_app.features.meetings.rules.problem import Placement
from desktop_app.features.meetings.rules.schedule import breaks_in, own_tables, waiting_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.features.meetings.rules.problem import Problem, Request
    from desktop_app.features.meetings.rules.schedule import Schedule


class Effect(IntEnum):
    """How a drop would end."""

    FREE = 0
    HURTS = 1
    IMPOSSIBLE = 2


class Hurt(Enum):
    """What is bad about a cell: those up to `NO_TABLE` make it impossible, the others hurt."""

    PAST = "past"
    LOCKED = "locked"
    WRONG_SLOT = "wrong slot"
    NOT_AVAILABLE = "not available"
    BUSY = "busy"
    AT_LIMIT = "at limit"
    SAME_ORGANISATIONS = "same organisations"
    ORDER = "order"
    LACKS = "lacks"
    TAKEN = "taken"
    NO_TABLE = "no table"
    MOVES = "moves"
    BREAK = "break"
    WAITING = "waiting"
    TABLE_CHANGE = "table change"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that is bad about a cell: for whom, or because of which other meeting."""

    hurt: Hurt
    person: str | None = None
    request: str | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """What a drop into one cell would do. `swap` is the meeting that would change places with this one."""

    effect: Effect
    notes: tuple[Note, ...] = ()
    swap: str | None = None


_FREE = Hint(Effect.FREE)


class Board:
    """Answers what-ifs about one schedule; make a new one when the schedule changes."""

    def __init__(self, problem: Problem, schedule: Schedule) -> None:
        self.problem = problem
        self.schedule = schedule
        self.occupancy = Occupancy(problem, schedule)
        self._costs: dict[int, tuple[int, int]] = {}
        self._taken: dict[str, Note] = {}

    def hints(self, key: str) -> list[list[Hint]]:
        """For a request, one hint per slot and table: `hints[slot][table]`."""
        return _Drag(self, self.problem.request[key]).hints()

    def best_places(self, key: str) -> list[tuple[Placement, Hint]]:
        """The possible empty cells for a request: those that do least harm first, the earliest of them."""
        found = [
            (len(hint.notes), slot, table, hint)
            for slot, row in enumerate(self.hints(key))
            for table, hint in enumerate(row)
            if hint.effect is not Effect.IMPOSSIBLE and hint.swap is None
        ]
        found.sort(key=lambda each: each[:3])
        here = self.schedule.get(key)
        places = [(Placement(slot, table), hint) for _, slot, table, hint in found]
        return [each for each in places if each[0] != here]

    def swap_partners(self, key: str) -> dict[str, Hint]:
        """The meetings that could change places with this one, with what that would do."""
        return {hint.swap: hint for row in self.hints(key) for hint in row if hint.swap is not None}

    @cached_property
    def own(self) -> dict[str, int]:
        """The table that each host keeps."""
        return own_tables(self.problem, self.schedule)

    @cached_property
    def hosts(self) -> dict[str, str]:
        """For each participant with an own table, who keeps it."""
        hosts = ((each.key, self.problem.host_of(each.key)) for each in self.problem.participants)
        return {person: host for person, host in hosts if host is not None}

    def cost(self, mask: int) -> tuple[int, int]:
        """Breaks and idle slots of somebody who meets in these slots."""
        found = self._costs.get(mask)
        if found is None:
            found = breaks_in(mask, self.problem.days), waiting_in(mask, self.problem.days)
            self._costs[mask] = found
        return found

    def taken(self, key: str) -> Note:
        """The note that a cell has this meeting already."""
        found = self._taken.get(key)
        if found is None:
            found = self._taken[key] = Note(Hurt.TAKEN, request=key)
        return found

    def is_fixed(self, key: str) -> bool:
        """Tell whether a meeting is locked or past."""
        place = self.schedule.get(key)
        return key in self.problem.kept or (place is not None and place.slot < self.problem.first_open)


class _Drag:
    """One meeting in the hand."""

    def __init__(self, board: Board, request: Request) -> None:
        self.board = board
        self.problem = board.problem
        self.request = request
        self.here = board.schedule.get(request.key)
        self.tables = [table.features >= request.needs for table in self.problem.tables]

    def hints(self) -> list[list[Hint]]:
        if self.board.is_fixed(self.request.key):
            locked = Hint(Effect.IMPOSSIBLE, (Note(Hurt.LOCKED, request=self.request.key),))
            return [[locked] * len(self.problem.tables) for _ in self.problem.slots]
        return [self._row(slot) for slot in range(len(self.problem.slots))]

    def _row(self, slot: int) -> list[Hint]:
        blocks = tuple(self._blocks(self.request, slot, self.request.key))
        around = self._neighbours(slot)
        idle = tuple(self._idle(self.request, self.here.slot if self.here else None, slot))
        closed = Hint(Effect.IMPOSSIBLE, blocks)
        blockers = {note.request for note in blocks}
        cells = self.board.occupancy.cell
        row = []
        for table, fits in enumerate(self.tables):
            occupant = cells.get((slot, table))
            there = self.problem.tables[table].slots >> slot & 1
            if not there or not fits:
                hurt = Hurt.LACKS if there else Hurt.NO_TABLE
                row.append(Hint(Effect.IMPOSSIBLE, (Note(hurt), *blocks)))
            elif occupant is None or occupant == self.request.key:
                row.append(closed if blocks else self._open(idle, around, table))
            elif blocks and blockers != {occupant}:
                # The usual case of a full board, a thousand times at each lift: nothing else is asked.
                mine = tuple(note for note in blocks if note.request != occupant)
                row.append(Hint(Effect.IMPOSSIBLE, (self.board.taken(occupant), *mine)))
            else:
                row.append(self._swap(occupant, slot, table, idle))
        return row

    def _blocks(self, request: Request, slot: int, moving: str) -> Iterator[Note]:
        """What makes a slot impossible for a request, without regard to the meeting that moves away."""
        occupancy = self.board.occupancy
        bit = 1 << slot
        if not self.problem.open_slots & bit:
            yield Note(Hurt.PAST)
        if not request.slots & bit:
            yield Note(Hurt.WRONG_SLOT)
        people, busy = self.problem.person, occupancy.busy
        for person in request.parties:
            if not people[person].available & bit:
                yield Note(Hurt.NOT_AVAILABLE, person)
            if busy[person] & bit:
                other = occupancy.meeting[person, slot]
                if other not in {request.key, moving}:
                    yield Note(Hurt.BUSY, person, other)
        yield from self._rarer_blocks(request, slot, moving)

    def _rarer_blocks(self, request: Request, slot: int, moving: str) -> Iterator[Note]:
        occupancy = self.board.occupancy
        if request.key not in self.board.schedule.placed:
            yield from (Note(Hurt.AT_LIMIT, person) for person in occupancy.at_limit(request))
        colleague = occupancy.colleagues(request).get(slot) if request.key in self.problem.pairs else None
        if colleague is not None and colleague not in {request.key, moving}:
            yield Note(Hurt.SAME_ORGANISATIONS, request=colleague)
        if self.problem.precedences and not occupancy.order_slots(request) >> slot & 1:
            yield Note(Hurt.ORDER)

    def _idle(self, request: Request, left: int | None, slot: int) -> Iterator[Note]:
        """Who gets a break, or waits longer, when a request goes from slot `left` to another."""
        if left == slot:
            return
        for person in request.parties:
            before = self.board.occupancy.busy[person]
            without = before & ~(1 << left) if left is not None else before
            was, now = self.board.cost(before), self.board.cost(without | 1 << slot)
            if now[0] > was[0]:
                yield Note(Hurt.BREAK, person)
            elif now[1] > was[1]:
                yield Note(Hurt.WAITING, person)

    def _neighbours(self, slot: int) -> list[tuple[str, set[int]]]:
        """For each party, the tables of the meetings right before and after a slot."""
        found = []
        for person in self.request.parties:
            mask = self.board.occupancy.busy[person] & ~(1 << slot)
            if self.here is not None:
                mask &= ~(1 << self.here.slot)
            low, high = mask & ((1 << slot) - 1), mask >> slot << slot
            beside = [low.bit_length() - 1] if low else []
            beside += [(high & -high).bit_length() - 1] if high else []
            keys = (self.board.occupancy.meeting[person, each] for each in beside)
            tables = {self.board.schedule.placed[key].table for key in keys}
            found.append((person, {table for table in tables if table is not None}))
        return found

    def _open(self, idle: tuple[Note, ...], around: list[tuple[str, set[int]]], table: int) -> Hint:
        notes = [*idle, *self._away(table)]
        notes += [
            Note(Hurt.TABLE_CHANGE, person) for person, beside in around if beside and table not in beside
        ]
        return Hint(Effect.HURTS, tuple(notes)) if notes else _FREE

    def _away(self, table: int) -> Iterator[Note]:
        if not self.board.hosts:
            return
        hosts = [person for person in self.request.parties if person in self.board.hosts]
        homes = {self.board.own.get(self.board.hosts[person]) for person in hosts} - {None}
        if homes and table not in homes:
            yield from (Note(Hurt.AWAY, person) for person in hosts)

    def _swap(self, occupant: str, slot: int, table: int, idle: tuple[Note, ...]) -> Hint:
        """What changing places with the meeting of a cell would do, where nothing else is in the way."""
        taken = self.board.taken(occupant)
        if self.here is None or self.here.table is None or self.board.is_fixed(occupant):
            return Hint(Effect.IMPOSSIBLE, (taken,))
        other = self.problem.request[occupant]
        if not other.needs <= self.problem.tables[self.here.table].features:
            return Hint(Effect.IMPOSSIBLE, (taken, Note(Hurt.LACKS)))
        theirs = (
            () if slot == self.here.slot else tuple(self._blocks(other, self.here.slot, self.request.key))
        )
        if theirs:
            return Hint(Effect.IMPOSSIBLE, (taken, *theirs))
        moved = Note(Hurt.MOVES, request=occupant)
        shared = set(self.request.parties) & set(other.parties)
        notes = (*idle, *self._idle(other, slot, self.here.slot), *self._away(table))
        return Hint(Effect.HURTS, (moved, *(note for note in notes if note.person not in shared)), occupant)
