"""What a desk reads: points, people to choose from, the last scans, who has arrived."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, exists, func, select

from db.printed import did_not_fail
from db.search import Why, find_attendees
from db.tables import (
    Annulment,
    Attendee,
    Category,
    CheckinPoint,
    Event,
    FormerAttendee,
    Organisation,
    Printout,
    Scan,
    Staff,
    Station,
)
from desktop_app.features.checkin.queries.questions import questions
from desktop_app.features.checkin.rules import Arrivals, Direction, Status, Turnout, full_name, status_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from desktop_app.features.checkin.rules import Question


@dataclass(frozen=True, slots=True)
class PointRow:
    """A check-in point to choose."""

    id: str
    name: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A search result; ``arrived_at`` is the first entry anywhere at the event, None before it."""

    attendee_id: str
    name: str
    organisation: str
    country: str
    category: str
    colour: str
    code: str
    status: str
    arrived_at: datetime | None
    by_code: bool = False
    by_name: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True)
class LatestScan:
    """One line of the last scans; ``name`` is empty where nobody held the code."""

    scan_id: str
    attendee_id: str
    name: str
    organisation: str
    raw_code: str
    status: Status
    reason: str
    direction: Direction
    at: datetime
    point: str
    by: str
    annulled: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a desk stands: the points to choose from, its own point, its keys, and what it asks."""

    points: tuple[PointRow, ...]
    own_point_id: str
    station_id: str | None
    scanner_prefix: str
    questions: tuple[Question, ...] = ()


def standing(session: Session, event_id: str, station: str) -> Standing:
    """What a desk needs to know of itself before the first scan; names that are not known have no key."""
    here = session.execute(select(Station.id, Station.point_id).where(Station.name == station)).first()
    return Standing(
        points=points(session, event_id),
        own_point_id=(here.point_id or "") if here else "",
        station_id=here.id if here else None,
        scanner_prefix=session.scalar(select(Event.scanner_prefix).where(Event.id == event_id)) or "",
        questions=questions(session, event_id),
    )


def points(session: Session, event_id: str) -> tuple[PointRow, ...]:
    """The points of the event in their order; the first is the one to start with."""
    rows = session.execute(
        select(CheckinPoint.id, CheckinPoint.name, CheckinPoint.direction)
        .where(CheckinPoint.event_id == event_id)
        .order_by(CheckinPoint.position, CheckinPoint.id)
    )
    return tuple(PointRow(row.id, row.name, Direction(row.direction)) for row in rows)


def people_like(session: Session, event_id: str, text: str, limit: int = 30) -> tuple[FoundPerson, ...]:
    """The people that ``text`` may mean, best match first.

    ``by_code`` marks who has or had it as a code, ``by_name`` whose name it is, ``near`` who is found only by
    supposing a typing error.
    """
    why = {hit.attendee_id: hit.why for hit in find_attendees(session, event_id, text, limit)}
    return tuple(
        replace(
            person,
            by_code=why[person.attendee_id] is Why.CODE,
            by_name=why[person.attendee_id] in {Why.NAME, Why.NAME_START},
            near=why[person.attendee_id] is Why.NEARLY,
        )
        for person in found_people(session, list(why))
    )


# Made once: a list of results is read after each letter that is typed.
_FIRST_ENTRIES = (
    select(Scan.attendee_id, func.min(Scan.at).label("at"))
    .where(
        Scan.attendee_id.in_(bindparam("keys", expanding=True)),
        Scan.admitted,
        Scan.direction == Direction.ENTRY.value,
        ~exists().where(Annulment.scan_id == Scan.id),
    )
    .group_by(Scan.attendee_id)
    .subquery()
)
_FOUND = (
    select(
        Attendee.id,
        Attendee.given_name,
        Attendee.family_name,
        Organisation.name.label("organisation"),
        Attendee.country,
        Category.name.label("category"),
        Category.colour,
        Attendee.code,
        Attendee.status,
        _FIRST_ENTRIES.c.at,
    )
    .join(Category, Category.id == Attendee.category_id)
    .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
    .outerjoin(_FIRST_ENTRIES, _FIRST_ENTRIES.c.attendee_id == Attendee.id)
    .where(Attendee.id.in_(bindparam("keys", expanding=True)))
)


def found_people(session: Session, attendee_ids: Sequence[str]) -> tuple[FoundPerson, ...]:
    """The people of a search, in the order of the search."""
    found = {
        row.id: FoundPerson(
            attendee_id=row.id,
            name=full_name(row.given_name, row.family_name),
            organisation=row.organisation or "",
            country=row.country,
            category=row.category,
            colour=row.colour,
            code=row.code,
            status=row.status,
            arrived_at=row.at,
        )
        for row in session.execute(_FOUND, {"keys": attendee_ids})
    }
    return tuple(found[key] for key in attendee_ids if key in found)


def has_badge(session: Session, attendee_id: str) -> bool:
    """Whether a badge of this person was printed before."""
    printed = select(Printout.id).where(
        Printout.attendee_id == attendee_id, Printout.document == "badge", did_not_fail()
    )
    return session.scalar(printed.limit(1)) is not None


def latest_scans(session: Session, event_id: str, limit: int = 40) -> tuple[LatestScan, ...]:
    """The last scans of all stations, newest first, annulled ones among them."""
    statement = (
        select(
            Scan.id,
            Scan.attendee_id,
            Attendee.given_name,
            Attendee.family_name,
            Organisation.name.label("organisation"),
            Scan.raw_code,
            Scan.reason,
            Scan.direction,
            Scan.at,
            CheckinPoint.name.label("point"),
            func.coalesce(Staff.name, Station.name, "").label("by"),
            Annulment.id.label("annulment_id"),
        )
        .join(CheckinPoint, CheckinPoint.id == Scan.point_id)
        .outerjoin(Attendee, Attendee.id == Scan.attendee_id)
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .outerjoin(Staff, Staff.id == Scan.staff_id)
        .outerjoin(Station, Station.id == Scan.station_id)
        .outerjoin(Annulment, Annulment.scan_id == Scan.id)
        .where(Scan.event_id == event_id)
        .order_by(Scan.at.desc(), Scan.id.desc())
        .limit(limit)
    )
    return tuple(
        LatestScan(
            scan_id=row.id,
            attendee_id=row.attendee_id or "",
            name=full_name(row.given_name or "", row.family_name or ""),
            organisation=row.organisation or "",
            raw_code=row.raw_code,
            status=status_of(row.reason),
            reason=row.reason,
            direction=Direction(row.direction),
            at=row.at,
            point=row.point,
            by=row.by,
            annulled=row.annulment_id is not None,
        )
        for row in session.execute(statement)
    )


def expected(session: Session, event_id: str) -> int:
    """How many registrations stand: a count over everybody, read when people change and not at each scan."""
    standing_ones = (Attendee.event_id == event_id, Attendee.status == "registered")
    return session.scalar(select(func.count()).select_from(Attendee).where(*standing_ones)) or 0


def arrivals(session: Session, event_id: str, now: datetime) -> Arrivals:
    """Who has arrived, and when in the last two hours, read once; see ``ArrivalsWatch`` for reading on."""
    return ArrivalsWatch(event_id).arrivals(session, now)


class ArrivalsWatch:
    """Reads arrivals again and again: only what is new, unless something was taken back."""

    def __init__(self, event_id: str) -> None:
        self._event_id = event_id
        self._turnout = Turnout()
        self._last_scan_id = ""
        self._counted: tuple[int, tuple[int, ...]] = (0, (0, 0))

    def arrivals(self, session: Session, now: datetime) -> Arrivals:
        """Who has arrived, and when in the last two hours; somebody arrives once, at the first entry."""
        scans = session.scalar(select(func.count()).where(Scan.event_id == self._event_id)) or 0
        # Scans are taken back by annulments, and pass to somebody else when two people are merged.
        moved = tuple(
            session.scalar(select(func.count()).select_from(of)) or 0 for of in (Annulment, FormerAttendee)
        )
        if (scans, moved) != self._counted:
            found = self._entries(session, self._last_scan_id)
            seen, known_moved = self._counted
            # A scan handed over late has an older key than the newest known: then the counts do not add up.
            if moved != known_moved or seen + len(found) != scans:
                self._turnout.clear()
                found = self._entries(session, "")
            self._turnout.add([(each.attendee_id, each.at) for each in found if each.counts])
            self._last_scan_id = max((each.id for each in found), default=self._last_scan_id)
            self._counted = (scans, moved)
        return self._turnout.arrivals(now)

    def _entries(self, session: Session, after: str) -> list[Row[*tuple[Any, ...]]]:
        """All scans of the event with keys after one; ``counts`` marks entries that stand."""
        counts = and_(
            Scan.admitted,
            Scan.direction == Direction.ENTRY.value,
            Scan.attendee_id.is_not(None),
            ~exists().where(Annulment.scan_id == Scan.id),
        )
        statement = select(Scan.id, Scan.event_id, Scan.attendee_id, Scan.at, counts.label("counts"))
        # By key alone: with the event in the statement SQLite would walk all scans of the event.
        found = session.execute(statement.where(Scan.id > after))
        return [each for each in found if each.event_id == self._event_id]
