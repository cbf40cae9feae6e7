"""Holds what is seen of the meetings just now, for all parts of the page."""

from __future__ import annotations

import gc
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
        # Thousands of rows come in at once, and all of them stay: looking through them for rubbish in the
        # middle of it takes longer than reading them.
        gc.disable()
        try:
            self.sight = context.store.read(queries.sight, context.event_id, context.now())
        finally:
            gc.enable()
        return self.sight

    def catch_up(self) -> Sight:
        """See what there is now; where meetings were only moved, the rest of what was seen is kept."""
        context = self._context
        newer = context.store.read(queries.sight_after, self.sight, context.now())
        if newer is None:
            return self.read()
        self.sight = newer
        return newer

    def move(self, places: Mapping[str, Placement]) -> Sight:
        """See at once what is written already, before everything is read again."""
        self.sight = self.sight.with_moved(places)
        return self.sight
