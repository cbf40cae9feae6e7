"""Somebody on the waitlist let in at the door, as long as a place is free."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.tables import Attendee, Scan
from desktop_app.errors import Refused
from desktop_app.features.checkin.actions.checking_in import check_in_attendee
from desktop_app.features.checkin.queries.waiting import may_be_promoted
from desktop_app.features.checkin.rules import Direction, GuestStatus, OverrideRefusal
from desktop_app.features.checkin.rules.promotion import PromotionRefusal

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.checkin.rules import Answer, Desk


def promote_at_door(session: Session, desk: Desk, scan_id: str, at: datetime) -> Answer:
    """Register the guest of a refused scan and decide anew at its point; both are one step.

    Raises:
        Refused: UNKNOWN where scan or guest are gone, FULL where no place is free for them any more.

    """
    scan = session.get(Scan, scan_id)
    attendee = session.get(Attendee, scan.attendee_id) if scan is not None and scan.attendee_id else None
    if scan is None or attendee is None:
        raise Refused(OverrideRefusal.UNKNOWN)
    if not may_be_promoted(session, scan_id):
        raise Refused(PromotionRefusal.FULL)
    attendee.status = GuestStatus.REGISTERED.value
    session.flush()
    desk = replace(desk, point_id=scan.point_id)
    return check_in_attendee(
        session, desk, attendee.id, at, direction=Direction.ENTRY, raw_code=scan.raw_code
    )
