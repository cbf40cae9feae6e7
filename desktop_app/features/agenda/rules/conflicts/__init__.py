"""One check for everything that can clash on the agenda, as a whole or for one move before it is made."""

from __future__ import annotations

from desktop_app.features.agenda.rules.conflicts.check import Acceptance, Check, all_conflicts
from desktop_app.features.agenda.rules.conflicts.conflict import (
    SENTENCES,
    Conflict,
    ConflictKind,
    Level,
    Surroundings,
)
from desktop_app.features.agenda.rules.conflicts.index import Index, Placement
from desktop_app.features.agenda.rules.conflicts.live import LiveCheck

__all__ = [
    "SENTENCES",
    "Acceptance",
    "Check",
    "Conflict",
    "ConflictKind",
    "Index",
    "Level",
    "LiveCheck",
    "Placement",
    "Surroundings",
    "all_conflicts",
]
