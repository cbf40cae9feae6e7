"""What badges are drawn from: people with everything their badge says, and what was printed of them."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, func, select

from db.printed import badge_is_out, did_not_fail
from db.tables import AcceptedCode, Attendee, Category, Event, Organisation, Photo, Printout
from desktop_app.errors import Refused
from desktop_app.features.badges.rules import Appointment, Badge
from desktop_app.features.badges.rules.batch import BadgeChoice, WhoRefusal, days_of
from desktop_app.features.checkin.rules import parse_code
from desktop_app.features.checkin.rules.attending import Attending
from desktop_app.features.meetings.queries.card_lines import lines_of
from desktop_app.features.meetings.rules.card import LineKind
from desktop_app.features.registrations.rules.country import country_names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row, Select
    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.card import CardLine

_ON_STAGE: Final = {Attending.SPEAKS: "You speak: {title}", Attending.MODERATES: "You moderate: {title}"}
# People whose keys fit into one statement.
CHUNK = 400


@dataclass(frozen=True, slots=True)
class BadgeCounts:
    """How many badges there are to print: of everybody expected, and of those without one."""

    everybody: int
    unprinted: int


@dataclass(frozen=True, slots=True)
class LastBadge:
    """The newest badge that was printed for a person, and where it may still lie."""

    person: str
    copy_number: int
    at: datetime
    box: str


def last_badge(session: Session, attendee_id: str) -> LastBadge | None:
    """The person's newest badge that came out of a printer or is on its way; None before the first."""
    found = session.scalars(
        select(Printout)
        .where(Printout.attendee_id == attendee_id, Printout.document == "badge", did_not_fail())
        .order_by(Printout.copy_number.desc(), Printout.id.desc())
        .limit(1)
    ).first()
    person = session.get(Attendee, attendee_id)
    if found is None or person is None:
        return None
    name = f"{person.given_name} {person.family_name}".strip()
    return LastBadge(name, found.copy_number, found.at, person.box)


# Only who is expected gets a badge in a batch; a cancelled person still gets one when named.
_EXPECTED = and_(Attendee.status == "registered", Attendee.erased_at.is_(None))
_PRINTED = badge_is_out()


def badge_counts(session: Session, event_id: str) -> BadgeCounts:
    """How many people each choice of a batch means."""
    expected = select(func.count()).where(Attendee.event_id == event_id, _EXPECTED)
    return BadgeCounts(
        everybody=session.scalar(expected) or 0,
        unprinted=session.scalar(expected.where(~_PRINTED)) or 0,
    )


def expected_people(session: Session, event_id: str) -> list[str]:
    """The keys of everybody expected, in the order of names."""
    query = select(Attendee.id).where(Attendee.event_id == event_id, _EXPECTED)
    return list(session.scalars(query.order_by(Attendee.sort_key, Attendee.id)))


def badges_of(
    session: Session, event_id: str, choice: BadgeChoice, *, photos: bool = True
) -> tuple[Badge, ...]:
    """The badges of everybody the choice means, in the order of names.

    Without `photos` none is read: thousands of them are hundreds of megabytes.
    """
    query = _people().where(Attendee.event_id == event_id, _EXPECTED)
    if choice is BadgeChoice.UNPRINTED:
        query = query.where(~_PRINTED)
    rows = session.execute(query.order_by(Attendee.sort_key, Attendee.id)).all()
    return _badges(session, event_id, rows, photos=photos)


def badges_of_people(session: Session, event_id: str, attendee_ids: Sequence[str]) -> tuple[Badge, ...]:
    """The badges of the people named, in the order given."""
    rows: dict[str, Row[Any]] = {}
    for start in range(0, len(attendee_ids), CHUNK):
        query = _people().where(Attendee.id.in_(attendee_ids[start : start + CHUNK]))
        rows |= {row.id: row for row in session.execute(query)}
    return _badges(session, event_id, [rows[key] for key in attendee_ids if key in rows])


def holders_of(session: Session, event_id: str, codes: Sequence[str]) -> list[str]:
    """The attendees who hold the codes, in their order.

    Raises:
        Refused: NO_SUCH_CODE with the first code that nobody holds.

    """
    return [_holder(session, event_id, code) for code in codes]


def _holder(session: Session, event_id: str, code: str) -> str:
    own = parse_code(code) or code
    found = session.scalar(select(Attendee.id).where(Attendee.event_id == event_id, Attendee.code == own))
    found = found or session.scalar(
        select(AcceptedCode.attendee_id).where(
            AcceptedCode.event_id == event_id, AcceptedCode.code == code, AcceptedCode.revoked_at.is_(None)
        )
    )
    if found is None:
        raise Refused(WhoRefusal.NO_SUCH_CODE, code=code)
    return found


def _people() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Attendee.id,
            Attendee.given_name,
            Attendee.family_name,
            Attendee.job_title,
            Attendee.country,
            Attendee.code,
            Attendee.custom,
            Organisation.name.label("organisation"),
            Category.name.label("category"),
            Category.colour,
        )
        .join(Category, Category.id == Attendee.category_id)
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .where(Attendee.erased_at.is_(None))
    )


def _badges(
    session: Session, event_id: str, rows: Sequence[Row[Any]], *, photos: bool = True
) -> tuple[Badge, ...]:
    event = session.get_one(Event, event_id)
    countries = country_names("en")
    faces = _photos(session, [row.id for row in rows]) if photos else {}
    lines = lines_of(session, event_id, [row.id for row in rows])
    shared = said_by_all(event)
    return tuple(
        Badge(
            key=row.id,
            given_name=row.given_name,
            family_name=row.family_name,
            organisation=row.organisation or "",
            job_title=row.job_title,
            country=countries.get(row.country, row.country),
            country_code=row.country,
            category=row.category,
            category_colour=row.colour,
            code=row.code,
            custom=tuple((key, _answer(value)) for key, value in (row.custom or {}).items()),
            schedule=tuple(_appointment(line) for line in lines.get(row.id, ())),
            photo=faces.get(row.id, b""),
            **shared,
        )
        for row in rows
    )


def _appointment(line: CardLine) -> Appointment:
    """A line of the person's day as the back of a badge shows it: who, from where, at which table."""
    names = [", ".join(filter(None, (each.name, each.organisation))) for each in line.partners]
    meeting = line.kind is LineKind.MEETING
    place = f"Table {line.table}" if meeting else line.place
    title = "; ".join(names) or _ON_STAGE.get(line.attends, "{title}").format(title=line.title)
    return Appointment(f"{line.starts:%H:%M}", title, place, meeting=meeting)


def said_by_all(event: Event) -> dict[str, Any]:
    """What the badges of everybody say alike, by the fields of `Badge`."""
    return {
        "event_title": event.title,
        "event_date": days_of(event.starts_on, event.ends_on),
        "event_place": event.place,
        "publicity": event.publicity_line,
        "funder": event.funder_line,
        "emblem": event.emblem,
    }


def _answer(value: object) -> str:
    """An answer as text; several are joined by "; "."""
    if isinstance(value, list):
        return "; ".join(str(each) for each in value)
    return "" if value is None else str(value)


def _photos(session: Session, attendee_ids: Sequence[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    if session.scalar(select(Photo.id).limit(1)) is None:
        return found
    for start in range(0, len(attendee_ids), CHUNK):
        query = select(Photo).where(Photo.attendee_id.in_(attendee_ids[start : start + CHUNK]))
        found |= {photo.attendee_id: b64decode(photo.data) for photo in session.scalars(query)}
    return found
