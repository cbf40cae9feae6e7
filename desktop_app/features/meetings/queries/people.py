"""The people who meet: by name, whether they are coming and whether they are here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import exists, select

from db.tables import AcceptedCode, Annulment, Attendee, Event, Organisation, Scan
from desktop_app.features.checkin.rules import full_name
from desktop_app.features.meetings.rules.meeting import Party

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from sqlalchemy import BindParameter, ScalarSelect
    from sqlalchemy.orm import Session

# Keys named in one statement.
CHUNK = 400


def day_begins(session: Session, event_id: str, now: datetime) -> datetime:
    """When the day of `now` began at the venue: who came in on an earlier day is not here for that."""
    zone = ZoneInfo(session.get_one(Event, event_id).zone)
    return now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)


def last_way(since: datetime | BindParameter[datetime]) -> ScalarSelect[Any]:
    """Which way the attendee of a statement went last since then: entry, exit, or not at all."""
    return (
        select(Scan.direction)
        .where(
            Scan.attendee_id == Attendee.id,
            Scan.admitted,
            Scan.at >= since,
            ~exists().where(Annulment.scan_id == Scan.id),
        )
        .order_by(Scan.at.desc(), Scan.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def parties(
    session: Session, event_id: str, now: datetime, attendee_ids: Collection[str]
) -> dict[str, Party]:
    """The people of these keys; `here` and `coming` as of now."""
    way = last_way(day_begins(session, event_id, now)).label("way")
    query = select(
        Attendee.id,
        Attendee.given_name,
        Attendee.family_name,
        Attendee.country,
        Attendee.status,
        Attendee.erased_at,
        Attendee.organisation_id,
        Organisation.name,
        Organisation.kind,
        way,
    ).outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
    return {
        row.id: Party(
            attendee_id=row.id,
            name=full_name(row.given_name, row.family_name),
            organisation=row.name or "",
            organisation_id=row.organisation_id,
            country=row.country,
            kind=row.kind or "",
            here=row.way == "entry",
            coming=row.status == "registered" and row.erased_at is None,
        )
        for part in chunks(attendee_ids)
        for row in session.execute(query.where(Attendee.id.in_(part)))
    }


def chunks(keys: Collection[str]) -> Iterator[list[str]]:
    """The keys, each once, in runs that one statement takes."""
    wanted = sorted(set(keys))
    for start in range(0, len(wanted), CHUNK):
        yield wanted[start : start + CHUNK]


def person_with(session: Session, event_id: str, code: str) -> str | None:
    """Who has a code, or had it: an own one, or one of another system; None where nobody does."""
    for wanted in dict.fromkeys((code.strip(), code.strip().upper())):
        own = select(Attendee.id).where(Attendee.event_id == event_id, Attendee.code == wanted)
        other = select(AcceptedCode.attendee_id).where(
            AcceptedCode.event_id == event_id, AcceptedCode.code == wanted
        )
        found = session.scalar(own) or session.scalar(other)
        if found is not None:
            return found
    return None


def codes_of(session: Session, attendee_ids: Collection[str]) -> list[str]:
    """The codes of these people in the order of their names; of those who are coming, for they have cards."""
    found: list[tuple[str, str]] = []
    for part in chunks(attendee_ids):
        codes = select(Attendee.sort_key, Attendee.code).where(Attendee.id.in_(part))
        rows = session.execute(codes.where(Attendee.status == "registered", Attendee.erased_at.is_(None)))
        found += [(sort_key, code) for sort_key, code in rows]
    return [code for _, code in sorted(found)]
