"""What people are given: the things for one guest, and how each thing goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, case, exists, func, select
from sqlalchemy.orm import aliased

from db.tables import Annulment, Attendee, HandedOut, HandOut, Scan, Staff, Station
from desktop_app.features.checkin.rules import Direction, Thing, is_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Row
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class GuestThings:
    """The things for one guest; ``came`` where an entry of theirs stands already."""

    things: tuple[Thing, ...]
    came: bool = False


_OTHER = aliased(HandedOut)
# Rows, not values of a column: the index alone is counted.
_GIVEN = select(func.count()).select_from(_OTHER).where(_OTHER.hand_out_id == HandOut.id).correlate(HandOut)
_CAME = exists().where(
    Scan.attendee_id == bindparam("attendee_id"),
    Scan.admitted,
    Scan.direction == Direction.ENTRY.value,
    ~exists().where(Annulment.scan_id == Scan.id),
)
# One statement, made once: it is read at each scan that lets somebody in.
_MINE = and_(HandedOut.hand_out_id == HandOut.id, HandedOut.attendee_id == bindparam("attendee_id"))
_THINGS = (
    select(
        HandOut.id,
        HandOut.name,
        HandOut.category_ids,
        HandOut.field_key,
        HandOut.field_value,
        HandOut.stock,
        # Counted only where somebody counts.
        case((HandOut.stock.is_not(None), _GIVEN.scalar_subquery()), else_=0).label("gone"),
        HandedOut.at,
        func.coalesce(Station.name, Staff.name, "").label("by"),
        _CAME.label("came"),
    )
    .outerjoin(HandedOut, _MINE)
    .outerjoin(Station, Station.id == HandedOut.station_id)
    .outerjoin(Staff, Staff.id == HandedOut.staff_id)
    .where(HandOut.event_id == bindparam("event_id"))
    .order_by(HandOut.position, HandOut.id)
)


def guest_things(
    session: Session, event_id: str, attendee_id: str, category_id: str, known: Mapping[str, object]
) -> GuestThings:
    """The things for a guest of this category with these answers, and what they got whomever it is for."""
    rows = session.execute(_THINGS, {"event_id": event_id, "attendee_id": attendee_id}).all()
    things = tuple(_thing(row) for row in rows if row.at is not None or _is_for(row, category_id, known))
    return GuestThings(things, came=bool(rows) and bool(rows[0].came))


def things_of(session: Session, event_id: str, attendee_id: str) -> tuple[Thing, ...]:
    """The things for one person as they stand now."""
    guest = session.execute(
        select(Attendee.category_id, Attendee.custom).where(Attendee.id == attendee_id)
    ).first()
    if guest is None:
        return ()
    return guest_things(session, event_id, attendee_id, guest.category_id, guest.custom or {}).things


def _is_for(row: Row[Any], category_id: str, known: Mapping[str, object]) -> bool:
    return is_for(row.category_ids, (row.field_key, row.field_value), category_id, known)


def _thing(row: Row[Any]) -> Thing:
    left = None if row.stock is None else row.stock - row.gone
    return Thing(row.id, row.name, row.stock, left, row.at, row.by)
