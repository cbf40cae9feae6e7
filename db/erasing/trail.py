"""The journal after an erasure: it still says that something happened, but neither what nor to whom."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Table, bindparam, select, update

from db.erasing.fates import PARENTS, belongings
from db.tables import Action, Attendee, Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from db.base import Json

# Rows that one statement names.
CHUNK: Final = 400

# Stands in labels where a name stood.
GAP: Final = "…"

# A short name may be part of any word; it is looked for as a word of its own.
_SHORT: Final = 4

# The columns of a person by which a label may name them.
NAMING: Final = ("given_name", "family_name", "email", "phone", "code")

Keys = dict[str, set[str]]
"""Tables with keys of rows."""


def chunks(keys: Iterable[str]) -> Iterator[list[str]]:
    """The keys in runs that one statement takes."""
    rest = iter(keys)
    while part := list(islice(rest, CHUNK)):
        yield part


def rows_gone(connection: Connection, keys: Mapping[str, set[str]]) -> Keys:
    """Rows of the people, scans or requests of these keys that were removed since, as the journal tells."""
    gone: Keys = defaultdict(set)
    for parent in PARENTS:
        owners = keys.get(parent, set()) | gone[parent]
        for table, column in belongings(parent) if owners else ():
            owner = Change.before[column.key].as_string()
            found = select(Change.key, owner).where(
                Change.table == table.name, Change.after.is_(None), owner.is_not(None)
            )
            gone[table.name] |= {key for key, of in connection.execute(found) if of in owners}
    return gone


def names_in(connection: Connection, people: Iterable[str]) -> set[str]:
    """What the people were ever called, as the journal tells: names, addresses, telephones, codes."""
    names: set[str] = set()
    for change in _changes(connection, Attendee.__tablename__, people):
        for values in (change.before, change.after):
            names.update(str(values[name]) for name in NAMING if values and values.get(name))
    return names


def blank(connection: Connection, keys: Mapping[str, set[str]], names: Iterable[str]) -> None:
    """Take the values out of every change of these rows, and the names out of the labels above them."""
    actions: set[str] = set()
    for table, rows in keys.items():
        blanked = []
        for change in _changes(connection, table, rows):
            actions.add(change.action_id)
            blanked.append(
                {"of": change.seq, "before": _blanked(change.before), "after": _blanked(change.after)}
            )
        if blanked:
            connection.execute(_BLANK, blanked)
    _blank_labels(connection, actions, names)


def _changes(connection: Connection, table: str, keys: Iterable[str]) -> Iterator[Any]:
    for part in chunks(sorted(keys)):
        columns = (Change.seq, Change.action_id, Change.before, Change.after)
        yield from connection.execute(select(*columns).where(Change.table == table, Change.key.in_(part)))


def _blanked(values: Json | None) -> Json | None:
    return None if values is None else dict.fromkeys(values)


def _blank_labels(connection: Connection, actions: set[str], names: Iterable[str]) -> None:
    pattern = pattern_of(names)
    if pattern is None:
        return
    for part in chunks(sorted(actions)):
        found = connection.execute(select(Action.seq, Action.label).where(Action.id.in_(part)))
        changed = [
            {"of": seq, "label": words} for seq, label in found if (words := pattern.sub(GAP, label)) != label
        ]
        if changed:
            connection.execute(_RELABEL, changed)


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of the names, whatever their case; the longest first, so that nothing is left over."""
    known = sorted({name.strip() for name in names if name.strip()}, key=len, reverse=True)
    return re.compile("|".join(map(_alternative, known)), re.IGNORECASE) if known else None


def _alternative(name: str) -> str:
    words = re.escape(name)
    return rf"(?<!\w){words}(?!\w)" if name.isascii() and len(name) <= _SHORT else words


_CHANGE = Change.__table__
_ACTION = Action.__table__
assert isinstance(_CHANGE, Table)  # noqa: S101 (a declarative table is a Table)
assert isinstance(_ACTION, Table)  # noqa: S101 (a declarative table is a Table)
_BLANK = (
    update(_CHANGE)
    .where(_CHANGE.c.seq == bindparam("of"))
    .values(before=bindparam("before"), after=bindparam("after"))
)
_RELABEL = update(_ACTION).where(_ACTION.c.seq == bindparam("of")).values(label=bindparam("label"))
