"""Invented rows for tests: an event with its categories, door, organisations and attendees."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from random import Random
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.base import new_key
from db.tables import Attendee, Category, CheckinPoint, Event, Organisation, Scan
from desktop_app.features.checkin.rules import new_code

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

CATEGORIES = {
    "Participant": "#1E5AA8",
    "Speaker": "#B3261E",
    "Organiser": "#2E7D32",
    "Press": "#6A4FA3",
    "VIP": "#8A6D00",
}
ORGANISATIONS = (
    ("Nemunas Software Cluster", "cluster", "LT"),
    ("Gauja Robotics", "company", "LV"),
    ("Saaremaa Institute of Optics", "research", "EE"),
    ("Ministerstwo Portów", "public", "PL"),
)
PEOPLE = (
    ("Eglė", "Žydrūnaitė", "Nemunas Software Cluster", "Participant"),
    ("Jānis", "Bērziņš", "Gauja Robotics", "Speaker"),
    ("Õie", "Mägi", "Saaremaa Institute of Optics", "Participant"),
    ("Władysław", "Łącki", "Ministerstwo Portów", "VIP"),
    ("Олена", "Шевчук", "Gauja Robotics", "Press"),
    ("怡君", "陳", "Nemunas Software Cluster", "Participant"),
    ("Øystein", "Åsgård", None, "Organiser"),
)


@dataclass(frozen=True)
class Forum:
    """The keys of an event's rows: categories and organisations by name, attendees by family name."""

    event_id: str
    door_id: str
    categories: Mapping[str, str]
    organisations: Mapping[str, str] = field(default_factory=dict)
    attendees: dict[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)

    def attendee(self, family_name: str = "Žydrūnaitė") -> str:
        """The key of the attendee of that family name."""
        return self.attendees[family_name]

    def code(self, family_name: str = "Žydrūnaitė") -> str:
        """The code of the attendee of that family name."""
        return self.codes[family_name]


def add_event(session: Session, *, slug: str = "baltic-forum", title: str = "Baltic Test Forum") -> Event:
    """An event of one day in Vilnius."""
    day = date(2026, 5, 20)
    event = Event(slug=slug, title=title, starts_on=day, ends_on=day, place="Vilnius", zone="Europe/Vilnius")
    session.add(event)
    session.flush()
    return event


def add_categories(session: Session, event_id: str) -> dict[str, str]:
    """The five usual categories; gives their keys by name."""
    rows = [
        Category(event_id=event_id, name=name, colour=colour, position=position)
        for position, (name, colour) in enumerate(CATEGORIES.items())
    ]
    session.add_all(rows)
    session.flush()
    return {row.name: row.id for row in rows}


def add_point(session: Session, /, event_id: str, name: str = "Door", **columns: object) -> CheckinPoint:
    """A check-in point that admits everybody, once."""
    point = CheckinPoint(event_id=event_id, name=name, **columns)
    session.add(point)
    session.flush()
    return point


def add_organisation(
    session: Session, event_id: str, name: str = "Gauja Robotics", kind: str = "company", country: str = "LV"
) -> Organisation:
    """An organisation."""
    organisation = Organisation(event_id=event_id, name=name, kind=kind, country=country)
    session.add(organisation)
    session.flush()
    return organisation


def add_attendee(
    session: Session,
    /,
    event_id: str,
    category_id: str,
    given_name: str = "Eglė",
    family_name: str = "Žydrūnaitė",
    **columns: object,
) -> Attendee:
    """A registered attendee with a code of the program's own."""
    columns.setdefault("code", new_code(_Taken(session, event_id), Random()))
    attendee = Attendee(
        event_id=event_id,
        category_id=category_id,
        given_name=given_name,
        family_name=family_name,
        **columns,
    )
    session.add(attendee)
    session.flush()
    return attendee


def add_many_attendees(session: Session, event_id: str, category_id: str, count: int) -> list[str]:
    """`count` attendees named Guest 0, Guest 1, …; gives their keys."""
    random, taken = Random(count), set[str]()
    rows = []
    for number in range(count):
        code = new_code(taken, random)
        taken.add(code)
        rows.append(
            Attendee(
                event_id=event_id,
                category_id=category_id,
                given_name="Guest",
                family_name=f"Number{number:06}",
                email=f"guest{number}@example.org",
                code=code,
            )
        )
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]


def add_scan(
    session: Session,
    forum: Forum,
    attendee_id: str,
    *,
    at: datetime | None = None,
    admitted: bool = True,
    direction: str = "entry",
) -> Scan:
    """A scan at the forum's door, past the check-in room's rules."""
    scan = Scan(
        event_id=forum.event_id,
        point_id=forum.door_id,
        attendee_id=attendee_id,
        direction=direction,
        at=at or datetime.now(UTC),
        admitted=admitted,
        nonce=new_key(),
    )
    session.add(scan)
    session.flush()
    return scan


def make_forum(
    session: Session,
    *,
    slug: str = "baltic-forum",
    people: Sequence[tuple[str, str, str | None, str]] = PEOPLE,
) -> Forum:
    """An event with five categories, a point "Door", four organisations and `people`.

    A person is (given name, family name, organisation or None, category).
    """
    event = add_event(session, slug=slug)
    categories = add_categories(session, event.id)
    door = add_point(session, event.id)
    organisations = {
        name: add_organisation(session, event.id, name, kind, country).id
        for name, kind, country in ORGANISATIONS
    }
    countries = {name: country for name, _, country in ORGANISATIONS}
    rows = [
        add_attendee(
            session,
            event.id,
            categories[category],
            given_name,
            family_name,
            organisation_id=organisations.get(organisation or ""),
            country=countries.get(organisation or "", ""),
        )
        for given_name, family_name, organisation, category in people
    ]
    return Forum(
        event_id=event.id,
        door_id=door.id,
        categories=categories,
        organisations=organisations,
        attendees={row.family_name: row.id for row in rows},
        codes={row.family_name: row.code for row in rows},
    )


@dataclass(frozen=True)
class _Taken:
    """The codes of an event, as a container."""

    session: Session
    event_id: str

    def __contains__(self, code: object) -> bool:
        found = select(func.count()).where(Attendee.event_id == self.event_id, Attendee.code == code)
        return bool(self.session.scalar(found))
