"""Everything there is to see of the meetings, read at one moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.meetings.queries.board import board
from desktop_app.features.meetings.queries.problem import situation_at
from desktop_app.features.meetings.queries.requests import requests
from desktop_app.features.meetings.rules.sight import Sight

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def sight(session: Session, event_id: str, now: datetime) -> Sight:
    """The board, the situation behind it, and all requests."""
    rows = {row.id: row for row in requests(session, event_id, now)}
    return Sight(board(session, event_id, now), situation_at(session, event_id, now), rows)
