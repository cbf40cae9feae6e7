"""The queue to the printers: what state a job is in, which goes next, and what a report makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


class JobState(StrEnum):
    """How far a job has come, as the print system says.

    `HANDED` is the end of what can be known where the print system gives no account of its jobs.
    """

    WAITING = "waiting"
    SENT = "sent"
    PRINTING = "printing"
    PRINTED = "printed"
    HANDED = "handed"
    FAILED = "failed"
    CANCELLED = "cancelled"


AT_PRINTER: Final = frozenset({JobState.SENT, JobState.PRINTING})
ENDED: Final = frozenset({JobState.PRINTED, JobState.HANDED, JobState.FAILED, JobState.CANCELLED})
NOT_PRINTED: Final = frozenset({JobState.FAILED, JobState.CANCELLED})
AGAIN: Final = NOT_PRINTED | {JobState.HANDED}
"""What somebody may have printed once more: of what was only handed over nobody knows whether it came out."""
RUN: Final = 24
"""So many pages of a job the print system gets at once, where it tells when it is done with them.

Whoever waits at the desk waits for these and not for the whole batch, and after a jam the runs before are
known to be out. Even, so that a run of two-sided pages ends with a back.
"""
URGENT: Final = 10
"""The priority of a job for somebody who stands there and waits; a batch has 0."""


Sides = Literal["one-sided", "two-sided-long-edge", "two-sided-short-edge"]
ENDINGS: Final[dict[Sides, str]] = {
    "one-sided": "",
    "two-sided-long-edge": "-long",
    "two-sided-short-edge": "-short",
}


class QueueRefusal(Enum):
    """Why nothing can be done with a job."""

    GONE = "gone"
    ENDED = "ended"
    NOT_ENDED = "not ended"


@dataclass(frozen=True, slots=True)
class Job:
    """One file on its way to a printer.

    `attendee_ids` are whose documents it holds, in the order of pages; `pages_done` counts from the first.
    """

    id: str
    printer: str
    title: str
    file: str
    state: JobState
    priority: int
    made_at: datetime
    pages: int = 0
    pages_done: int = 0
    system_job: str = ""
    words: str = ""
    attendee_ids: tuple[str, ...] = ()
    sent_at: datetime | None = None
    ended_at: datetime | None = None
    run_from: int = 0
    run_to: int = 0
    station: str = ""

    @property
    def sides(self) -> Sides:
        """What the paper is printed on: its file's name ends in the edge about which it is turned."""
        stem = self.file.removesuffix(".pdf")
        return next((sides for sides, end in ENDINGS.items() if end and stem.endswith(end)), "one-sided")

    @property
    def first_left(self) -> int:
        """The first page (from 1) that did not come out; of two sides always a front."""
        first = self.pages_done + 1
        return first if self.sides == "one-sided" else first - (first + 1) % 2

    @property
    def surely_out(self) -> int:
        """How many pages from the first the print system is done with.

        What it tells of the run that it has are pages that went on to the printer: on paper may be fewer.
        """
        return min(self.run_from - 1, self.pages_done) if self.run_from else 0

    @property
    def has_more_runs(self) -> bool:
        """Whether pages are left that the print system does not have yet."""
        return 0 < self.run_to < self.pages

    def page_of(self, place: int) -> int:
        """The first page (from 1) of the person at `place` (from 0); 0 where a page is not one person's."""
        each = 1 if self.sides == "one-sided" else 2
        return place * each + 1 if len(self.attendee_ids) * each == self.pages else 0


def last_of_run(job: Job, run: int = RUN) -> int:
    """The last page to be handed over now; one that would be left alone goes with the run."""
    last = job.first_left - 1 + run
    return job.pages if job.pages - last <= run // 2 else last


def next_up(jobs: Iterable[Job], paused: frozenset[str]) -> list[Job]:
    """The jobs to be sent now: at most one for each printer that has none and is not paused.

    The person who waits goes before the batch, then who came first. A job stays here, where it can still be
    moved, until its printer is free.
    """
    jobs = list(jobs)
    busy = {job.printer for job in jobs if job.state in AT_PRINTER} | paused
    found: dict[str, Job] = {}
    for job in sorted(jobs, key=lambda job: (-job.priority, job.made_at, job.id)):
        if job.state is JobState.WAITING and job.printer not in busy:
            found.setdefault(job.printer, job)
    return list(found.values())


# RFC 8011 5.3.7 (job-state).
_STATES: Final = {
    3: JobState.SENT,
    4: JobState.SENT,
    5: JobState.PRINTING,
    6: JobState.PRINTING,
    7: JobState.FAILED,
    8: JobState.FAILED,
    9: JobState.PRINTED,
}
_CANCELED: Final = 7


def state_of(state: int, words: str) -> JobState:
    """What the print system's state means here; 0 is a job that it has forgotten.

    CUPS calls a job "canceled" that the printer itself refused, and then has the printer's words for it: only
    where there are none did a person cancel it.
    """
    if state == _CANCELED and not words:
        return JobState.CANCELLED
    return _STATES.get(state, JobState.SENT)
