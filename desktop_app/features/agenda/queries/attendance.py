"""How many attended each session, as the scans at its doors say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select

from db.tables import AgendaRoom, AgendaSession, Annulment, CheckinPoint, Scan
from desktop_app.features.agenda.queries.surroundings import sign_up_counts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session as RowSession


@dataclass(frozen=True, slots=True)
class Attendance:
    """Figures of a session: who chose it, who came in at its doors (each once), what its room holds."""

    guid: str
    title: str
    signed_up: int
    came: int
    capacity: int | None


def attendance(session: RowSession, event_id: str) -> list[Attendance]:
    """The figures of each session that has a door or sign-ups, by time."""
    came = _came(session, event_id)
    chosen = sign_up_counts(session, event_id)
    query = (
        select(AgendaSession.guid, AgendaSession.title, AgendaRoom.capacity)
        .outerjoin(AgendaRoom, AgendaRoom.id == AgendaSession.room_id)
        .where(AgendaSession.event_id == event_id)
        .order_by(AgendaSession.starts_at, AgendaSession.id)
    )
    return [
        Attendance(guid, title, chosen.get(guid, 0), came.get(guid, 0), capacity)
        for guid, title, capacity in session.execute(query)
        if guid in chosen or guid in came
    ]


def _came(session: RowSession, event_id: str) -> dict[str, int]:
    """The people let in at the doors of each session, by its guid; with 0 for a door that nobody used."""
    entry = (
        (Scan.point_id == CheckinPoint.id)
        & Scan.admitted
        & (Scan.direction == "entry")
        & ~exists().where(Annulment.scan_id == Scan.id)
    )
    query = (
        select(AgendaSession.guid, func.count(Scan.attendee_id.distinct()))
        .join(CheckinPoint, CheckinPoint.session_id == AgendaSession.id)
        .outerjoin(Scan, entry)
        .where(AgendaSession.event_id == event_id)
        .group_by(AgendaSession.guid)
    )
    return {row[0]: row[1] for row in session.execute(query)}
