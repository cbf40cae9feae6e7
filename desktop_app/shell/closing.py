"""How the window closes: it asks before it stops work that runs, and waits for the last backup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import Kind, button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.kit.tasks import Task, TaskRunner
    from desktop_app.shell.backup_rhythm import BackupRhythm

# What is over before anybody could read it is not worth a flash.
_SHORT_MS: Final = 150


class ClosingDialog(QDialog):
    """Says what runs; accepted when it shall be stopped."""

    def __init__(self, tasks: Sequence[Task], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Still working"))
        self.setMinimumWidth(Size.TOAST)
        names = ", ".join(task.label for task in tasks)
        self.words = label(self.tr("Still running: {names}.").format(names=names), Type.STRONG, wrap=True)
        self.stop = button(self._stopping(len(tasks)), Kind.DESTRUCTIVE)
        self.stay = button(self.tr("Keep working"), Kind.PRIMARY)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addStretch()
        row.addWidget(self.stop)
        row.addWidget(self.stay)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.words)
        column.addWidget(label(self.tr("What was saved stays. What is stopped leaves no trace."), wrap=True))
        column.addSpacing(Space.SMALL)
        column.addLayout(row)
        self.stay.setDefault(True)
        self.stop.clicked.connect(self.accept)
        self.stay.clicked.connect(self.reject)

    def _stopping(self, count: int) -> str:
        if count == 1:
            return self.tr("Stop it and close")
        return self.tr("Stop {count} tasks and close").format(count=count)


class WaitingDialog(QDialog):
    """Says what the closing window waits for; accepted when it shall not, rejected when it shall stay."""

    def __init__(self, *, backup: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Closing"))
        self.setMinimumWidth(Size.TOAST)
        words = self.tr("Saving a last backup…") if backup else self.tr("Stopping what still runs…")
        self.words = label(words, Type.STRONG)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        self.without = button(self.tr("Close without it") if backup else self.tr("Close now"))
        self.stay = button(self.tr("Keep working"))
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addStretch()
        row.addWidget(self.stay)
        row.addWidget(self.without)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.words)
        column.addWidget(bar)
        column.addWidget(
            label(self.tr("Everything is saved already. The window closes by itself."), wrap=True)
        )
        column.addSpacing(Space.SMALL)
        column.addLayout(row)
        self.without.clicked.connect(self.accept)
        self.stay.clicked.connect(self.reject)


class Farewell(QObject):
    """What comes before the window closes for good.

    Signals:
        stayed(): the person keeps working after all.
    """

    stayed = Signal()

    def __init__(self, runner: TaskRunner, backups: BackupRhythm, window: QWidget) -> None:
        super().__init__(window)
        self._runner = runner
        self._backups = backups
        self._window = window
        self._tried = False
        self.waiting: WaitingDialog | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SHORT_MS)
        self._soon.timeout.connect(self._on_wait_long)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.timeout.connect(self._on_task_ended)
        runner.ended.connect(self._on_ended)

    def may_close(self) -> bool:
        """Whether nothing is left to do; else it is begun now, and the window closes when it is done."""
        running = [task for task in self._runner.running if task is not self._backups.task]
        busy = [task for task in running if not task.cancelling]
        if busy:
            self._ask_to_stop(busy)
            return False
        if not self._tried:
            self._tried = True
            self._backups.begin_last()
            if self._runner.running:
                self._soon.start()
                return False
        self._soon.stop()
        self._forget()
        return True

    def hurry(self) -> None:
        """The program ends whatever the person thinks: save what is to be saved now."""
        if not self._tried:
            self._tried = True
            self._backups.finish()

    def _ask_to_stop(self, running: Sequence[Task]) -> None:
        dialog = ClosingDialog(running, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._on_stop_agreed)
        dialog.rejected.connect(self.stayed)
        dialog.open()

    def _on_stop_agreed(self) -> None:
        self._runner.cancel_all()
        self._window.close()

    def _on_wait_long(self) -> None:
        self.waiting = WaitingDialog(backup=self._backups.task is not None, parent=self._window)
        self.waiting.accepted.connect(self._window.close)
        self.waiting.rejected.connect(self._on_stay)
        self.waiting.open()

    def _on_stay(self) -> None:
        self._tried = False
        self._forget()
        self._backups.look()
        self.stayed.emit()

    def _on_ended(self) -> None:
        # What the task's end means to others is told after this.
        if self._tried:
            self._looking.start(0)

    def _on_task_ended(self) -> None:
        if self._tried and not self._runner.running and self._window.isVisible():
            self._window.close()

    def _forget(self) -> None:
        waiting, self.waiting = self.waiting, None
        if waiting is not None:
            waiting.hide()
            waiting.deleteLater()
