"""Sessions found by what somebody types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.search import fold
from db.tables import AgendaRoom, AgendaSession

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session as RowSession


@dataclass(frozen=True, slots=True)
class FoundSession:
    """A session as a list of hits shows it; `starts` is None while it has no time."""

    guid: str
    title: str
    room: str
    starts: datetime | None


def sessions_like(session: RowSession, event_id: str, text: str, limit: int = 8) -> list[FoundSession]:
    """The sessions whose title has all words of a text, in any script; those that begin with it first."""
    typed = fold(text).split()
    if not typed:
        return []
    row = AgendaSession
    query = (
        select(row.guid, row.title, AgendaRoom.name, row.starts_at)
        .outerjoin(AgendaRoom, AgendaRoom.id == row.room_id)
        .where(row.event_id == event_id)
        .order_by(row.starts_at, row.id)
    )
    hits = []
    for guid, title, room, starts in session.execute(query):
        folded = fold(title)
        if all(word in folded for word in typed):
            hits.append((not folded.startswith(typed[0]), FoundSession(guid, title, room or "", starts)))
    hits.sort(key=lambda hit: hit[0])
    return [found for _, found in hits[:limit]]
