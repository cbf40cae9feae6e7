"""One person in full, and what a form about a person suggests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from db.tables import (
    Annulment,
    Attendee,
    CheckinPoint,
    Consent,
    CustomField,
    FormerAttendee,
    Organisation,
    Scan,
    Staff,
    Station,
)
from desktop_app.features.registrations.queries.listing import PersonRow, attendee_rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """What a person agreed to or declined, and when."""

    purpose: str
    wording: str
    given: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class CustomFieldRow:
    """A question of the event's own."""

    id: str
    key: str
    label: str
    kind: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation to choose in a form, with the number of its people and how lists write it too."""

    id: str
    name: str
    kind: str
    country: str
    people: int
    other_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """Everything the inspector shows; `custom` maps keys of custom fields to values.

    `former` are the sources, with their numbers, of registrations that were merged into this one.
    """

    row: PersonRow
    category_id: str
    organisation_id: str | None
    source_key: str
    custom: Mapping[str, Any]
    consents: tuple[ConsentRow, ...]
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonScan:
    """One scan of a person; `annulled` says why it was taken back, "" where it stands."""

    id: str
    at: datetime
    point: str
    direction: str
    admitted: bool
    reason: str
    by: str
    annulled: str


def person(session: Session, attendee_id: str) -> PersonDetails | None:
    """The person of that key; None when it is gone."""
    attendee = session.get(Attendee, attendee_id)
    rows = attendee_rows(session, [attendee_id])
    if attendee is None or not rows:
        return None
    query = select(Consent).where(Consent.attendee_id == attendee_id).order_by(Consent.purpose, Consent.at)
    consents = session.scalars(query)
    return PersonDetails(
        row=rows[0],
        category_id=attendee.category_id,
        organisation_id=attendee.organisation_id,
        source_key=attendee.source_key or "",
        custom=dict(attendee.custom),
        consents=tuple(ConsentRow(c.purpose, c.wording, c.given, c.at) for c in consents),
        former=_former(session, attendee_id),
    )


def _former(session: Session, attendee_id: str) -> tuple[str, ...]:
    query = select(FormerAttendee.source, FormerAttendee.source_key)
    found = session.execute(
        query.where(FormerAttendee.attendee_id == attendee_id).order_by(FormerAttendee.id)
    )
    return tuple(" ".join(filter(None, (source, key))) for source, key in found)


def person_scans(session: Session, attendee_id: str) -> list[PersonScan]:
    """The scans of a person, newest first, refused and annulled ones too."""
    query = (
        select(
            Scan.id,
            Scan.at,
            CheckinPoint.name,
            Scan.direction,
            Scan.admitted,
            Scan.reason,
            func.coalesce(Staff.name, Station.name, ""),
            func.coalesce(Annulment.reason, ""),
        )
        .join(CheckinPoint, CheckinPoint.id == Scan.point_id)
        .outerjoin(Staff, Staff.id == Scan.staff_id)
        .outerjoin(Station, Station.id == Scan.station_id)
        .outerjoin(Annulment, Annulment.scan_id == Scan.id)
        .where(Scan.attendee_id == attendee_id)
        .order_by(Scan.at.desc(), Scan.id.desc())
    )
    return [PersonScan(*row) for row in session.execute(query)]


def custom_fields(session: Session, event_id: str) -> list[CustomFieldRow]:
    """The event's own questions in their order."""
    query = select(CustomField).where(CustomField.event_id == event_id)
    found = session.scalars(query.order_by(CustomField.position, CustomField.id))
    return [CustomFieldRow(f.id, f.key, f.label, f.kind, tuple(f.choices)) for f in found]


def organisations(session: Session, event_id: str) -> list[OrganisationRow]:
    """All organisations of the event by name."""
    people = (
        select(Attendee.organisation_id, func.count().label("count"))
        .where(Attendee.event_id == event_id)
        .group_by(Attendee.organisation_id)
        .subquery()
    )
    query = (
        select(
            Organisation.id,
            Organisation.name,
            Organisation.kind,
            Organisation.country,
            func.coalesce(people.c.count, 0),
            Organisation.other_names,
        )
        .outerjoin(people, people.c.organisation_id == Organisation.id)
        .where(Organisation.event_id == event_id)
        .order_by(Organisation.name)
    )
    return [
        OrganisationRow(key, name, kind, country, count, tuple(names))
        for key, name, kind, country, count, names in session.execute(query)
    ]


def organisation_names(session: Session, event_id: str) -> list[str]:
    """The names of all organisations of the event."""
    query = select(Organisation.name).where(Organisation.event_id == event_id)
    return list(session.scalars(query.order_by(Organisation.name)))
