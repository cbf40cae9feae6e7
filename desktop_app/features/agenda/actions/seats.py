"""Seats of sessions that are free, given to those who wait for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.tables import SignUp
from desktop_app.features.registrations.queries.seats import due_seats

if TYPE_CHECKING:
    from sqlalchemy.orm import Session as RowSession


def give_free_seats(session: RowSession, event_id: str, session_id: str | None = None) -> list[str]:
    """Give free seats (of one session, by its row's key, or of all) to those who wait; gives who they are."""
    session.flush()
    due = due_seats(session, event_id, session_id)
    for seat in due:
        session.get_one(SignUp, seat.sign_up_id).state = "signed_up"
    session.flush()
    return [seat.attendee_id for seat in due]
