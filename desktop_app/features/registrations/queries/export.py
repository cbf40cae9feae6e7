"""People as a table that leaves the program, in the columns that an import of ours knows again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from db.tables import Attendee, Consent, CustomField, Event
from desktop_app.features.registrations.queries.listing import PersonRow, attendee_keys, attendee_rows
from desktop_app.features.registrations.queries.present import custom_text
from desktop_app.features.registrations.rules.country import country_names
from desktop_app.features.registrations.rules.sheet import ExportSheet, SheetCell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

_HEADERS = (
    *("Code", "Given name", "Family name", "E-mail", "Phone", "Organisation", "Organisation kind", "Country"),
    *(
        "Job title",
        "Category",
        "Status",
        "Note",
        "Attention",
        "Booking",
        "Box",
        "Registered at",
        "Arrived",
        "Badge printed",
        "Source",
    ),
)
_CHUNK = 400


def export_sheet(session: Session, event_id: str, keys: Sequence[str] | None = None) -> ExportSheet:
    """All that is held on the people named, or on everybody; one row each, in the order of `keys`."""
    chosen = attendee_keys(session, event_id) if keys is None else list(keys)
    event = session.execute(select(Event.title, Event.zone).where(Event.id == event_id)).one()
    fields = session.execute(
        select(CustomField.key, CustomField.label)
        .where(CustomField.event_id == event_id)
        .order_by(CustomField.position, CustomField.id)
    ).all()
    consents = _consents(session, event_id)
    purposes = sorted({purpose for one in consents.values() for purpose in one})
    wordings = _wordings(session, event_id)
    zone = ZoneInfo(event.zone)
    answers = _answers(session, chosen)
    rows = [
        (
            *_person(row, zone),
            *(custom_text(answers.get(row.id, {}).get(field.key)) for field in fields),
            *(consents.get(row.id, {}).get(purpose, "") for purpose in purposes),
        )
        for row in attendee_rows(session, chosen)
        if row.erased_at is None
    ]
    labels = (*(field.label for field in fields), *(wordings.get(purpose) or purpose for purpose in purposes))
    return ExportSheet(event.title, (*_HEADERS, *labels), tuple(rows))


def _person(row: PersonRow, zone: ZoneInfo) -> tuple[SheetCell, ...]:
    return (
        *(row.code, row.given_name, row.family_name, row.email, row.phone, row.organisation),
        *(
            row.organisation_kind,
            country_names("en").get(row.country, row.country),
            row.job_title,
            row.category,
        ),
        *(row.status, row.note, "yes" if row.attention else "", row.booking, row.box),
        *(
            _wall_clock(row.registered_at, zone),
            _wall_clock(row.arrived_at, zone),
            row.printed or "",
            row.source,
        ),
    )


def _wall_clock(at: datetime | None, zone: ZoneInfo) -> SheetCell:
    return at.astimezone(zone).replace(tzinfo=None) if at else ""


def _answers(session: Session, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(keys), _CHUNK):
        query = select(Attendee.id, Attendee.custom).where(Attendee.id.in_(keys[start : start + _CHUNK]))
        found.update((key, custom or {}) for key, custom in session.execute(query))
    return found


def _consents(session: Session, event_id: str) -> dict[str, dict[str, str]]:
    """Attendee → purpose → the newest answer."""
    consents: dict[str, dict[str, str]] = {}
    for attendee_id, purpose, given in session.execute(
        select(Consent.attendee_id, Consent.purpose, Consent.given)
        .join(Attendee, Attendee.id == Consent.attendee_id)
        .where(Attendee.event_id == event_id)
        .order_by(Consent.at, Consent.id)
    ):
        consents.setdefault(attendee_id, {})[purpose] = "yes" if given else "no"
    return consents


def _wordings(session: Session, event_id: str) -> dict[str, str]:
    found = (
        select(Consent.purpose, Consent.wording)
        .join(Attendee, Attendee.id == Consent.attendee_id)
        .where(Attendee.event_id == event_id, Consent.wording != "")
        .distinct()
    )
    return dict(session.execute(found).all())
