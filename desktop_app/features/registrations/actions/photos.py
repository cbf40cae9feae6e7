"""Giving people their photos, and taking them away."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import Attendee, Photo
from desktop_app.errors import Refused
from desktop_app.features.registrations.rules.person import PersonRefusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

CHUNK = 20
"""A photo is large, and the journal holds it too: so many are written well within 100 ms."""


def set_photo(session: Session, attendee_id: str, data: bytes) -> None:
    """Give somebody a photo in place of the one they had; `data` is what `badge_photo` made.

    Raises:
        Refused: GONE where the person is.

    """
    person = session.get(Attendee, attendee_id)
    if person is None or person.erased_at is not None:
        raise Refused(PersonRefusal.GONE)
    _put(session, attendee_id, data, _present(session, [attendee_id]))


def remove_photo(session: Session, attendee_id: str) -> None:
    """Take somebody's photo away."""
    for photo in _present(session, [attendee_id]).values():
        session.delete(photo)


def add_photos(session: Session, files: Mapping[str, Path]) -> Iterator[tuple[int, int]]:
    """Give each person the photo in a file that is ready for it; yields (done, in all).

    Who is gone meanwhile, or erased, is passed over.
    """
    keys = list(files)
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        here = select(Attendee.id).where(Attendee.id.in_(chunk), Attendee.erased_at.is_(None))
        present = _present(session, chunk)
        for attendee_id in session.scalars(here):
            _put(session, attendee_id, files[attendee_id].read_bytes(), present)
        yield start + len(chunk), len(keys)


def _present(session: Session, attendee_ids: list[str]) -> dict[str, Photo]:
    photos = session.scalars(select(Photo).where(Photo.attendee_id.in_(attendee_ids)))
    return {photo.attendee_id: photo for photo in photos}


def _put(session: Session, attendee_id: str, data: bytes, present: Mapping[str, Photo]) -> None:
    words = b64encode(data).decode("ascii")
    if attendee_id in present:
        present[attendee_id].data = words
    else:
        session.add(Photo(attendee_id=attendee_id, data=words))
