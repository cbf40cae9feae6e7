"""Meeting cards on their way: drawn beside the window, printed or saved, and noted person by person."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.features.checkin.rules.card_codes import read_card_code
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.dialogs.importing import FOLDER
from desktop_app.features.meetings.page.paper_words import PaperWords
from desktop_app.features.meetings.tasks.paper import CardJob, CardLayout, draw_cards
from desktop_app.features.setup.queries import station_named
from desktop_app.kit.chunks import ChunkedWrite
from desktop_app.kit.paper_sender import AskingFile, PaperSender
from desktop_app.paper.order import MANY, PaperOrder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.meetings.queries import CardCase
    from desktop_app.features.meetings.rules.card import Card
    from desktop_app.features.meetings.tasks.paper import CardReport
    from desktop_app.kit.context import PageContext
    from desktop_app.paper.calibration import Calibration
    from desktop_app.progress import Progress


class CardPrinting(PaperSender):
    """Prints and saves cards."""

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(context, page)
        self._words = PaperWords(self)
        self._asking = AskingFile(context, page, FOLDER)

    @property
    def station_printer(self) -> str:
        """The printer beside this station, "" where none is set."""
        store = self._context.store
        station = store.read(station_named, store.station) if store.station else None
        return station.printer if station else ""

    def make(self, cases: Sequence[CardCase], layout: CardLayout, printer: str) -> None:
        """Print the cards, or without a printer save them where somebody chooses."""
        if not cases:
            self.told.emit(self.tr("There is no such card: nothing to print."))
            return
        job = replace(self._card_job(cases, Path()), layout=layout)
        if printer:
            self._order(job, printer)
            return
        target = self._asking.ask(self.tr("Meeting cards"))
        if target is not None:
            self._save(replace(job, target=target))

    def print_for(self, attendee_ids: Sequence[str]) -> None:
        """Print cards for who stands there: on the station's printer, else into the folder of PDFs."""
        store, event = self._context.store, self._context.event_id
        cases = store.read(queries.card_cases_of, event, attendee_ids, self._context.now())
        if not cases:
            return
        if self.station_printer:
            self._order(self._card_job(cases, Path()), self.station_printer, urgent=True)
            return
        folder = store.path.parent / "badges"
        folder.mkdir(parents=True, exist_ok=True)
        others = f"+{len(cases) - 1}" if len(cases) > 1 else ""
        code = read_card_code(cases[0].card.code)
        holder = code.person if code is not None else cases[0].card.key
        self._save(self._card_job(cases, folder / f"card-{holder}{others}.pdf"))

    def _card_job(self, cases: Sequence[CardCase], target: Path) -> CardJob:
        cards = tuple(case.card for case in cases)
        now = self._context.local(self._context.now())
        days = {line.starts.date() for card in cards for line in card.lines}
        event = self._context.store.read(queries.card_event, self._context.event_id)
        return CardJob(cards, target, event, words=self._words.card(now, days))

    def _order(self, job: CardJob, printer: str, *, urgent: bool = False) -> None:
        cards = job.cards
        order = PaperOrder(
            title=self._title(cards),
            printer=printer,
            document="card",
            count=len(cards),
            draw=partial(draw_card_pages, job),
            admit=partial(self._context.store.read, queries.check_numbers, cards),
            queued=partial(self._on_queued, cards, printer),
            refused=self.refused.emit,
            attendee_ids=tuple(card.key for card in cards),
            urgent=urgent,
        )
        self.ordered.emit(order)

    def _title(self, cards: Sequence[Card]) -> str:
        if len(cards) == 1:
            return self.tr("Meeting card, {name}").format(name=cards[0].name)
        return self.tr("%n meeting card(s)", "", len(cards))

    def _on_queued(self, cards: Sequence[Card], printer: str, job_id: str) -> None:
        words = self.tr("%n meeting card(s) on the way to {printer}", "", len(cards))
        self._note(cards, words.format(printer=printer), state="queued", job_id=job_id)

    def _save(self, job: CardJob) -> None:
        self._context.runner.start(
            self.tr("Drawing %n meeting card(s)", "", len(job.cards)),
            partial(draw_cards, job),
            partial(self._on_saved, job),
            self.refused.emit,
            process=len(job.cards) >= MANY,
        )

    def _on_saved(self, job: CardJob, report: CardReport) -> None:
        words = self.tr("%n meeting card(s) saved as {file}", "", report.cards).format(file=report.target)
        if report.warnings:
            first = report.warnings[0]
            words += " " + self.tr("Look at the card of {person} first.").format(person=first.person)
        self._note(job.cards, words, state="pdf")

    def _note(self, cards: Sequence[Card], words: str, *, state: str, job_id: str = "") -> None:
        steps = self._context.store.write_chunks(
            self.tr("Print %n meeting card(s)", "", len(cards)),
            actions.record_cards,
            self._context.event_id,
            cards,
            self._context.now(),
            state=state,
            job_id=job_id,
        )
        writing = ChunkedWrite(steps, self)
        writing.finished.connect(partial(self.told.emit, words))
        writing.finished.connect(writing.deleteLater)
        writing.refused.connect(self.refused)
        writing.start()


def draw_card_pages(job: CardJob, target: Path, calibration: Calibration | None, progress: Progress) -> int:
    """Draw cards for a printer; gives the number of pages."""
    return draw_cards(replace(job, target=target, calibration=calibration), progress).pages
