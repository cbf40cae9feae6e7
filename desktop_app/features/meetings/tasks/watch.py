"""Keeps the time of a search, tells how far it is, and hears of Cancel."""

from __future__ import annotations

from time import monotonic, process_time
from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.rules import Ending
from desktop_app.progress import Cancelled, Telling

if TYPE_CHECKING:
    from desktop_app.features.meetings.rules import Standing
    from desktop_app.progress import Progress

PARTS: Final = 1000
"""Into how many parts the whole search is divided for those who watch it."""


class Watch:
    """One search under watch; `ending` says why it should stop, while it is asked to.

    It ends after `seconds`; where other programs had the processor meanwhile, at most `grace` later: so a
    busy machine comes to the same schedule as an idle one, as far as that can be waited for.
    """

    def __init__(self, progress: Progress, seconds: float, grace: float = 0.0) -> None:
        self.started = monotonic()
        self._worked = process_time()
        self._grace = grace
        self.ending: Ending | None = None
        self._progress = progress
        self._seconds = seconds
        self._told: Standing | None = None

    def goes_on(self, part: float, standing: Standing) -> bool:
        """Report that `part` (0 to 1) is done, and tell whether to continue.

        The search ends when its time is over too: told is what is nearer to its end.
        """
        part = max(part, self.part())
        try:
            self._progress.at(min(PARTS, int(part * PARTS)), PARTS)
        except Cancelled:
            self.ending = Ending.CANCELLED
            return False
        if standing != self._told and isinstance(self._progress, Telling):
            self._progress.tell(standing)
            self._told = standing
        if self.part() > 1:
            self.ending = Ending.TIME
            return False
        return True

    def spent(self) -> float:
        """Seconds since the start."""
        return monotonic() - self.started

    def part(self) -> float:
        """The part of the time that is spent, from 0 to 1."""
        if self._seconds <= 0:
            return 1.0 + self.spent()
        waited = self.spent() / (self._seconds + self._grace)
        worked = (process_time() - self._worked) / self._seconds
        return max(waited, worked)
