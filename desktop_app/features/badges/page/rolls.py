"""The rolls of label printers: changed while the printer rests, counted, and warned of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.features.badges.dialogs import RollDialog
from desktop_app.kit.theme import State

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.badges.page.queue import PrintQueue
    from desktop_app.features.badges.rules.printers import DeskPrinter
    from desktop_app.kit.context import PageContext


class Rolls(QObject):
    """Asks about new rolls, and says when one runs out, wherever in the program somebody is."""

    def __init__(self, context: PageContext, queue: PrintQueue, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._queue = queue
        self._window = parent
        queue.low.connect(self._on_low)

    def ask(self, printer: str) -> RollDialog:
        """Open the dialog for a new roll; the printer gets nothing while it is open."""
        known = self._queue.printer(printer)
        asked = RollDialog(known, self._window.window())
        if not known.paused:
            self._queue.pause(printer, paused=True)
            asked.finished.connect(partial(self._go_on, printer))
        asked.accepted.connect(partial(self._on_changed, printer, asked))
        asked.finished.connect(asked.deleteLater)
        asked.open()
        return asked

    def words(self, printer: DeskPrinter) -> str:
        """What is left on the roll; "" where nobody counts."""
        if not printer.is_counted:
            return ""
        words = self.tr("{printer}: {left} of {roll} labels left")
        if printer.is_low:
            words = self.tr("{printer}: only {left} of {roll} labels left")
        if not printer.labels_left:
            words = self.tr("{printer}: no label left, by the count")
        return words.format(printer=printer.name, left=printer.labels_left, roll=printer.roll)

    def state(self, printer: DeskPrinter) -> State:
        """How urgent that is."""
        return State.ATTENTION if printer.is_low else State.PLAIN

    def _on_changed(self, printer: str, asked: RollDialog) -> None:
        self._queue.change_roll(printer, roll=asked.roll, left=asked.left, warn_at=asked.warn_at)

    def _go_on(self, printer: str, _result: int) -> None:
        self._queue.pause(printer, paused=False)

    def _on_low(self, printer: DeskPrinter) -> None:
        self._context.toaster.say(self.words(printer))
