"""The engine of a local event file: driver, pragmas, transactions, and what is checked before."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from db.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine
    from sqlalchemy.pool import ConnectionPoolEntry

# "FDK1": how a file says that it is ours (https://sqlite.org/pragma.html#pragma_application_id).
APPLICATION_ID = 0x46444B31

# Versions before have the WAL-reset bug, which can corrupt a file that two connections write
# (https://sqlite.org/wal.html#the_wal_reset_bug).
OLDEST_SQLITE = (3, 51, 3)

NETWORK_FILE_SYSTEMS = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "ncpfs", "afs", "ceph"),
        *("fuse.sshfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.davfs", "fuse.glusterfs"),
    )
)

# How a mount table writes spaces and tabs (man 5 fstab).
_OCTAL = re.compile(r"\\([0-7]{3})")

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "cache_size=-32768",
)


class StoreRefusal(Enum):
    """Why an event file cannot be opened or written."""

    MISSING = auto()
    GONE = auto()
    FOREIGN = auto()
    NEWER = auto()
    DAMAGED = auto()
    WRONG_KEY = auto()
    NETWORK_DRIVE = auto()
    READ_ONLY = auto()
    CANNOT_OPEN = auto()
    FULL = auto()
    BUSY = auto()
    DISK_ERROR = auto()
    OLD_SQLITE = auto()


# Result codes by name, never by message (https://sqlite.org/rescode.html); longest prefix wins.
_REASONS = {
    "SQLITE_FULL": StoreRefusal.FULL,
    "SQLITE_READONLY": StoreRefusal.READ_ONLY,
    "SQLITE_CANTOPEN": StoreRefusal.CANNOT_OPEN,
    "SQLITE_PERM": StoreRefusal.CANNOT_OPEN,
    "SQLITE_BUSY": StoreRefusal.BUSY,
    "SQLITE_LOCKED": StoreRefusal.BUSY,
    "SQLITE_IOERR": StoreRefusal.DISK_ERROR,
    "SQLITE_CORRUPT": StoreRefusal.DAMAGED,
    "SQLITE_NOTADB": StoreRefusal.FOREIGN,
}


def refusal_of(error: BaseException | None, path: Path | None = None) -> StoreRefusal | None:
    """Which refusal a driver error (about the file at `path`) stands for; None for an error of our own."""
    name = getattr(error, "sqlite_errorname", None) or ""
    reason = next((reason for prefix, reason in _REASONS.items() if name.startswith(prefix)), None)
    if reason is StoreRefusal.CANNOT_OPEN and path is not None and _is_locked_in(path):
        return StoreRefusal.READ_ONLY
    return reason


def _is_locked_in(path: Path) -> bool:
    """Whether only the file or its log cannot be made: of that SQLite says no more than "cannot open"."""
    hidden = os.access(path, os.F_OK) and not os.access(path, os.R_OK)
    return not hidden and os.access(path.parent, os.X_OK) and not os.access(path.parent, os.W_OK)


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn an error of the driver that has a known reason into a refusal."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        reason = refusal_of(error.orig if isinstance(error, DBAPIError) else error, path)
        if reason is None:
            raise
        raise Refused(reason, file=str(path)) from error


def make_engine(path: Path, *, key: str = "", read_only: bool = False, alone: bool = False) -> Engine:
    """An engine on the file at `path`; with a `key` the file is encrypted (SQLCipher), without it plain.

    A connection with the execution option `write=True` takes the write lock when its transaction begins,
    so that what it read cannot change before it writes. `alone` keeps everybody else out of the file, and
    fails with SQLITE_BUSY where somebody has it open.
    """
    url = f"file:{_escaped(path)}?mode={'ro' if read_only else 'rwc'}"
    pragmas = PRAGMAS[1:] if read_only else PRAGMAS
    if alone:
        # Before the first look at the file: the lock of a log that is open already is not given up.
        pragmas = ("locking_mode=EXCLUSIVE", *pragmas)
    if key:
        pragmas = (f"key={quoted(key)}", *pragmas)
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=dbapi2,
        creator=lambda: _connection(url, pragmas, patience=1.0 if alone else 5.0),
    )
    event.listen(engine, "checkin", _end)
    event.listen(engine, "begin", _begin)
    return engine


def _connection(url: str, pragmas: tuple[str, ...], *, patience: float) -> Any:  # noqa: ANN401 (the driver has no types)
    """A connection that leaves transactions to us and waits `patience` seconds for others."""
    connection = dbapi2.connect(
        url, uri=True, timeout=patience, check_same_thread=False, isolation_level=None
    )
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _end(connection: Any, _record: ConnectionPoolEntry) -> None:  # noqa: ANN401 (the driver has no types)
    """End the transaction that a failed COMMIT leaves open in SQLite, while SQLAlchemy thinks it has gone."""
    if connection is not None and connection.in_transaction:
        connection.rollback()


def fold_log(engine: Engine) -> bool:
    """Write the whole log into the file and cut it to nothing; False where somebody is reading from it.

    Not through a connection of SQLAlchemy, which begins a transaction: that alone keeps the log.
    """
    connection = engine.raw_connection()
    try:
        busy, *_ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    return not busy


def quoted(text: str) -> str:
    """`text` as an SQL string literal: for pragmas, which take no parameters."""
    return "'" + text.replace("'", "''") + "'"


def _escaped(path: Path) -> str:
    """The path as SQLite's file: URI wants it (https://sqlite.org/uri.html)."""
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def assert_sqlite(version: str = dbapi2.sqlite_version) -> None:
    """Refuse to run on an SQLite that can corrupt a file.

    Raises:
        Refused: OLD_SQLITE, with the version found.

    """
    if tuple(int(part) for part in version.split(".")) < OLDEST_SQLITE:
        raise Refused(StoreRefusal.OLD_SQLITE, version=version)


def is_on_network(path: Path, *, mounts: Path = Path("/proc/self/mounts")) -> bool:
    """Whether `path` lies on a drive of another machine, where SQLite's locks do not hold."""
    if sys.platform == "win32":
        return _is_windows_network(path)
    if not mounts.exists():
        return False
    kind, longest = "", -1
    resolved = os.path.realpath(path)
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        point, file_system = line.split(" ")[1:3]
        point = _OCTAL.sub(lambda found: chr(int(found[1], 8)), point)
        inside = resolved == point or resolved.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= longest:
            kind, longest = file_system, len(point)
    return kind in NETWORK_FILE_SYSTEMS


def _is_windows_network(path: Path) -> bool:
    """DRIVE_REMOTE is 4 (Windows GetDriveTypeW); a UNC path is remote by its form."""
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 (this system only)

    anchor = path.resolve().anchor
    return anchor.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(anchor) == 4  # noqa: PLR2004 (remote)
