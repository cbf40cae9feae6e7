"""Whether a file is whole: a backup before it is trusted, the live file when the program starts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from db.backup.disk import beside, connected, roll_back
from db.backup.shelf import SEAL, Backup, backups_in, is_sealed, newest_verified
from db.engine import APPLICATION_ID, StoreRefusal
from db.migrations import KNOWN
from db.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# What a person wants to know of a file: how much is in it.
COUNTED = ("event", "attendee", "scan", "action")

# So long the checks that each backup goes through stand for a check of the file itself.
CHECK_AFTER = timedelta(days=1)


class BackupRefusal(Enum):
    """Why a backup is not made or not trusted, where `StoreRefusal` has no reason for it."""

    CHANGED = auto()
    BROKEN_REFERENCES = auto()
    SAME_FILE = auto()


@dataclass(frozen=True)
class Report:
    """What a check found in a whole file; `sealed` when its SHA-256 was there and right."""

    path: Path
    revision: str
    size: int
    sealed: bool
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Health:
    """The state of the live file at the start; `newest` is what can be restored where that is bad."""

    damaged: bool = False
    missing: bool = False
    thorough: bool = False
    newest: Backup | None = None


def verify_file(path: Path, *, key: str = "") -> Report:
    """Check a file from end to end and tell what is in it; nothing is written.

    Raises:
        Refused: MISSING, FOREIGN, NEWER, WRONG_KEY, DAMAGED, or CHANGED when its SHA-256 is not what was
            written down, BROKEN_REFERENCES when rows point nowhere.

    """
    if not path.is_file():
        raise Refused(StoreRefusal.MISSING, file=str(path))
    sealed = beside(path, SEAL).exists()
    if sealed and not is_sealed(path):
        raise Refused(BackupRefusal.CHANGED, file=str(path))
    with connected(path, key=key, immutable=not beside(path, "-wal").exists()) as connection:
        revision = _revision(connection, path)
        assert_whole(connection, path, key=key, check="integrity_check")
        counts = {table: int(_value(connection, path, f"SELECT count(*) FROM {table}")) for table in COUNTED}  # noqa: S608 (a name from COUNTED)
    return Report(path, revision, path.stat().st_size, sealed, counts)


def assert_whole(connection: Any, path: Path, *, key: str = "", check: str = "quick_check") -> None:  # noqa: ANN401 (the driver has no types)
    """Refuse a file whose pages, checksums (if encrypted) or references do not hold together."""
    found = connection.execute(f"PRAGMA {check}(1)").fetchone()
    if found != ("ok",) or (key and connection.execute("PRAGMA cipher_integrity_check").fetchone()):
        raise Refused(StoreRefusal.DAMAGED, file=str(path))
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise Refused(BackupRefusal.BROKEN_REFERENCES, file=str(path))


def check_at_start(live: Path, folder: Path, *, now: datetime, key: str = "") -> Health:
    """Look at the live file before it is opened.

    A file that was closed properly and has a backup of today, which was checked, gets a short look. After a
    crash (its log was left), or without such a backup, all its pages are checked. Only damage is damage: a
    disk error, a lock or a wrong passphrase is refused as what it is.

    Raises:
        Refused: a `StoreRefusal` other than DAMAGED.

    """
    backups = backups_in(folder, live)
    if not live.exists() or live.stat().st_size == 0:
        # Without a backup it never was there: the program starts for the first time.
        return Health(missing=bool(backups), newest=newest_verified(folder, live))
    roll_back(live, key=key)
    left = beside(live, "-wal")
    crashed = left.exists() and left.stat().st_size > 0
    thorough = crashed or not backups or now - backups[-1].at > CHECK_AFTER
    try:
        with connected(live, key=key) as connection:
            _revision(connection, live, known_only=False)
            if thorough:
                assert_whole(connection, live, key=key)
    except Refused as refused:
        # A file of our own name with backups of its own was ours before its first page was lost.
        lost = refused.reason is StoreRefusal.FOREIGN and bool(backups)
        if not lost and refused.reason is not StoreRefusal.DAMAGED:
            raise
        return Health(damaged=True, thorough=thorough, newest=newest_verified(folder, live))
    return Health(thorough=thorough)


def _revision(connection: Any, path: Path, *, known_only: bool = True) -> str:  # noqa: ANN401 (the driver has no types)
    """The revision of the file's tables; refuses files that are not ours or from a newer program."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise Refused(StoreRefusal.FOREIGN, file=str(path))
    revision = str(_value(connection, path, "SELECT version_num FROM alembic_version"))
    if known_only and revision not in KNOWN:
        raise Refused(StoreRefusal.NEWER, file=str(path), revision=revision)
    return revision


def _value(connection: Any, path: Path, query: str) -> Any:  # noqa: ANN401 (the driver has no types)
    """The one value a whole file has there; a file of ours that lacks the table or the row is damaged."""
    try:
        row = connection.execute(query).fetchone()
    except dbapi2.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_ERROR":
            raise
        row = None
    if row is None:
        raise Refused(StoreRefusal.DAMAGED, file=str(path))
    return row[0]
