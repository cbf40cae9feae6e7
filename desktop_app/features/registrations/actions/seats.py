"""What becomes of people's seats in sessions when they do not come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.tables import SignUp
from desktop_app.features.registrations.queries.seats import due_seats

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def give_free_seats(session: Session, event_id: str) -> None:
    """Give the seats that are free in sessions now to those who wait for them, the longest first."""
    session.flush()
    for seat in due_seats(session, event_id):
        session.get_one(SignUp, seat.sign_up_id).state = "signed_up"
