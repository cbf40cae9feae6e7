"""What is computed from other columns and kept beside them: sort keys and search words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from db.search import refresh_entries, sort_key
from db.tables import Attendee

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.orm import Mapper, Session

    from db.base import Json


def _set_sort_key(_mapper: Mapper[Any], _connection: Connection, attendee: Attendee) -> None:
    if attendee.erased_at is not None:
        return
    key = sort_key(attendee.family_name or "", attendee.given_name or "")
    if attendee.sort_key != key:
        attendee.sort_key = key


event.listen(Attendee, "before_insert", _set_sort_key)
event.listen(Attendee, "before_update", _set_sort_key)


def refresh(session: Session, changes: list[Json]) -> None:
    """Bring the search words up to date with the changes of a write, in the same transaction."""
    touched: dict[str, set[str]] = {}
    for change in changes:
        touched.setdefault(change["table"], set()).add(change["key"])
    refresh_entries(session, touched)
