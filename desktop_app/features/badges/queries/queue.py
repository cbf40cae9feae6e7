"""The print jobs of a station."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import PrintJob
from desktop_app.features.badges.rules.queue import ENDED, Job, JobState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

RECENT = 60


def open_jobs(session: Session, event_id: str, station: str) -> list[Job]:
    """The jobs that have not ended, oldest first."""
    query = select(PrintJob).where(
        PrintJob.event_id == event_id, PrintJob.station == station, PrintJob.state.not_in(ENDED)
    )
    return [_job(row) for row in session.scalars(query.order_by(PrintJob.made_at, PrintJob.id))]


def recent_jobs(session: Session, event_id: str, station: str) -> list[Job]:
    """The station's newest jobs, the newest first."""
    query = select(PrintJob).where(PrintJob.event_id == event_id, PrintJob.station == station)
    newest = query.order_by(PrintJob.made_at.desc(), PrintJob.id.desc()).limit(RECENT)
    return [_job(row) for row in session.scalars(newest)]


def print_job(session: Session, job_id: str) -> Job | None:
    """One job."""
    row = session.get(PrintJob, job_id)
    return None if row is None else _job(row)


def _job(row: PrintJob) -> Job:
    return Job(
        row.id,
        row.printer,
        row.title,
        row.file,
        JobState(row.state),
        row.priority,
        row.made_at,
        row.pages,
        row.pages_done,
        row.system_job,
        row.words,
        tuple(row.attendee_ids),
        row.sent_at,
        row.ended_at,
    )
