"""Files on disk: made durable, hashed, put in place; and connections that refuse in the program's words."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from db.engine import APPLICATION_ID, StoreRefusal, quoted, refusal_of
from db.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

LOGS = ("-wal", "-shm", "-journal")

_REASONS = {
    errno.ENOSPC: StoreRefusal.FULL,
    errno.EDQUOT: StoreRefusal.FULL,
    errno.EFBIG: StoreRefusal.FULL,
    errno.EROFS: StoreRefusal.READ_ONLY,
    errno.EACCES: StoreRefusal.READ_ONLY,
    errno.EPERM: StoreRefusal.READ_ONLY,
    errno.EIO: StoreRefusal.DISK_ERROR,
    errno.ENOENT: StoreRefusal.MISSING,
}


@contextmanager
def refusing(path: Path, *, key: str = "") -> Iterator[None]:
    """Turn errors of the disk and of the driver into refusals about `path`."""
    try:
        yield
    except OSError as error:
        raise Refused(_REASONS.get(error.errno or 0, StoreRefusal.CANNOT_OPEN), file=str(path)) from error
    except dbapi2.DatabaseError as error:
        reason = refusal_of(error)
        if reason is None:
            raise
        # With a passphrase a file of somebody else's and a wrong passphrase look the same.
        wrong_key = key and reason is StoreRefusal.FOREIGN
        raise Refused(StoreRefusal.WRONG_KEY if wrong_key else reason, file=str(path)) from error


@contextmanager
def connected(path: Path, *, key: str = "", mode: str = "ro", immutable: bool = False) -> Iterator[Any]:
    """A bare connection to the database at `path`; driver errors inside become refusals.

    `mode` is that of SQLite's file: URI (ro, rw, rwc). Closing a read-only connection never writes the log
    back, so a damaged file stays as it is.
    """
    with refusing(path, key=key):
        uri = f"{Path(os.path.realpath(path)).as_uri()}?mode={mode}{'&immutable=1' if immutable else ''}"
        connection = dbapi2.connect(uri, uri=True, timeout=5.0, isolation_level=None)
        try:
            if key:
                # A wrong passphrase is told by the refusal; SQLCipher would also write to the terminal.
                connection.execute("PRAGMA cipher_log_level = NONE")
                connection.execute(f"PRAGMA key = {quoted(key)}")
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("PRAGMA cell_size_check=ON")
            yield connection
        finally:
            connection.close()


def roll_back(path: Path, *, key: str = "") -> None:
    """Let SQLite take back what a killed program left half-written beside `path`.

    A restore leaves write-ahead logging for a moment; cut short there, it leaves a journal that a reader, who
    may not write, cannot take back and reports as a file that is read-only.
    """
    # os.path: a folder that nobody may enter holds none.
    there = os.path.isfile(path) and os.path.exists(beside(path, "-journal"))  # noqa: PTH110, PTH113 (pathlib raises)
    if there and (key or _is_ours(path)):
        with connected(path, key=key, mode="rw") as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _is_ours(path: Path) -> bool:
    """Whether this is our mark (https://sqlite.org/fileformat2.html §1.3.10); else leave it."""
    with refusing(path), path.open("rb") as file:
        return file.read(72)[68:] == APPLICATION_ID.to_bytes(4, "big")


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hex. Never of a live database: closing it would drop SQLite's locks."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_file(path: Path) -> None:
    """Return when the file's bytes are on the disk itself."""
    with path.open("rb+") as file:
        if sys.platform == "darwin":
            import fcntl  # noqa: PLC0415 (this system only)

            fcntl.fcntl(file, fcntl.F_FULLFSYNC)
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Return when renames in the folder are on the disk; Windows keeps them without being asked."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_in_place(finished: Path, target: Path) -> None:
    """Rename a finished file to its name, in one step that survives a power cut."""
    finished.replace(target)
    sync_folder(target.parent)


def beside(path: Path, ending: str) -> Path:
    """The file of the same name with `ending` appended."""
    return path.parent / (path.name + ending)


def remove(path: Path) -> None:
    """Remove a database file that nobody has open, with its logs."""
    for ending in ("", *LOGS):
        beside(path, ending).unlink(missing_ok=True)
