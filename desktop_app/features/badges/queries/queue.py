"""The print jobs of this computer, and its printers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import and_, case, func, or_, select

from db.tables import Attendee, Printer, PrintJob
from desktop_app.features.badges.rules.printers import DeskPrinter
from desktop_app.features.badges.rules.queue import AT_PRINTER, ENDED, Job, JobState

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy.orm import Session

RECENT = 60
CHUNK = 400


def jobs_to_do(session: Session, silent_since: datetime) -> list[Job]:
    """What the queue must look at: what printers have, and of what waits the first for each printer.

    Also what was given up after `silent_since` because the print system was silent: it may speak again. The
    jobs of all windows on this file are meant, for they print on the same printers; however many wait, this
    is short.
    """
    place = func.row_number().over(
        partition_by=PrintJob.printer, order_by=(PrintJob.priority.desc(), PrintJob.made_at, PrintJob.id)
    )
    waiting = select(PrintJob.id, place.label("place")).where(PrintJob.state == JobState.WAITING).subquery()
    first = select(waiting.c.id).where(waiting.c.place == 1)
    silent = and_(
        PrintJob.state == JobState.HANDED, PrintJob.system_job != "", PrintJob.ended_at > silent_since
    )
    query = select(PrintJob).where(or_(PrintJob.state.in_(AT_PRINTER), PrintJob.id.in_(first), silent))
    return [_job(row) for row in session.scalars(query.order_by(PrintJob.made_at, PrintJob.id))]


def open_job_ids(session: Session, event_id: str, station: str) -> set[str]:
    """The keys of a station's jobs that have not ended."""
    query = select(PrintJob.id).where(
        PrintJob.event_id == event_id, PrintJob.station == station, PrintJob.state.not_in(ENDED)
    )
    return set(session.scalars(query))


def ended_of(session: Session, job_ids: Collection[str]) -> list[Job]:
    """Those of the jobs that have ended."""
    found: list[Job] = []
    keys = sorted(job_ids)
    for start in range(0, len(keys), CHUNK):
        query = select(PrintJob).where(
            PrintJob.id.in_(keys[start : start + CHUNK]), PrintJob.state.in_(ENDED)
        )
        found += [_job(row) for row in session.scalars(query)]
    return found


def kept_files(session: Session) -> set[str]:
    """The names of the files that jobs need which have not ended."""
    return set(session.scalars(select(PrintJob.file).where(PrintJob.state.not_in(ENDED))))


def highest_priority(session: Session) -> int:
    """The priority of the most urgent job that waits."""
    query = select(func.max(PrintJob.priority)).where(PrintJob.state == JobState.WAITING)
    return session.scalar(query) or 0


def recent_jobs(session: Session, event_id: str) -> list[Job]:
    """What printers have now, then the newest jobs, the newest first."""
    query = select(PrintJob).where(PrintJob.event_id == event_id)
    there = case((PrintJob.state.in_(AT_PRINTER), 0), else_=1)
    newest = query.order_by(there, PrintJob.made_at.desc(), PrintJob.id.desc()).limit(RECENT)
    return [_job(row) for row in session.scalars(newest)]


def job_counts(session: Session, event_id: str) -> Counter[JobState]:
    """How many jobs are in each state."""
    query = select(PrintJob.state, func.count()).where(PrintJob.event_id == event_id)
    return Counter(
        {JobState(state): count for state, count in session.execute(query.group_by(PrintJob.state))}
    )


def print_job(session: Session, job_id: str) -> Job | None:
    """One job."""
    row = session.get(PrintJob, job_id)
    return None if row is None else _job(row)


def names_in(session: Session, job: Job) -> list[str]:
    """The names of the people in a job, in the order of its pages; "" for who is not there any more."""
    names: dict[str, str] = {}
    for start in range(0, len(job.attendee_ids), CHUNK):
        query = select(Attendee.id, Attendee.given_name, Attendee.family_name).where(
            Attendee.id.in_(job.attendee_ids[start : start + CHUNK])
        )
        names |= {key: f"{given} {family}".strip() for key, given, family in session.execute(query)}
    return [names.get(key, "") for key in job.attendee_ids]


def desk_printers(session: Session) -> dict[str, DeskPrinter]:
    """What this computer's desks noted about printers, by the printer's name."""
    return {
        row.name: DeskPrinter(row.name, row.paused, row.roll, row.labels_left, row.warn_at)
        for row in session.scalars(select(Printer))
    }


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
        row.run_from,
        row.run_to,
        row.station,
    )
