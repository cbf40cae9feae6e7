"""The station's queue at work: sends what is next, asks what became of it, and says so."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.errors import Refused
from desktop_app.features.badges import actions, queries
from desktop_app.features.badges.rules.queue import (
    AT_PRINTER,
    ENDED,
    ENDINGS,
    Job,
    JobState,
    next_up,
    state_of,
)
from desktop_app.kit import ipp
from desktop_app.kit.printing import send_to_printer
from desktop_app.kit.refusals import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from desktop_app.features.badges.rules.queue import Sides
    from desktop_app.kit.context import PageContext
    from desktop_app.progress import Progress

ASK_MS: Final = 1000
_PAUSED: Final = "PrintQueue/paused"
_KEPT_HOURS: Final = 24
_HOUR: Final = 3600
_LOST_SECONDS: Final = 90
"""Handing a job over takes the print system at most a third of this."""
_SILENT_SECONDS: Final = 30
# RFC 8011 5.4.12 (printer-state-reasons), without the severity that follows.
_TROUBLES: Final = (
    "media-empty", "media-needed", "media-jam", "cover-open", "door-open", "marker-supply-empty",
    "toner-empty", "offline", "paused", "shutdown", "timed-out", "connecting-to-device",
)  # fmt: skip

_GONE: Final = "gone"


class PrintQueue(QObject):
    """Sends one job after the other to each printer.

    Signals:
        changed(): a job has another state.
        ended(Job): a job came to its end, good or bad.
    """

    changed = Signal()
    ended = Signal(object)

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._asking = False
        self._stopped = False
        self._sending: set[str] = set()
        self._before: dict[str, int] = {}
        self._silent: dict[str, datetime] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(ASK_MS)
        self._timer.timeout.connect(self.work)
        self._tidy()
        if self._open():
            QTimer.singleShot(0, self, self.work)

    @property
    def folder(self) -> Path:
        """Where the files wait, beside the event file."""
        path = self._context.store.path
        return path.with_name(f"{path.stem}-printing")

    @property
    def paused(self) -> frozenset[str]:
        """The printers that get nothing until somebody says so."""
        kept = self._context.settings.value(_PAUSED)
        return frozenset(str(kept).split("\n")) - {""} if kept else frozenset()

    def pause(self, printer: str, *, paused: bool) -> None:
        """Send nothing to the printer, or go on."""
        chosen = self.paused | {printer} if paused else self.paused - {printer}
        self._context.settings.setValue(_PAUSED, "\n".join(sorted(chosen)))
        self.changed.emit()
        self.work()

    def new_file(self, sides: Sides = "one-sided") -> Path:
        """A name in the folder for the file of a job to come."""
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
        self.changed.emit()
        self.work()
        return key

    def jobs(self) -> list[Job]:
        """The station's newest jobs, the newest first."""
        return self._context.store.read(queries.recent_jobs, self._context.event_id, self._station)

    def retry(self, job: Job, printer: str, *, rest: bool) -> None:
        """Print a job that ended once more, or with `rest` only the pages that did not come out.

        Raises:
            Refused: a `QueueRefusal`.

        """
        first = job.first_left if rest else 1
        self._context.store.write(self.tr("Print again"), actions.retry_job, job.id, printer, from_page=first)
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
        highest = max((each.priority for each in self._open()), default=0)
        self._context.store.write(self.tr("Print first"), actions.hasten_job, job.id, highest + 1)
        self._go_on()

    def stop(self) -> None:
        """Send and ask nothing more; what is open waits in the file for the next start."""
        self._timer.stop()
        self._stopped = True

    def work(self) -> None:
        """Send what is next, and ask about what was sent."""
        jobs = [] if self._stopped else self._open()
        if not jobs:
            self._timer.stop()
            return
        self._timer.start()
        for job in next_up(jobs, self.paused):
            if job.id not in self._sending:  # moved while it was handed over: that must be answered first
                self._send(job)
        self._give_up_lost(jobs)
        asked = [job for job in jobs if job.state in AT_PRINTER and job.system_job]
        if asked and not self._asking:
            self._asking = True
            self._context.runner.start(
                self.tr("Asking the printers"),
                partial(ask, tuple((job.system_job, job.printer) for job in asked)),
                self._on_told,
                self._on_not_told,
                quiet=True,
            )

    @property
    def _station(self) -> str:
        return self._context.store.station

    def _open(self) -> list[Job]:
        return self._context.store.read(queries.open_jobs, self._context.event_id, self._station)

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
            if lost and job.sent_at and (self._context.now() - job.sent_at).total_seconds() > _LOST_SECONDS:
                self._report(job, JobState.FAILED, words, job.pages_done)

    def _send(self, job: Job) -> None:
        attempt = self._context.now()
        if not self._context.store.write(self.tr("Print"), actions.claim_job, job.id, attempt):
            return
        self._sending.add(job.id)
        self._before[job.id] = job.pages_done
        file = self.folder / job.file
        self._context.runner.start(
            self.tr("Sending to {printer}").format(printer=job.printer),
            partial(send_to_printer, file, job.printer, job.title, job.pages_done + 1, job.sides),
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
        found = self._context.store.read(queries.print_job, job.id)
        if found is not None and found.state in ENDED:
            self._end(found)
        self._go_on()

    def _on_refused(self, job: Job, error: Exception | None) -> None:
        self._sending.discard(job.id)
        words = words_of(error) if isinstance(error, Refused) else ""
        self._report(job, JobState.FAILED, words, job.pages_done)
        self._go_on()

    def _on_told(self, told: Iterable[tuple[str, ipp.JobReport | None, str]]) -> None:
        """Take what was said; of a job that was moved meanwhile it says nothing any more."""
        self._asking = False
        jobs = {job.system_job: job for job in self._open() if job.state in AT_PRINTER}
        for system_job, report, trouble in told:
            if system_job in jobs:
                self._take_report(jobs[system_job], report, trouble)
        self.work()

    def _on_not_told(self, _error: Exception) -> None:
        self._asking = False

    def _take_report(self, job: Job, report: ipp.JobReport | None, trouble: str) -> None:
        if report is None:
            self._note_silence(job)
            return
        self._silent.pop(job.id, None)
        if report.state == ipp.FORGOTTEN:
            self._take_forgotten(job, trouble)
            return
        words = report.words or self._words_for(trouble)
        # Who removes a printer cancels its jobs, and CUPS has no words for that.
        state = state_of(report.state, words if trouble == _GONE else report.words)
        pages = self._before.get(job.id, 0) + report.pages
        if state is JobState.PRINTED:
            words, pages = "", job.pages
        if (state, words, pages) != (job.state, job.words, job.pages_done):
            self._report(job, state, words, min(pages, job.pages or pages))

    def _take_forgotten(self, job: Job, trouble: str) -> None:
        state, words = JobState.HANDED, self.tr("The print system no longer knows it.")
        if trouble == _GONE:
            state, words = JobState.FAILED, self._words_for(trouble)
        self._report(job, state, words, job.pages_done)

    def _note_silence(self, job: Job) -> None:
        """A print system that says nothing must not keep the next guest's badge waiting for ever."""
        since = self._silent.setdefault(job.id, self._context.now())
        if (self._context.now() - since).total_seconds() > _SILENT_SECONDS:
            del self._silent[job.id]
            self._report(job, JobState.HANDED, self.tr("The print system does not answer."), job.pages_done)

    def _words_for(self, trouble: str) -> str:
        return {
            "media-empty": self.tr("The printer is out of paper or labels."),
            "media-needed": self.tr("The printer waits for paper or labels."),
            "media-jam": self.tr("Paper is jammed in the printer."),
            "cover-open": self.tr("The printer's cover is open."),
            "door-open": self.tr("The printer's door is open."),
            "marker-supply-empty": self.tr("The printer is out of ink or ribbon."),
            "toner-empty": self.tr("The printer is out of toner."),
            "offline": self.tr("The printer is switched off or not connected."),
            "paused": self.tr("The print system has stopped this printer."),
            "rejecting": self.tr("The print system takes no more jobs for this printer."),
            _GONE: self.tr("The print system no longer has this printer."),
            "shutdown": self.tr("The printer is switched off."),
            "timed-out": self.tr("The printer does not answer."),
            "connecting-to-device": self.tr("Waiting for the printer to answer."),
        }.get(trouble, "")

    def _report(self, job: Job, state: JobState, words: str, pages_done: int) -> None:
        self._context.store.write(
            self.tr("Print"),
            actions.report_job,
            job.id,
            state,
            words=words,
            pages_done=pages_done,
            at=self._context.now(),
        )
        self.changed.emit()
        found = self._context.store.read(queries.print_job, job.id)
        if found is not None and found.state in ENDED:
            self._end(found)

    def _end(self, job: Job) -> None:
        self._before.pop(job.id, None)
        if job.state in {JobState.PRINTED, JobState.HANDED}:
            (self.folder / job.file).unlink(missing_ok=True)
        self.ended.emit(job)

    def _take_out(self, system_job: str) -> None:
        if system_job:
            self._context.runner.start(
                self.tr("Telling the print system"), partial(cancel, system_job), quiet=True
            )

    def _tidy(self) -> None:
        """Badges are people's data: files that no open or freshly failed job needs do not stay."""
        kept = {job.file for job in self._open()}
        newest = self._context.now().timestamp() - _KEPT_HOURS * _HOUR
        with suppress(OSError):
            for file in self.folder.glob("*.pdf"):
                if file.name not in kept and file.stat().st_mtime < newest:
                    file.unlink(missing_ok=True)


def ask(
    jobs: tuple[tuple[str, str], ...], _progress: Progress
) -> list[tuple[str, ipp.JobReport | None, str]]:
    """For each job (its name in the print system, its printer) its report and what ails the printer."""
    told = []
    for system_job, printer in jobs:
        report = ipp.job_report(system_job)
        how = ipp.printer_report(printer)
        told.append((system_job, report, _trouble(how)))
    return told


def _trouble(how: ipp.PrinterReport | None) -> str:
    if how is None:
        return _GONE
    if not how.accepting:
        return "rejecting"
    reasons = " ".join(how.reasons)
    return next((trouble for trouble in _TROUBLES if trouble in reasons), "")


def cancel(system_job: str, _progress: Progress) -> bool:
    """Take the job out of the print system."""
    return ipp.cancel_job(system_job)
