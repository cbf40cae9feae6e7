"""Putting a backup in the place of the live file, so that no step that is cut short loses either."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.backup.checking import BackupRefusal, Report, verify_file
from db.backup.disk import (
    LOGS,
    beside,
    connected,
    digest_of,
    put_in_place,
    refusing,
    remove,
    sync_file,
    sync_folder,
)
from db.backup.keeper import BackupKeeper
from db.backup.shelf import DAMAGED, Reason
from db.base import utc_now
from db.engine import StoreRefusal
from db.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# A whole copy that waits for its place. Once it has this name the restore is decided: whatever interrupts
# it, the next start finishes it.
RESTORING = ".restoring"
PARTIAL = ".restoring.partial"

# Refusals that say the file itself is at fault, not the disk or somebody who uses it.
_UNUSABLE = frozenset(
    (StoreRefusal.DAMAGED, StoreRefusal.FOREIGN, StoreRefusal.WRONG_KEY, BackupRefusal.BROKEN_REFERENCES)
)


@dataclass
class Restored:
    """What was restored, and where the file that lay there before is kept (None when there was none)."""

    report: Report | None = None
    kept: Path | None = None


class Restoring:
    """One restore, step by step; `restore` runs all of them."""

    def __init__(self, backup: Path, live: Path, folder: Path | None = None, *, key: str = "") -> None:
        self.result = Restored()
        self._backup = backup
        self._live = live
        self._keeper = BackupKeeper(live, folder, key=key)
        self._key = key
        self.steps: tuple[Callable[[], None], ...] = (
            self.verify,
            self.keep,
            self.stage,
            self.decide,
            self.place,
        )

    def verify(self) -> None:
        """Refuse a backup that cannot be trusted, or that is the live file itself."""
        if self._live.exists() and self._backup.exists() and self._backup.samefile(self._live):
            raise Refused(BackupRefusal.SAME_FILE, file=str(self._backup))
        self.result.report = verify_file(self._backup, key=self._key)

    def keep(self) -> None:
        """Back up the live file; one that is damaged is set aside as it is, with its log."""
        if not self._live.exists():
            return
        try:
            self.result.kept = self._keeper.make(Reason.BEFORE_RESTORE).path
        except Refused as refused:
            if refused.reason not in _UNUSABLE:
                raise
            self.result.kept = _set_aside(self._live)
        else:
            _assert_unused(self._live, key=self._key)

    def stage(self) -> None:
        """Lay a whole, durable copy of the backup beside the live file."""
        partial = beside(self._live, PARTIAL)
        with refusing(self._live):
            self._live.parent.mkdir(parents=True, exist_ok=True)
            try:
                shutil.copyfile(self._backup, partial)
                sync_file(partial)
                same = digest_of(partial) == digest_of(self._backup)
            except OSError:
                remove(partial)
                raise
        if not same:
            remove(partial)
            raise Refused(StoreRefusal.DISK_ERROR, file=str(self._live))

    def decide(self) -> None:
        """From here on the restore is finished by the next start, if not by this run."""
        with refusing(self._live):
            put_in_place(beside(self._live, PARTIAL), beside(self._live, RESTORING))

    def place(self) -> None:
        """Put the copy in place."""
        finish_restore(self._live)


def restore(backup: Path, live: Path, folder: Path | None = None, *, key: str = "") -> Restored:
    """Put `backup` in the place of `live`, which nobody may have open; what lay there is kept.

    Raises:
        Refused: as `verify_file` about the backup; BUSY when the live file is open somewhere; FULL, READ_ONLY
            or another `StoreRefusal` about the disk. The live file is then as it was.

    """
    restoring = Restoring(backup, live, folder, key=key)
    for step in restoring.steps:
        step()
    return restoring.result


def finish_restore(live: Path) -> bool:
    """Finish a restore that was decided but cut short; whether there was one. Called before a file is opened.

    The old log goes first: beside the restored file it would be replayed into it. What it held is in the
    backup or the set-aside copy that was made before the restore was decided.
    """
    waiting = beside(live, RESTORING)
    # os.path: a folder that nobody may enter holds no restore; opening the file says what is wrong with it.
    if not any(os.path.exists(beside(live, ending)) for ending in (PARTIAL, RESTORING)):  # noqa: PTH110 (raises)
        return False
    with refusing(live):
        beside(live, PARTIAL).unlink(missing_ok=True)
        if not waiting.exists():
            return False
        for ending in LOGS:
            beside(live, ending).unlink(missing_ok=True)
        sync_folder(live.parent)
        put_in_place(waiting, live)
        return True


def _assert_unused(live: Path, *, key: str) -> None:
    """Refuse when somebody has the file open: leaving WAL mode succeeds only for the one who is left."""
    with connected(live, key=key, mode="rw") as connection:
        connection.execute("PRAGMA busy_timeout=500")
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        if connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0] != "delete":
            raise Refused(StoreRefusal.BUSY, file=str(live))


def _set_aside(live: Path) -> Path:
    """Keep the file as it is under a name of its own, with its logs; it also stays where it is."""
    aside = beside(live, f"{DAMAGED}{utc_now():%Y%m%dT%H%M%SZ}")
    with refusing(live):
        # The file itself comes last: when it has its name, its logs have theirs.
        for ending in (*LOGS, ""):
            if beside(live, ending).exists():
                partial = beside(aside, ending + PARTIAL)
                shutil.copyfile(beside(live, ending), partial)
                sync_file(partial)
                put_in_place(partial, beside(aside, ending))
    return aside
