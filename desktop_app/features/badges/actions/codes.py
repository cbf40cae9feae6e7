"""Taking a lost badge's code out of force and giving its owner a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.tables import AcceptedCode, Attendee
from desktop_app.errors import Refused
from desktop_app.features.badges.rules.reprint import ReprintReason, ReprintRefusal
from desktop_app.features.checkin.queries.codes import free_code

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def replace_code(session: Session, attendee_id: str, at: datetime) -> str:
    """Give the attendee a new code; whoever comes with the old one is told that it was withdrawn.

    Codes of other systems (a ticket bought elsewhere) stay in force: the lost badge did not bear them.

    Raises:
        Refused: GONE when there is no such attendee any more.

    """
    person = session.get(Attendee, attendee_id)
    if person is None or person.erased_at is not None:
        raise Refused(ReprintRefusal.GONE)
    lost = AcceptedCode(
        event_id=person.event_id,
        attendee_id=person.id,
        code=person.code,
        origin=ReprintReason.LOST.value,
        revoked_at=at,
    )
    person.code = free_code(session, person.event_id)
    session.add(lost)
    return person.code
