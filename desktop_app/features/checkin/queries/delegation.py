"""What is read of people who come together: by which booking or organisation, and who of them is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, func, or_, select

from db.search import fold, spellings
from db.tables import AcceptedCode, Annulment, Attendee, Category, CheckinPoint, Event, Organisation, Scan
from desktop_app.features.checkin.rules import (
    Direction,
    Passage,
    Point,
    ReentryRule,
    full_name,
    is_inside,
    read_code,
)
from desktop_app.features.checkin.rules.delegation import Bond, Delegation, Member

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desktop_app.features.checkin.queries.desk import FoundPerson
    from desktop_app.features.checkin.rules import Desk

MOST_FOUND = 3


def delegations_of(session: Session, desk: Desk, attendee_id: str, at: datetime) -> tuple[Delegation, ...]:
    """The delegations that a person belongs to, the closer bond first, seen from a desk's point."""
    guest = session.execute(
        select(Attendee.booking, Organisation.id, Organisation.name)
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .where(Attendee.id == attendee_id)
    ).first()
    if guest is None:
        return ()
    bonds = ((Bond.BOOKING, guest.booking, guest.booking), (Bond.ORGANISATION, guest.id, guest.name))
    since = _since(session, desk, at)
    counted = [_counted(session, desk, since, bond, key, name) for bond, key, name in bonds if key]
    return tuple(each for each in counted if each.is_one)


def delegations_among(
    session: Session, desk: Desk, people: Sequence[FoundPerson], text: str, at: datetime
) -> tuple[Delegation, ...]:
    """The organisations of people found whose name holds all words of `text`, the shortest name first."""
    keys = select(Attendee.organisation_id).where(Attendee.id.in_([each.attendee_id for each in people]))
    rows = session.execute(
        select(Organisation.id, Organisation.name, Organisation.other_names).where(Organisation.id.in_(keys))
    ).all()
    named = [row for row in rows if any(_names(each, text) for each in (row.name, *row.other_names))]
    named.sort(key=lambda row: (len(row.name), row.name, row.id))
    since = _since(session, desk, at)
    counted = [_counted(session, desk, since, Bond.ORGANISATION, row.id, row.name) for row in named]
    return tuple(each for each in counted if each.is_one)[:MOST_FOUND]


def members(session: Session, desk: Desk, bond: Bond, key: str, at: datetime) -> tuple[Member, ...]:
    """Everybody of a delegation in the order of names, with who is here as the desk's point sees it."""
    passages = _passages(session, desk, bond, key, _since(session, desk, at))
    people = session.execute(
        select(
            Attendee.id,
            Attendee.given_name,
            Attendee.family_name,
            Attendee.status,
            func.coalesce(Organisation.name, "").label("organisation"),
            Category.name.label("category"),
            Category.colour,
        )
        .join(Category, Category.id == Attendee.category_id)
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .where(_belongs(desk, bond, key))
        .order_by(Attendee.sort_key, Attendee.id)
    )
    return tuple(
        Member(
            attendee_id=row.id,
            name=full_name(row.given_name, row.family_name),
            organisation=row.organisation,
            category=row.category,
            colour=row.colour,
            status=row.status,
            here_since=_first_entry(passages.get(row.id, {})),
            inside=is_inside(passages.get(row.id, {}).get(desk.point_id, [])),
        )
        for row in people
    )


def fitting(people: Sequence[Member], text: str) -> list[Member]:
    """Those in whose name, or organisation, each word of `text` begins a word."""
    return [each for each in people if _names(f"{each.name} {each.organisation}", text)]


def holder(session: Session, desk: Desk, code_text: str, prefix: str) -> str:
    """Who holds a code, own or accepted; empty where nobody does any more."""
    codes = [code for code in read_code(code_text, prefix=prefix).codes if code]
    own = select(Attendee.id).where(Attendee.event_id == desk.event_id, Attendee.code.in_(codes))
    accepted = select(AcceptedCode.attendee_id).where(
        AcceptedCode.event_id == desk.event_id,
        AcceptedCode.code.in_(codes),
        AcceptedCode.revoked_at.is_(None),
    )
    return session.scalar(own) or session.scalar(accepted) or ""


def _names(name: str, text: str) -> bool:
    words = fold(name).split()
    return all(any(word.startswith(tuple(ways)) for word in words) for ways in spellings(text))


def _since(session: Session, desk: Desk, at: datetime) -> datetime | None:
    """From when passages count at the desk's point."""
    row = session.execute(
        select(CheckinPoint.reentry_rule, Event.zone)
        .join(Event, Event.id == CheckinPoint.event_id)
        .where(CheckinPoint.id == desk.point_id)
    ).one()
    return Point(reentry_rule=ReentryRule(row.reentry_rule), zone=row.zone).counts_from(at)


def _belongs(desk: Desk, bond: Bond, key: str) -> ColumnElement[bool]:
    column = Attendee.booking if bond is Bond.BOOKING else Attendee.organisation_id
    return and_(Attendee.event_id == desk.event_id, column == key, Attendee.erased_at.is_(None))


def _stands(since: datetime | None) -> ColumnElement[bool]:
    """A passage that was not taken back."""
    stands = and_(Scan.admitted, ~exists().where(Annulment.scan_id == Scan.id))
    return stands if since is None else and_(stands, Scan.at >= since)


def _counted(
    session: Session, desk: Desk, since: datetime | None, bond: Bond, key: str, name: str
) -> Delegation:
    came = exists().where(
        Scan.attendee_id == Attendee.id, Scan.direction == Direction.ENTRY.value, _stands(since)
    )
    row = session.execute(
        select(
            func.count().filter(or_(Attendee.status == "registered", came)).label("people"),
            func.count().filter(came).label("here"),
        ).where(_belongs(desk, bond, key))
    ).one()
    return Delegation(bond, key, name, row.people, row.here)


def _passages(
    session: Session, desk: Desk, bond: Bond, key: str, since: datetime | None
) -> dict[str, dict[str, list[Passage]]]:
    """The passages of everybody of a delegation: by person, then by point, oldest first."""
    rows = session.execute(
        select(Scan.attendee_id, Scan.point_id, Scan.direction, Scan.at)
        .join(Attendee, Attendee.id == Scan.attendee_id)
        .where(_belongs(desk, bond, key), _stands(since))
        .order_by(Scan.at, Scan.id)
    )
    found: dict[str, dict[str, list[Passage]]] = {}
    for row in rows:
        passage = Passage(Direction(row.direction), row.at)
        found.setdefault(row.attendee_id, {}).setdefault(row.point_id, []).append(passage)
    return found


def _first_entry(passages: Mapping[str, Sequence[Passage]]) -> datetime | None:
    entries = (each.at for of in passages.values() for each in of if each.direction is Direction.ENTRY)
    return min(entries, default=None)
