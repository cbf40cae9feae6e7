"""The programme on its way to paper: drawn beside the window, printed or saved, and noted sheet by sheet."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.dialogs import ProgrammeChoice, ProgrammePaperDialog
from desktop_app.features.agenda.dialogs.importing import FOLDER
from desktop_app.features.agenda.page.programme_words import PaperWords
from desktop_app.features.agenda.rules.paper import LAYOUTS, Layout, sheets_of
from desktop_app.features.agenda.rules.sheet import SheetKind
from desktop_app.features.agenda.tasks.paper import ProgrammeJob, draw_programme
from desktop_app.features.setup.queries import station_named
from desktop_app.kit.paper_sender import AskingFile, PaperSender
from desktop_app.paper.order import MANY, PaperOrder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.agenda.queries import PrintedSheet
    from desktop_app.features.agenda.tasks.paper import ProgrammeReport
    from desktop_app.kit.context import PageContext
    from desktop_app.paper.calibration import Calibration
    from desktop_app.progress import Progress


class ProgrammePaper(PaperSender):
    """Prints and saves the programme as it stands; a what-if copy is never printed."""

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(context, page)
        self._words = PaperWords(self)
        self._asking = AskingFile(context, page, FOLDER)
        self._last = ProgrammeChoice(printer=self._station_printer())

    def ask(self) -> ProgrammePaperDialog:
        """Ask in which layout the programme is wanted."""
        printed = self._context.store.read(queries.printed_sheets, self._context.event_id)
        dialog = ProgrammePaperDialog(self._context, self._last, printed, self._page.window())
        dialog.chosen.connect(partial(self._preview, dialog))
        self._preview(dialog, dialog.choice)
        dialog.accepted.connect(partial(self._on_chosen, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def make(self, choice: ProgrammeChoice) -> None:
        """Print the programme, or without a printer save it where somebody chooses."""
        job, title = self._job(choice), self._title(choice.layout)
        if choice.printer:
            self.ordered.emit(self._order(job, title, choice.printer))
            return
        target = self._asking.ask(title)
        if target is not None:
            self._save(replace(job, target=target), title)

    def reprint(self, sheets: Iterable[PrintedSheet]) -> None:
        """Print sheets again, only these, as they were laid out; without a printer, into one folder."""
        wanted: dict[Layout, set[str]] = {}
        for sheet in sheets:
            subjects = wanted.setdefault(LAYOUTS[SheetKind(sheet.kind)], set())
            subjects |= {sheet.subject} if sheet.subject else set()
        choices = [
            replace(self._last, layout=layout, only=frozenset(only)) for layout, only in wanted.items()
        ]
        if self._last.printer or len(choices) == 1:
            for choice in choices:
                self.make(choice)
        elif (folder := self._asking.ask_folder()) is not None:
            for choice in choices:
                title = self._title(choice.layout)
                self._save(replace(self._job(choice), target=folder / f"{title}.pdf"), title)

    def _preview(self, dialog: ProgrammePaperDialog, choice: ProgrammeChoice) -> None:
        dialog.preview.show_job(self._job(choice))

    def _station_printer(self) -> str:
        store = self._context.store
        station = store.read(station_named, store.station) if store.station else None
        return station.printer if station else ""

    def _job(self, choice: ProgrammeChoice) -> ProgrammeJob:
        context = self._context
        ground = context.store.read(queries.paper_ground, context.event_id)
        return ProgrammeJob(
            ground.programme,
            choice.layout,
            Path(),
            self._words.words(ground, context.now()),
            ground.foot,
            before=ground.before,
            large=choice.large,
            folded=choice.folded,
            only=choice.only,
        )

    def _order(self, job: ProgrammeJob, title: str, printer: str) -> PaperOrder:
        return PaperOrder(
            title=title,
            printer=printer,
            document="programme",
            count=len(job.programme.sessions),
            draw=partial(draw_programme_pages, job),
            admit=_always,
            queued=partial(self._on_queued, job, title, printer),
            refused=self.refused.emit,
        )

    def _save(self, job: ProgrammeJob, title: str) -> None:
        self._context.runner.start(
            self.tr("Drawing {title}").format(title=title),
            partial(draw_programme, job),
            partial(self._on_saved, job),
            self.refused.emit,
            process=len(job.programme.sessions) >= MANY,
        )

    def _title(self, layout: Layout) -> str:
        return {
            Layout.PAGE: self.tr("Programme"),
            Layout.GRID: self.tr("Programme as a grid"),
            Layout.BOOKLET: self.tr("Programme booklet"),
            Layout.DOORS: self.tr("Door sheets"),
            Layout.SPEAKERS: self.tr("Sheets for speakers"),
            Layout.CHANGES: self.tr("Changes of the programme"),
        }[layout]

    def _note(self, job: ProgrammeJob, title: str) -> None:
        """Note what was drawn, which the agenda may differ from by now."""
        sheets = sheets_of(job.programme, job.layout, job.only)
        if sheets:
            context = self._context
            words = self.tr("Print {title}").format(title=title)
            context.store.write(
                words, actions.note_sheets, context.event_id, sheets, context.now(), job.programme
            )

    def _on_chosen(self, dialog: ProgrammePaperDialog) -> None:
        self._last = dialog.choice
        self.make(dialog.choice)

    def _on_queued(self, job: ProgrammeJob, title: str, printer: str, _job_id: str) -> None:
        self._note(job, title)
        self.told.emit(self.tr("{title} on the way to {printer}").format(title=title, printer=printer))

    def _on_saved(self, job: ProgrammeJob, report: ProgrammeReport) -> None:
        self._note(job, self._title(job.layout))
        self.told.emit(self.tr("%n page(s) saved as {file}", "", report.pages).format(file=report.target))


def _always() -> None:
    """The programme may always be printed."""


def draw_programme_pages(
    job: ProgrammeJob, target: Path, _calibration: Calibration | None, progress: Progress
) -> int:
    """Draw the programme for a printer, whose play of a millimetre nobody sees; gives the number of pages."""
    return draw_programme(replace(job, target=target), progress).pages
