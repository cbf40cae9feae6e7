"""Asks before the window closes on work that still runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import Kind, button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.kit.tasks import Task


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
