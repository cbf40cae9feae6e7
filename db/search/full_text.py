"""Entries that hold given words: by SQLite's full-text table, or by LIKE where the database is another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Text, and_, bindparam, literal_column, or_, select, table, text
from sqlalchemy.sql.expression import column

from db.tables import Attendee, SearchEntry

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select

    from db.search.asking import Groups, Term

COLUMNS = ("name", "spellings", "organisation", "other")


class Entry(NamedTuple):
    """A candidate: its words, and what its rank depends on besides."""

    attendee_id: str
    name: str
    spellings: str
    organisation: str
    other: str
    status: str


def entries(connection: Connection, event_id: str, groups: Groups, limit: int) -> list[Entry]:
    """At most `limit` entries that hold a term of each group, newest first."""
    if connection.dialect.name == "sqlite":
        found = connection.execute(_MATCHING, {"event": event_id, "match": expression(groups), "most": limit})
    else:
        found = connection.execute(like_statement(groups), {"event": event_id, "most": limit})
    return [Entry(*row) for row in found]


def expression(groups: Groups) -> str:
    """The groups in the full-text query language (https://sqlite.org/fts5.html §3); terms are folded."""
    return " AND ".join(f"({' OR '.join(map(_term, group))})" for group in groups)


def _term(term: Term) -> str:
    where = f"{{{' '.join(term.columns)}}} : " if term.columns else ""
    return f'{where}"{term.text}"{"" if term.whole else " *"}'


_ENTRY = select(
    SearchEntry.attendee_id,
    SearchEntry.name,
    SearchEntry.spellings,
    SearchEntry.organisation,
    SearchEntry.other,
    Attendee.status,
).where(
    SearchEntry.attendee_id == Attendee.id,
    SearchEntry.event_id == bindparam("event"),
)
_FULL_TEXT = table("attendee_search", column("rowid"))
_MATCHING = (
    _ENTRY.where(text("attendee_search MATCH :match"), SearchEntry.id == _FULL_TEXT.c.rowid)
    .order_by(_FULL_TEXT.c.rowid.desc())
    .limit(bindparam("most"))
)


def like_statement(groups: Groups) -> Select[str, str, str, str, str, str]:
    """The same by comparing every entry of the event."""
    conditions = (or_(*map(_like, group)) for group in groups)
    return _ENTRY.where(and_(*conditions)).order_by(SearchEntry.id.desc()).limit(bindparam("most"))


def _like(term: Term) -> ColumnElement[bool]:
    words = literal_column("' '", Text)
    for name in term.columns or COLUMNS:
        words = words + getattr(SearchEntry, name) + " "
    return words.contains(f" {term.text} " if term.whole else f" {term.text}", autoescape=True)
