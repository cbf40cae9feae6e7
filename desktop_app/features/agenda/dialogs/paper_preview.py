"""The first page of what would be printed, drawn beside the window as soon as something else is chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTemporaryDir, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.errors import Refused
from desktop_app.features.agenda.tasks.paper import draw_programme
from desktop_app.kit.pdf_pages import pages_as_pictures
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import label
from desktop_app.paper.order import MANY

if TYPE_CHECKING:
    from desktop_app.features.agenda.tasks.paper import ProgrammeJob, ProgrammeReport
    from desktop_app.kit.context import PageContext
    from desktop_app.kit.tasks import Task

_DOTS: Final = 110
_PAUSE_MS: Final = 150
_SIDE: Final = QSize(Size.INSPECTOR, Size.INSPECTOR + Size.PICTURE)


class PaperPreview(QFrame):
    """Shows a page as large as there is room for it, and how many there are."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "cover")
        self._context = context
        self._folder = QTemporaryDir()
        self._count = 0
        self._task: Task | None = None
        self._job: ProgrammeJob | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        self.picture = QLabel()
        self.picture.setFixedSize(_SIDE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setWordWrap(True)
        self._told = label("", Type.CAPTION)
        self._told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.SMALL)
        column.addWidget(self.picture)
        column.addWidget(self._told)

    @property
    def told(self) -> str:
        """How many pages there are."""
        return self._told.text()

    def show_job(self, job: ProgrammeJob) -> None:
        """Draw a job soon; one that is asked for meanwhile takes its place."""
        self.stop()
        self._job = job
        self._pause.start()

    def stop(self) -> None:
        """Draw nothing any more."""
        self._pause.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _draw(self) -> None:
        if self._job is None:
            return
        self._count += 1
        self._told.setText(self.tr("Drawing…"))
        job = replace(self._job, target=Path(self._folder.path()) / f"{self._count}.pdf")
        self._task = self._context.runner.start(
            self.tr("Drawing a preview"),
            partial(draw_programme, job),
            partial(self._on_drawn, self._count),
            partial(self._on_failed, self._count),
            process=len(job.programme.sessions) >= MANY,
            quiet=True,
        )

    def _on_drawn(self, number: int, report: ProgrammeReport) -> None:
        if number != self._count:
            return
        self._task = None
        pictures, _ = pages_as_pictures(report.target, _DOTS, 1)
        page = QPixmap()
        if pictures and page.loadFromData(pictures[0]):
            ratio = self.devicePixelRatioF()
            fitting = page.scaled(
                _SIDE * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            fitting.setDevicePixelRatio(ratio)
            self.picture.setPixmap(fitting)
        self._told.setText(self.tr("%n page(s)", "", report.pages))
        report.target.unlink(missing_ok=True)

    def _on_failed(self, number: int, error: Exception) -> None:
        if number == self._count and isinstance(error, Refused):
            self._task = None
            self.picture.setText(words_of(error))
            self._told.setText("")
