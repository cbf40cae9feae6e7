"""How a job ended, as the worker tells the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True)
class Done:
    """It returned."""

    result: Any


@dataclass(frozen=True)
class Failed:
    """It raised."""

    error: Exception


@dataclass(frozen=True)
class Stopped:
    """It was cancelled."""


Outcome: TypeAlias = Done | Failed | Stopped
