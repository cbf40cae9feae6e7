"""The file's own shape: making a new one, telling ours from foreign and newer ones, append-only scans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

import db.tables
from db.base import Base
from db.engine import APPLICATION_ID, StoreRefusal, make_engine, refusal_of
from db.migrations import HEAD, KNOWN
from db.refusal import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Table

# A scan is a fact: it is annulled by a row of its own, never rewritten. The one change let through is
# emptying what was read, when a person is erased.
SCAN_TRIGGERS = (
    """CREATE TRIGGER scan_kept BEFORE DELETE ON scan
BEGIN SELECT RAISE(ABORT, 'scans are never deleted'); END""",
    """CREATE TRIGGER scan_unchanged BEFORE UPDATE ON scan
WHEN NEW.raw_code <> '' OR NEW.id IS NOT OLD.id OR NEW.event_id IS NOT OLD.event_id
  OR NEW.point_id IS NOT OLD.point_id OR NEW.attendee_id IS NOT OLD.attendee_id
  OR NEW.direction IS NOT OLD.direction OR NEW.at IS NOT OLD.at OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NEW.admitted IS NOT OLD.admitted OR NEW.reason IS NOT OLD.reason OR NEW.nonce IS NOT OLD.nonce
BEGIN SELECT RAISE(ABORT, 'scans are never changed'); END""",
)


def _guard_scans(_table: Table, connection: Connection, **_options: object) -> None:
    if connection.dialect.name == "sqlite":
        for trigger in SCAN_TRIGGERS:
            connection.exec_driver_sql(trigger)


event.listen(db.tables.Scan.__table__, "after_create", _guard_scans)


def prepare(path: Path, *, key: str, create: bool) -> None:
    """Make sure that a file of this version's shape lies at `path`.

    Raises:
        Refused: MISSING, FOREIGN, NEWER, DAMAGED or WRONG_KEY; the file is left untouched.

    """
    if path.is_dir():
        raise Refused(StoreRefusal.CANNOT_OPEN, file=str(path))
    if not path.exists() or path.stat().st_size == 0:
        if not create:
            raise Refused(StoreRefusal.MISSING, file=str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        _make(path, key=key)
    revision = revision_of(path, key=key)
    if revision not in KNOWN:
        raise Refused(StoreRefusal.NEWER, file=str(path), revision=revision)
    if revision != HEAD:
        from db.migrate import migrate  # noqa: PLC0415 (Alembic takes 0.2 s to load, needed once a year)

        migrate(path, key=key)


def revision_of(path: Path, *, key: str = "") -> str:
    """Which revision of the tables the file has; nothing is written.

    Raises:
        Refused: FOREIGN for a file that is not ours, WRONG_KEY, DAMAGED.

    """
    engine = make_engine(path, key=key, read_only=True)
    try:
        with engine.connect() as connection:
            mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
            if mark != APPLICATION_ID:
                raise Refused(StoreRefusal.FOREIGN, file=str(path))
            return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())
    except DBAPIError as error:
        reason = refusal_of(error.orig) or StoreRefusal.FOREIGN
        if key and reason is StoreRefusal.FOREIGN:
            reason = StoreRefusal.WRONG_KEY
        raise Refused(reason, file=str(path)) from error
    finally:
        engine.dispose()


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
