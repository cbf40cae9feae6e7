"""What the scheduler hands back, and what it tells while it runs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.features.meetings.rules.problem import Problem
    from desktop_app.features.meetings.rules.schedule import Figures, Schedule


class Ending(Enum):
    """Why the scheduler stopped."""

    OPTIMAL = "optimal"
    """Proven: no schedule is better by the measure that was asked for."""
    STEPS = "steps"
    """Every step of the budget was made: the same input gives the same schedule on any machine."""
    TIME = "time"
    """Time ran out first: on a faster machine the schedule may be better."""
    CANCELLED = "cancelled"
    """A person stopped it; the best schedule so far is kept."""
    IMPOSSIBLE = "impossible"
    """Proven: no schedule keeps every rule."""


class Obstruction(Enum):
    """What makes a problem impossible; see `Cause`."""

    TOO_MANY_MEETINGS = "too many meetings"
    NO_COMMON_SLOT = "no common slot"
    TOO_FEW_TABLES = "too few tables"
    KEPT_CLASH = "kept clash"
    ORDER = "order"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Cause:
    """Why no schedule can exist: these people's meetings cannot all lie in their slots under these rules.

    For `TOO_MANY_MEETINGS`, `needed` meetings must lie in `available` slots; for `TOO_FEW_TABLES`, that
    many meetings at that many places. `rules` names the rules that contradict each other for `TOGETHER`.
    """

    obstruction: Obstruction
    people: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    needed: int = 0
    available: int = 0
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """How long the scheduler may search.

    The search makes `steps` steps, or where that is None a number that follows from `seconds` by a fixed
    rate: the same seed gives the same schedule on every machine that makes them in that time. A slower one
    stops at `seconds`.
    """

    seconds: float = 5.0
    seed: int = 1
    steps: int | None = None


@dataclass(frozen=True)
class ScheduleJob:
    """What the scheduler needs; `before` is the schedule so far, than which the new one is never worse."""

    problem: Problem
    budget: Budget
    before: Schedule | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the scheduler is: told while it runs.

    `weight` of the best so far beside the most that any schedule can have; `breaks` beside the fewest that
    are possible with that weight (None while nothing is placed or known).
    """

    weight: int = 0
    weight_bound: int = 0
    breaks: int | None = None
    breaks_bound: int = 0

    @property
    def gap(self) -> float:
        """The part of the possible weight that is still missing, from 0 to 1."""
        return (self.weight_bound - self.weight) / self.weight_bound if self.weight_bound else 0.0


@dataclass(frozen=True)
class Plan:
    """A schedule, and what is known about it; `schedule` is None only when there is none at all."""

    schedule: Schedule | None
    figures: Figures
    standing: Standing
    ending: Ending
    seconds: float
    causes: tuple[Cause, ...] = ()

    @property
    def optimal(self) -> bool:
        """Whether nothing better exists, proven."""
        return self.ending is Ending.OPTIMAL
