"""The file's own shape: making a new one, telling ours from foreign and newer ones, append-only scans."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

import db.search  # (creates the full-text table beside the entries)
import db.tables
from db.base import Base
from db.engine import APPLICATION_ID, StoreRefusal, make_engine, refusal_of
from db.migrations import HEAD, KNOWN
from db.refusal import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Table

# A scan is a fact: it is annulled by a row of its own, never rewritten. Two changes are let through:
# emptying what was read, explained and answered, when a person is erased, and passing it on to the one
# person that remains when two are merged (and back, when that is undone).
SCAN_TRIGGERS = (
    """CREATE TRIGGER scan_kept BEFORE DELETE ON scan
BEGIN SELECT RAISE(ABORT, 'scans are never deleted'); END""",
    """CREATE TRIGGER scan_unchanged BEFORE UPDATE ON scan
WHEN NEW.raw_code NOT IN (OLD.raw_code, '') OR NEW.explanation NOT IN (OLD.explanation, '')
  OR NEW.answers NOT IN (OLD.answers, '{}')
  OR NEW.id IS NOT OLD.id OR NEW.event_id IS NOT OLD.event_id OR NEW.point_id IS NOT OLD.point_id
  OR NEW.station_id IS NOT OLD.station_id
  OR NEW.staff_id IS NOT OLD.staff_id OR NEW.direction IS NOT OLD.direction OR NEW.at IS NOT OLD.at
  OR NEW.recorded_at IS NOT OLD.recorded_at OR NEW.admitted IS NOT OLD.admitted
  OR NEW.reason IS NOT OLD.reason OR NEW.nonce IS NOT OLD.nonce OR NEW.forced IS NOT OLD.forced
  OR (NEW.attendee_id IS NOT OLD.attendee_id AND NOT EXISTS (SELECT 1 FROM former_attendee AS former
    WHERE (former.id = OLD.attendee_id AND former.attendee_id = NEW.attendee_id)
    OR (former.id = NEW.attendee_id AND former.attendee_id = OLD.attendee_id)))
BEGIN SELECT RAISE(ABORT, 'scans are never changed'); END""",
)


# https://sqlite.org/fileformat2.html §1.3; pages are 4096 bytes unless told otherwise.
SQLITE_HEAD = b"SQLite format 3\0"
PAGE = 4096


def _guard_scans(_table: Table, connection: Connection, **_options: object) -> None:
    if connection.dialect.name == "sqlite":
        for trigger in SCAN_TRIGGERS:
            connection.exec_driver_sql(trigger)


event.listen(db.tables.Scan.__table__, "after_create", _guard_scans)


def prepare(path: Path, *, key: str, create: bool) -> None:
    """Make sure that a file of this version's shape lies at `path`.

    Raises:
        Refused: MISSING, FOREIGN, NEWER, DAMAGED, WRONG_KEY, CANNOT_OPEN; the file is left untouched.

    """
    revision = _revision_found(path, key=key)
    if not revision:
        if not create:
            raise Refused(StoreRefusal.MISSING, file=str(path))
        _make(path, key=key)
    elif revision not in KNOWN:
        raise Refused(StoreRefusal.NEWER, file=str(path), revision=revision)
    elif revision != HEAD:
        from db.migrate import migrate  # noqa: PLC0415 (Alembic takes 0.2 s to load, needed once a year)

        migrate(path, key=key)


def _revision_found(path: Path, *, key: str) -> str:
    """The file's revision, or an empty text where there is none to keep; makes the folder."""
    try:
        if path.is_dir():
            raise Refused(StoreRefusal.CANNOT_OPEN, file=str(path))
        if path.exists() and path.stat().st_size > 0:
            return revision_of(path, key=key)
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        locked = isinstance(error, PermissionError) or error.errno == errno.EROFS
        reason = StoreRefusal.READ_ONLY if locked else StoreRefusal.CANNOT_OPEN
        raise Refused(reason, file=str(path)) from error
    return ""


def revision_of(path: Path, *, key: str = "") -> str:
    """Which revision of the tables the file has, empty for a file with no tables at all; nothing is written.

    A file with no tables is what a program leaves that was killed while it made a new one.

    Raises:
        Refused: FOREIGN for a file that is not ours, WRONG_KEY, DAMAGED.

    """
    engine = make_engine(path, key=key, read_only=True)
    try:
        with engine.connect() as connection:
            if connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID:
                revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
                if not revision or (revision == HEAD and not _tables() <= _tables_in(connection)):
                    raise Refused(StoreRefusal.DAMAGED, file=str(path))
                return str(revision)
            if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
                raise Refused(StoreRefusal.FOREIGN, file=str(path))
            return ""
    except DBAPIError as error:
        reason = refusal_of(error.orig, path) or StoreRefusal.FOREIGN
        if reason is StoreRefusal.FOREIGN:
            reason = _reading_of(path, key=key)
        raise Refused(reason, file=str(path)) from error
    finally:
        engine.dispose()


def _tables() -> set[str]:
    return set(Base.metadata.tables)


def _tables_in(connection: Connection) -> set[str]:
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    return set(found.scalars())


def _reading_of(path: Path, *, key: str) -> StoreRefusal:
    """What a file is that SQLite takes for none of its own.

    An encrypted file is whole pages of noise with no heading (https://www.zetetic.net/sqlcipher/design/).
    """
    with path.open("rb") as file:
        head = file.read(len(SQLITE_HEAD))
    if key:
        return StoreRefusal.WRONG_KEY
    if head == SQLITE_HEAD:
        return StoreRefusal.DAMAGED
    noise = any(byte < 0x09 or byte > 0x7E for byte in head)  # noqa: PLR2004 (outside of plain text)
    encrypted = noise and path.stat().st_size % PAGE == 0
    return StoreRefusal.WRONG_KEY if encrypted else StoreRefusal.FOREIGN


def _make(path: Path, *, key: str) -> None:
    """Make all tables in one transaction; a second process that tries the same waits and finds them."""
    engine = make_engine(path, key=key)
    try:
        with engine.execution_options(write=True).begin() as connection:
            if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
                create_all(connection)
    finally:
        engine.dispose()


def create_all(connection: Connection) -> None:
    """All tables, indexes and triggers, stamped with the newest revision."""
    Base.metadata.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))
