"""Ten reports a second are enough for an eye."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

PERIOD_S: Final = 0.1


class Throttle:
    """Lets a report through at 10 Hz, and always the last one."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._next = 0.0

    def lets(self, done: int, total: int) -> bool:
        """Tell whether this report is to be shown."""
        now = self._clock()
        if now < self._next and done < total:
            return False
        self._next = now + PERIOD_S
        return True
