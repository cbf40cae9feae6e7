"""The steps of a print job: put in the queue, claimed, reported on, moved, tried again, cancelled.

The queue is not journalled: what a printer did is not taken back by Undo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import Printer, PrintJob
from desktop_app.errors import Refused
from desktop_app.features.badges.actions.printers import count_down
from desktop_app.features.badges.rules.queue import AT_PRINTER, ENDED, JobState, QueueRefusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.badges.rules.printers import DeskPrinter


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


def claim_job(session: Session, job_id: str, at: datetime, *, run: tuple[int, int]) -> bool:
    """Take a waiting job to send its pages of `run`, from and to.

    False where another window was first, with this job or with another one for its printer, or paused it.
    """
    job = session.get(PrintJob, job_id)
    if job is None or job.state != JobState.WAITING:
        return False
    there = select(PrintJob.id).where(PrintJob.printer == job.printer, PrintJob.state.in_(AT_PRINTER))
    printer = session.get(Printer, job.printer)
    if session.scalar(there.limit(1)) is not None or (printer is not None and printer.paused):
        return False
    job.state, job.sent_at, job.words, job.system_job = JobState.SENT, at, "", ""
    job.run_from, job.run_to = run
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
        count_down(session, job, job.pages)
    return True


def report_job(
    session: Session,
    job_id: str,
    state: JobState,
    *,
    words: str,
    pages_done: int,
    at: datetime,
    is_last: bool = False,
) -> DeskPrinter | None:
    """Note what the print system says of the job; gives its printer where its roll is running out now.

    A job that was given up while the print system was silent is believed when it speaks again, unless what
    was told was the last that it says.
    """
    job = _job(session, job_id)
    if job.state in ENDED and not _is_silent(job):
        return None
    low = count_down(session, job, pages_done)
    job.state, job.words = state, words
    job.pages_done = max(job.pages_done, pages_done)
    job.ended_at = at if state in ENDED else None
    if is_last:
        job.system_job = ""
    return low


def finish_run(session: Session, job_id: str, at: datetime) -> DeskPrinter | None:
    """Let a job whose run is out wait for its next; what is more urgent goes between.

    Gives the printer where its roll is running out now.
    """
    job = _job(session, job_id)
    if job.state not in AT_PRINTER and not _is_silent(job):
        return None
    low = report_job(session, job_id, JobState.WAITING, words="", pages_done=job.run_to, at=at)
    job.system_job, job.run_from = "", job.run_to + 1
    return low


def retry_job(session: Session, job_id: str, printer: str, *, from_page: int = 1) -> None:
    """Put a job that ended back in the queue, for `printer`; the pages before `from_page` are out already.

    Raises:
        Refused: GONE, NOT_ENDED.

    """
    job = _job(session, job_id)
    if job.state not in ENDED:
        raise Refused(QueueRefusal.NOT_ENDED)
    job.state, job.printer, job.words, job.pages_done = JobState.WAITING, printer, "", from_page - 1
    job.system_job, job.sent_at, job.ended_at, job.run_from, job.run_to = "", None, None, 0, 0


def move_job(session: Session, job_id: str, printer: str) -> str:
    """Send a job to another printer instead; gives what is to be taken out of the print system, or "".

    The run that the first printer had begins again: what went to it may never come out, and a badge too many
    is thrown away where one too few is missed at the door.

    Raises:
        Refused: GONE, ENDED.

    """
    job = _open_job(session, job_id)
    there = job.system_job if job.state in AT_PRINTER else ""
    if job.state in AT_PRINTER:
        job.pages_done = max(job.run_from - 1, 0)
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


def _is_silent(job: PrintJob) -> bool:
    """Whether it was given up only because the print system said nothing."""
    return job.state == JobState.HANDED and bool(job.system_job)


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
