"""Photos of people: who could have one, and the one that somebody has."""

from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import Attendee, Photo
from desktop_app.features.registrations.rules.photos import PhotoPerson

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def photo_people(session: Session, event_id: str) -> list[PhotoPerson]:
    """Everybody of the event who is not erased."""
    rows = session.execute(
        select(Attendee, Photo.id)
        .outerjoin(Photo, Photo.attendee_id == Attendee.id)
        .where(Attendee.event_id == event_id, Attendee.erased_at.is_(None))
        .order_by(Attendee.id)
    )
    return [_person(attendee, has_photo=photo is not None) for attendee, photo in rows]


def _person(attendee: Attendee, *, has_photo: bool) -> PhotoPerson:
    return PhotoPerson(
        attendee.id,
        attendee.given_name,
        attendee.family_name,
        attendee.code,
        attendee.email,
        attendee.source_key or "",
        has_photo,
    )


def photo_of(session: Session, attendee_id: str) -> bytes:
    """The person's photo as a file, or nothing."""
    data = session.scalar(select(Photo.data).where(Photo.attendee_id == attendee_id))
    return b64decode(data) if data else b""
