"""The settings of events: what exists, in the order people arranged it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.tables import Attendee, Category, CheckinPoint, CustomField, Event, HandedOut, HandOut, Staff, Station
from desktop_app.errors import Refused
from desktop_app.features.setup.rules import SetupRefusal, StaffRefusal
from desktop_app.staff import Role, Worker

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class EventRow:
    """One event as the program shows it."""

    id: str
    slug: str
    title: str
    place: str
    starts_on: date
    ends_on: date
    zone: str
    funder_line: str
    publicity_line: str
    emblem: str
    scanner_prefix: str
    places: int | None = None


@dataclass(frozen=True)
class CategoryRow:
    """One category, with the number of attendees in it."""

    id: str
    name: str
    colour: str
    hand_out: str
    attendees: int
    places: int | None = None


@dataclass(frozen=True)
class PointRow:
    """One check-in point; times are in UTC."""

    id: str
    name: str
    direction: str
    reentry_rule: str
    print_rule: str
    opens_at: datetime | None
    closes_at: datetime | None
    capacity: int | None
    category_ids: tuple[str, ...]


@dataclass(frozen=True)
class QuestionRow:
    """One question of the event's own, with what the desk does with it."""

    id: str
    key: str
    label: str
    kind: str
    choices: tuple[str, ...]
    at_checkin: str
    category_ids: tuple[str, ...]


@dataclass(frozen=True)
class ThingRow:
    """One thing to hand out, with the number of people who were given it."""

    id: str
    name: str
    category_ids: tuple[str, ...]
    field_key: str
    field_value: str
    stock: int | None
    given: int


@dataclass(frozen=True)
class StationRow:
    """One desk computer, with the name of the point it stands at."""

    id: str
    name: str
    printer: str
    point_id: str | None
    point: str


@dataclass(frozen=True)
class StaffRow:
    """One person of the staff; `left_at` is when they stopped working here."""

    id: str
    name: str
    role: Role
    has_pin: bool
    left_at: datetime | None


def events(session: Session) -> list[EventRow]:
    """All events, the latest first."""
    return [
        _event(row) for row in session.scalars(select(Event).order_by(Event.starts_on.desc(), Event.slug))
    ]


def event(session: Session, event_id: str) -> EventRow:
    """The event of that key."""
    return _event(session.get_one(Event, event_id))


def event_named(session: Session, slug: str | None) -> EventRow:
    """The event with that slug; without one the only event there is.

    Raises:
        Refused: EVENT_UNKNOWN, NO_EVENT or EVENT_AMBIGUOUS with the slugs to choose from.

    """
    known = events(session)
    slugs = ", ".join(row.slug for row in known)
    if not known:
        raise Refused(SetupRefusal.NO_EVENT)
    if slug is None:
        if len(known) > 1:
            raise Refused(SetupRefusal.EVENT_AMBIGUOUS, slugs=slugs)
        return known[0]
    for row in known:
        if row.slug == slug:
            return row
    raise Refused(SetupRefusal.EVENT_UNKNOWN, slug=slug, slugs=slugs)


def _event(row: Event) -> EventRow:
    return EventRow(
        id=row.id,
        slug=row.slug,
        title=row.title,
        place=row.place,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        zone=row.zone,
        funder_line=row.funder_line,
        publicity_line=row.publicity_line,
        emblem=row.emblem,
        scanner_prefix=row.scanner_prefix,
        places=row.places,
    )


def categories(session: Session, event_id: str) -> list[CategoryRow]:
    """The categories of an event in their order."""
    count = select(func.count()).where(Attendee.category_id == Category.id).scalar_subquery()
    query = (
        select(Category, count).where(Category.event_id == event_id).order_by(Category.position, Category.id)
    )
    found = session.execute(query)
    return [CategoryRow(c.id, c.name, c.colour, c.hand_out, number, c.places) for c, number in found]


def points(session: Session, event_id: str) -> list[PointRow]:
    """The check-in points of an event in their order."""
    query = select(CheckinPoint).where(CheckinPoint.event_id == event_id)
    found = session.scalars(query.order_by(CheckinPoint.position, CheckinPoint.id))
    return [
        PointRow(
            id=p.id,
            name=p.name,
            direction=p.direction,
            reentry_rule=p.reentry_rule,
            print_rule=p.print_rule,
            opens_at=p.opens_at,
            closes_at=p.closes_at,
            capacity=p.capacity,
            category_ids=tuple(p.category_ids),
        )
        for p in found
    ]


def point_named(session: Session, event_id: str, name: str | None) -> PointRow:
    """The point of that name, without one the first.

    Raises:
        Refused: POINT_UNKNOWN, with the names to choose from.

    """
    known = points(session, event_id)
    for row in known:
        if name is None or row.name.casefold() == name.casefold():
            return row
    raise Refused(SetupRefusal.POINT_UNKNOWN, point=name or "", points=", ".join(p.name for p in known))


def questions(session: Session, event_id: str) -> list[QuestionRow]:
    """The questions of an event in their order, those that nobody asks at the desk too."""
    query = select(CustomField).where(CustomField.event_id == event_id)
    found = session.scalars(query.order_by(CustomField.position, CustomField.id))
    return [
        QuestionRow(
            id=q.id,
            key=q.key,
            label=q.label or q.key,
            kind=q.kind,
            choices=tuple(q.choices),
            at_checkin=q.at_checkin,
            category_ids=tuple(q.category_ids),
        )
        for q in found
    ]


def things(session: Session, event_id: str) -> list[ThingRow]:
    """The things that an event hands out, in their order."""
    given = select(func.count()).where(HandedOut.hand_out_id == HandOut.id).scalar_subquery()
    query = select(HandOut, given).where(HandOut.event_id == event_id)
    return [
        ThingRow(t.id, t.name, tuple(t.category_ids), t.field_key, t.field_value, t.stock, count)
        for t, count in session.execute(query.order_by(HandOut.position, HandOut.id))
    ]


def stations(session: Session) -> list[StationRow]:
    """All desk computers by name."""
    query = select(Station, CheckinPoint.name).outerjoin(CheckinPoint, CheckinPoint.id == Station.point_id)
    found = session.execute(query.order_by(Station.name))
    return [StationRow(s.id, s.name, s.printer, s.point_id, point or "") for s, point in found]


def station_named(session: Session, name: str) -> StationRow | None:
    """The desk computer of that name, if it is known."""
    return next((row for row in stations(session) if row.name == name), None)


def staff(session: Session) -> list[StaffRow]:
    """Everybody who works or worked here: those who left come last."""
    found = session.scalars(select(Staff).order_by(Staff.left_at.is_not(None), Staff.name, Staff.id))
    return [StaffRow(p.id, p.name, Role(p.role), bool(p.pin_hash), p.left_at) for p in found]


def staff_named(session: Session, name: str) -> StaffRow:
    """The person of that name who works here now.

    Raises:
        Refused: UNKNOWN, with the names to choose from.

    """
    working = [row for row in staff(session) if row.left_at is None]
    for row in working:
        if row.name.casefold() == name.strip().casefold():
            return row
    raise Refused(StaffRefusal.UNKNOWN, name=name, names=", ".join(row.name for row in working) or "–")


def workers(session: Session) -> list[Worker]:
    """Those who work here now, by name."""
    return [Worker(row.id, row.name, row.role, row.has_pin) for row in staff(session) if row.left_at is None]


def pin_hash(session: Session, staff_id: str) -> str:
    """The hash of somebody's PIN, "" where there is none."""
    return session.scalar(select(Staff.pin_hash).where(Staff.id == staff_id, Staff.left_at.is_(None))) or ""
