"""Whether somebody who was refused because they wait for a place could have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.tables import Attendee, Category, Event, Scan
from desktop_app.features.checkin.rules import GuestStatus

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


def may_be_promoted(session: Session, scan_id: str) -> bool:
    """Whether the guest of this scan waits while a place is free, in the event and in their category.

    Where neither has a limit nobody knows at the door why people wait, so nobody is promoted there.
    """
    query = select(Attendee).join(Scan, Scan.attendee_id == Attendee.id).where(Scan.id == scan_id)
    guest = session.scalars(query).first()
    if guest is None or guest.status != GuestStatus.WAITLISTED.value:
        return False
    limits = (
        (session.get_one(Event, guest.event_id).places, Attendee.event_id == guest.event_id),
        (session.get_one(Category, guest.category_id).places, Attendee.category_id == guest.category_id),
    )
    known = [(places, among) for places, among in limits if places is not None]
    return bool(known) and all(_registered(session, among) < places for places, among in known)


def _registered(session: Session, among: ColumnElement[bool]) -> int:
    counted = select(func.count()).where(among, Attendee.status == GuestStatus.REGISTERED.value)
    return session.scalar(counted) or 0
