"""The check of a whole programme: every conflict once, and those that somebody accepted with a reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.rules.conflicts.conflict import Level
from desktop_app.features.agenda.rules.conflicts.index import Index

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.features.agenda.rules.conflicts.conflict import Conflict, Surroundings
    from desktop_app.features.agenda.rules.programme import Programme

_ORDER: Final = {Level.ERROR: 0, Level.WARNING: 1, Level.HINT: 2}


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Somebody agreed to live with a conflict; `identity` is the conflict's."""

    identity: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Check:
    """What the check found: what is open, the worst first, and what was accepted, with the reason."""

    open: tuple[Conflict, ...] = ()
    accepted: tuple[tuple[Conflict, str], ...] = field(default=())

    def at(self, level: Level) -> tuple[Conflict, ...]:
        """What is open and as bad as that."""
        return tuple(conflict for conflict in self.open if conflict.level is level)

    def of(self, guid: str) -> tuple[Conflict, ...]:
        """What is open about one session."""
        return tuple(conflict for conflict in self.open if guid in conflict.sessions)


def all_conflicts(
    programme: Programme, surroundings: Surroundings | None = None, accepted: Iterable[Acceptance] = ()
) -> Check:
    """Every conflict of a programme, each once."""
    return checked(Index(programme, surroundings), accepted)


def checked(index: Index, accepted: Iterable[Acceptance] = ()) -> Check:
    """Every conflict of what is in an index."""
    reasons = {each.identity: each.reason for each in accepted}
    found = dict.fromkeys(conflict for guid in index.sessions for conflict in index.conflicts(guid))
    ranked = sorted(found, key=lambda conflict: _ORDER[conflict.level])
    return Check(
        tuple(conflict for conflict in ranked if conflict.identity not in reasons),
        tuple((conflict, reasons[conflict.identity]) for conflict in ranked if conflict.identity in reasons),
    )
