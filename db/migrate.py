"""Bringing an older event file to the newest shape: on a copy, checked, then swapped in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic import command
from alembic.config import Config

from db.backup import BackupKeeper
from db.engine import StoreRefusal, make_engine, refusing
from db.refusal import Refused

if TYPE_CHECKING:
    from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(path: Path, *, key: str = "", to: str = "head", scripts: Path = MIGRATIONS) -> None:
    """Migrate the file at `path`; a verified backup of the old shape stays in the backups folder.

    The steps run on a copy. Only when that is whole (references, integrity) does it take the place of the
    file, in one rename; until then the file is as it was.

    Raises:
        Refused: BUSY when another window has the file open, DAMAGED when the migrated copy fails its checks.

    """
    BackupKeeper(path, key=key).make("before-migration")
    copy = path.with_name(path.name + ".migrating")
    remove(copy)
    engine = make_engine(path, key=key, alone=True)
    try:
        with refusing(path), engine.connect() as connection:
            _copy(connection, copy, key=key)
            run_steps(copy, key=key, to=to, scripts=scripts)
    except BaseException:
        remove(copy)
        raise
    finally:
        engine.dispose()
    remove_log(path)
    os.replace(copy, path)  # noqa: PTH105 (one rename, which is what makes it all or nothing)


def run_steps(path: Path, *, key: str = "", to: str = "head", scripts: Path = MIGRATIONS) -> None:
    """Run the steps on the file at `path` itself and check the result: for copies and for tests.

    A batch step rebuilds a table by dropping the old one; with references ON that would delete the
    children by cascade, so they are off, and checked afterwards.
    """
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    engine = make_engine(path, key=key)
    try:
        with engine.connect() as connection:
            raw: Any = connection.connection.driver_connection
            raw.execute("PRAGMA foreign_keys=OFF")
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, to)
                _check(connection, path)
            raw.execute("PRAGMA journal_mode=DELETE")
    finally:
        engine.dispose()


def _copy(connection: Connection, target: Path, *, key: str) -> None:
    engine = make_engine(target, key=key)
    try:
        source: Any = connection.connection.driver_connection
        with engine.connect() as to:
            source.backup(to.connection.driver_connection)
    finally:
        engine.dispose()


def _check(connection: Connection, path: Path) -> None:
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    if lost is not None or whole != "ok":
        raise Refused(StoreRefusal.DAMAGED, file=str(path))


def remove(path: Path) -> None:
    """Remove a database file that nobody has open, with its log."""
    path.unlink(missing_ok=True)
    remove_log(path)


def remove_log(path: Path) -> None:
    """Remove the log of a closed file: one left behind would be replayed into whatever takes its place."""
    for ending in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
