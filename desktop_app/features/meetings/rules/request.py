"""Wishes to meet: their states and weights, and what is shown of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.features.meetings.rules.meeting import Party


class RequestState(StrEnum):
    """How far a request is; only accepted ones are placed."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CANCELLED = "cancelled"


class Priority(IntEnum):
    """How much somebody wants a meeting."""

    LOW = 1
    NORMAL = 2
    HIGH = 3


OPEN: Final = frozenset({RequestState.PENDING, RequestState.ACCEPTED})
"""The states of requests that may still lead to a meeting."""


def weight_of(priority: int, *, mutual: bool) -> int:
    """What a meeting is worth to the scheduler: the priority, and one more where both asked for it."""
    return min(max(priority, Priority.LOW), Priority.HIGH) + mutual


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request as lists show it; `placed` says that a meeting of it is planned or took place."""

    id: str
    type_id: str
    type: str
    first: tuple[Party, ...]
    second: tuple[Party, ...]
    priority: int
    mutual: bool
    state: RequestState
    needs: tuple[str, ...]
    wish: str
    note: str
    source: str
    at: datetime
    placed: bool
