"""What look-alikes are found by, and two records side by side before they become one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from db.tables import (
    AcceptedCode,
    Attendee,
    Category,
    Consent,
    CustomField,
    HandedOut,
    KeptValue,
    Organisation,
    Printout,
    SavedView,
    Scan,
)
from desktop_app.features.registrations.queries.listing import attendee_rows
from desktop_app.features.registrations.queries.present import custom_text
from desktop_app.features.registrations.rules.apart import ROOM, other_of
from desktop_app.features.registrations.rules.crowd import Crowd
from desktop_app.features.registrations.rules.likeness import Registration
from desktop_app.features.registrations.rules.merging import NAME, pair_of
from desktop_app.features.registrations.rules.organisation_likeness import Named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.features.registrations.queries.listing import PersonRow

# So many people are read in one go: a slice keeps nobody waiting.
SLICE: Final = 4000

Pairs = frozenset[tuple[str, str]]

_PLAIN = ("job_title", "email", "phone", "country", "status", "booking", "box")


@dataclass(frozen=True, slots=True)
class Belongings:
    """What hangs on a registration and is kept in a merge; `things` are keys of what was handed out."""

    scans: int = 0
    printouts: int = 0
    consents: int = 0
    codes: int = 0
    things: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PersonSide:
    """One of two registrations before they become one; `values` are texts by field (see `CHOSEN_FIELDS`)."""

    row: PersonRow
    values: Mapping[str, str]
    belongings: Belongings


@dataclass(frozen=True, slots=True)
class OrganisationSide:
    """One of two organisations before they become one."""

    id: str
    name: str
    other_names: tuple[str, ...]
    kind: str
    country: str
    people: int


def crowd_among(session: Session, event_id: str, people: Sequence[Registration]) -> Crowd:
    """These people with the organisations of the event, and who was kept apart."""
    return Crowd(
        people,
        named_organisations(session, event_id),
        people_apart(session, event_id),
        organisations_apart(session, event_id),
    )


def registrations(session: Session, event_id: str, after: str = "") -> list[Registration]:
    """A slice of the people as look-alikes are found by, after the one of that key.

    The last slice is shorter than `SLICE`. Who was erased is nobody any more.
    """
    query = (
        select(
            Attendee.id,
            Attendee.given_name,
            Attendee.family_name,
            Attendee.email,
            Attendee.phone,
            func.coalesce(Organisation.name, ""),
            Attendee.country,
        )
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .where(Attendee.event_id == event_id, Attendee.erased_at.is_(None), Attendee.id > after)
        .order_by(Attendee.id)
        .limit(SLICE)
    )
    return [Registration(*row) for row in session.execute(query)]


def named_organisations(session: Session, event_id: str) -> list[Named]:
    """All organisations as look-alikes are found by."""
    domains: dict[str, set[str]] = defaultdict(set)
    emails = select(Attendee.organisation_id, Attendee.email).where(
        Attendee.event_id == event_id, Attendee.organisation_id.is_not(None), Attendee.email != ""
    )
    for key, email in session.execute(emails):
        domains[key or ""].add(email.rpartition("@")[2].casefold())
    columns = select(Organisation.id, Organisation.name, Organisation.other_names, Organisation.country)
    return [
        Named(key, name, tuple(others), country, frozenset(domains[key]))
        for key, name, others, country in session.execute(columns.where(Organisation.event_id == event_id))
    ]


def people_apart(session: Session, event_id: str) -> Pairs:
    """The pairs of people of whom staff said that they are two."""
    query = (
        select(KeptValue.attendee_id, KeptValue.field)
        .join(Attendee, Attendee.id == KeptValue.attendee_id)
        .where(Attendee.event_id == event_id)
    )
    return frozenset(
        pair_of(key, other) for key, field in session.execute(query) if (other := other_of(field))
    )


def organisations_apart(session: Session, event_id: str) -> Pairs:
    """The pairs of organisations of which staff said that they are two."""
    query = select(SavedView.name).where(SavedView.event_id == event_id, SavedView.room == ROOM)
    return frozenset(
        (first, second) for first, _, second in (name.partition(" ") for name in session.scalars(query))
    )


def person_side(session: Session, attendee_id: str) -> PersonSide | None:
    """A registration before it is merged; None when it is gone."""
    attendee = session.get(Attendee, attendee_id)
    rows = attendee_rows(session, [attendee_id])
    if attendee is None or not rows:
        return None
    scans, printouts, consents, codes = (
        _count(session, of, attendee_id) for of in (Scan, Printout, Consent, AcceptedCode)
    )
    things = session.scalars(select(HandedOut.hand_out_id).where(HandedOut.attendee_id == attendee_id))
    belongings = Belongings(scans, printouts, consents, codes, frozenset(things))
    return PersonSide(rows[0], merging_values(session, attendee), belongings)


def merging_values(session: Session, attendee: Attendee) -> dict[str, str]:
    """The texts among which is chosen when a registration is merged, by field (see `CHOSEN_FIELDS`)."""
    organisation = session.get(Organisation, attendee.organisation_id) if attendee.organisation_id else None
    category = session.get(Category, attendee.category_id)
    values = {
        NAME: f"{attendee.given_name} {attendee.family_name}".strip(),
        "organisation": organisation.name if organisation else "",
        "category": category.name if category else "",
    }
    values |= {name: getattr(attendee, name) for name in _PLAIN}
    return values | {f"custom:{key}": custom_text(value) for key, value in attendee.custom.items()}


def question_labels(session: Session, event_id: str) -> dict[str, str]:
    """The event's own questions in their order: "custom:…" → the words."""
    query = select(CustomField.key, CustomField.label).where(CustomField.event_id == event_id)
    found = session.execute(query.order_by(CustomField.position, CustomField.id))
    return {f"custom:{key}": label for key, label in found}


def organisation_side(session: Session, organisation_id: str) -> OrganisationSide | None:
    """An organisation before it is merged; None when it is gone."""
    row = session.get(Organisation, organisation_id)
    if row is None:
        return None
    people = select(func.count()).where(Attendee.organisation_id == organisation_id)
    return OrganisationSide(
        row.id, row.name, tuple(row.other_names), row.kind, row.country, session.scalar(people) or 0
    )


def _count(session: Session, table: Any, attendee_id: str) -> int:  # noqa: ANN401 (several tables with the column)
    return session.scalar(select(func.count()).where(table.attendee_id == attendee_id)) or 0
