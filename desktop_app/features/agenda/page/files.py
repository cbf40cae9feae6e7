"""Files of programmes: asked for, read and written."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop_app.features.agenda import queries
from desktop_app.features.agenda.dialogs import ImportProgrammeDialog
from desktop_app.features.agenda.dialogs.importing import FOLDER
from desktop_app.features.agenda.rules.exchange import published
from desktop_app.features.agenda.tasks import write_programme

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.context import PageContext

ENDINGS: Final = ("xml", "json", "ics", "csv", "xlsx", "jsonld")
"""What a programme is written as, in the order of the menu."""


class ProgrammeFiles(QObject):
    """Programmes in and out.

    Signals:
        told(str): where a file was written, in a sentence.
        refused(Exception): why none was.
    """

    told = Signal(str)
    refused = Signal(object)

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def bring_in(self, file: Path | None = None) -> ImportProgrammeDialog:
        """Import a programme; without a file, ask which one."""
        dialog = ImportProgrammeDialog(self._context, self._page.window())
        dialog.finished.connect(dialog.deleteLater)
        if file is not None:
            dialog.start(file)
        elif not dialog.choose_file():
            dialog.deleteLater()
        return dialog

    def export(self, ending: str, *, public: bool = False) -> None:
        """Write the programme as it stands; for guests without what is internal and what is a draft."""
        context = self._context
        programme = context.store.read(queries.programme, context.event_id)
        target = self._ask_file(programme.title, ending)
        if target is None:
            return
        context.runner.start(
            self.tr("Writing {file}").format(file=target.name),
            partial(write_programme, target, published(programme) if public else programme),
            partial(self._on_written, target),
            self.refused.emit,
        )

    def kind(self, ending: str) -> str:
        """What a format is called, and what it is for."""
        return {
            "xml": self.tr("schedule.xml, for apps and other programs"),
            "json": self.tr("schedule.json, for websites"),
            "ics": self.tr("Calendar (.ics)"),
            "csv": self.tr("Table (.csv)"),
            "xlsx": self.tr("Workbook (.xlsx)"),
            "jsonld": self.tr("Linked data for search engines (.jsonld)"),
        }[ending]

    def _ask_file(self, title: str, ending: str) -> Path | None:
        settings = self._context.settings
        plain = re.sub(r"[^\w -]", " ", title).strip() or self.tr("Programme")
        name = f"schedule.{ending}" if ending in {"xml", "json"} else f"{plain}.{ending}"
        suggested = Path(str(settings.value(FOLDER, str(Path.home())))) / name
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Export the programme"), str(suggested), f"*.{ending}"
        )
        if not chosen:
            return None
        target = Path(chosen if chosen.lower().endswith(f".{ending}") else f"{chosen}.{ending}")
        settings.setValue(FOLDER, str(target.parent))
        return target

    def _on_written(self, target: Path, count: int) -> None:
        self.told.emit(self.tr("%n session(s) written to {file}", "", count).format(file=target))


def dropped_file(data: QMimeData) -> Path | None:
    """The one local file that is dropped; None for several or none."""
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 else None
