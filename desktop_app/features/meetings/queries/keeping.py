"""What keeps people from meetings, gathered in one place: all that is asked about availability asks here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from db.tables import Absence, Attendee
from desktop_app.features.agenda.queries import appointments
from desktop_app.features.meetings.queries.people import chunks
from desktop_app.features.meetings.rules.meeting import Stretch

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

_ABSENCE: Final = (
    *(Absence.id, Absence.attendee_id, Absence.kind, Absence.reason),
    *(Absence.starts_at, Absence.ends_at),
)


def stretches(
    session: Session, event_id: str, attendee_ids: Collection[str] | None = None
) -> dict[str, list[Stretch]]:
    """For each attendee who has some (of these, or of the whole event) the stretches without meetings.

    Own talks and sessions that somebody signed up for count, besides what staff noted.
    """
    query = select(*_ABSENCE).join(Attendee, Attendee.id == Absence.attendee_id)
    query = query.where(Attendee.event_id == event_id).order_by(Absence.id)
    parts = [None] if attendee_ids is None else list(chunks(attendee_ids))
    found: dict[str, list[Stretch]] = {}
    for part in parts:
        narrowed = query if part is None else query.where(Absence.attendee_id.in_(part))
        for row in session.execute(narrowed):
            stretch = Stretch(row.starts_at, row.ends_at, row.reason, row.kind, row.id)
            found.setdefault(row.attendee_id, []).append(stretch)
    for key, sessions in appointments(session, event_id, attendee_ids).items():
        busy = (Stretch(each.starts, each.ends, each.title, "agenda") for each in sessions)
        found.setdefault(key, []).extend(busy)
    return found
