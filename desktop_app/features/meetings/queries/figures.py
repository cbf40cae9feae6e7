"""The meetings of an event in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.meetings.queries.board import board
from desktop_app.features.meetings.queries.requests import requests
from desktop_app.features.meetings.rules.tally import figures_of

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.tally import MeetingFigures


def meeting_figures(session: Session, event_id: str, now: datetime) -> MeetingFigures:
    """How many were requested and placed, and how they went."""
    shown = board(session, event_id, now)
    names = {key: kind.name for key, kind in shown.types.items()}
    return figures_of(requests(session, event_id, now), shown.meetings, names)
