"""How a meeting went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.features.meetings.rules.meeting import MeetingState

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Outcome:
    """Who did not come, whether a follow-up was agreed, and what else there is to say."""

    absent: frozenset[str] = frozenset()
    follow_up: bool = False
    comment: str = ""


def state_after(first: Collection[str], second: Collection[str], absent: Collection[str]) -> MeetingState:
    """Held while somebody of each side was there; a no-show where a whole side was missing."""
    missing = set(absent)
    lost = missing.issuperset(first) or missing.issuperset(second)
    return MeetingState.NO_SHOW if lost else MeetingState.HELD
