"""The places of an event and who waits for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.tables import Attendee, Category, Event
from desktop_app.features.registrations.queries.listing import Filter, Ordering, attendee_keys, attendee_rows
from desktop_app.features.registrations.rules.field import Status
from desktop_app.features.registrations.rules.waitlist import Places, Waiting, Waitlist

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def waitlist(session: Session, event_id: str, *, most: int | None = None) -> Waitlist:
    """The places, and those who wait (the first `most` of them) in the order in which they registered.

    Erased people neither wait nor take a place: there is nobody any more who could come.

    Who registered at the same time, or nobody knows when, stands in the order of the list they came with.
    """
    counted = select(Attendee.category_id, func.count()).where(
        Attendee.event_id == event_id,
        Attendee.status == Status.REGISTERED.value,
        Attendee.erased_at.is_(None),
    )
    taken = dict(session.execute(counted.group_by(Attendee.category_id)).all())
    limits = session.execute(select(Category.id, Category.places).where(Category.event_id == event_id))
    limit = session.scalar(select(Event.places).where(Event.id == event_id))
    return Waitlist(
        Places(limit, sum(taken.values())),
        {key: Places(count, taken.get(key, 0)) for key, count in limits},
        _waiting(session, event_id, most),
    )


def _waiting(session: Session, event_id: str, most: int | None) -> tuple[Waiting, ...]:
    only = Filter(statuses=frozenset({Status.WAITLISTED.value}))
    of_all = select(Attendee.id, Attendee.category_id).where(
        Attendee.event_id == event_id,
        Attendee.status == Status.WAITLISTED.value,
        Attendee.erased_at.is_(None),
    )
    categories = dict(session.execute(of_all).all())
    listed = attendee_keys(session, event_id, only, Ordering.REGISTERED)
    keys = [key for key in listed if key in categories][:most]
    return tuple(
        Waiting(
            row.id, row.name, row.organisation, row.email, categories[row.id], row.category, row.registered_at
        )
        for row in attendee_rows(session, keys)
    )
