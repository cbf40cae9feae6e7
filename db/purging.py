"""Purging an event in steps: its figures first, then everybody a few at a time, then what is left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.backup.disk import connected
from db.base import utc_now
from db.erasing import CHUNK, PURGE, finish_purge, people_left, purge_people
from db.tables import Event, EventFigures

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from typing import Any

    from db.base import Json
    from db.store import Session, Store


def purge(
    store: Store,
    label: str,
    event_id: str,
    figures: Callable[[Session, str], Mapping[str, Any]],
    now: Callable[[], datetime] = utc_now,
) -> Generator[tuple[int, int]]:
    """Purge an event; yields (people done, people in all) after each chunk.

    `figures` are counted in the transaction that takes the first people away, and stay. Each chunk is whole
    by itself: where this is stopped or killed, purging again goes on with who is left.

    Raises:
        Refused: as `Store.write_past`.

    """
    people = store.read(people_left, event_id)
    for start in range(0, len(people), CHUNK):
        part = people[start : start + CHUNK]
        store.write_past(label, PURGE, partial(_purge_some, event_id, part, figures, now()))
        yield start + len(part), len(people)
    store.write_past(label, PURGE, partial(_finish, event_id, figures, now()))
    store.fold_log()


def _purge_some(
    event_id: str,
    people: Sequence[str],
    figures: Callable[[Session, str], Mapping[str, Any]],
    at: datetime,
    session: Session,
) -> list[Json]:
    _keep_figures(session, event_id, figures, at)
    return purge_people(session, people, at)


def _finish(
    event_id: str, figures: Callable[[Session, str], Mapping[str, Any]], at: datetime, session: Session
) -> list[Json]:
    _keep_figures(session, event_id, figures, at)
    session.get_one(Event, event_id).purged_at = at
    session.flush()
    finish_purge(session, event_id)
    return [{"table": "attendee", "key": event_id, "before": {}, "after": {}}]


def _keep_figures(
    session: Session, event_id: str, figures: Callable[[Session, str], Mapping[str, Any]], at: datetime
) -> None:
    """Count once: afterwards there is nobody left to be counted."""
    known = session.scalar(select(EventFigures.id).where(EventFigures.event_id == event_id))
    if known is None:
        session.add(EventFigures(event_id=event_id, at=at, figures=dict(figures(session, event_id))))
        session.flush()


def compact(path: Path, *, key: str = "") -> None:
    """Write the file anew, without the room that rows left behind; others wait meanwhile.

    Raises:
        Refused: a `StoreRefusal`: FULL, BUSY.

    """
    with connected(path, key=key, mode="rw") as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
