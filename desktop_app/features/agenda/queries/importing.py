"""What a file that is imported is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import AgendaImport, AgendaPerson, Attendee
from desktop_app.features.agenda.queries.programme import programme
from desktop_app.features.agenda.queries.versions import imported_programme
from desktop_app.features.agenda.rules.import_ground import ImportGround

if TYPE_CHECKING:
    from sqlalchemy.orm import Session as RowSession


def import_ground(session: RowSession, event_id: str) -> ImportGround:
    """The programme as it stands, the file that was read last, and who was erased."""
    return ImportGround(
        programme(session, event_id), imported_programme(session, event_id), _erased(session, event_id)
    )


def _erased(session: RowSession, event_id: str) -> frozenset[str]:
    """The keys of the people on the programme whose registration was erased; also of those who are off it."""
    query = (
        select(AgendaPerson.key)
        .join(Attendee, Attendee.id == AgendaPerson.attendee_id)
        .where(AgendaPerson.event_id == event_id, Attendee.erased_at.is_not(None))
    )
    forgotten = select(AgendaImport.snapshot["forgotten"]).where(AgendaImport.event_id == event_id)
    named = (key for keys in session.scalars(forgotten) for key in keys or ())
    return frozenset((*session.scalars(query), *named))
