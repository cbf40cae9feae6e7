"""What was done to one session, as the journal has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db import history
from db.tables import AgendaSession

if TYPE_CHECKING:
    from sqlalchemy.orm import Session as RowSession


def session_history(session: RowSession, event_id: str, guid: str, limit: int = 20) -> list[history.Entry]:
    """The newest actions that touched a session first; none for one that is not there."""
    query = select(AgendaSession.id).where(AgendaSession.event_id == event_id, AgendaSession.guid == guid)
    key = session.scalar(query)
    return history.entries(session, limit=limit, key=key) if key is not None else []
