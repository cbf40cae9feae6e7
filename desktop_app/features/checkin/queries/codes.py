"""A code that is free to be given to somebody."""

from __future__ import annotations

from random import SystemRandom
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import AcceptedCode, Attendee
from desktop_app.features.checkin.rules import new_code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

_CODED: Iterable[type[Attendee | AcceptedCode]] = (Attendee, AcceptedCode)


def free_code(session: Session, event_id: str) -> str:
    """A code that nobody holds or held at this event."""
    return new_code(_Taken(session, event_id), SystemRandom())


class _Taken:
    """The codes of an event, asked for one by one: one is needed, not all of them in memory."""

    def __init__(self, session: Session, event_id: str) -> None:
        self._session = session
        self._event_id = event_id

    def __contains__(self, code: object) -> bool:
        return any(
            self._session.scalar(select(of.id).where(of.event_id == self._event_id, of.code == code))
            is not None
            for of in _CODED
        )
