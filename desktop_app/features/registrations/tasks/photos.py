"""Making a folder of photos ready: each one upright and small enough, in a folder of our own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.errors import Refused, Unreadable
from desktop_app.features.registrations.rules.photos import PHOTO_SUFFIXES, PhotoRefusal

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.progress import Progress

MOST_FILES = 100_000
"""In one folder: more are no photos of people at an event."""


@dataclass(frozen=True, slots=True)
class PhotoJob:
    """Which file is whose, as (attendee's key, file), and where what is made of them goes."""

    files: tuple[tuple[str, Path], ...]
    target: Path


@dataclass(frozen=True, slots=True)
class ReadyPhotos:
    """The files that are ready, by attendee's key, and those that are no pictures."""

    files: dict[str, Path]
    broken: tuple[Path, ...]


def photos_in(folder: Path) -> list[Path]:
    """The pictures that lie in a folder, by name; folders within it are not looked into.

    Raises:
        Refused: NO_FOLDER, NO_PHOTOS.

    """
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix.lower() in PHOTO_SUFFIXES)
    except OSError as error:
        raise Refused(PhotoRefusal.NO_FOLDER, folder=folder.name) from error
    if not found or len(found) > MOST_FILES:
        raise Refused(PhotoRefusal.NO_PHOTOS, folder=folder.name)
    return found


def prepare_photos(job: PhotoJob, progress: Progress) -> ReadyPhotos:
    """Make each file ready, one at a time, so that a thousand need no more memory than one.

    Raises:
        Cancelled: out of `progress`.

    """
    ready: dict[str, Path] = {}
    broken: list[Path] = []
    for done, (key, file) in enumerate(job.files):
        progress.at(done, len(job.files))
        try:
            data = _made_ready(file)
        except Unreadable:
            broken.append(file)
            continue
        ready[key] = job.target / f"{key}.jpg"
        ready[key].write_bytes(data)
    progress.at(len(job.files), len(job.files))
    return ReadyPhotos(ready, tuple(broken))


def read_photo(file: Path) -> bytes:
    """The file's bytes, not more than a photo may have and one; nothing where it cannot be read."""
    from desktop_app.paper.pictures import LARGEST_FILE  # noqa: PLC0415 (see `_made_ready`)

    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except OSError:
        return b""


def photo_from(file: Path, _progress: Progress) -> bytes:
    """One photo made ready.

    Raises:
        Refused: with an `ImageRefusal`; in a task only this reaches the person as a sentence.

    """
    try:
        return _made_ready(file)
    except Unreadable as error:
        raise Refused(error.reason, **error.facts) from error


def _made_ready(file: Path) -> bytes:
    from desktop_app.paper.pictures import badge_photo  # noqa: PLC0415 (People opens sooner without)

    return badge_photo(read_photo(file), file.name)
