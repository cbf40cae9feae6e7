"""What a person sees when something broke: what happened, what to do, the details to copy."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.errors import Refused
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import Kind, Shape, VerdictShape, button, label

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_LOG = logging.getLogger(__name__)


class ErrorBox(QDialog):
    """The box."""

    def __init__(self, error: BaseException, log_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._details = "".join(traceback.format_exception(error))
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setMinimumWidth(Size.PALETTE_WIDTH)
        self.happened = label(self._happened(error), Type.STRONG, wrap=True)
        self.todo = label(self._todo(error), wrap=True)
        self.place = label(self.tr("Log: {file}").format(file=log_file), Type.CAPTION, wrap=True)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = button(self.tr("Copy details"), picture="copy")
        self.open_log = button(self.tr("Open log folder"), picture="folder-open")
        self.close_button = button(self.tr("Go on working"), Kind.PRIMARY)
        self._lay_out()
        self.close_button.setDefault(True)
        self.close_button.setFocus()
        self.copy.clicked.connect(self._on_copy_clicked)
        self.open_log.clicked.connect(self._on_open_log_clicked)
        self.close_button.clicked.connect(self.accept)

    @property
    def details(self) -> str:
        """What Copy puts on the clipboard."""
        return self._details

    def _happened(self, error: BaseException) -> str:
        if isinstance(error, Refused):
            return words_of(error)
        return self.tr("Forum Desk could not finish what it was doing.")

    def _todo(self, error: BaseException) -> str:
        if isinstance(error, Refused):
            return self.tr("Everything that was saved before is safe.")
        return self.tr(
            "Everything that was saved before is safe. Try once more; if it happens again, restart "
            "Forum Desk and send the copied details to whoever looks after it."
        )

    def _lay_out(self) -> None:
        shape = VerdictShape(side=Size.ICON_LARGE)
        shape.show_shape(Shape.ATTENTION)
        words = QVBoxLayout()
        words.setSpacing(Space.SMALL)
        for part in (self.happened, self.todo, self.place):
            words.addWidget(part)
        upper = QHBoxLayout()
        upper.setSpacing(Space.LARGE)
        upper.addWidget(shape, alignment=Qt.AlignmentFlag.AlignTop)
        upper.addLayout(words, 1)
        lower = QHBoxLayout()
        lower.setSpacing(Space.SMALL)
        lower.addWidget(self.copy)
        lower.addWidget(self.open_log)
        lower.addStretch()
        lower.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.WIDE)
        column.addLayout(upper)
        column.addLayout(lower)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self.copy.setText(self.tr("Copied"))

    def _on_open_log_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_file.parent)))


class ErrorCatcher(QObject):
    """Takes every error that nothing else took: to the log, and once at a time to a person."""

    _caught = Signal(object)

    def __init__(self, log_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._window: QWidget | None = None
        self._box: ErrorBox | None = None
        # Queued: an error may come from any thread, and from the middle of a paint.
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)

    @property
    def box(self) -> ErrorBox | None:
        """The box that is open."""
        return self._box

    def install(self) -> None:
        """Catch from now on, in all threads."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread

    def set_window(self, window: QWidget) -> None:
        """Open boxes over this window."""
        self._window = window

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an error and have it shown."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _LOG.error("Not expected", exc_info=(kind, error, trace))
        self._caught.emit(error)

    def _catch_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.catch(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _on_caught(self, error: BaseException) -> None:
        # What breaks in a paint breaks sixty times a second: one box is enough, the log has them all.
        if self._box is not None:
            if self._box.isVisible():
                return
            # The self check-in hides what opens over the guests' screen; nobody can close such a box.
            self._box.deleteLater()
        self._box = ErrorBox(error, self._log_file, self._window)
        self._box.finished.connect(self._on_box_finished)
        self._box.open()

    def _on_box_finished(self, _result: int) -> None:
        if self._box is not None:
            self._box.deleteLater()
        self._box = None
