"""Whether a plan still fits the list: others may have worked on it since the preview was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import Refused
from desktop_app.features.registrations.queries.since import list_changes, people_as_known
from desktop_app.features.registrations.rules.plan import PlanRefusal, Present
from desktop_app.features.registrations.tasks.matching import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.features.registrations.rules.plan import ImportPlan, PlannedRow


class Freshness:
    """Follows the journal while a plan is written: its `new` rows added, the people of `keys` changed.

    What the import itself writes counts for nothing.
    """

    def __init__(
        self, session: Session, plan: ImportPlan, new: Sequence[PlannedRow], keys: Iterable[str | None]
    ) -> None:
        self._session = session
        self._source = plan.source
        self._seen = plan.seen
        self._new = new
        self._keys = frozenset(keys)
        self._own: set[str] = set()

    def assert_holds(self) -> None:
        """Refuse to go on when others changed these people, or brought one whom a new row means.

        Raises:
            Refused: LIST_CHANGED.

        """
        if self._seen is None:
            return
        since = list_changes(self._session, self._seen)
        self._seen = since.seq
        changed = since.people - self._own
        if since.renamed or changed & self._keys or (changed and self._are_new(changed)):
            raise Refused(PlanRefusal.LIST_CHANGED)

    def wrote(self, keys: Iterable[str]) -> None:
        """Tell whom the import itself has written."""
        self._own.update(keys)

    def _are_new(self, changed: frozenset[str]) -> bool:
        matcher = Matcher(Present(tuple(people_as_known(self._session, changed))), self._source)
        return any(matcher.find(row.values) for row in self._new)
