"""What the filters of the list offer, each value with the number of people it lets through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from db.printed import did_not_fail
from db.tables import Attendee, Category, Organisation, Printout, Scan
from desktop_app.features.registrations.queries.listing import ENTRY
from desktop_app.features.registrations.rules.field import Status

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import InstrumentedAttribute, Session


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter with the number of people it lets through."""

    key: str
    words: str
    count: int
    colour: str = ""


@dataclass(frozen=True, slots=True)
class FilterCounts:
    """The values that filters offer; all people, who arrived, has a printed badge, needs attention."""

    categories: tuple[Choice, ...]
    countries: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    everybody: int
    arrived: int
    printed: int
    attention: int = 0

    @property
    def registered(self) -> int:
        """How many are registered."""
        return self._with_status(Status.REGISTERED)

    @property
    def waiting(self) -> int:
        """How many wait for a place."""
        return self._with_status(Status.WAITLISTED)

    def _with_status(self, status: Status) -> int:
        return sum(choice.count for choice in self.statuses if choice.key == status)


def filter_counts(session: Session, event_id: str) -> FilterCounts:
    """What the filters offer for this event, most people first; categories in their own order."""
    statuses = _choices(session, _people_by(Attendee.status, event_id))
    return FilterCounts(
        categories=_category_choices(session, event_id),
        countries=_choices(session, _people_by(Attendee.country, event_id)),
        kinds=_kind_choices(session, event_id),
        statuses=statuses,
        everybody=sum(choice.count for choice in statuses),
        arrived=session.scalar(
            select(func.count(Scan.attendee_id.distinct())).where(Scan.event_id == event_id, ENTRY)
        )
        or 0,
        printed=session.scalar(
            select(func.count(Printout.attendee_id.distinct())).where(
                Printout.event_id == event_id, Printout.document == "badge", did_not_fail()
            )
        )
        or 0,
        attention=session.scalar(
            select(func.count()).where(Attendee.event_id == event_id, Attendee.attention)
        )
        or 0,
    )


def _people_by(column: InstrumentedAttribute[Any], event_id: str) -> Select[*tuple[Any, ...]]:
    """Each value of a column and how many people have it; an index on both answers it alone."""
    return select(column, func.count().label("count")).where(Attendee.event_id == event_id).group_by(column)


def _category_choices(session: Session, event_id: str) -> tuple[Choice, ...]:
    people = {row[0]: row[1] for row in session.execute(_people_by(Attendee.category_id, event_id))}
    found = session.execute(
        select(Category.id, Category.name, Category.colour)
        .where(Category.event_id == event_id)
        .order_by(Category.position, Category.id)
    )
    return tuple(Choice(key, name, people.get(key, 0), colour) for key, name, colour in found)


def _kind_choices(session: Session, event_id: str) -> tuple[Choice, ...]:
    people = _people_by(Attendee.organisation_id, event_id).subquery()
    counted = select(Organisation.kind, func.sum(people.c.count).label("count"))
    joined = counted.join(people, people.c.organisation_id == Organisation.id)
    return _choices(session, joined.group_by(Organisation.kind))


def _choices(session: Session, query: Select[*tuple[Any, ...]]) -> tuple[Choice, ...]:
    value, count = query.selected_columns
    found = session.execute(query.order_by(count.desc(), value))
    return tuple(Choice(key, key, number) for key, number in found if key)
