"""The check kept up to date: after a change of one session only its own clashes are looked at anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.rules.conflicts.check import Check
from desktop_app.features.agenda.rules.conflicts.conflict import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.features.agenda.rules.conflicts.check import Acceptance
    from desktop_app.features.agenda.rules.conflicts.conflict import Conflict, Surroundings
    from desktop_app.features.agenda.rules.conflicts.index import Index
    from desktop_app.features.agenda.rules.session import Session

RANKS: Final = {Level.ERROR: 0, Level.WARNING: 1, Level.HINT: 2}


class LiveCheck:
    """Every conflict of what is in an index, by session; each is about one session or about a pair of them.

    Because of that, a change of one session leaves all conflicts alone that it has no part in.
    """

    def __init__(self, index: Index, accepted: Iterable[Acceptance] = ()) -> None:
        self.index = index
        self._reasons = {each.identity: each.reason for each in accepted}
        self._of: dict[str, dict[Conflict, None]] = {}
        for guid in index.sessions:
            self._look(guid)

    def put(self, session: Session) -> set[str]:
        """Take a session in, or as it is now; gives it and all that clashed or clashes with it."""
        touched = self._forget(session.guid)
        self.index.put(session)
        return touched | self._look(session.guid)

    def take(self, guid: str) -> set[str]:
        """Take a session out; gives it and all that clashed with it."""
        touched = self._forget(guid)
        self.index.take(guid)
        return touched

    def accept(self, accepted: Iterable[Acceptance]) -> None:
        """Know what is accepted from now on."""
        self._reasons = {each.identity: each.reason for each in accepted}

    def surround(self, surroundings: Surroundings) -> None:
        """Know other sign-ups, meetings or gaps from now on."""
        before, self.index.surroundings = self.index.surroundings, surroundings
        if before == surroundings:
            return
        self._of.clear()
        for guid in self.index.sessions:
            self._look(guid)

    def of(self, guid: str) -> list[Conflict]:
        """What is open about a session, the worst first."""
        return sorted(
            (each for each in self._of.get(guid, ()) if each.identity not in self._reasons), key=_rank
        )

    def accepted_of(self, guid: str) -> list[tuple[Conflict, str]]:
        """What was accepted about a session, with the reason."""
        reasons = self._reasons
        return [(each, reasons[each.identity]) for each in self._of.get(guid, ()) if each.identity in reasons]

    def worst(self, guid: str) -> Level | None:
        """How bad it stands about a session; None where nothing is open."""
        found = self._of.get(guid)
        if not found:
            return None
        ranked = self.of(guid)
        return ranked[0].level if ranked else None

    def opened(self, conflicts: Sequence[Conflict]) -> list[Conflict]:
        """Those of some conflicts that nobody accepted, the worst first."""
        return sorted((each for each in conflicts if each.identity not in self._reasons), key=_rank)

    def whole(self) -> Check:
        """Everything, as the check of a whole programme gives it."""
        found = dict.fromkeys(each for guid in self.index.sessions for each in self._of.get(guid, ()))
        ranked = sorted(found, key=_rank)
        reasons = self._reasons
        return Check(
            tuple(each for each in ranked if each.identity not in reasons),
            tuple((each, reasons[each.identity]) for each in ranked if each.identity in reasons),
        )

    def _look(self, guid: str) -> set[str]:
        touched = {guid}
        for conflict in self.index.conflicts(guid):
            touched.update(conflict.sessions)
            for each in conflict.sessions:
                self._of.setdefault(each, {})[conflict] = None
        return touched

    def _forget(self, guid: str) -> set[str]:
        touched = {guid}
        for conflict in self._of.pop(guid, {}):
            touched.update(conflict.sessions)
            for other in conflict.sessions:
                self._of.get(other, {}).pop(conflict, None)
        return touched


def _rank(conflict: Conflict) -> int:
    return RANKS[conflict.level]
