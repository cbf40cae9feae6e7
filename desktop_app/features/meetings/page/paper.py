"""The paper of the meetings: what is wanted is asked and made, and cards that were scanned are answered."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.features.checkin.rules.card_codes import read_card_code
from desktop_app.features.meetings import queries
from desktop_app.features.meetings.dialogs import CardAnswerDialog, PaperChoice, PaperDialog
from desktop_app.features.meetings.page.card_printing import CardPrinting
from desktop_app.features.meetings.page.sheet_printing import SheetPrinting
from desktop_app.features.meetings.rules.paper_choice import CARDS, PaperWanted
from desktop_app.features.meetings.tasks.paper import CardLayout
from desktop_app.kit.paper_sender import PaperSender
from desktop_app.kit.sounds import Sound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.checkin.rules.card_codes import CardCode
    from desktop_app.kit.context import PageContext


class MeetingPaper(PaperSender):
    """Asks what to print, and answers for cards at the help desk."""

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(context, page)
        self.cards = CardPrinting(context, page)
        self.sheets = SheetPrinting(context, page)
        self._answer: CardAnswerDialog | None = None
        self._last = PaperChoice(PaperWanted.ALL_CARDS, CardLayout.A6, self.cards.station_printer)
        for part in (self.cards, self.sheets):
            self.pass_on(part)
        context.scanner.scanned.connect(self._on_scanned)

    @property
    def answer(self) -> CardAnswerDialog | None:
        """What the card scanned last was told, while that is still open."""
        return self._answer

    def ask(self) -> None:
        """Ask what to print; Enter prints the stale cards, where there are any."""
        context = self._context
        counts = context.store.read(queries.card_counts, context.event_id, context.now())
        dialog = PaperDialog(counts, self._last, self._page.window())
        dialog.accepted.connect(partial(self._on_chosen, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def print_stale(self) -> None:
        """Print the stale cards as cards were printed last."""
        self.make(replace(self._last, wanted=PaperWanted.STALE_CARDS))

    def print_for(self, attendee_ids: Sequence[str]) -> None:
        """Print cards for who stands there: on the station's printer, else into the folder of PDFs."""
        self.cards.print_for(attendee_ids)

    def make(self, choice: PaperChoice) -> None:
        """Print or save what was chosen."""
        if choice.wanted not in CARDS:
            self.sheets.make(choice.wanted, choice.printer)
            return
        context = self._context
        states = CARDS[choice.wanted]
        cases = context.store.read(queries.card_cases, context.event_id, context.now(), states=states)
        self.cards.make(cases, choice.layout, choice.printer)

    def answer_card(self, code: CardCode) -> None:
        """Say whether a scanned card is stale and what has changed, and offer to print a new one."""
        context = self._context
        answer = context.store.read(queries.card_answer, context.event_id, code, context.now())
        self._close_answer()
        if answer is None or answer.changes:
            context.sounds.play(Sound.ATTENTION)
        if answer is None:
            words = self.tr("This is a meeting card of nobody who is registered here. Nobody was checked in.")
            context.toaster.say(words)
            return
        dialog = CardAnswerDialog(answer, self._page.window())
        dialog.print_asked.connect(self._on_print_asked)
        dialog.finished.connect(self._on_answer_ended)
        self._answer = dialog
        dialog.show()

    def _on_chosen(self, dialog: PaperDialog) -> None:
        self._last = dialog.choice
        self.make(dialog.choice)

    def _on_print_asked(self, attendee_id: str) -> None:
        self.print_for([attendee_id])

    def _on_scanned(self, text: str) -> None:
        """The next guest does not see what the last one's card was told; a card has its own answer."""
        if read_card_code(text, prefix=self._context.scanner.prefix) is None:
            self._close_answer()

    def _close_answer(self) -> None:
        answer, self._answer = self._answer, None
        if answer is not None:
            answer.close()

    def _on_answer_ended(self, _result: int) -> None:
        self._answer = None
