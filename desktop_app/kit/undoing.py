"""Taking back and bringing back what was written, a large change in chunks beside the window's other work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import Refused
from desktop_app.kit.refusals import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from db.store import Store
    from desktop_app.kit.tasks import Task, TaskRunner


class Undoing(QObject):
    """Takes back a write, or brings it back: a small one before the call returns, a large one as a task.

    Signals:
        done(str): what was done.
        refused(str): why not.
    """

    done = Signal(str)
    refused = Signal(str)

    def __init__(self, store: Store, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._runner = runner
        self._task: Task | None = None

    def undo(self) -> None:
        """Take back the newest action of this desk that is in force."""
        self._begin(self._store.undo_chunks(own=True), self._on_undone)

    def undo_action(self, action_id: str) -> None:
        """Take back this action, whoever did it."""
        self._begin(self._store.undo_chunks(action_id), self._on_undone)

    def redo(self) -> None:
        """Bring back what this desk undid last."""
        self._begin(self._store.redo_chunks(own=True), self._on_redone)

    def _begin(self, steps: Generator[tuple[int, int], None, str], on_done: Callable[[str], None]) -> None:
        if self._task in self._runner.running:
            self.refused.emit(self.tr("A large change is just being taken back. Wait, or cancel that below."))
            return
        try:
            next(steps)
        except StopIteration as end:
            on_done(end.value)
        except Refused as refused:
            self.refused.emit(words_of(refused))
        else:
            words = self.tr("Undoing a large change")
            self._task = self._runner.write(words, steps, on_done, self._on_refused, self._on_cancelled)

    def _on_undone(self, label: str) -> None:
        self.done.emit(self.tr("Undone: {label}").format(label=label))

    def _on_redone(self, label: str) -> None:
        self.done.emit(self.tr("Brought back: {label}").format(label=label))

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.refused.emit(words_of(error))

    def _on_cancelled(self) -> None:
        self.refused.emit(self.tr("Cancelled. Everything is as it was."))
