"""The search index: an entry of folded words for each attendee, and SQLite's full-text table over them."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sqlalchemy import bindparam, delete, event, insert, select, update
from sqlalchemy.exc import DatabaseError

from db.search.folding import email_words, fold, joined, spellings
from db.search.full_text import COLUMNS
from db.tables import Attendee, Organisation, SearchEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection, Table
    from sqlalchemy.orm import Session

# Words are folded before they get here, so bytes may be compared as they are; prefixes of one and two
# letters, which match most, have an index of their own; the content stays in search_entry
# (https://sqlite.org/fts5.html §4.4). Not with its secure-delete option: measured with 100,000 people, taking
# 5,000 out cost 8 s instead of 0.04 s. Erasing a person calls `forget_removed` instead.
CREATE = (
    """CREATE VIRTUAL TABLE attendee_search USING fts5(name, spellings, organisation, other,
  content='search_entry', content_rowid='id', tokenize='ascii', detail='column', prefix='1 2')""",
    """CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
  INSERT INTO attendee_search(rowid, name, spellings, organisation, other)
    VALUES (new.id, new.name, new.spellings, new.organisation, new.other);
END""",
    """CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
  INSERT INTO attendee_search(attendee_search, rowid, name, spellings, organisation, other)
    VALUES ('delete', old.id, old.name, old.spellings, old.organisation, old.other);
END""",
    """CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry
WHEN old.id <> new.id OR old.name <> new.name OR old.spellings <> new.spellings
  OR old.organisation <> new.organisation OR old.other <> new.other BEGIN
  INSERT INTO attendee_search(attendee_search, rowid, name, spellings, organisation, other)
    VALUES ('delete', old.id, old.name, old.spellings, old.organisation, old.other);
  INSERT INTO attendee_search(rowid, name, spellings, organisation, other)
    VALUES (new.id, new.name, new.spellings, new.organisation, new.other);
END""",
)
DROP = ("DROP TABLE IF EXISTS attendee_search",)

# What the full-text module keeps for itself; no model knows these tables.
FULL_TEXT_TABLES = frozenset(
    (
        "attendee_search",
        *(f"attendee_search_{part}" for part in ("data", "idx", "docsize", "config", "content")),
    )
)

# Rows that one statement reads or writes.
CHUNK = 1000

_ENTRY = cast("Table", SearchEntry.__table__)


def create_full_text(connection: Connection) -> None:
    """Create the full-text table and its triggers; on other databases than SQLite the entries are enough."""
    if connection.dialect.name == "sqlite":
        for statement in CREATE:
            connection.exec_driver_sql(statement)


def drop_full_text(connection: Connection) -> None:
    """Remove the full-text table; its triggers go with the table of entries."""
    if connection.dialect.name == "sqlite":
        for statement in DROP:
            connection.exec_driver_sql(statement)


@event.listens_for(_ENTRY, "after_create")
def _after_create(_table: Table, connection: Connection, **_facts: Any) -> None:  # noqa: ANN401 (SQLAlchemy's own)
    create_full_text(connection)


@event.listens_for(_ENTRY, "before_drop")
def _before_drop(_table: Table, connection: Connection, **_facts: Any) -> None:  # noqa: ANN401 (SQLAlchemy's own)
    drop_full_text(connection)


def refresh_entries(session: Session, changed: Mapping[str, set[str]]) -> None:
    """Bring the entries up to date after a flush; `changed` gives the keys touched in each table.

    An attendee that is gone or erased loses its entry; a renamed organisation refreshes everyone who belongs
    to it. Only entries whose words differ are written.
    """
    keys = set(changed.get(Attendee.__tablename__, ()))
    for part in _chunks(sorted(changed.get(Organisation.__tablename__, ()))):
        keys.update(session.connection().scalars(_MEMBERS, {"keys": part}))
    for part in _chunks(sorted(keys)):
        _refresh(session.connection(), part)


def rebuild(session: Session) -> None:
    """Make every entry again from the attendees: after a migration that changed how words are folded."""
    connection = session.connection()
    known = set(connection.scalars(select(SearchEntry.attendee_id)))
    known.update(connection.scalars(select(Attendee.id)))
    for part in _chunks(sorted(known)):
        _refresh(connection, part)


def forget_removed(session: Session) -> None:
    """Write the full-text table anew, so that words no entry holds any more leave the file.

    Otherwise they stay in it, unused, until a later merge. Part of erasing a person. Where nobody is left,
    there is nothing to merge with, and what was removed would stand there alone: then it is made anew.
    """
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        anybody = connection.scalar(select(SearchEntry.id).limit(1)) is not None
        command = "optimize" if anybody else "rebuild"
        connection.exec_driver_sql("INSERT INTO attendee_search(attendee_search) VALUES (?)", (command,))


def is_index_sound(session: Session) -> bool:
    """Whether the full-text table holds exactly the words of the entries (always so where there is none)."""
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return True
    try:
        connection.exec_driver_sql(
            "INSERT INTO attendee_search(attendee_search, rank) VALUES ('integrity-check', 1)"
        )
    except DatabaseError:
        return False
    return True


class _Person(NamedTuple):
    """The columns of an attendee that are searched."""

    id: str
    event_id: str
    given_name: str
    family_name: str
    email: str
    phone: str
    country: str
    code: str
    organisation: str | None


_MEMBERS = select(Attendee.id).where(Attendee.organisation_id.in_(bindparam("keys", expanding=True)))
_PEOPLE = (
    select(
        Attendee.id,
        Attendee.event_id,
        Attendee.given_name,
        Attendee.family_name,
        Attendee.email,
        Attendee.phone,
        Attendee.country,
        Attendee.code,
        Organisation.name,
    )
    .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
    .where(Attendee.id.in_(bindparam("keys", expanding=True)), Attendee.erased_at.is_(None))
)
_ENTRIES = select(
    SearchEntry.attendee_id,
    SearchEntry.event_id,
    SearchEntry.name,
    SearchEntry.spellings,
    SearchEntry.organisation,
    SearchEntry.other,
).where(SearchEntry.attendee_id.in_(bindparam("keys", expanding=True)))
_FIELDS = ("attendee_id", "event_id", *COLUMNS)
_UPDATE = (
    update(_ENTRY)
    .where(_ENTRY.c.attendee_id == bindparam("of"))
    .values({name: bindparam(name) for name in _FIELDS[1:]})
)
_DELETE = delete(_ENTRY).where(_ENTRY.c.attendee_id == bindparam("of"))


def _refresh(connection: Connection, keys: list[str]) -> None:
    known = {row[0]: tuple(row) for row in connection.execute(_ENTRIES, {"keys": keys})}
    people = {row[0]: _words_of(_Person(*row)) for row in connection.execute(_PEOPLE, {"keys": keys})}
    new = [dict(zip(_FIELDS, words, strict=True)) for key, words in people.items() if key not in known]
    moved = [
        {"of": key, **dict(zip(_FIELDS[1:], words[1:], strict=True))}
        for key, words in people.items()
        if key in known and known[key] != words
    ]
    gone = [{"of": key} for key in known if key not in people]
    for statement, rows in ((insert(_ENTRY), new), (_UPDATE, moved), (_DELETE, gone)):
        if rows:
            connection.execute(statement, rows)


def _words_of(person: _Person) -> tuple[str, ...]:
    """The entry's columns in the order of `_FIELDS`."""
    name = f"{person.given_name} {person.family_name}"
    first, others = _split(name)
    family = _compound(person.given_name, person.family_name)
    organisation, its_others = _split(person.organisation or "")
    other = " ".join(
        dict.fromkeys(
            (
                *email_words(person.email),
                *phone_words(person.phone),
                fold(person.country),
                fold(person.code).replace(" ", ""),
            )
        )
    )
    return (
        person.id,
        person.event_id,
        first,
        _unique(f"{others} {family}"),
        _unique(f"{organisation} {its_others}"),
        other.strip(),
    )


def phone_words(phone: str) -> list[str]:
    """The whole number and its last four digits, by which people are found."""
    digits = "".join(char for char in fold(phone) if char.isdecimal())
    return [digits, digits[-4:]] if len(digits) > 4 else [digits]  # noqa: PLR2004 (the four of the sentence)


@lru_cache(maxsize=16384)
def _split(words: str) -> tuple[str, str]:
    """The folded words, and the further spellings of all of them."""
    by_word = spellings(words)
    return fold(words), " ".join(other for word in by_word for other in word[1:])


@lru_cache(maxsize=16384)
def _compound(given: str, family: str) -> str:
    """Compound names as one word, and a name in characters with family name first as its people write it."""
    whole = fold(family + given)
    characters = [] if whole.isascii() else [w for word in spellings(family + given) for w in word]
    return " ".join((*joined(given), *joined(family), *characters))


def _unique(words: str) -> str:
    return " ".join(dict.fromkeys(words.split()))


def _chunks(keys: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(keys)
    while part := list(islice(rest, CHUNK)):
        yield part
