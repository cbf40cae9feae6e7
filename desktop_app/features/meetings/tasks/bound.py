"""The most weight that any schedule can have, and which requests reach it: a matching with capacities.

Without regard to which slot is which, a schedule is a choice of requests under capacities: a participant
has so many slots, and all slots together so many tables. The linear relaxation of that choice bounds the
weight of every schedule; its dual is solved here by a smoothed descent. *Any* dual values give a valid
bound, so rounding errors cannot make it wrong, only weaker.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from desktop_app.features.meetings.tasks.numbers import Numbers

    Vector = np.ndarray[Any, np.dtype[np.float64]]

_TEMPERATURES: Final = (1.0, 0.5, 0.25, 0.12, 0.06, 0.03, 0.015)
_ROUNDS: Final = 120
_STEEPEST: Final = 60.0


@dataclass(frozen=True)
class Bound:
    """`weight` is the most any schedule can have; `share`, 0 to 1, what the relaxation takes of each request."""

    weight: int
    share: list[float]


def weight_bound(numbers: Numbers) -> Bound:
    """Bound the weight of all schedules of a problem."""
    if not numbers.keys:
        return Bound(0, [])
    relaxation = _Relaxation(numbers)
    duals = np.zeros(len(relaxation.caps))
    for temperature in _TEMPERATURES:
        duals = relaxation.descend(duals, temperature * relaxation.scale)
    return Bound(relaxation.bound(duals), relaxation.share(duals, _TEMPERATURES[-1] * relaxation.scale))


class _Relaxation:
    """Requests as columns, capacities as rows."""

    def __init__(self, numbers: Numbers) -> None:
        caps = [numbers.limit[person] for person in range(len(numbers.person))]
        caps += [numbers.slots] * (numbers.resource_count - len(caps))
        first = len(caps)
        caps += [sum(cap) for cap in numbers.caps]
        rows = [
            (*numbers.resources[each], *(first + limit for limit in numbers.limits_of[each]))
            for each in range(len(numbers.keys))
        ]
        live = [each for each in range(len(rows)) if numbers.allowed[each]]
        self.requests = len(rows)
        self.live = np.array(live, dtype=np.intp)
        self.column = np.repeat(np.arange(len(live)), [len(rows[each]) for each in live])
        self.row = np.array([row for each in live for row in rows[each]], dtype=np.intp)
        self.weight = np.array([numbers.weight[each] for each in live], dtype=np.float64)
        self._make_room(numbers, caps, rows)
        self.caps = np.array(caps, dtype=np.float64)
        self.scale = float(self.weight.mean()) if live else 1.0
        degree = np.bincount(self.row, minlength=len(caps)).astype(np.float64)
        widest = max((len(rows[each]) for each in live), default=1)
        self.step = 4.0 / np.maximum(degree * widest, 1.0)

    @staticmethod
    def _make_room(numbers: Numbers, caps: list[int], rows: list[tuple[int, ...]]) -> None:
        """Meetings that are kept have their place, even where they break a limit that was set later."""
        used = [0] * len(caps)
        for each in numbers.kept:
            for row in rows[each]:
                used[row] += 1
        caps[:] = [max(cap, held) for cap, held in zip(caps, used, strict=True)]

    def reduced(self, duals: Vector) -> Vector:
        """What each request is worth beyond the price of what it takes."""
        prices = np.bincount(self.column, weights=duals[self.row], minlength=len(self.live))
        return np.asarray(self.weight - prices)

    def descend(self, duals: Vector, temperature: float) -> Vector:
        """Lower the smoothed dual by accelerated projected steps, started again where it would overshoot."""
        ahead, momentum = duals, 1.0
        for _ in range(_ROUNDS):
            taken = _sigmoid(self.reduced(ahead) / temperature)
            gradient = self.caps - np.bincount(self.row, weights=taken[self.column], minlength=len(self.caps))
            following = np.maximum(ahead - temperature * self.step * gradient, 0.0)
            if float(gradient @ (following - duals)) > 0:
                momentum = 1.0
            faster = (1 + (1 + 4 * momentum * momentum) ** 0.5) / 2
            ahead = following + (momentum - 1) / faster * (following - duals)
            ahead = np.maximum(ahead, 0.0)
            duals, momentum = following, faster
        return duals

    def bound(self, duals: Vector) -> int:
        """Take the best of the dual values and of their roundings: optimal ones are halves, as a rule."""
        found = min(self._value(values) for values in (duals, np.round(duals * 2) / 2, np.round(duals)))
        return min(int(found + 1e-6), int(self.weight.sum()))

    def _value(self, duals: Vector) -> float:
        return float(self.caps @ duals + np.maximum(self.reduced(duals), 0.0).sum())

    def share(self, duals: Vector, temperature: float) -> list[float]:
        """How far the relaxation takes each request."""
        taken = np.zeros(self.requests)
        taken[self.live] = _sigmoid(self.reduced(duals) / temperature)
        return [float(each) for each in taken]


def _sigmoid(values: Vector) -> Vector:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(values, -_STEEPEST, _STEEPEST))))
