"""The re-scan shield: a scanner held over a badge reads it again and again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

SHIELD = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class LastRead:
    """The code read last, and when."""

    code: str
    at: datetime


def is_echo(last: LastRead | None, code: str, at: datetime) -> bool:
    """Whether this reading repeats the last one within three seconds and is to be passed over quietly.

    A clock set back does not count as an echo: better one answer too many than a guest unanswered.
    """
    return last is not None and last.code == code and timedelta() <= at - last.at < SHIELD
