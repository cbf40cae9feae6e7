"""As of when a command on meetings plans, repairs and compares."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from desktop_app.features.meetings import queries
from desktop_app.terminal.moments import moment_at

if TYPE_CHECKING:
    from datetime import datetime

    from db.store import Store
    from desktop_app.features.setup.queries import EventRow


def planning_time(store: Store, event: EventRow, text: str | None) -> datetime:
    """The time that `--now` names, or now; of an event that is over, the time before its first slot.

    So a day that is past, as of the demo forum, can be planned as if it were still to come.
    """
    now = moment_at(text, event.zone).astimezone(UTC)
    blocks = store.read(queries.blocks, event.id)
    if text is None and blocks and now > max(block.ends_at for block in blocks):
        return min(block.starts_at for block in blocks)
    return now
