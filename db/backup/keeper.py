"""Making backups of the live file while people work with it."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from db.backup.checking import BackupRefusal, assert_whole, verify_file
from db.backup.disk import beside, connected, digest_of, put_in_place, refusing, remove, sync_file
from db.backup.shelf import (
    SEAL,
    Backup,
    Reason,
    backups_in,
    name_of,
    newest_verified,
    set_aside,
    too_many,
)
from db.base import utc_now
from db.engine import StoreRefusal
from db.refusal import Refused

FOLDER = "backups"
INTERVAL = timedelta(minutes=5)

# A file that is being written has this ending; after so long its writer is taken for dead.
PARTIAL = ".partial"
ABANDONED = timedelta(hours=1)


class BackupKeeper:
    """Keeps the backups of one event file in a folder, by default `backups` beside it."""

    def __init__(self, path: Path, folder: Path | None = None, *, key: str = "") -> None:
        self.path = path
        self.folder = folder or path.parent / FOLDER
        self._key = key

    def due(self, now: datetime) -> bool:
        """Whether the file has changed since the newest backup and that is some minutes old."""
        # A clock that was wrong for a while leaves backups from days that are still to come.
        made = [backup.at for backup in backups_in(self.folder, self.path) if backup.at <= now]
        if not made:
            return self.path.exists()
        newest = made[-1]
        return now - newest >= INTERVAL and self._changed_at() > newest

    def make(self, reason: Reason | str, *, now: datetime | None = None) -> Backup:
        """Make a backup, checked and durable when this returns, and clear away old ones.

        Raises:
            Refused: DAMAGED, BROKEN_REFERENCES, FULL, READ_ONLY or another `StoreRefusal`; no half file
                stays.

        """
        at = now or utc_now()
        with refusing(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / name_of(self.path, at, Reason(reason))
        write_backup(self.path, target, key=self._key)
        backup = Backup(at, Reason(reason), target)
        self._clear(at, keep=backup)
        return backup

    def newest(self) -> Backup | None:
        """The newest backup that is still what was checked when it was made."""
        return newest_verified(self.folder, self.path)

    def all(self) -> list[Backup]:
        """All backups, oldest first."""
        return backups_in(self.folder, self.path)

    def start_over(self, *, now: datetime | None = None) -> int:
        """Make a backup, check it from end to end, then remove all older ones; gives how many could not go.

        For when the older ones hold what nobody may keep any longer: copies that were set aside because they
        were damaged go too. As long as the new one does not stand, nothing goes.

        Raises:
            Refused: as `make` and `verify_file`.

        """
        fresh = self.make(Reason.MANUAL, now=now)
        verify_file(fresh.path, key=self._key)
        older = [backup for backup in self.all() if backup.path != fresh.path]
        for path in (
            *(path for backup in older for path in (backup.path, backup.seal)),
            *set_aside(self.path),
        ):
            _discard(path)
        return sum(backup.path.exists() for backup in older) + len(set_aside(self.path))

    def _changed_at(self) -> datetime:
        """When the file or its log was last written."""
        times = [path.stat().st_mtime for path in (self.path, beside(self.path, "-wal")) if path.exists()]
        return datetime.fromtimestamp(max(times, default=0), UTC)

    def _clear(self, now: datetime, *, keep: Backup) -> None:
        """Remove what is too old; a file that cannot be removed now goes another time."""
        for backup in too_many(self.all(), now, keep=keep):
            _discard(backup.path)
            _discard(backup.seal)
        for left in self.folder.glob(f"*{PARTIAL}*"):
            if now.timestamp() - left.stat().st_mtime > ABANDONED.total_seconds():
                _discard(left)


def write_backup(live: Path, target: Path, *, key: str = "") -> None:
    """Write a checked copy of the live file to `target`, with its SHA-256 beside it.

    Others may go on reading and writing meanwhile. The copy has its name only when it is whole and durable.

    Raises:
        Refused: as `BackupKeeper.make`; SAME_FILE when it would overwrite the file itself.

    """
    if not live.exists():
        raise Refused(StoreRefusal.MISSING, file=str(live))
    if target.exists() and target.samefile(live):
        raise Refused(BackupRefusal.SAME_FILE, file=str(target))
    if target.exists() and not target.is_file():
        raise Refused(StoreRefusal.CANNOT_OPEN, file=str(target))
    target = Path(os.path.realpath(target))  # a link stays a link
    if not target.parent.is_dir():
        raise Refused(StoreRefusal.MISSING, file=str(target.parent))
    if not os.access(target.parent, os.W_OK):
        raise Refused(StoreRefusal.READ_ONLY, file=str(target.parent))
    partial, seal = beside(target, PARTIAL), beside(target, SEAL + PARTIAL)
    try:
        _copy(live, partial, key=key)
        with refusing(target):
            sync_file(partial)
            _write_seal(seal, digest_of(partial), target.name)
            sync_file(seal)
            # Whenever this is cut short, no file has the SHA-256 of another beside it.
            beside(target, SEAL).unlink(missing_ok=True)
            put_in_place(partial, target)
            put_in_place(seal, beside(target, SEAL))
    finally:
        for left in (partial, seal):
            with refusing(left):
                remove(left)


def _write_seal(seal: Path, digest: str, name: str) -> None:
    """As sha256sum writes it; a name is bytes to the system, and need not be text."""
    seal.write_text(f"{digest}  {name}\n", encoding="utf-8", errors="surrogateescape")


def _copy(live: Path, partial: Path, *, key: str) -> None:
    """Copy all pages as of one moment, then check the copy on its own."""
    with connected(live, key=key) as source:
        # The first page read tells a wrong passphrase or a foreign file before anything is written.
        source.execute("PRAGMA schema_version").fetchone()
        with connected(partial, key=key, mode="rwc") as copy:
            try:
                source.backup(copy)
            except dbapi2.DatabaseError as error:
                raise _reason_of(source, live, partial, key=key) from error
            # One file that needs no log beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
            assert_whole(copy, live, key=key)


def _reason_of(source: Any, live: Path, partial: Path, *, key: str) -> Refused:  # noqa: ANN401 (the driver has no types)
    """Why the backup interface failed: its errors, unlike all others of the driver, carry no code."""
    needed = live.stat().st_size
    if shutil.disk_usage(partial.parent).free < needed:
        return Refused(StoreRefusal.FULL, file=str(partial.parent))
    try:
        assert_whole(source, live, key=key)
    except Refused as refused:
        return refused
    return Refused(StoreRefusal.DISK_ERROR, file=str(partial.parent))


def _discard(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
