"""Everything that is held on one person, read from every table that refers to people and from the journal."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from db import history
from db.base import Base
from db.erasing import rows_about
from db.tables import (
    Action,
    Attendee,
    Change,
    CheckinPoint,
    Event,
    HandOut,
    MeetingTable,
    SearchEntry,
)
from desktop_app.errors import Refused
from desktop_app.features.registrations.rules.held import Held, HeldAction, HeldChange, Values
from desktop_app.features.registrations.rules.person import PersonRefusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

_CHUNK: Final = 400
_KEY: Final = re.compile(r"[0-9a-f]{32}")


def held_on(session: Session, attendee_id: str) -> Held:
    """All there is about a person at an event; what the journal alone still knows is there too.

    Raises:
        Refused: GONE, or ERASED where nothing is held any more.

    """
    person = session.get(Attendee, attendee_id)
    if person is None:
        raise Refused(PersonRefusal.GONE)
    if person.erased_at is not None:
        raise Refused(PersonRefusal.ERASED)
    about = rows_about(session, attendee_id)
    rows = {table: list(_rows(session, table, keys)) for table, keys in about.items()}
    entries = session.execute(select(SearchEntry.__table__).where(SearchEntry.attendee_id == attendee_id))
    rows[SearchEntry.__tablename__] = [_values(row._mapping) for row in entries]  # noqa: SLF001 (public, in spite of its name)
    journal = _journal(session, about)
    names = _names(session, rows, journal)
    event = session.get_one(Event, person.event_id)
    return Held(
        event={
            "title": event.title,
            "slug": event.slug,
            "zone": event.zone,
            "funder_line": event.funder_line,
            "emblem": event.emblem,
        },
        name=f"{person.given_name} {person.family_name}".strip(),
        code=person.code,
        tables={
            table: tuple(_named(row, names) for row in sorted(found, key=_order))
            for table, found in rows.items()
            if found
        },
        journal=tuple(_with_names(action, names) for action in journal),
    )


def _rows(session: Session, table: str, keys: set[str]) -> Iterator[Values]:
    source, wanted = Base.metadata.tables[table], sorted(keys)
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        for row in session.execute(select(source).where(source.c.id.in_(part))).mappings():
            yield _values(row)


def _values(row: Mapping[Any, Any]) -> Values:
    return {str(name): _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:  # noqa: ANN401 (columns of several types)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _order(row: Values) -> tuple[str, str]:
    return str(row.get("at", "")), str(row["id"])


def _journal(session: Session, about: Mapping[str, set[str]]) -> list[HeldAction]:
    """The entries that touched any of the rows, oldest first; of each only what it did to those rows."""
    changes: dict[int, tuple[Action, list[HeldChange]]] = {}
    for table, keys in about.items():
        wanted = sorted(keys)
        for start in range(0, len(wanted), _CHUNK):
            found = select(Change, Action).join(Action, Action.id == Change.action_id)
            found = found.where(Change.table == table, Change.key.in_(wanted[start : start + _CHUNK]))
            for change, action in session.execute(found.order_by(Change.seq)):
                _, known = changes.setdefault(action.seq, (action, []))
                known.append(HeldChange(change.table, change.key, change.before, change.after))
    return [_action(*changes[seq]) for seq in sorted(changes)]


def _action(action: Action, changes: list[HeldChange]) -> HeldAction:
    return HeldAction(action.at.isoformat(), action.label, action.staff, action.station, tuple(changes))


# --- names for keys --------------------------------------------------------------------------------------


def _names(session: Session, rows: Mapping[str, list[Values]], journal: list[HeldAction]) -> dict[str, str]:
    found: set[str] = set()
    for values in (
        *(row for some in rows.values() for row in some),
        *(values for action in journal for change in action.changes for values in _both(change)),
    ):
        found.update(value for value in values.values() if isinstance(value, str) and _KEY.fullmatch(value))
    return history.names(session, found) | _further_names(session, found)


def _further_names(session: Session, keys: Iterable[str]) -> dict[str, str]:
    """What the history has no name for."""
    wanted = sorted(keys)
    kinds = ((kind.id, kind.name) for kind in (HandOut, CheckinPoint))
    return {
        key: str(name)
        for of, called in (*kinds, (MeetingTable.id, MeetingTable.number))
        for key, name in session.execute(select(of, called).where(of.in_(wanted)))
    }


def _both(change: HeldChange) -> tuple[Values, ...]:
    return tuple(values for values in (change.before, change.after) if values is not None)


def _named(values: Values, names: Mapping[str, str]) -> Values:
    """The row with the name of each other row that it refers to beside that row's key."""
    whole: Values = {}
    for column, value in values.items():
        whole[column] = value
        if column.endswith("_id") and value in names:
            whole[column.removesuffix("_id")] = names[value]
    return whole


def _with_names(action: HeldAction, names: Mapping[str, str]) -> HeldAction:
    changes = tuple(
        HeldChange(
            change.table,
            change.key,
            None if change.before is None else _named(change.before, names),
            None if change.after is None else _named(change.after, names),
        )
        for change in action.changes
    )
    return HeldAction(action.at, action.label, action.staff, action.station, changes)
