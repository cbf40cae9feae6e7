"""The first step of an import: a file is chosen or dropped, and read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.registrations.dialogs.step import Step
from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import Kind, button, label

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

TABLE_FILES: Final = "*.xlsx *.ods *.csv *.tsv *.txt *.xls *.xlsm"


def dropped_file(data: QMimeData) -> Path | None:
    """The one file of this computer that is being dropped; None for anything else."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None


class ChoosingStep(Step):
    """A large place to drop a file on, with a button for those who rather choose.

    Signals:
        file_chosen(Path): read this file.
    """

    file_chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say(
            self.tr("Import registrations"),
            self.tr("Nothing is written before you have seen what would change."),
        )
        self.choose_button = button(self.tr("Choose file…"), Kind.PRIMARY)
        self.body.addWidget(self._ground(), 1)
        self.setAcceptDrops(True)
        self.choose_button.clicked.connect(self._on_choose_clicked)

    @property
    @override
    def ready(self) -> bool:
        return False

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        file = dropped_file(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.file_chosen.emit(file)

    def _ground(self) -> QFrame:
        ground = QFrame()
        ground.setProperty("kind", "card")
        column = QVBoxLayout(ground)
        column.setSpacing(Space.SMALL)
        picture = QLabel()
        picture.setPixmap(icon("file-arrow-down").pixmap(QSize(Size.ICON_LARGE, Size.ICON_LARGE)))
        formats = label(
            self.tr("Excel (XLSX, XLS), OpenDocument (ODS) or CSV, from any registration system"), muted=True
        )
        column.addStretch(2)
        for part in (picture, label(self.tr("Drop a file here"), Type.STRONG), formats):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addSpacing(Space.SMALL)
        column.addWidget(self.choose_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return ground

    def _on_choose_clicked(self) -> None:
        kinds = f"{self.tr('Tables')} ({TABLE_FILES});;{self.tr('All files')} (*)"
        name, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Choose the list of registrations"), "", kinds
        )
        if name:
            self.file_chosen.emit(Path(name))
