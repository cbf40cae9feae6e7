"""Asks the print system what became of the jobs that it has, and notes what it says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop_app.features.badges import actions
from desktop_app.features.badges.rules.queue import AT_PRINTER, Job, JobState, state_of
from desktop_app.kit import ipp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from desktop_app.features.badges.rules.printers import DeskPrinter
    from desktop_app.kit.context import PageContext
    from desktop_app.progress import Progress

_SILENT_SECONDS: Final = 30
# RFC 8011 5.4.12 (printer-state-reasons), without the severity that follows.
_TROUBLES: Final = (
    "media-empty", "media-needed", "media-jam", "cover-open", "door-open", "marker-supply-empty",
    "toner-empty", "offline", "paused", "shutdown", "timed-out", "connecting-to-device",
)  # fmt: skip

_GONE: Final = "gone"
# What IPP printers say when there is nothing to say.
_SMALL_TALK: Final = frozenset(("idle.", "printing.", "processing.", "ready to print.", "print file sent."))

Told = tuple[str, "ipp.JobReport | None", str]


class Asking(QObject):
    """One question at a time, in the background.

    Signals:
        noted(str): the job of this key has another state, or more pages are out.
        answered(): everything that was told is noted.
        low(DeskPrinter): its roll is running out.
    """

    noted = Signal(str)
    answered = Signal()
    low = Signal(object)

    def __init__(self, context: PageContext, jobs_now: Callable[[], Sequence[Job]], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs_now = jobs_now
        self._asking = False
        self._silent: dict[str, datetime] = {}

    def ask(self, jobs: Sequence[Job]) -> None:
        """Ask about those of the jobs that the print system has."""
        asked = [job for job in jobs if _is_there(job)]
        if not asked or self._asking:
            return
        self._asking = True
        self._context.runner.start(
            self.tr("Asking the printers"),
            partial(ask, tuple((job.system_job, job.printer) for job in asked)),
            self._on_told,
            self._on_not_told,
            quiet=True,
        )

    def note(self, job: Job, state: JobState, words: str, pages_done: int, *, is_last: bool = False) -> None:
        """Note how the job is; `is_last` where nothing more will be told of it."""
        write, now = self._context.store.write, self._context.now()
        low = write(
            self.tr("Print"),
            actions.report_job,
            job.id,
            state,
            words=words,
            pages_done=pages_done,
            at=now,
            is_last=is_last,
        )
        self._tell(job, low)

    def _tell(self, job: Job, low: DeskPrinter | None) -> None:
        if low is not None:
            self.low.emit(low)
        self.noted.emit(job.id)

    def _on_told(self, told: Iterable[Told]) -> None:
        """Take what was said; of a job that was moved meanwhile it says nothing any more."""
        self._asking = False
        jobs = {job.system_job: job for job in self._jobs_now() if _is_there(job)}
        for system_job, report, trouble in told:
            if system_job in jobs:
                self._take_report(jobs[system_job], report, trouble)
        self.answered.emit()

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
        words = self._what_is_said(report, trouble)
        # Who removes a printer cancels its jobs, and CUPS has no words for that.
        state = state_of(report.state, words if trouble == _GONE else report.words)
        last = job.run_to or job.pages
        pages = max(job.run_from - 1, 0) + report.pages
        if state is JobState.PRINTED and job.has_more_runs:
            write, now = self._context.store.write, self._context.now()
            self._tell(job, write(self.tr("Print"), actions.finish_run, job.id, now))
            return
        if state is JobState.PRINTED:
            words, pages = "", last
        pages = min(pages, last or pages)
        if (state, words, pages) != (job.state, job.words, job.pages_done):
            self.note(job, state, words, pages)

    def _what_is_said(self, report: ipp.JobReport, trouble: str) -> str:
        """The printer's own words for how a job ended; before that, first of all what somebody can mend."""
        own = "" if report.words.casefold() in _SMALL_TALK else report.words
        ours = self._words_for(trouble)
        return (own or ours) if report.state in ipp.OVER else (ours or own)

    def _take_forgotten(self, job: Job, trouble: str) -> None:
        state, words = JobState.HANDED, self.tr("The print system no longer knows it.")
        if trouble == _GONE:
            state, words = JobState.FAILED, self._words_for(trouble)
        self.note(job, state, words, job.pages_done, is_last=True)

    def _note_silence(self, job: Job) -> None:
        """A print system that says nothing must not keep the next guest's badge waiting for ever."""
        if job.state not in AT_PRINTER:
            return
        since = self._silent.setdefault(job.id, self._context.now())
        if abs((self._context.now() - since).total_seconds()) > _SILENT_SECONDS:
            del self._silent[job.id]
            self.note(job, JobState.HANDED, self.tr("The print system does not answer."), job.pages_done)

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


def _is_there(job: Job) -> bool:
    """Whether the print system may tell something of it."""
    return bool(job.system_job) and job.state in {*AT_PRINTER, JobState.HANDED}


def ask(jobs: tuple[tuple[str, str], ...], _progress: Progress) -> list[Told]:
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
