"""Asks for the file into which paper of the meetings is saved."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.context import PageContext

_FOLDER: Final = "MeetingsPage/folder"


class AskingFile(QObject):
    """Remembers the folder."""

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def ask(self, title: str) -> Path | None:
        """The file that somebody chooses, None where nobody does."""
        name = re.sub(r"[^\w -]", " ", title).strip()
        folder = str(self._context.settings.value(_FOLDER, str(Path.home())))
        suggested = str(Path(folder) / f"{name}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Save as PDF"), suggested, self.tr("PDF files (*.pdf)")
        )
        if not chosen:
            return None
        target = Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
        self._context.settings.setValue(_FOLDER, str(target.parent))
        return target
