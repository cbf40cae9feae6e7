"""What becomes of people's seats in sessions when they do not come, or come after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.base import utc_now
from db.tables import SignUp
from desktop_app.features.registrations.queries.seats import due_seats, kept_seats

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def settle_seats(session: Session, event_id: str, now: datetime | None = None) -> None:
    """Give the free seats of sessions to come to those who wait for them, the longest first.

    Who is not coming has none: the choice stays and waits, so that who comes back gets a seat again where one
    is free, and takes none from whoever has it now.
    """
    at = now or utc_now()
    session.flush()
    for key in kept_seats(session, event_id, at):
        session.get_one(SignUp, key).state = "waiting"
    session.flush()
    for seat in due_seats(session, event_id, at):
        session.get_one(SignUp, seat.sign_up_id).state = "signed_up"
