"""From badges to paper: drawn beside the window, sent to the printer, and noted in the log of printouts."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import Refused
from desktop_app.features.badges import actions, tasks
from desktop_app.features.badges.page.calibrating import Calibrating
from desktop_app.features.badges.page.queue import PrintQueue
from desktop_app.features.badges.page.rolls import Rolls
from desktop_app.features.badges.page.routing import Routing
from desktop_app.features.badges.rules.queue import URGENT, Job, JobState
from desktop_app.kit.chunks import ChunkedWrite
from desktop_app.kit.printing import check_printer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.badges.rules import Badge, BadgeTemplate
    from desktop_app.features.badges.rules.queue import Sides
    from desktop_app.features.badges.tasks import BadgeJob, BadgeReport
    from desktop_app.kit.context import PageContext
    from desktop_app.progress import Progress

# From so many badges on, drawing in a process of its own is worth that process's start.
MANY = 60


class BadgePrinting(QObject):
    """Draws, sends and notes one batch after the other.

    Signals:
        finished(str, object): what became of the batch, and the warnings of its drawing.
        refused(Exception): why nothing came of it.
        ended(): a batch is through, whatever came of it.
    """

    ended = Signal()
    finished = Signal(str, object)
    refused = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._under_way: set[str] = set()
        self.queue = PrintQueue(context, self)
        self.calibrating = Calibrating(context, self.queue, parent)
        self.routing = Routing(context)
        self.rolls = Rolls(context, self.queue, parent)
        self.queue.ended.connect(self._on_job_ended)

    def save(self, job: BadgeJob) -> None:
        """Draw into the file that the job names."""
        self._draw(job, self._on_saved)

    def print_on(self, printer: str, job: BadgeJob, *, priority: int = 0) -> None:
        """Draw, and put in the queue to that printer."""
        try:
            check_printer(printer)
        except Refused as refused:
            self._give_up(job, refused)
            return
        sides: Sides = "one-sided"
        if job.template.back:
            sides = "two-sided-short-edge" if job.flip == "short" else "two-sided-long-edge"
        target = self.queue.new_file(sides)
        job = replace(job, target=target, calibration=self.calibrating.of(printer))
        self._draw(job, partial(self._queue_up, printer, priority))

    def print_now(self, badges: Sequence[Badge], template: BadgeTemplate, *, reason: str = "") -> None:
        """Print for who stands there: on the template's or the station's printer, else into a folder of PDFs.

        `reason` is kept with the printout: why there is one more.
        """
        if not reason:
            # A walk-in is asked for twice: by the dialog, and by a door that prints on entry.
            badges = [badge for badge in badges if badge.key not in self._under_way]
        if not badges:
            return
        self._under_way |= {badge.key for badge in badges}
        folder = self._context.store.path.parent / "badges"
        others = f"+{len(badges) - 1}" if len(badges) > 1 else ""
        target = folder / f"{badges[0].code or badges[0].key}{others}.pdf"
        job = tasks.BadgeJob(tuple(badges), template, target, reason=reason)
        printer = self.routing.printer_for(template.name)
        if printer:
            self.print_on(printer, job, priority=URGENT)
            return
        with suppress(OSError):  # the drawing is refused then, with a sentence
            folder.mkdir(parents=True, exist_ok=True)
        self.save(job)

    def _draw(self, job: BadgeJob, on_done: Callable[[BadgeJob, BadgeReport], None]) -> None:
        words = self.tr("Drawing %n badge(s)", "", len(job.badges))
        self._context.runner.start(
            words,
            partial(draw, job),
            partial(_told, on_done),
            partial(self._give_up, job),
            partial(self._let_go, job),
            process=len(job.badges) >= MANY,
        )

    def _let_go(self, job: BadgeJob) -> None:
        """These badges may be asked for again."""
        self._under_way -= {badge.key for badge in job.badges}
        self.ended.emit()

    def _give_up(self, job: BadgeJob, error: Exception) -> None:
        self._let_go(job)
        self.refused.emit(error)

    def _on_saved(self, job: BadgeJob, report: BadgeReport) -> None:
        words = self.tr("%n badge(s) saved as {file}", "", report.badges).format(file=job.target)
        self._note(job, report, "pdf", words)

    def _queue_up(self, printer: str, priority: int, job: BadgeJob, report: BadgeReport) -> None:
        keys = [badge.key for badge in job.badges]
        title = self.tr("%n badge(s)", "", report.badges) if len(keys) > 1 else job.badges[0].person
        try:
            job_id = self.queue.add(
                job.target, printer, title, pages=report.pages, attendee_ids=keys, priority=priority
            )
        except Refused as refused:  # the disk is full: nothing is on its way
            self._give_up(job, refused)
            return
        words = self.tr("%n badge(s) on the way to {printer}", "", report.badges).format(printer=printer)
        self._note(job, report, "queued", words, job_id=job_id)

    def _on_job_ended(self, job: Job) -> None:
        """Say what became of it, wherever in the program the person is by now."""
        say = self._context.toaster.say
        if job.state is JobState.FAILED:
            words = self.tr("{printer} did not print {title}: {words}")
            say(
                words.format(
                    printer=job.printer, title=job.title, words=job.words or self.tr("no reason given")
                )
            )
        elif job.state is JobState.PRINTED and job.priority < URGENT:
            say(self.tr("{printer} has printed {title}").format(printer=job.printer, title=job.title))

    def _note(self, job: BadgeJob, report: BadgeReport, state: str, words: str, *, job_id: str = "") -> None:
        steps = self._context.store.write_chunks(
            self.tr("Print %n badge(s)", "", len(job.badges)),
            actions.record_printouts,
            self._context.event_id,
            job.badges,
            self._context.now(),
            reason=job.reason,
            state=state,
            job_id=job_id,
            template=job.template.name,
        )
        writing = ChunkedWrite(steps, self)
        for end in (writing.finished, writing.broken):
            end.connect(partial(self._let_go, job))
        writing.finished.connect(partial(self.finished.emit, words, report.warnings))
        writing.finished.connect(writing.deleteLater)
        writing.refused.connect(partial(self._give_up, job))
        writing.start()


def _told(then: Callable[[BadgeJob, BadgeReport], None], drawn: tuple[BadgeJob, BadgeReport]) -> None:
    then(*drawn)


def draw(job: BadgeJob, progress: Progress) -> tuple[BadgeJob, BadgeReport]:
    """Draw a job, and give it back with its report: the two travel together between processes."""
    return job, tasks.draw_badges(job, progress)
