"""What a door list is made of: everybody whom a point admits, and who came in there already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, select

from db.tables import Annulment, Attendee, Category, CheckinPoint, Event, HandOut, Organisation, Scan
from desktop_app.features.checkin.rules import Direction, is_for
from desktop_app.features.checkin.rules.door_kit import DoorKit, DoorPerson, letter_of

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row, Select, Subquery
    from sqlalchemy.orm import Session


def door_kit(session: Session, event_id: str, point_id: str) -> DoorKit:
    """The door list of a point: registrations that stand, of the categories that it admits."""
    event = session.get_one(Event, event_id)
    point = session.get_one(CheckinPoint, point_id)
    arrived = _first_entries(point_id)
    query = listed_people(event_id).add_columns(arrived.c.at)
    query = query.outerjoin(arrived, arrived.c.attendee_id == Attendee.id)
    if point.category_ids:
        query = query.where(Attendee.category_id.in_(point.category_ids))
    # What everybody is given goes without saying: a line has room for what is special about this guest.
    every = session.scalars(things_in_order(event_id))
    things = [thing for thing in every if thing.category_ids or thing.field_key]
    people = tuple(
        door_person(row, row.at, "  ·  ".join(thing.name for thing in things if is_for_row(thing, row)))
        for row in session.execute(query)
    )
    return DoorKit(event.title, point.name, event.funder_line, event.emblem == "eu", event.zone, people)


def listed_people(event_id: str) -> Select[*tuple[Any, ...]]:
    """What a list shows of the registrations that stand, in the order of names."""
    return (
        select(
            Attendee.id,
            Attendee.given_name,
            Attendee.family_name,
            func.coalesce(Organisation.name, "").label("organisation"),
            Attendee.country,
            Attendee.category_id,
            Category.name.label("category"),
            Category.colour,
            Attendee.code,
            Attendee.box,
            Attendee.sort_key,
            Attendee.custom,
        )
        .join(Category, Category.id == Attendee.category_id)
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .where(Attendee.event_id == event_id, Attendee.status == "registered", Attendee.erased_at.is_(None))
        .order_by(Attendee.sort_key, Attendee.id)
    )


def things_in_order(event_id: str) -> Select[HandOut]:
    """The things that an event hands out."""
    return select(HandOut).where(HandOut.event_id == event_id).order_by(HandOut.position, HandOut.id)


def is_for_row(thing: HandOut, row: Row[Any]) -> bool:
    """Whether a thing is for the person of a row of `listed_people`."""
    field = (thing.field_key, thing.field_value)
    return is_for(thing.category_ids, field, row.category_id, row.custom or {})


def door_person(row: Row[Any], at: datetime | None, things: str = "") -> DoorPerson:
    """The line of a list for a row of `listed_people`."""
    return DoorPerson(
        given_name=row.given_name,
        family_name=row.family_name,
        organisation=row.organisation,
        country=row.country,
        category=row.category,
        colour=row.colour,
        code=row.code,
        letter=letter_of(row.sort_key),
        arrived_at=at,
        box=row.box.strip(),
        things=things,
    )


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
