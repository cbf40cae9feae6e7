"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from typing import IO, TYPE_CHECKING

from desktop_app.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator


class FileRefusal(Enum):
    """Why a file could not be written; the fact `file` names it."""

    DISK_FULL = "disk full"
    NO_FOLDER = "no folder"
    NOT_ALLOWED = "not allowed"
    IN_USE = "in use"
    BROKEN_DISK = "broken disk"
    FOLDER = "folder"
    DATABASE = "database"
    NAME = "name"


FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
REASONS = {
    errno.ENOENT: FileRefusal.NO_FOLDER,
    errno.ENOTDIR: FileRefusal.NO_FOLDER,
    errno.EACCES: FileRefusal.NOT_ALLOWED,
    errno.EPERM: FileRefusal.NOT_ALLOWED,
    errno.EROFS: FileRefusal.NOT_ALLOWED,
    errno.EISDIR: FileRefusal.FOLDER,
    errno.ENAMETOOLONG: FileRefusal.NAME,
    errno.EBUSY: FileRefusal.IN_USE,
    errno.ETXTBSY: FileRefusal.IN_USE,
}
# How a database and its log begin (https://sqlite.org/fileformat2.html §1.3 and §4.1): an event file is one.
DATABASES = (b"SQLite format 3\0", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")


@contextmanager
def replaced(target: Path) -> Iterator[IO[bytes]]:
    """A file beside `target` that takes its place when the block ends well and vanishes when it does not.

    A link stays and what it points to is replaced; a device or a pipe is written to; a database stays.

    Raises:
        Refused: with a `FileRefusal`, when the disk or the folder will not have it.

    """
    try:
        write = _replacing if _is_replaceable(target) else _straight
        with write(target) as file:
            yield file
    except OSError as error:
        raise _refusal(error, target) from error


def _is_replaceable(target: Path) -> bool:
    """Whether a new file may take this place; False for a device or a pipe, which can only be written to."""
    if target.is_dir():
        raise Refused(FileRefusal.FOLDER, file=str(target))
    if not target.exists():
        return True
    if not target.is_file():
        return False
    with suppress(PermissionError), target.open("rb") as file:
        if file.read(len(DATABASES[0])).startswith(DATABASES):
            raise Refused(FileRefusal.DATABASE, file=str(target))
    return True


@contextmanager
def _straight(target: Path) -> Iterator[IO[bytes]]:
    with target.open("wb") as file:
        yield file


@contextmanager
def _replacing(target: Path) -> Iterator[IO[bytes]]:
    target = Path(os.path.realpath(target))
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o666 & ~_umask())
        part.replace(target)
        _sync_folder(target.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _refusal(error: OSError, target: Path) -> Refused:
    if error.errno in FULL:
        return Refused(FileRefusal.DISK_FULL, file=str(target))
    if os.name == "nt" and isinstance(error, PermissionError) and target.exists():
        return Refused(FileRefusal.IN_USE, file=str(target))  # a viewer holds the old one open
    return Refused(REASONS.get(error.errno or 0, FileRefusal.BROKEN_DISK), file=str(target))


def _umask() -> int:
    """What a plainly created file would be allowed: temporary files are made for their owner only."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """The new name itself must reach the disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
