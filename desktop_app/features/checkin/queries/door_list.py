"""What a door list is made of: everybody whom a point admits, and who came in there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select

from db.tables import Annulment, Attendee, Category, CheckinPoint, Event, Organisation, Scan
from desktop_app.features.checkin.rules import Direction
from desktop_app.features.checkin.rules.door_kit import DoorKit, DoorPerson, letter_of

if TYPE_CHECKING:
    from sqlalchemy import Subquery
    from sqlalchemy.orm import Session


def door_kit(session: Session, event_id: str, point_id: str) -> DoorKit:
    """The door list of a point: registrations that stand, of the categories that it admits."""
    event = session.get_one(Event, event_id)
    point = session.get_one(CheckinPoint, point_id)
    arrived = _first_entries(point_id)
    query = (
        select(
            Attendee.given_name,
            Attendee.family_name,
            func.coalesce(Organisation.name, "").label("organisation"),
            Attendee.country,
            Category.name.label("category"),
            Category.colour,
            Attendee.code,
            Attendee.box,
            Attendee.sort_key,
            arrived.c.at,
        )
        .join(Category, Category.id == Attendee.category_id)
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .outerjoin(arrived, arrived.c.attendee_id == Attendee.id)
        .where(Attendee.event_id == event_id, Attendee.status == "registered", Attendee.erased_at.is_(None))
        .order_by(Attendee.sort_key, Attendee.id)
    )
    if point.category_ids:
        query = query.where(Attendee.category_id.in_(point.category_ids))
    people = tuple(
        DoorPerson(
            given_name=row.given_name,
            family_name=row.family_name,
            organisation=row.organisation,
            country=row.country,
            category=row.category,
            colour=row.colour,
            code=row.code,
            letter=letter_of(row.sort_key),
            arrived_at=row.at,
            box=row.box.strip(),
        )
        for row in session.execute(query)
    )
    return DoorKit(event.title, point.name, event.funder_line, event.emblem == "eu", event.zone, people)


def _first_entries(point_id: str) -> Subquery:
    """The first entry of each person at one point that was not taken back."""
    return (
        select(Scan.attendee_id, func.min(Scan.at).label("at"))
        .where(
            Scan.point_id == point_id,
            Scan.admitted,
            Scan.direction == Direction.ENTRY.value,
            ~exists().where(Annulment.scan_id == Scan.id),
        )
        .group_by(Scan.attendee_id)
        .subquery()
    )
