"""Files beside the event file that show people: jobs of printers, and badges saved for want of a printer.

Files go at once, not with the transaction. If that is taken back, a page must be drawn again; the other way
round it would stay. A file that cannot be removed, because a viewer holds it open, keeps nobody's erasure up.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Text, cast, select, update

from db.erasing import trail
from db.fingerprint import code_fingerprint
from db.tables import AcceptedCode, Attendee, CardVersion, PrintJob

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from sqlalchemy import Connection
    from sqlalchemy.orm import InstrumentedAttribute

    from db.base import Json

# The states of jobs that no printer has yet.
_NOT_SENT: Final = frozenset({"waiting", "held"})
_BADGE: Final = re.compile(r"(?:card-)?(?P<holder>.+?)(?:\+\d+)?\.pdf")
_CARD: Final = re.compile(r"card-(?P<holder>.+?)(?:\+\d+)?\.pdf")

# What the queue says of a job whose file is gone, as it says what print systems say.
OTHERS_LEFT: Final = "Somebody in it was erased: print the others again."
NOBODY_LEFT: Final = "Who was in it was erased."


def leave_printing(connection: Connection, people: Collection[str], at: datetime) -> None:
    """Take people off the jobs of printers; a job that was not sent yet cannot be any more."""
    wanted = select(PrintJob.id, PrintJob.file, PrintJob.state, PrintJob.attendee_ids)
    for job in connection.execute(wanted).all():
        others = [key for key in job.attendee_ids if key not in people]
        if len(others) == len(job.attendee_ids):
            continue
        values: Json = {"attendee_ids": others, "title": "", "words": ""}
        if job.state in _NOT_SENT:
            words = OTHERS_LEFT if others else NOBODY_LEFT
            values |= {"state": "cancelled", "ended_at": at, "words": words}
        connection.execute(update(PrintJob).where(PrintJob.id == job.id).values(values))
        if job.file:
            _remove(_jobs_folder(connection) / job.file)


def remove_badges(connection: Connection, column: InstrumentedAttribute[str], keys: Collection[str]) -> None:
    """Remove the saved badges of people, known by the fingerprints of their codes or by their own keys.

    `column` of the accepted codes tells whose they are: those of people, or of a whole event, of these keys.
    """
    files = list(_files_in(_event_file(connection).with_name("badges")))
    if not files:
        return
    prints: set[tuple[str, str]] = set()
    for part in trail.chunks(sorted(keys)):
        codes = select(AcceptedCode.event_id, AcceptedCode.code).where(column.in_(part))
        prints.update((event_id, code) for event_id, code in connection.execute(codes))
    events = {event_id for event_id, _ in prints}
    for file in files:
        found = _BADGE.fullmatch(file.name)
        holder = found["holder"] if found else ""
        if holder in keys or any((event, code_fingerprint(event, holder)) in prints for event in events):
            _remove(file)


def remove_cards(connection: Connection, keys: Collection[str]) -> None:
    """Remove the saved meeting cards of others that name these people."""
    files = [
        file for file in _files_in(_event_file(connection).with_name("badges")) if _CARD.match(file.name)
    ]
    if not files:
        return
    owners: set[str] = set()
    for key in keys:
        named = cast(CardVersion.partner_ids, Text).contains(key)
        found = select(Attendee.code).join(CardVersion, CardVersion.attendee_id == Attendee.id).where(named)
        owners.update(connection.scalars(found))
    for file in files:
        holder = _CARD.match(file.name)
        if holder is not None and holder["holder"] in owners:
            _remove(file)


def clear_jobs(connection: Connection) -> None:
    """Remove the files in the folder of jobs that no job needs any more."""
    needed = set(connection.scalars(select(PrintJob.file)))
    for file in _files_in(_jobs_folder(connection)):
        if file.name not in needed:
            _remove(file)


def _event_file(connection: Connection) -> Path:
    return Path(str(connection.engine.url.database))


def _jobs_folder(connection: Connection) -> Path:
    file = _event_file(connection)
    return file.with_name(f"{file.stem}-printing")


def _files_in(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from [file for file in folder.iterdir() if file.is_file()]


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink()
