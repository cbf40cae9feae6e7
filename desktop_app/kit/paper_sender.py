"""What sends paper on its way: the signals that all who print have, and the question where to save a PDF."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.context import PageContext


class PaperSender(QObject):
    """Prints or saves for a page.

    Signals:
        ordered(PaperOrder): print this; the room with the printers does it.
        told(str): what became of it, in a sentence.
        refused(Exception): why nothing came of it.
    """

    ordered = Signal(object)
    told = Signal(str)
    refused = Signal(object)

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def pass_on(self, other: PaperSender) -> None:
        """Tell what `other` tells as if it were one's own."""
        other.ordered.connect(self.ordered)
        other.told.connect(self.told)
        other.refused.connect(self.refused)


class AskingFile(QObject):
    """Asks where a PDF is saved, and remembers the folder under `key` in this computer's settings."""

    def __init__(self, context: PageContext, page: QWidget, key: str) -> None:
        super().__init__(page)
        self._settings = context.settings
        self._page = page
        self._key = key

    def ask(self, title: str) -> Path | None:
        """The file that somebody chooses, None where nobody does."""
        name = re.sub(r"[^\w -]", " ", title).strip()
        suggested = str(Path(self._folder()) / f"{name}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Save as PDF"), suggested, self.tr("PDF files (*.pdf)")
        )
        if not chosen:
            return None
        target = Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
        self._settings.setValue(self._key, str(target.parent))
        return target

    def ask_folder(self) -> Path | None:
        """The folder for several sheets, None where nobody chooses one."""
        words = self.tr("Save the sheets in a folder")
        chosen = QFileDialog.getExistingDirectory(self._page, words, self._folder())
        if chosen:
            self._settings.setValue(self._key, chosen)
        return Path(chosen) if chosen else None

    def _folder(self) -> str:
        return str(self._settings.value(self._key, str(Path.home())))
