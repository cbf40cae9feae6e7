"""Saves a table as XLSX or CSV: asks where, writes it beside the window, says how it went."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.errors import Refused
from desktop_app.features.registrations.tasks.export import export_table
from desktop_app.kit.refusals import words_of

if TYPE_CHECKING:
    from desktop_app.features.registrations.rules.sheet import ExportSheet
    from desktop_app.kit.context import PageContext

_XLSX: Final = ".xlsx"
_CSV: Final = ".csv"


class SheetSaver(QObject):
    """Writes one table at a time.

    Signals:
        saved(Path, int): this file has so many rows now.
        failed(str): the sentence why nothing was written.
    """

    saved = Signal(Path, int)
    failed = Signal(str)

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._path = Path()

    def ask_path(self, suggestion: str, over: QWidget) -> Path | None:
        """Ask where to save; None when the person thought better of it."""
        kinds = f"{self.tr('Excel workbook')} (*{_XLSX});;{self.tr('CSV file')} (*{_CSV})"
        name, kind = QFileDialog.getSaveFileName(over, self.tr("Save as"), f"{suggestion}{_XLSX}", kinds)
        if not name:
            return None
        path = Path(name)
        wished = _CSV if _CSV in kind else _XLSX
        return path if path.suffix.lower() in (_XLSX, _CSV) else path.with_name(path.name + wished)

    def save(self, path: Path, sheet: ExportSheet) -> None:
        """Write the table in a task."""
        self._path = path
        label = self.tr("Saving {file}").format(file=path.name)
        self._context.runner.start(label, partial(export_table, path, sheet), self._on_saved, self._on_failed)

    def _on_saved(self, rows: int) -> None:
        words = self.tr("Rows saved in {file}: {count}").format(file=self._path.name, count=rows)
        self._context.toaster.say(words)
        self.saved.emit(self._path, rows)

    def _on_failed(self, error: Exception) -> None:
        words = self.tr("{file} was not written. Please try again.").format(file=self._path.name)
        self.failed.emit(words_of(error) if isinstance(error, Refused) else words)
