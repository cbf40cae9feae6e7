"""The list of people: which keys, in which order, and the rows of a few of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, exists, func, or_, select

from db.printed import badge_is_out
from db.search import find_attendees
from db.tables import Annulment, Attendee, Category, Organisation, Printout, Scan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

# Rows fetched in one statement.
CHUNK = 400

# So many hits of a search are shown; who needs more wants a filter.
HITS = 500


class Ordering(StrEnum):
    """By which column the list is sorted; `MATCH` is the order in which a search found people."""

    NAME = "name"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    CATEGORY = "category"
    STATUS = "status"
    ARRIVED = "arrived"
    EMAIL = "email"
    REGISTERED = "registered"
    CODE = "code"
    BOOKING = "booking"
    BOX = "box"
    MATCH = "match"


@dataclass(frozen=True)
class Filter:
    """Who is listed. An empty set lets everybody through, and so does None."""

    text: str = ""
    categories: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    arrived: bool | None = None
    printed: bool | None = None
    attention: bool | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list; times are in UTC, `printed` counts the copies of the badge."""

    id: str
    name: str
    given_name: str
    family_name: str
    organisation: str
    organisation_kind: str
    country: str
    category: str
    colour: str
    status: str
    arrived_at: datetime | None
    printed: int
    email: str
    phone: str
    job_title: str
    code: str
    source: str
    note: str
    attention: bool
    walk_in: bool
    registered_at: datetime | None
    booking: str
    box: str
    erased_at: datetime | None


_PRINTED = badge_is_out()
ENTRY = and_(Scan.admitted, Scan.direction == "entry", ~exists().where(Annulment.scan_id == Scan.id))
_ARRIVED = exists().where(Scan.attendee_id == Attendee.id, ENTRY)
_FIRST_ENTRY = select(func.min(Scan.at)).where(Scan.attendee_id == Attendee.id, ENTRY).scalar_subquery()
_COPIES = (
    select(func.count())
    .where(Printout.attendee_id == Attendee.id, Printout.document == "badge")
    .scalar_subquery()
)
_ORDERS: dict[Ordering, Any] = {
    Ordering.ORGANISATION: Organisation.name,
    Ordering.COUNTRY: Attendee.country,
    Ordering.CATEGORY: Category.position,
    Ordering.STATUS: Attendee.status,
    Ordering.ARRIVED: _FIRST_ENTRY,
    Ordering.EMAIL: Attendee.email,
    Ordering.REGISTERED: Attendee.registered_at,
    Ordering.CODE: Attendee.code,
    Ordering.BOOKING: Attendee.booking,
    Ordering.BOX: Attendee.box,
}
_NOT_TEXT = frozenset((Ordering.CATEGORY, Ordering.ARRIVED, Ordering.REGISTERED))
_JOINED = frozenset((Ordering.ORGANISATION, Ordering.CATEGORY))


def attendee_keys(
    session: Session,
    event_id: str,
    only: Filter = Filter(),
    order: Ordering = Ordering.NAME,
    *,
    ascending: bool = True,
) -> list[str]:
    """The keys of the people that the filter lets through, in order.

    Who has no value in the sorted column stands last both ways. A search gives at most `HITS` people, the
    best match first unless another order is wished.
    """
    query = select(Attendee.id).where(Attendee.event_id == event_id, *_conditions(only))
    if only.kinds or order in _JOINED:
        query = query.outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        query = query.outerjoin(Category, Category.id == Attendee.category_id)
    if not only.text.strip():
        return list(session.scalars(_ordered(query, order, ascending=ascending)))
    found = [hit.attendee_id for hit in find_attendees(session, event_id, only.text, HITS)]
    kept = session.scalars(_ordered(query.where(Attendee.id.in_(found)), order, ascending=ascending)).all()
    if order is not Ordering.MATCH:
        return list(kept)
    through = set(kept)
    return [key for key in found if key in through]


def _ordered(query: Select[Any], order: Ordering, *, ascending: bool) -> Select[Any]:
    column = _ORDERS.get(order)
    if column is None:
        keys = (Attendee.sort_key, Attendee.id)
        return query.order_by(*(keys if ascending else (key.desc() for key in keys)))
    missing = column.is_(None) if order in _NOT_TEXT else or_(column.is_(None), column == "")
    direction = column.asc() if ascending else column.desc()
    if order is Ordering.REGISTERED:
        # Who registered at the same time stands in the order of the list they came with.
        return query.order_by(missing, direction, Attendee.id)
    return query.order_by(missing, direction, Attendee.sort_key, Attendee.id)


def _conditions(only: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    for column, values in (
        (Attendee.category_id, only.categories),
        (Attendee.country, only.countries),
        (Organisation.kind, only.kinds),
        (Attendee.status, only.statuses),
    ):
        if values:
            conditions.append(column.in_(values))
    for condition, wished in (
        (_ARRIVED, only.arrived),
        (_PRINTED, only.printed),
        (Attendee.attention.is_(True), only.attention),
    ):
        if wished is not None:
            conditions.append(condition if wished else ~condition)
    return conditions


def attendee_rows(session: Session, keys: Sequence[str]) -> list[PersonRow]:
    """The rows of the people named, in the order of `keys`; who is gone is left out."""
    found: dict[str, PersonRow] = {}
    for start in range(0, len(keys), CHUNK):
        for row in session.execute(_ROWS.where(Attendee.id.in_(keys[start : start + CHUNK]))):
            found[row.id] = _person_row(*row)
    return [found[key] for key in keys if key in found]


def _person_row(key: str, given_name: str, family_name: str, *rest: Any) -> PersonRow:  # noqa: ANN401 (columns of several types)
    return PersonRow(key, f"{given_name} {family_name}".strip(), given_name, family_name, *rest)


# In the order of PersonRow's fields after `id` and `name`.
_ROWS = (
    select(
        Attendee.id,
        Attendee.given_name,
        Attendee.family_name,
        func.coalesce(Organisation.name, ""),
        func.coalesce(Organisation.kind, ""),
        Attendee.country,
        Category.name,
        Category.colour,
        Attendee.status,
        _FIRST_ENTRY,
        _COPIES,
        Attendee.email,
        Attendee.phone,
        Attendee.job_title,
        case((Attendee.erased_at.is_(None), Attendee.code), else_=""),
        Attendee.source,
        Attendee.note,
        Attendee.attention,
        Attendee.walk_in,
        Attendee.registered_at,
        Attendee.booking,
        Attendee.box,
        Attendee.erased_at,
    )
    .join(Category, Category.id == Attendee.category_id)
    .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
)
