"""What the next half hour at the doors may bring, by a simple model that says so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil, exp
from typing import Final

STEPS: Final = 6
STEP_MINUTES: Final = 5
# Of free conferences one in ten stays away; the figure is a rule of thumb, not measured here.
SHOW_SHARE: Final = 0.9
FEWEST_ARRIVED: Final = 10
_QUARTER_MINUTES: Final = 15
# Arrivals may at most double every two minutes: a delegation at the start is not yet a rush.
_FASTEST: Final = 0.35


@dataclass(frozen=True, slots=True)
class Forecast:
    """Arrivals and the queue at the end of each of the next six steps of five minutes.

    ``wait_minutes`` is how long the last in the longest queue waits; ``lanes_needed`` how many stations would
    let no queue grow.
    """

    arrivals: tuple[float, ...]
    queue: tuple[float, ...]
    lanes: int
    lanes_needed: int
    wait_minutes: float

    @property
    def coming(self) -> float:
        """How many are to arrive in all steps together."""
        return sum(self.arrivals)

    @property
    def worst(self) -> int:
        """The step at whose end the queue is longest."""
        return max(range(len(self.queue)), key=self.queue.__getitem__)


def forecast(
    *, arrived: int, expected: int, last_quarter: int, lanes: int, seconds: float | None
) -> Forecast | None:
    """Carry the arrivals so far on along an S-shaped curve and set them against what the stations manage.

    The model: arrivals follow a logistic curve towards nine tenths of those expected,
    dA/dt = k·A·(1 - A/N), with k such that it gives the arrivals of the last quarter of an hour. The stations
    that worked in that quarter each take one person every ``seconds``; who comes on top of that waits.

    Its limits: what is seen are check-ins, not people in the street, so a queue that stands already is not
    counted; two waves (a second bus, the afternoon's guests) are not foreseen; the early minutes exaggerate.
    None while it would be guessing: fewer than ten arrived, nobody in the last quarter, or no pace known.
    """
    if arrived < FEWEST_ARRIVED or last_quarter <= 0 or lanes <= 0 or not seconds:
        return None
    ceiling = max(SHOW_SHARE * expected, (arrived + expected) / 2, arrived + 1)
    growth = min(last_quarter / _QUARTER_MINUTES / (arrived * (1 - arrived / ceiling)), _FASTEST)
    totals = [_logistic(arrived, ceiling, growth * STEP_MINUTES * step) for step in range(STEPS + 1)]
    arrivals = tuple(later - earlier for earlier, later in pairwise(totals))
    per_lane = STEP_MINUTES * 60 / seconds
    queue = _queue(arrivals, lanes * per_lane)
    return Forecast(
        arrivals=arrivals,
        queue=queue,
        lanes=lanes,
        lanes_needed=max(1, ceil(max(arrivals) / per_lane)),
        wait_minutes=max(queue) / (lanes * per_lane) * STEP_MINUTES,
    )


def _logistic(start: float, ceiling: float, time: float) -> float:
    return ceiling / (1 + (ceiling / start - 1) * exp(-time))


def _queue(arrivals: tuple[float, ...], capacity: float) -> tuple[float, ...]:
    waiting = 0.0
    lengths = []
    for coming in arrivals:
        waiting = max(0.0, waiting + coming - capacity)
        lengths.append(waiting)
    return tuple(lengths)
