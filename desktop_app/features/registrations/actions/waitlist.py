"""People moved up from the waitlist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.tables import Attendee
from desktop_app.errors import Refused
from desktop_app.features.registrations.actions.seats import settle_seats
from desktop_app.features.registrations.rules.field import Status
from desktop_app.features.registrations.rules.waitlist import WaitlistRefusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


def promote_people(session: Session, attendee_ids: Sequence[str]) -> int:
    """Register people who wait; gives how many there are. More than there are places is for people to decide.

    Raises:
        Refused: NOT_WAITING with the name of somebody who does not wait any more; nobody is promoted then.

    """
    found = {key: session.get(Attendee, key) for key in attendee_ids}
    for attendee in found.values():
        if attendee is None or attendee.erased_at or attendee.status != Status.WAITLISTED.value:
            name = "" if attendee is None else f"{attendee.given_name} {attendee.family_name}".strip()
            raise Refused(WaitlistRefusal.NOT_WAITING, name=name or "–")
        attendee.status = Status.REGISTERED.value
    for event_id in {attendee.event_id for attendee in found.values() if attendee is not None}:
        settle_seats(session, event_id)
    return len(found)
