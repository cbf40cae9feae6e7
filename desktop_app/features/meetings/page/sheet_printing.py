"""Sheets for tables, walls and the host on their way: drawn beside the window, printed or saved."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.features.meetings import queries
from desktop_app.features.meetings.dialogs.importing import FOLDER
from desktop_app.features.meetings.page.paper_words import PaperWords
from desktop_app.features.meetings.rules.paper_choice import SHEETS, PaperWanted
from desktop_app.features.meetings.tasks.paper import SheetJob, draw_sheets
from desktop_app.kit.paper_sender import AskingFile, PaperSender
from desktop_app.paper.order import MANY, PaperOrder

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.meetings.tasks.paper import SheetReport
    from desktop_app.kit.context import PageContext
    from desktop_app.paper.calibration import Calibration
    from desktop_app.progress import Progress


class SheetPrinting(PaperSender):
    """Prints and saves sheets."""

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(context, page)
        self._words = PaperWords(self)
        self._asking = AskingFile(context, page, FOLDER)

    def make(self, wanted: PaperWanted, printer: str) -> None:
        """Print the sheets, or without a printer save them where somebody chooses."""
        context = self._context
        plan = context.store.read(queries.sheet_plan, context.event_id, context.now())
        words = self._words.sheet(context.local(context.now()), {turn.starts.date() for turn in plan.turns})
        large = wanted is PaperWanted.LARGE_DOOR
        job = SheetJob(plan, SHEETS[wanted], Path(), words, large=large)
        title = self._title(wanted)
        if printer:
            self.ordered.emit(self._order(job, title, printer))
            return
        target = self._asking.ask(title)
        if target is not None:
            context.runner.start(
                self.tr("Drawing {title}").format(title=title),
                partial(draw_sheets, replace(job, target=target)),
                self._on_saved,
                self.refused.emit,
                process=len(plan.sittings) >= MANY,
            )

    def _order(self, job: SheetJob, title: str, printer: str) -> PaperOrder:
        words = self.tr("{title} on the way to {printer}").format(title=title, printer=printer)
        return PaperOrder(
            title=title,
            printer=printer,
            document=job.kind.value,
            count=len(job.plan.sittings),
            draw=partial(draw_sheet_pages, job),
            admit=_always,
            queued=partial(_say, self.told.emit, words),
            refused=self.refused.emit,
        )

    def _title(self, wanted: PaperWanted) -> str:
        return {
            PaperWanted.TABLES: self.tr("Table sheets"),
            PaperWanted.SLOTS: self.tr("Slot sheets"),
            PaperWanted.INTERPRETERS: self.tr("Needed at the tables"),
            PaperWanted.COLLECTED: self.tr("Cards handed out"),
        }.get(wanted, self.tr("Who meets where"))

    def _on_saved(self, report: SheetReport) -> None:
        self.told.emit(self.tr("%n page(s) saved as {file}", "", report.pages).format(file=report.target))


def _always() -> None:
    """Sheets may always be printed."""


def _say(tell: Callable[[str], None], words: str, _job_id: str) -> None:
    tell(words)


def draw_sheet_pages(
    job: SheetJob, target: Path, _calibration: Calibration | None, progress: Progress
) -> int:
    """Draw sheets for a printer, whose play of a millimetre nobody sees; gives the number of pages."""
    return draw_sheets(replace(job, target=target), progress).pages
