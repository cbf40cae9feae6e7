"""What else of the meetings tells of an erased person: what others' cards say, and whose a table was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import Text, cast, or_, select, update

from db.base import Base
from db.erasing import trail
from db.tables import (
    Attendee,
    CardVersion,
    Change,
    Meeting,
    MeetingPerson,
    MeetingTable,
    Organisation,
)

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

NOBODY: Final = frozenset({MeetingTable.__tablename__})
"""Tables that refer to organisations without holding them: an own table is let go."""


def add_further(connection: Connection, rows: trail.Keys) -> None:
    """Add to a person's rows the meetings where they came along, and the cards of others that name them."""
    for part in trail.chunks(sorted(rows[MeetingPerson.__tablename__])):
        found = select(MeetingPerson.meeting_id).where(MeetingPerson.id.in_(part))
        rows[Meeting.__tablename__].update(connection.scalars(found))
    for key in rows[Attendee.__tablename__]:
        rows[CardVersion.__tablename__].update(_cards_naming(connection, key))


def _cards_naming(connection: Connection, key: str) -> set[str]:
    """The cards that name a person, with those that only the journal knows."""
    cards = select(CardVersion.id).where(cast(CardVersion.partner_ids, Text).contains(key))
    told = select(Change.key).where(
        Change.table == CardVersion.__tablename__,
        or_(cast(Change.before, Text).contains(key), cast(Change.after, Text).contains(key)),
    )
    return {*connection.scalars(cards), *connection.scalars(told)}


def let_tables_go(connection: Connection, organisations: ColumnElement[bool]) -> None:
    """Make tables of organisations that are removed tables for everybody."""
    table = Base.metadata.tables[MeetingTable.__tablename__]
    gone = select(Organisation.id).where(organisations)
    connection.execute(update(table).where(table.c.organisation_id.in_(gone)).values(organisation_id=None))
