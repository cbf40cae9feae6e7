"""What becomes of the rows that belong to a person when the person is erased, table by table."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import JSON

from db.base import Base
from db.tables import (
    AcceptedCode,
    AgendaPerson,
    Annulment,
    Attendee,
    CardVersion,
    Consent,
    FormerAttendee,
    HandedOut,
    Meeting,
    MeetingPerson,
    MeetingRequest,
    Printout,
    RequestCompanion,
    Scan,
    SignUp,
)

if TYPE_CHECKING:
    from sqlalchemy import Column, Table

# The columns that stay, because they tell nobody apart and counts need them. Every other column is emptied,
# so that a column of tomorrow is emptied too; a table that is not here loses its rows.
STAYS: Final[dict[str, frozenset[str]]] = {
    Attendee.__tablename__: frozenset(
        ("id", "event_id", "category_id", "country", "status", "walk_in", "source")
    ),
    Consent.__tablename__: frozenset(("id", "attendee_id", "purpose", "wording", "given", "at")),
    Printout.__tablename__: frozenset(
        (
            *("id", "event_id", "attendee_id", "template_id", "station_id"),
            *("document", "copy_number", "state", "at", "job_id"),
        )
    ),
    HandedOut.__tablename__: frozenset(("id", "attendee_id", "hand_out_id", "station_id", "staff_id", "at")),
    AcceptedCode.__tablename__: frozenset(("id", "event_id", "attendee_id", "revoked_at")),
    FormerAttendee.__tablename__: frozenset(("id", "event_id", "attendee_id", "source")),
    Annulment.__tablename__: frozenset(("id", "scan_id", "at", "reason", "staff_id", "station_id")),
    # How many met, and how it went, is counted; what they wrote is not. A card of which nothing is known any
    # more is stale.
    MeetingRequest.__tablename__: frozenset(
        (
            *("id", "event_id", "type_id", "from_id", "to_id"),
            *("priority", "mutual", "state", "needs", "source", "at"),
        )
    ),
    RequestCompanion.__tablename__: frozenset(("id", "request_id", "attendee_id", "side")),
    Meeting.__tablename__: frozenset(Meeting.__table__.columns.keys()) - {"comment"},
    MeetingPerson.__tablename__: frozenset(("id", "meeting_id", "attendee_id", "side", "absent")),
    CardVersion.__tablename__: frozenset(("id", "attendee_id", "version", "partner_ids", "made_at")),
    # That somebody spoke, and how many chose a session, is counted.
    AgendaPerson.__tablename__: frozenset(("id", "event_id", "attendee_id", "key")),
    SignUp.__tablename__: frozenset(("id", "session_id", "attendee_id", "state", "at")),
    # A scan is a fact: the file itself lets nothing else of it be emptied.
    Scan.__tablename__: frozenset(Scan.__table__.columns.keys()) - {"raw_code", "explanation", "answers"},
}


# Rows belong to a person, or to a row of these tables that belongs to one; parents first.
PARENTS: Final = (Attendee.__tablename__, Scan.__tablename__, MeetingRequest.__tablename__)


class Belonging(NamedTuple):
    """Rows of `table` belong to the person, or to the row of the person, that `column` names."""

    table: Table
    column: Column[Any]


@cache
def belongings(of: str = Attendee.__tablename__) -> tuple[Belonging, ...]:
    """Every table that refers to a table, by default to people."""
    return tuple(
        Belonging(table, reference.parent)
        for table in Base.metadata.sorted_tables
        for reference in table.foreign_keys
        if reference.column.table.name == of
    )


@cache
def emptied(table: str) -> dict[str, Any]:
    """The columns of a table that do not stay, each with what it holds when it holds nothing."""
    columns = Base.metadata.tables[table].columns
    return {column.key: _nothing(column) for column in columns if column.key not in STAYS[table]}


def _nothing(column: Column[Any]) -> Any:  # noqa: ANN401 (columns of several types)
    if column.nullable:
        return None
    return {} if isinstance(column.type, JSON) else column.type.python_type()
