"""Holds what is seen of the meetings just now, for all parts of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.meetings import queries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.features.meetings.rules.problem import Placement
    from desktop_app.features.meetings.rules.sight import Sight
    from desktop_app.kit.context import PageContext


class Seeing:
    """The newest sight."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self.sight: Sight = self.read()

    def read(self) -> Sight:
        """Read everything again."""
        context = self._context
        self.sight = context.store.read(queries.sight, context.event_id, context.now())
        return self.sight

    def move(self, places: Mapping[str, Placement | None]) -> Sight:
        """See at once what is written already, before everything is read again."""
        schedule = self.sight.situation.schedule.with_placed(places)
        self.sight = self.sight.with_schedule(schedule)
        return self.sight
