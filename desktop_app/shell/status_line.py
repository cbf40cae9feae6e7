"""The line at the bottom: tasks while there are any, and how safe what was written is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import Kind, button, label

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.kit.tasks import Task, TaskRunner

_SHORT_MS: Final = 150
_MINUTE_S: Final = 60
_HOUR_S: Final = 3600


class TaskStrip(QWidget):
    """The oldest running task with bar, time left and Cancel; hidden while nothing runs for long."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.words = label("", Type.CAPTION)
        self.bar = QProgressBar()
        self.left = label("", Type.CAPTION)
        self.cancel = button(self.tr("Cancel"), Kind.QUIET)
        self.cancel.setProperty("scale", "small")
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_SHORT_MS)
        self._lay_out()
        self._waiting.timeout.connect(self._show_tasks)
        self.cancel.clicked.connect(self._on_cancel_clicked)
        runner.started.connect(self._on_started)
        runner.progressed.connect(self._on_progressed)
        runner.ended.connect(self._on_ended)
        self.hide()

    def _lay_out(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(Size.TOAST // 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        for part in (self.words, self.bar, self.left, self.cancel):
            row.addWidget(part)

    def _on_started(self, _task: Task) -> None:
        # What is over before anybody could read it is not worth a flash.
        if not self.isVisible():
            self._waiting.start()

    def _on_progressed(self, _task: Task) -> None:
        if self.isVisible():
            self._show_tasks()

    def _on_ended(self, _task: Task) -> None:
        self._show_tasks()

    def _show_tasks(self) -> None:
        tasks = self._runner.running
        self.setVisible(bool(tasks))
        if not tasks:
            self._waiting.stop()
            return
        task = tasks[0]
        others = self.tr("and %n more", "", len(tasks) - 1) if len(tasks) > 1 else ""
        self.words.setText(f"{task.label} {others}".strip())
        self.bar.setRange(0, task.total)
        self.bar.setValue(task.done)
        self.left.setText(self._time_left(task))
        self.cancel.setEnabled(not task.cancelling)

    def _time_left(self, task: Task) -> str:
        if task.cancelling:
            return self.tr("stopping …")
        seconds = task.seconds_left()
        if seconds is None:
            return ""
        if seconds < _MINUTE_S:
            return self.tr("%n s left", "", max(1, round(seconds)))
        return self.tr("%n min left", "", round(seconds / _MINUTE_S))

    def _on_cancel_clicked(self) -> None:
        for task in self._runner.running[:1]:
            task.cancel()
        self._show_tasks()


class StatusLine(QFrame):
    """Task strip at the left; who works here, last save and last backup at the right."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "status")
        self.setFixedHeight(Size.STATUS)
        self.strip = TaskStrip(runner)
        self.words = label("", Type.CAPTION)
        self.who = button("", Kind.QUIET, "user")
        self.who.setProperty("scale", "small")
        self.who.setToolTip(self.tr("Who works here (Ctrl+Shift+L)"))
        self.who.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._saved = ""
        self._backup = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Size.LINE, Space.LARGE, 0)
        row.addWidget(self.strip)
        row.addStretch()
        row.addWidget(self.who)
        row.addWidget(self.words, alignment=Qt.AlignmentFlag.AlignVCenter)

    def show_saved(self, at: datetime) -> None:
        """Say when something was last written, in the venue's time."""
        self._saved = self.tr("saved {time}").format(time=at.strftime("%H:%M:%S"))
        self._say()

    def show_backup(self, newest: datetime | None, now: datetime) -> None:
        """Say how old the newest backup is."""
        self._backup = self._age(newest, now)
        self._say()

    def _age(self, newest: datetime | None, now: datetime) -> str:
        if newest is None:
            return self.tr("no backup yet")
        seconds = (now - newest).total_seconds()
        if seconds < _MINUTE_S:
            return self.tr("backup just now")
        if seconds < _HOUR_S:
            return self.tr("backup %n min ago", "", int(seconds // _MINUTE_S))
        return self.tr("backup %n h ago", "", int(seconds // _HOUR_S))

    def _say(self) -> None:
        self.words.setText(" · ".join(part for part in (self._saved, self._backup) if part))
