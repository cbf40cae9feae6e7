"""The station's queue at work: sends what is next, asks what became of it, and says so."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.errors import Refused
from desktop_app.features.badges import actions, queries
from desktop_app.features.badges.page.asking import Asking
from desktop_app.features.badges.rules.printers import DeskPrinter
from desktop_app.features.badges.rules.queue import (
    ENDINGS,
    URGENT,
    Job,
    JobState,
    last_of_run,
    next_up,
)
from desktop_app.kit import ipp
from desktop_app.kit.printing import BEFORE_ALL, USUAL, Order, send_to_printer, tells_of_jobs
from desktop_app.kit.refusals import words_of

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from desktop_app.features.badges.rules.queue import Sides
    from desktop_app.kit.context import PageContext
    from desktop_app.progress import Progress

ASK_MS: Final = 500
_KEPT_HOURS: Final = 24
_HOUR: Final = 3600
_LOST_SECONDS: Final = 90
"""Handing a job over takes the print system at most a third of this."""
_SILENT_HOURS: Final = 1
"""So long a job is asked after that was given up because the print system was silent."""


class PrintQueue(QObject):
    """Sends one job after the other to each printer.

    All windows on one file share its queue: each sends what is next, whoever asked for it, so that the person
    at one desk goes before the batch of another one, and a window that is closed leaves nothing behind.

    Signals:
        changed(): a job or a printer is otherwise than before.
        ended(Job): a job of this station came to its end, good or bad.
        low(DeskPrinter): a printer's roll is running out.
    """

    changed = Signal()
    ended = Signal(object)
    low = Signal(object)

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._stopped = False
        self._sending: set[str] = set()
        self._asking = Asking(context, self._to_do, self)
        self._asking.noted.connect(self._on_noted)
        self._asking.answered.connect(self.work)
        self._asking.low.connect(self.low)
        self._timer = QTimer(self)
        self._timer.setInterval(ASK_MS)
        self._timer.timeout.connect(self.work)
        self._tidy()
        self._mine = context.store.read(queries.open_job_ids, context.event_id, self._station)
        if self._to_do():
            QTimer.singleShot(0, self, self.work)

    @property
    def folder(self) -> Path:
        """Where the files wait, beside the event file."""
        path = self._context.store.path
        return path.with_name(f"{path.stem}-printing")

    def printers(self) -> dict[str, DeskPrinter]:
        """What is noted about printers, by name."""
        return self._context.store.read(queries.desk_printers)

    def printer(self, name: str) -> DeskPrinter:
        """What is noted about one printer."""
        return self.printers().get(name, DeskPrinter(name))

    @property
    def paused(self) -> frozenset[str]:
        """The printers that get nothing until somebody says so."""
        return frozenset(name for name, printer in self.printers().items() if printer.paused)

    def pause(self, printer: str, *, paused: bool) -> None:
        """Send nothing to the printer, or go on."""
        words = self.tr("Pause the printer") if paused else self.tr("Go on with the printer")
        self._context.store.write(words, actions.pause_printer, printer, paused=paused)
        self._go_on()

    def change_roll(self, printer: str, *, roll: int, left: int, warn_at: int) -> None:
        """Count the labels on a printer's roll from now on; a `roll` of 0 counts no more."""
        self._context.store.write(
            self.tr("Change the roll"), actions.change_roll, printer, roll=roll, left=left, warn_at=warn_at
        )
        self.changed.emit()

    def new_file(self, sides: Sides = "one-sided") -> Path:
        """A name in the folder for the file of a job to come; who writes there is told if it is missing."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / f"{uuid4().hex}{ENDINGS[sides]}.pdf"

    def add(
        self,
        file: Path,
        printer: str,
        title: str,
        *,
        pages: int,
        attendee_ids: Sequence[str],
        priority: int,
        document: str = "badge",
    ) -> str:
        """Put a file of `new_file` in the queue; gives the job's key."""
        key = self._context.store.write(
            self.tr("Print"),
            actions.queue_job,
            self._context.event_id,
            station=self._station,
            printer=printer,
            title=title,
            file=file.name,
            pages=pages,
            attendee_ids=attendee_ids,
            priority=priority,
            document=document,
            at=self._context.now(),
        )
        self._mine.add(key)
        self._go_on()
        return key

    def jobs(self) -> list[Job]:
        """What printers have now, then the newest jobs of this computer, the newest first."""
        return self._context.store.read(queries.recent_jobs, self._context.event_id)

    def counts(self) -> Counter[JobState]:
        """How many jobs are in each state."""
        return self._context.store.read(queries.job_counts, self._context.event_id)

    def names_in(self, job: Job) -> list[str]:
        """The names of the people in a job, in the order of its pages."""
        return self._context.store.read(queries.names_in, job)

    def retry(self, job: Job, printer: str, *, from_page: int = 1) -> None:
        """Print a job that ended once more, from that page (from 1) on.

        Raises:
            Refused: a `QueueRefusal`.

        """
        write = self._context.store.write
        write(self.tr("Print again"), actions.retry_job, job.id, printer, from_page=from_page)
        self._mine.add(job.id)
        self._go_on()

    def move(self, job: Job, printer: str) -> None:
        """Send a job to another printer instead.

        Raises:
            Refused: a `QueueRefusal`.

        """
        there = self._context.store.write(self.tr("Move the job"), actions.move_job, job.id, printer)
        self._take_out(there)
        self._go_on()

    def cancel(self, job: Job) -> None:
        """Give a job up.

        Raises:
            Refused: a `QueueRefusal`.

        """
        now = self._context.now()
        self._take_out(self._context.store.write(self.tr("Cancel the job"), actions.cancel_job, job.id, now))
        self._go_on()

    def hasten(self, job: Job) -> None:
        """Let a job go before all others that wait.

        Raises:
            Refused: a `QueueRefusal`.

        """
        highest = max(self._context.store.read(queries.highest_priority), URGENT)
        self._context.store.write(self.tr("Print first"), actions.hasten_job, job.id, highest + 1)
        self._go_on()

    def stop(self) -> None:
        """Send and ask nothing more; what is open waits in the file for the next start."""
        self._timer.stop()
        self._stopped = True

    def work(self) -> None:
        """Send what is next, and ask about what was sent."""
        if self._stopped:
            return
        jobs = self._to_do()
        self._tell_ended()
        if not jobs:
            self._timer.stop()
            return
        self._timer.start()
        for job in next_up(jobs, self.paused):
            if job.id not in self._sending:  # moved while it was handed over: that must be answered first
                self._send(job)
        self._give_up_lost(jobs)
        self._asking.ask(jobs)

    @property
    def _station(self) -> str:
        return self._context.store.station

    def _to_do(self) -> list[Job]:
        since = self._context.now() - timedelta(hours=_SILENT_HOURS)
        return self._context.store.read(queries.jobs_to_do, since)

    def _go_on(self) -> None:
        self.changed.emit()
        self.work()

    def _give_up_lost(self, jobs: Iterable[Job]) -> None:
        """Of what a program was sending when it ended, nobody can tell what came out.

        Another window of this station may be sending it still, so it is given time.
        """
        words = self.tr("The program stopped while it sent this. Look what came out before you try again.")
        for job in jobs:
            lost = job.state is JobState.SENT and not job.system_job and job.id not in self._sending
            # Either way: a clock may have been set back meanwhile.
            apart = abs(self._context.now() - (job.sent_at or self._context.now()))
            if lost and apart.total_seconds() > _LOST_SECONDS:
                self._asking.note(job, JobState.FAILED, words, job.pages_done)

    def _send(self, job: Job) -> None:
        attempt = self._context.now()
        run = (job.first_left, last_of_run(job) if tells_of_jobs() else job.pages)
        if not self._context.store.write(self.tr("Print"), actions.claim_job, job.id, attempt, run=run):
            return
        self._sending.add(job.id)
        order = Order(
            self.folder / job.file,
            job.printer,
            job.title,
            run[0],
            run[1] if run[1] < job.pages else 0,
            sides=job.sides,
            priority=BEFORE_ALL if job.priority >= URGENT else USUAL,
        )
        self._context.runner.start(
            self.tr("Sending to {printer}").format(printer=job.printer),
            partial(send_to_printer, order),
            partial(self._on_sent, job, attempt),
            partial(self._on_refused, job),
            partial(self._on_refused, job, None),
        )
        self.changed.emit()

    def _on_sent(self, job: Job, attempt: datetime, system_job: str) -> None:
        self._sending.discard(job.id)
        now, write = self._context.now(), self._context.store.write
        if not write(self.tr("Print"), actions.name_job, job.id, system_job, attempt, now):
            self._take_out(system_job)
        self._go_on()

    def _on_refused(self, job: Job, error: Exception | None) -> None:
        self._sending.discard(job.id)
        words = words_of(error) if isinstance(error, Refused) else ""
        self._asking.note(job, JobState.FAILED, words, job.pages_done)
        self._go_on()

    def _on_noted(self, job_id: str) -> None:
        found = self._context.store.read(queries.print_job, job_id)
        if found is not None and found.state is JobState.PRINTED:
            (self.folder / found.file).unlink(missing_ok=True)
        self.changed.emit()
        self._tell_ended()

    def _tell_ended(self) -> None:
        """Say which of this station's jobs ended, whichever window heard of it."""
        for job in self._context.store.read(queries.ended_of, self._mine):
            self._mine.discard(job.id)
            self.ended.emit(job)

    def _take_out(self, system_job: str) -> None:
        if system_job:
            self._context.runner.start(
                self.tr("Telling the print system"), partial(cancel, system_job), quiet=True
            )

    def _tidy(self) -> None:
        """Badges are people's data: files that no open or freshly failed job needs do not stay."""
        kept = self._context.store.read(queries.kept_files)
        newest = self._context.now().timestamp() - _KEPT_HOURS * _HOUR
        with suppress(OSError):
            for file in self.folder.glob("*.pdf"):
                if file.name not in kept and file.stat().st_mtime < newest:
                    file.unlink(missing_ok=True)


def cancel(system_job: str, _progress: Progress) -> bool:
    """Take the job out of the print system."""
    return ipp.cancel_job(system_job)
