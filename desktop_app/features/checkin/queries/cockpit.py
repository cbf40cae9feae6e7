"""What the cockpit reads: the scans in slices, what is expected of each category, and who is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from db.tables import Annulment, Attendee, Category, FormerAttendee, Organisation, Scan, Station
from desktop_app.features.checkin.rules import Direction, full_name
from desktop_app.features.checkin.rules.flow import Figures, Flow, Passing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

# So many scans are read in one go: a slice keeps nobody waiting.
SLICE: Final = 1000
MISSING_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """A category and how many of its registrations stand."""

    id: str
    name: str
    colour: str
    expected: int


@dataclass(frozen=True, slots=True)
class MissingPerson:
    """Somebody who has not come in yet."""

    attendee_id: str
    name: str
    organisation: str
    category: str
    colour: str
    phone: str


class CockpitWatch:
    """Reads the scans of an event in slices, then only what is new, and keeps the flow in memory."""

    def __init__(self, event_id: str) -> None:
        self._event_id = event_id
        self._flow = Flow()
        self._last_id = ""
        self._seen = 0
        self._annulled: frozenset[str] = frozenset()

    @property
    def flow(self) -> Flow:
        """Everything read so far."""
        return self._flow

    def advance(self, session: Session) -> bool:
        """Read one slice on; True once nothing is left.

        Annulments, merged people whose scans passed to others, and scans handed over late (their keys are
        older than the newest known) start it anew.
        """
        merged = session.scalars(select(FormerAttendee.id))
        annulled = frozenset((*session.scalars(select(Annulment.scan_id)), *merged))
        if annulled != self._annulled:
            self._start_over(annulled)
        rows = session.execute(_READINGS.where(Scan.id > self._last_id).order_by(Scan.id).limit(SLICE)).all()
        if rows:
            self._last_id = rows[-1].id
            own = [_passing(row) for row in rows if row.event_id == self._event_id]
            self._seen += len(own)
            self._flow.add(each for each in own if each.scan_id not in annulled)
        if len(rows) == SLICE:
            return False
        if self._seen == session.scalar(select(func.count()).where(Scan.event_id == self._event_id)):
            return True
        self._start_over(annulled)
        return False

    def figures(self, now: datetime) -> Figures:
        """What was read so far, seen at ``now``."""
        return self._flow.figures(now)

    def _start_over(self, annulled: frozenset[str]) -> None:
        self._flow, self._last_id, self._seen, self._annulled = Flow(), "", 0, annulled


# By key alone: with the event in the statement SQLite would walk all scans of the event.
_READINGS = select(
    Scan.event_id,
    Scan.id,
    Scan.attendee_id,
    Attendee.category_id,
    Scan.point_id,
    Scan.station_id,
    (Scan.direction == Direction.ENTRY.value).label("leads_in"),
    Scan.at,
    Scan.recorded_at,
    Scan.admitted,
).outerjoin(Attendee, Attendee.id == Scan.attendee_id)


def _passing(row: Row[*tuple[Any, ...]]) -> Passing:
    return Passing._make(tuple(row)[1:])


def expected_by_category(session: Session, event_id: str) -> tuple[CategoryRow, ...]:
    """The categories in their order with their standing registrations; a count over everybody."""
    counted = (
        select(Attendee.category_id, func.count().label("expected"))
        .where(Attendee.event_id == event_id, Attendee.status == "registered")
        .group_by(Attendee.category_id)
        .subquery()
    )
    query = (
        select(Category.id, Category.name, Category.colour, func.coalesce(counted.c.expected, 0))
        .outerjoin(counted, counted.c.category_id == Category.id)
        .where(Category.event_id == event_id)
        .order_by(Category.position, Category.id)
    )
    return tuple(CategoryRow(*row) for row in session.execute(query))


def station_names(session: Session) -> dict[str, str]:
    """The names of the stations by their keys."""
    return {row.id: row.name for row in session.execute(select(Station.id, Station.name))}


def expected_keys(session: Session, event_id: str, category_ids: Sequence[str]) -> tuple[str, ...]:
    """The keys of everybody expected in these categories, in the order of names."""
    query = (
        select(Attendee.id)
        .where(
            Attendee.event_id == event_id,
            Attendee.category_id.in_(category_ids),
            Attendee.status == "registered",
            Attendee.erased_at.is_(None),
        )
        .order_by(Attendee.sort_key, Attendee.id)
    )
    return tuple(session.scalars(query))


def missing_people(session: Session, attendee_ids: Sequence[str]) -> tuple[MissingPerson, ...]:
    """Names and phone numbers of these people, in the order given."""
    query = (
        select(
            Attendee.id,
            Attendee.given_name,
            Attendee.family_name,
            func.coalesce(Organisation.name, ""),
            Category.name,
            Category.colour,
            Attendee.phone,
        )
        .join(Category, Category.id == Attendee.category_id)
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .where(Attendee.id.in_(attendee_ids))
    )
    found = {
        key: MissingPerson(key, full_name(given, family), *rest)
        for key, given, family, *rest in session.execute(query)
    }
    return tuple(found[key] for key in attendee_ids if key in found)
