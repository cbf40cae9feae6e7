"""The calibration of each printer of this computer: kept, measured with a test page, forgotten."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from desktop_app.features.badges.dialogs import CalibrationDialog
from desktop_app.features.badges.rules.queue import URGENT
from desktop_app.paper.calibration import Calibration
from desktop_app.paper.rulers import draw_test_page, ruler_length

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.badges.page.queue import PrintQueue
    from desktop_app.kit.context import PageContext
    from desktop_app.paper.sheet import Sheet
    from desktop_app.progress import Progress

_PARTS: Final = 4


class Calibrating(QObject):
    """Printers are this computer's, so their measures are kept with its settings."""

    def __init__(self, context: PageContext, queue: PrintQueue, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._queue = queue
        self._window = parent

    def of(self, printer: str) -> Calibration | None:
        """The printer's calibration; None where it was never measured."""
        kept = str(self._context.settings.value(self._setting(printer)) or "").split()
        if len(kept) != _PARTS:
            return None
        try:
            return Calibration(*map(float, kept))
        except ValueError:
            return None

    def ask(self, printer: str, sheet: Sheet) -> CalibrationDialog:
        """Open the dialog that measures a printer with paper of that sheet."""
        length = ruler_length(sheet.width, sheet.height)
        asked = CalibrationDialog(printer, length, self._window.window())
        asked.test_page_asked.connect(partial(self._print_page, printer, sheet))
        asked.forgetting_asked.connect(partial(self._keep, printer, None))
        asked.accepted.connect(partial(self._on_measured, printer, asked))
        asked.finished.connect(asked.deleteLater)
        asked.open()
        return asked

    def _print_page(self, printer: str, sheet: Sheet) -> None:
        file = self._queue.new_file()
        words = self.tr("Test page for {printer}").format(printer=printer)
        self._context.runner.start(
            self.tr("Drawing the test page"),
            partial(draw, file, sheet.width, sheet.height, words),
            partial(self._on_drawn, printer, words),
        )

    def _on_drawn(self, printer: str, words: str, file: Path) -> None:
        self._queue.add(file, printer, words, pages=1, attendee_ids=(), priority=URGENT)

    def _on_measured(self, printer: str, asked: CalibrationDialog) -> None:
        self._keep(printer, asked.calibration)
        words = self.tr("{printer} is measured: every page is put right from now on")
        self._context.toaster.say(words.format(printer=printer))

    def _keep(self, printer: str, calibration: Calibration | None) -> None:
        if calibration is None:
            self._context.settings.remove(self._setting(printer))
            return
        parts = (calibration.right, calibration.down, calibration.across, calibration.along)
        self._context.settings.setValue(self._setting(printer), " ".join(map(str, parts)))

    @staticmethod
    def _setting(printer: str) -> str:
        return f"Calibration/{printer.replace('/', '_')}"


def draw(file: Path, width: float, height: float, words: str, _progress: Progress) -> Path:
    """Draw the test page as the printer prints it uncorrected, and give its name back."""
    draw_test_page(file, width, height, words)
    return file
