"""From badges to paper: drawn beside the window, sent to the printer, and noted in the log of printouts."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import Refused
from desktop_app.features.badges import actions, tasks
from desktop_app.features.setup.queries import station_named
from desktop_app.kit.chunks import ChunkedWrite
from desktop_app.kit.printing import check_printer, send_to_printer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.features.badges.rules import Badge, BadgeTemplate
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
    """

    finished = Signal(str, object)
    refused = Signal(object)

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def station_printer(self) -> str:
        """The printer beside this station, "" where none is set."""
        store = self._context.store
        station = store.read(station_named, store.station) if store.station else None
        return station.printer if station else ""

    def save(self, job: BadgeJob) -> None:
        """Draw into the file that the job names."""
        self._draw(job, self._on_saved)

    def print_on(self, printer: str, job: BadgeJob) -> None:
        """Draw, and send to that printer."""
        try:
            check_printer(printer)
        except Refused as refused:
            self.refused.emit(refused)
            return
        folder = Path(tempfile.mkdtemp(prefix="forumdesk-print-"))
        self._draw(replace(job, target=folder / "badges.pdf"), partial(self._send, printer))

    def print_now(self, badges: Sequence[Badge], template: BadgeTemplate) -> None:
        """Print for who stands there: on the station's printer, else into the folder of PDFs."""
        if not badges:
            return
        folder = self._context.store.path.parent / "badges"
        others = f"+{len(badges) - 1}" if len(badges) > 1 else ""
        target = folder / f"{badges[0].code or badges[0].key}{others}.pdf"
        job = tasks.BadgeJob(tuple(badges), template, target)
        printer = self.station_printer()
        if printer:
            self.print_on(printer, job)
            return
        folder.mkdir(parents=True, exist_ok=True)
        self.save(job)

    def _draw(self, job: BadgeJob, on_done: Callable[[BadgeJob, BadgeReport], None]) -> None:
        words = self.tr("Drawing %n badge(s)", "", len(job.badges))
        self._context.runner.start(
            words,
            partial(draw, job),
            partial(_told, on_done),
            self.refused.emit,
            process=len(job.badges) >= MANY,
        )

    def _on_saved(self, job: BadgeJob, report: BadgeReport) -> None:
        words = self.tr("%n badge(s) saved as {file}", "", report.badges).format(file=job.target)
        self._note(job, report, "pdf", words)

    def _send(self, printer: str, job: BadgeJob, report: BadgeReport) -> None:
        title = self.tr("%n badge(s)", "", report.badges)
        words = self.tr("%n badge(s) sent to {printer}", "", report.badges).format(printer=printer)
        self._context.runner.start(
            self.tr("Sending to {printer}").format(printer=printer),
            partial(send_to_printer, job.target, printer, title),
            partial(self._on_sent, job, report, words),
            self.refused.emit,
        )

    def _on_sent(self, job: BadgeJob, report: BadgeReport, words: str, _job_name: str) -> None:
        self._note(job, report, "sent", words)

    def _note(self, job: BadgeJob, report: BadgeReport, state: str, words: str) -> None:
        steps = self._context.store.write_chunks(
            self.tr("Print %n badge(s)", "", len(job.badges)),
            actions.record_printouts,
            self._context.event_id,
            job.badges,
            self._context.now(),
            state=state,
        )
        writing = ChunkedWrite(steps, self)
        writing.finished.connect(partial(self.finished.emit, words, report.warnings))
        writing.finished.connect(writing.deleteLater)
        writing.refused.connect(self.refused)
        writing.start()


def _told(then: Callable[[BadgeJob, BadgeReport], None], drawn: tuple[BadgeJob, BadgeReport]) -> None:
    then(*drawn)


def draw(job: BadgeJob, progress: Progress) -> tuple[BadgeJob, BadgeReport]:
    """Draw a job, and give it back with its report: the two travel together between processes."""
    return job, tasks.draw_badges(job, progress)
