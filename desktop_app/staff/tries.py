"""The pause after wrong PINs: long enough that guessing takes days, forgotten after a quiet hour."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

FREE_TRIES: Final = 5
FIRST_PAUSE: Final = timedelta(seconds=30)
LONGEST_PAUSE: Final = timedelta(minutes=15)
FORGOTTEN_AFTER: Final = timedelta(hours=1)
_NO_TRIES: Final[Mapping[str, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Tries:
    """The wrong PINs of one desk: how many for each person, and when the last one was.

    They are counted together, so that trying one PIN on everybody is no way around. Who gets in takes back
    only their own: a volunteer's right PIN between two guesses at the organiser's helps nobody.
    """

    wrong: Mapping[str, int] = field(default_factory=lambda: _NO_TRIES)
    last: datetime | None = None
    longest: timedelta = LONGEST_PAUSE

    def failed(self, worker_id: str, now: datetime) -> Tries:
        """One more wrong PIN for this person."""
        wrong = {} if self._is_forgotten(now) else dict(self.wrong)
        return replace(self, wrong={**wrong, worker_id: wrong.get(worker_id, 0) + 1}, last=now)

    def passed(self, worker_id: str) -> Tries:
        """The right PIN of this person."""
        return replace(self, wrong={key: count for key, count in self.wrong.items() if key != worker_id})

    def seconds_left(self, now: datetime) -> int:
        """How long nobody's PIN is taken; 0 while there is no pause.

        A clock that was set back does not shorten the pause, and does not make it longer than it ever was.
        """
        too_many = sum(self.wrong.values()) - FREE_TRIES
        if self.last is None or too_many < 0 or self._is_forgotten(now):
            return 0
        # Doubling further would only make the figure too large to reckon with.
        pause = min(FIRST_PAUSE * 2 ** min(too_many, 8), self.longest)
        left = pause - max(now - self.last, timedelta())
        return max(0, -int(-left.total_seconds() // 1))

    def _is_forgotten(self, now: datetime) -> bool:
        return self.last is None or now - self.last >= FORGOTTEN_AFTER
