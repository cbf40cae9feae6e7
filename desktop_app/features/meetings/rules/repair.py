"""What goes wrong on the day, what a repair changes, and whose card is stale afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop_app.features.meetings.rules.problem import Placement, Problem
    from desktop_app.features.meetings.rules.schedule import Figures, Schedule


class Goal(Enum):
    """What a repair weighs first."""

    FEWEST_CARDS = "fewest cards"
    """Nobody's card changes whom it does not concern; what cannot be saved that way is cancelled."""
    MOST_MEETINGS = "most meetings"
    """Meetings are saved even if others move for it; of these ways, one with few changed cards."""


@dataclass(frozen=True)
class Setback:
    """What happened: known at the slot `now`, the first one that can still be changed.

    `absent` are participants with the slots in which they are missing (`EVERY` for the rest of the day);
    `gone` are tables with the slots in which they cannot be used; `new` are requests that were made since;
    `unfit` are requests whose meeting breaks a rule where it lies, whoever is there.
    """

    now: int
    absent: Mapping[str, int] = field(default_factory=dict)
    gone: Mapping[int, int] = field(default_factory=dict)
    new: frozenset[str] = frozenset()
    unfit: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RepairJob:
    """What a repair needs; with `refill`, people who became free also get waiting requests of theirs."""

    problem: Problem
    schedule: Schedule
    setback: Setback
    goal: Goal = Goal.FEWEST_CARDS
    refill: bool = False
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one meeting; `before` is None for a new one, `after` for a cancelled one."""

    request: str
    before: Placement | None
    after: Placement | None


@dataclass(frozen=True)
class RepairPlan:
    """What a repair proposes.

    `stale_cards` are the participants whose list of future meetings is another now; of these, `concerned`
    are those whose card changes whatever is done, because a meeting of theirs cannot stay or a request of
    theirs is new and was placed. `undecided` are locked meetings that cannot take place as they are: they
    stay, for a person to decide.
    """

    problem: Problem
    schedule: Schedule
    changes: tuple[Change, ...]
    stale_cards: tuple[str, ...]
    concerned: tuple[str, ...]
    figures: Figures
    seconds: float
    undecided: tuple[str, ...] = ()

    @property
    def moved(self) -> tuple[Change, ...]:
        """Meetings that lie elsewhere now."""
        return tuple(each for each in self.changes if each.before and each.after)

    @property
    def cancelled(self) -> tuple[Change, ...]:
        """Meetings that do not take place."""
        return tuple(each for each in self.changes if each.after is None)

    @property
    def new(self) -> tuple[Change, ...]:
        """Meetings that were not there before."""
        return tuple(each for each in self.changes if each.before is None)


def changes_between(before: Schedule, after: Schedule) -> tuple[Change, ...]:
    """List the meetings that differ between two schedules, in the order of their keys."""
    keys = sorted(before.placed.keys() | after.placed.keys())
    pairs = ((key, before.get(key), after.get(key)) for key in keys)
    return tuple(Change(key, one, other) for key, one, other in pairs if one != other)


def stale_cards(problem: Problem, before: Schedule, after: Schedule) -> tuple[str, ...]:
    """Name the participants whose card is another in the second schedule, in the order of the problem."""
    stale = {
        person
        for change in changes_between(before, after)
        for person in problem.request[change.request].parties
    }
    return tuple(each.key for each in problem.participants if each.key in stale)


def struck(problem: Problem, schedule: Schedule, setback: Setback) -> Iterator[str]:
    """Name the future meetings that cannot stay where they are; locked ones among them, too."""
    for key, place in schedule.placed.items():
        if place.slot < setback.now:
            continue
        lost = any(setback.absent.get(person, 0) >> place.slot & 1 for person in problem.request[key].parties)
        if lost or key in setback.unfit or _is_gone(setback, place):
            yield key


def _is_gone(setback: Setback, place: Placement) -> bool:
    return place.table is not None and bool(setback.gone.get(place.table, 0) >> place.slot & 1)
