"""Whose badges may lie in boxes, in the order in which they are put there, and who lies where already."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from db.tables import Attendee, Category, Event, Organisation
from desktop_app.features.registrations.rules.boxes import BoxOrder, BoxPerson

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session


class PaperLines(NamedTuple):
    """What stands on every printed page of an event."""

    title: str
    funder: str
    emblem: bool


def paper_lines(session: Session, event_id: str) -> PaperLines:
    """The lines of an event's printed pages."""
    event = session.get_one(Event, event_id)
    return PaperLines(event.title, event.funder_line, event.emblem == "eu")


def box_people(
    session: Session, event_id: str, order: BoxOrder = BoxOrder.NAME, among: Collection[str] | None = None
) -> list[BoxPerson]:
    """Everybody whose registration stands, or those of them whose keys are given.

    Walk-ins are left out: their badges are printed when they come.
    """
    orders = {
        BoxOrder.NAME: (),
        BoxOrder.ORGANISATION: (Organisation.name.is_(None), func.lower(Organisation.name), Organisation.id),
        BoxOrder.CATEGORY: (Category.position, Category.id),
    }
    rows = session.execute(
        select(
            Attendee.id,
            Attendee.family_name,
            Attendee.given_name,
            func.coalesce(Organisation.name, "").label("organisation"),
            Category.name.label("category"),
            Attendee.country,
            Attendee.box,
        )
        .join(Category, Category.id == Attendee.category_id)
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .where(
            Attendee.event_id == event_id,
            Attendee.status == "registered",
            ~Attendee.walk_in,
            Attendee.erased_at.is_(None),
        )
        .order_by(*orders[order], Attendee.sort_key, Attendee.id)
    )
    return [BoxPerson(*row) for row in rows if among is None or row.id in among]


def boxed_people(session: Session, event_id: str) -> list[BoxPerson]:
    """Everybody whose badge lies in a box, whatever became of the registration."""
    rows = session.execute(
        select(
            Attendee.id,
            Attendee.family_name,
            Attendee.given_name,
            func.coalesce(Organisation.name, "").label("organisation"),
            Category.name.label("category"),
            Attendee.country,
            Attendee.box,
        )
        .join(Category, Category.id == Attendee.category_id)
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .where(Attendee.event_id == event_id, Attendee.box != "")
        .order_by(Attendee.sort_key, Attendee.id)
    )
    return [BoxPerson(*row) for row in rows]
