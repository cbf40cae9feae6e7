"""Changes that staff make to people: a field, a status, many at once, a person who just walked in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db.tables import Attendee, Category, Consent, Organisation
from desktop_app.errors import Refused
from desktop_app.features.checkin.queries.codes import free_code
from desktop_app.features.registrations.actions.seats import give_free_seats
from desktop_app.features.registrations.queries.names import organisation_ids
from desktop_app.features.registrations.rules.organisation_name import organisation_key
from desktop_app.features.registrations.rules.person import PersonRefusal, check_person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.features.registrations.rules.field import Status


@dataclass(frozen=True)
class WalkIn:
    """Somebody who was not on the list; `consents` maps a purpose to whether it is given."""

    given_name: str
    family_name: str
    organisation: str = ""
    country: str = ""
    category_id: str = ""
    email: str = ""
    phone: str = ""
    job_title: str = ""
    note: str = ""
    consents: Mapping[str, bool] = field(default_factory=dict)


def add_walk_in(session: Session, event_id: str, person: WalkIn, at: datetime | None = None) -> str:
    """Put a person on the list with a code that is valid at once; gives the key.

    Raises:
        Refused: a `PersonRefusal`.

    """
    at = at or datetime.now(UTC)
    check_person(given_name=person.given_name, family_name=person.family_name, email=person.email)
    attendee = Attendee(
        event_id=event_id,
        organisation_id=organisation_named(session, event_id, person.organisation, person.country),
        category_id=person.category_id or _first_category(session, event_id),
        given_name=person.given_name.strip(),
        family_name=person.family_name.strip(),
        email=person.email.strip(),
        phone=person.phone.strip(),
        country=person.country,
        job_title=person.job_title.strip(),
        note=person.note.strip(),
        code=free_code(session, event_id),
        walk_in=True,
        source="walk-in",
        registered_at=at,
    )
    session.add(attendee)
    session.flush()
    session.add_all(
        Consent(attendee_id=attendee.id, purpose=purpose, given=given, at=at)
        for purpose, given in person.consents.items()
    )
    return attendee.id


def edit_attendee(session: Session, attendee_id: str, /, **changes: Any) -> None:  # noqa: ANN401 (columns of several types)
    """Change columns of a person. `organisation` takes a name: a new one is made where none fits.

    Raises:
        Refused: a `PersonRefusal`.

    """
    event_id = _change(session, attendee_id, changes)
    if "status" in changes:
        give_free_seats(session, event_id)


def _change(session: Session, attendee_id: str, changes: dict[str, Any]) -> str:
    """Change columns of a person; gives the key of their event."""
    attendee = _standing(session, attendee_id)
    if "organisation" in changes:
        name, country = str(changes.pop("organisation")), changes.get("country", attendee.country)
        attendee.organisation_id = organisation_named(session, attendee.event_id, name, country)
    for name, value in changes.items():
        setattr(attendee, name, value.strip() if isinstance(value, str) else value)
    check_person(given_name=attendee.given_name, family_name=attendee.family_name, email=attendee.email)
    return attendee.event_id


def _standing(session: Session, attendee_id: str) -> Attendee:
    """The person of that key, whom nobody has removed or erased."""
    attendee = session.get(Attendee, attendee_id)
    if attendee is None:
        raise Refused(PersonRefusal.GONE)
    if attendee.erased_at is not None:
        raise Refused(PersonRefusal.ERASED)
    return attendee


def set_custom(session: Session, attendee_id: str, key: str, value: object) -> None:
    """Answer one of the event's own questions for a person; None takes the answer away.

    Raises:
        Refused: GONE or ERASED.

    """
    attendee = _standing(session, attendee_id)
    answers = {name: answer for name, answer in attendee.custom.items() if name != key}
    attendee.custom = answers if value is None else {**answers, key: value}


def edit_attendees(session: Session, attendee_ids: Sequence[str], /, **changes: Any) -> int:  # noqa: ANN401 (columns of several types)
    """Change the same columns of many people in one step, passing by who was erased; gives how many."""
    events: list[str] = []
    for attendee_id in attendee_ids:
        attendee = session.get(Attendee, attendee_id)
        if attendee is None or attendee.erased_at is None:
            events.append(_change(session, attendee_id, dict(changes)))
    if "status" in changes:
        for event_id in set(events):
            give_free_seats(session, event_id)
    return len(events)


def change_status(session: Session, attendee_ids: Sequence[str], status: Status) -> int:
    """Register, waitlist, cancel or decline people in one step; gives how many there were."""
    return edit_attendees(session, attendee_ids, status=status.value)


def organisation_named(session: Session, event_id: str, name: str, country: str = "") -> str | None:
    """The organisation that `name` means, made when there is none; None for an empty name."""
    name = " ".join(name.split())
    if not name:
        return None
    known = organisation_ids(session, event_id).get(organisation_key(name))
    if known is not None:
        return known
    made = Organisation(event_id=event_id, name=name, country=country)
    session.add(made)
    session.flush()
    return made.id


def _first_category(session: Session, event_id: str) -> str:
    query = select(Category.id).where(Category.event_id == event_id)
    return str(session.scalars(query.order_by(Category.position, Category.id)).first())
