"""The printers of a desk: what is left on the roll, and whether they rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FULL_ROLL: Final = 300
WARN_AT: Final = 20
MOST_LABELS: Final = 100_000


@dataclass(frozen=True, slots=True)
class DeskPrinter:
    """A printer as this computer's desks use it; `roll` is 0 where nobody counts its labels."""

    name: str
    paused: bool = False
    roll: int = 0
    labels_left: int = 0
    warn_at: int = 0

    @property
    def is_counted(self) -> bool:
        """Whether somebody said how many labels a roll has."""
        return self.roll > 0

    @property
    def is_low(self) -> bool:
        """Whether the roll will soon have to be changed."""
        return self.is_counted and self.labels_left <= self.warn_at


def left_after(left: int, before: int, done: int, *, two_sided: bool) -> int:
    """The labels on a roll that had `left`, when the pages printed of a job went from `before` to `done`."""
    sides = 2 if two_sided else 1
    used = -(-done // sides) - -(-before // sides)
    return max(left - max(used, 0), 0)


def warns(before: int, after: int, warn_at: int) -> bool:
    """Whether somebody is told now: as the warning is reached, and as the last label goes."""
    return before > warn_at >= after or before > 0 == after
