"""Backups every few minutes while something changes, and one more at the end."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from db.backup import Reason
from desktop_app.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from db.backup import Backup, BackupKeeper
    from desktop_app.kit.store_signals import StoreSignals
    from desktop_app.kit.tasks import Task, TaskRunner
    from desktop_app.progress import Progress

_LOG = logging.getLogger(__name__)
FIRST_LOOK_MS: Final = 3_000
LOOK_EVERY_MS: Final = 30_000


class BackupRhythm(QObject):
    """Looks every half minute whether a backup is due; `task` is the one that is being written.

    Signals:
        looked(): the age of the newest backup is worth telling anew.
        failed(Exception): a backup could not be written.
    """

    looked = Signal()
    failed = Signal(object)

    def __init__(
        self,
        backups: BackupKeeper,
        runner: TaskRunner,
        signals: StoreSignals,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._backups = backups
        self._runner = runner
        self._now = now
        self._changed = False
        self.task: Task | None = None
        self._looking = QTimer(self)
        self._looking.timeout.connect(self.look)
        self._looking.start(FIRST_LOOK_MS)
        signals.changed.connect(self._on_changed)

    def newest(self) -> datetime | None:
        """Tell when the newest backup was written."""
        return max((backup.at for backup in self._backups.all()), default=None)

    def look(self) -> None:
        """Start a backup if something changed and one is due."""
        self._looking.setInterval(LOOK_EVERY_MS)
        if not self._looking.isActive():
            self._looking.start()
        if self.task is None and self._backups.due(self._now()):
            self._begin()
        self.looked.emit()

    def begin_last(self) -> None:
        """Begin the last backup of the day, if something changed since the newest; for the closing window."""
        self._looking.stop()
        if self.task is None and self._changed:
            self._begin()

    def finish(self) -> None:
        """Write that backup before this returns: the program ends."""
        self._looking.stop()
        if not self._changed:
            return
        self._changed = False
        try:
            self._backups.make(Reason.TIMED)
        except (OSError, Refused):
            # Nobody can be kept from closing the window; the event file itself is safe.
            _LOG.exception("The last backup failed")

    def _begin(self) -> None:
        self._changed = False
        words = self.tr("Backup")
        self.task = self._runner.start(words, self._make, self._on_made, self._on_failed, self._on_ended)

    def _make(self, _progress: Progress) -> Backup:
        return self._backups.make(Reason.TIMED)

    def _on_changed(self, _tables: frozenset[str]) -> None:
        self._changed = True

    def _on_made(self, _backup: Backup) -> None:
        self._on_ended()

    def _on_failed(self, error: Exception) -> None:
        self._changed = True
        self._on_ended()
        self.failed.emit(error)

    def _on_ended(self) -> None:
        self.task = None
        self.looked.emit()
