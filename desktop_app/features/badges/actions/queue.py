"""The steps of a print job: put in the queue, claimed, reported on, moved, tried again, cancelled.

The queue is not journalled: what a printer did is not taken back by Undo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.tables import PrintJob
from desktop_app.errors import Refused
from desktop_app.features.badges.rules.queue import AT_PRINTER, ENDED, JobState, QueueRefusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session


def queue_job(
    session: Session,
    event_id: str,
    *,
    station: str,
    printer: str,
    title: str,
    file: str,
    pages: int,
    attendee_ids: Sequence[str],
    priority: int,
    at: datetime,
    document: str = "badge",
) -> str:
    """Put a drawn file in the station's queue; gives the job's key."""
    job = PrintJob(
        event_id=event_id,
        station=station,
        printer=printer,
        title=title,
        file=file,
        document=document,
        pages=pages,
        attendee_ids=list(attendee_ids),
        priority=priority,
        made_at=at,
    )
    session.add(job)
    session.flush()
    return job.id


def claim_job(session: Session, job_id: str, at: datetime) -> bool:
    """Take a waiting job to send it; False where another window of this station was first."""
    job = session.get(PrintJob, job_id)
    if job is None or job.state != JobState.WAITING:
        return False
    job.state, job.sent_at, job.words, job.system_job = JobState.SENT, at, "", ""
    return True


def name_job(session: Session, job_id: str, system_job: str, attempt: datetime, at: datetime) -> bool:
    """Note what the print system calls the job that was claimed at `attempt`.

    Where it has no name, no more will be known of it. False where the job was cancelled or moved meanwhile:
    what the print system has got is not wanted there any more. A job that another window gave up for lost
    is on its way again.
    """
    job = _job(session, job_id)
    if job.state not in {JobState.SENT, JobState.FAILED} or job.sent_at != attempt or job.system_job:
        return False
    job.state, job.system_job, job.words, job.ended_at = JobState.SENT, system_job, "", None
    if not system_job:
        job.state, job.ended_at = JobState.HANDED, at
    return True


def report_job(
    session: Session, job_id: str, state: JobState, *, words: str, pages_done: int, at: datetime
) -> None:
    """Note what the print system says of the job."""
    job = _job(session, job_id)
    if job.state in ENDED:
        return
    job.state, job.words = state, words
    job.pages_done = max(job.pages_done, pages_done)
    if state in ENDED:
        job.ended_at = at


def retry_job(session: Session, job_id: str, printer: str, *, from_page: int = 1) -> None:
    """Put a job that ended back in the queue, for `printer`; the pages before `from_page` are out already.

    Raises:
        Refused: GONE, NOT_ENDED.

    """
    job = _job(session, job_id)
    if job.state not in ENDED:
        raise Refused(QueueRefusal.NOT_ENDED)
    job.state, job.printer, job.words, job.pages_done = JobState.WAITING, printer, "", from_page - 1
    job.system_job, job.sent_at, job.ended_at = "", None, None


def move_job(session: Session, job_id: str, printer: str) -> str:
    """Send a job to another printer instead; gives what is to be taken out of the print system, or "".

    Raises:
        Refused: GONE, ENDED.

    """
    job = _open_job(session, job_id)
    there = job.system_job if job.state in AT_PRINTER else ""
    job.printer, job.state, job.system_job, job.words = printer, JobState.WAITING, "", ""
    return there


def cancel_job(session: Session, job_id: str, at: datetime) -> str:
    """Give up a job; gives what is to be taken out of the print system, or "".

    Raises:
        Refused: GONE, ENDED.

    """
    job = _open_job(session, job_id)
    there = job.system_job if job.state in AT_PRINTER else ""
    job.state, job.ended_at = JobState.CANCELLED, at
    return there


def hasten_job(session: Session, job_id: str, priority: int) -> None:
    """Let a job go before others.

    Raises:
        Refused: GONE, ENDED.

    """
    _open_job(session, job_id).priority = priority


def _job(session: Session, job_id: str) -> PrintJob:
    job = session.get(PrintJob, job_id)
    if job is None:
        raise Refused(QueueRefusal.GONE)
    return job


def _open_job(session: Session, job_id: str) -> PrintJob:
    job = _job(session, job_id)
    if job.state in ENDED:
        raise Refused(QueueRefusal.ENDED)
    return job
