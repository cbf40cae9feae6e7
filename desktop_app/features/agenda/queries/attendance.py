"""How many attended each session, as the scans at its doors say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from db.tables import AgendaRoom, AgendaSession, Annulment, CheckinPoint, Scan
from desktop_app.features.agenda.queries.surroundings import sign_up_counts

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session as RowSession


@dataclass(frozen=True, slots=True)
class Attendance:
    """Figures of a session: who has a place, who came in at its doors (each once), who is in there now.

    `capacity` is what its room holds, `door` whether a check-in point was made of it.
    """

    guid: str
    title: str
    starts: datetime | None
    signed_up: int
    came: int
    inside: int
    capacity: int | None
    door: bool


def attendance(session: RowSession, event_id: str) -> list[Attendance]:
    """The figures of each session that has a door or sign-ups, by time."""
    doors = _passages(session, event_id)
    chosen = sign_up_counts(session, event_id)
    row = AgendaSession
    query = (
        select(row.guid, row.title, row.starts_at, AgendaRoom.capacity)
        .outerjoin(AgendaRoom, AgendaRoom.id == row.room_id)
        .where(row.event_id == event_id)
        .order_by(row.starts_at, row.id)
    )
    return [
        Attendance(
            guid,
            title,
            starts,
            signed_up=chosen.get(guid, 0),
            came=len(doors.get(guid, {})),
            inside=sum(way == "entry" for way in doors.get(guid, {}).values()),
            capacity=capacity,
            door=guid in doors,
        )
        for guid, title, starts, capacity in session.execute(query)
        if guid in chosen or guid in doors
    ]


def _passages(session: RowSession, event_id: str) -> dict[str, dict[str, str]]:
    """For each session with a door, the way that everybody went last who came in there, by attendee."""
    counts = (
        (Scan.point_id == CheckinPoint.id)
        & Scan.admitted
        & ~exists().where(Annulment.scan_id == Scan.id).correlate(Scan)
    )
    query = (
        select(AgendaSession.guid, Scan.attendee_id, Scan.direction)
        .join(CheckinPoint, CheckinPoint.session_id == AgendaSession.id)
        .outerjoin(Scan, counts)
        .where(AgendaSession.event_id == event_id)
        .order_by(Scan.at, Scan.id)
    )
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for guid, attendee_id, way in session.execute(query):
        last = found[guid]
        if attendee_id is not None and (way == "entry" or attendee_id in last):
            last[attendee_id] = way
    return found
