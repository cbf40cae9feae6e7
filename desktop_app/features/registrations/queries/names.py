"""Organisations by every name that means them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import Organisation
from desktop_app.features.registrations.rules.organisation_name import organisation_key

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def organisation_ids(session: Session, event_id: str) -> dict[str, str]:
    """The key of each name (see `organisation_key`) → the organisation that is called so.

    An organisation's own name goes before a name that another one took over; of two with one name the
    older one is meant.
    """
    rows = session.execute(
        select(Organisation.id, Organisation.name, Organisation.other_names)
        .where(Organisation.event_id == event_id)
        .order_by(Organisation.id)
    ).all()
    found: dict[str, str] = {}
    for key, name, _ in rows:
        found.setdefault(organisation_key(name), key)
    for key, _, names in rows:
        for name in names or ():
            found.setdefault(organisation_key(name), key)
    found.pop("", None)
    return found
