"""What is done with all the data of people: handed out as a file, erased for good."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from db.backup import BackupKeeper, gone_by, set_aside
from desktop_app.errors import Refused
from desktop_app.features.registrations import queries
from desktop_app.features.registrations.dialogs.erasing import EraseDialog
from desktop_app.features.registrations.queries.held import held_on
from desktop_app.features.registrations.rules.held import HeldJob, HeldWords
from desktop_app.features.registrations.tasks.held import write_held
from desktop_app.kit.chunks import ChunkedWrite
from desktop_app.kit.dates import day_words, moment_words
from desktop_app.kit.refusals import words_of
from desktop_app.kit.widgets import EmptyState
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from datetime import date

    from db.store import Store
    from desktop_app.kit.context import PageContext
    from desktop_app.progress import Progress

# Erased in one transaction; more people go in several.
CHUNK: Final = 200


class PersonalData(QObject):
    """Asks, does it, and says how it went.

    Signals:
        failed(str): the sentence why something was not done; "" takes it back.
        progressed(int, int): so many people of so many are erased.
        ended(): erasing has come to its end, or was stopped.
    """

    failed = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, context: PageContext, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over
        self._keeper = BackupKeeper(context.store.path)
        self._writing: ChunkedWrite | None = None
        self._done = 0
        self._clear_backups = False

    @property
    def busy(self) -> bool:
        """Whether people are being erased just now."""
        return self._writing is not None

    def save_held(self, key: str) -> None:
        """Ask where, and save everything held on the attendee of this key there."""
        if not key:
            self.failed.emit(self.tr("Choose a person first."))
            return
        try:
            self._context.duty.require(Permission.EXPORT)
            held = self._context.store.read(held_on, key)
        except Refused as refused:
            self.failed.emit(words_of(refused))
            return
        kinds = f"{self.tr('Archive with PDF and JSON')} (*.zip)"
        name, _ = QFileDialog.getSaveFileName(
            self._over, self.tr("Save everything held on this person"), f"{held.name}.zip", kinds
        )
        if name:
            path = Path(name)
            target = path if path.suffix.lower() == ".zip" else path.with_name(f"{path.name}.zip")
            now = self._context.local(self._context.now())
            words = HeldWords.spoken(_translated)
            job = HeldJob(held, target, now, moment_words(now), words)
            label = self.tr("Saving {file}").format(file=target.name)
            self._context.runner.start(label, partial(write_held, job), self._on_saved, self._on_failed)

    def erase_one(self, key: str) -> None:
        """Ask whether the attendee of this key is to be erased."""
        self.erase([key] if key else [])

    def erase(self, keys: Sequence[str]) -> None:
        """Ask whether the attendees of these keys are to be erased."""
        people = [row for row in self._context.store.read(queries.attendee_rows, keys) if not row.erased_at]
        if self.busy or not people:
            self.failed.emit("" if self.busy else self.tr("Choose a person first."))
            return
        try:
            self._context.duty.require(Permission.ERASE)
        except Refused as refused:
            self.failed.emit(words_of(refused))
            return
        backups = self._keeper.all()
        last = gone_by(backups)
        dialog = EraseDialog(
            len(people),
            name=people[0].name if len(people) == 1 else "",
            family_name=people[0].family_name if len(people) == 1 else "",
            backups=len(backups) + len(set_aside(self._context.store.path)),
            gone_by=self._context.local(last).date() if last else None,
            parent=self._over,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._on_confirmed, dialog, [row.id for row in people]))
        dialog.open()

    def stop(self) -> None:
        """Erase nobody more; who was erased stays so."""
        if self._writing is not None:
            self._writing.cancel()

    def _erase(self, keys: list[str], *, clear_backups: bool) -> None:
        self._clear_backups = clear_backups
        self._done = 0
        self.failed.emit("")
        label = self.tr("Erase one person") if len(keys) == 1 else self.tr("Erase people")
        writing = self._writing = ChunkedWrite(_erasing(self._context.store, label, keys), self)
        writing.stepped.connect(self._on_stepped)
        writing.finished.connect(self._on_finished)
        writing.cancelled.connect(self._on_finished)
        writing.refused.connect(self._on_refused)
        writing.broken.connect(self._end)
        writing.start()

    def _on_confirmed(self, dialog: EraseDialog, keys: list[str]) -> None:
        self._erase(keys, clear_backups=dialog.clear_backups.isChecked())

    def _on_stepped(self, step: tuple[int, int]) -> None:
        self._done, total = step
        self.progressed.emit(self._done, total)

    def _on_refused(self, refused: Refused) -> None:
        self._end()
        self.failed.emit(words_of(refused))

    def _on_finished(self) -> None:
        self._end()
        self._context.toaster.say(self.tr("Erased for good: {count}").format(count=self._done))
        if self._clear_backups and self._done:
            self._context.runner.start(
                self.tr("Deleting older backups"),
                partial(_start_over, self._keeper),
                self._on_cleared,
                self._on_failed,
            )

    def _end(self) -> None:
        if self._writing is not None:
            self._writing.deleteLater()
        self._writing = None
        self.ended.emit()

    def _on_cleared(self, left: int) -> None:
        if left:
            words = self.tr("Older backups that could not be deleted: {count}. Delete them by hand.")
            self.failed.emit(words.format(count=left))
        else:
            self._context.toaster.say(self.tr("The older backups are deleted."))

    def _on_saved(self, target: Path) -> None:
        self.failed.emit("")
        self._context.toaster.say(self.tr("Saved: {file}").format(file=target.name))

    def _on_failed(self, error: Exception) -> None:
        words = self.tr("This was not done. Please try again.")
        self.failed.emit(words_of(error) if isinstance(error, Refused) else words)


class PurgedView(EmptyState):
    """What stands in the place of the list when the event was purged; `asked` is for its figures."""

    def __init__(self) -> None:
        super().__init__(
            "shield-check",
            self.tr("This event was purged"),
            self.tr("Everybody was taken out. The figures stay in Setup."),
            self.tr("Show the figures"),
        )

    def sentence(self, day: date) -> str:
        """The same in one line."""
        return self.tr("This event was purged on {day}; the figures stay.").format(day=day_words(day))


def _erasing(store: Store, label: str, keys: Sequence[str]) -> Generator[tuple[int, int]]:
    for start in range(0, len(keys), CHUNK):
        part = keys[start : start + CHUNK]
        store.erase(label, part)
        yield start + len(part), len(keys)


def _start_over(keeper: BackupKeeper, _progress: Progress) -> int:
    return keeper.start_over()


def _translated(text: str) -> str:
    return QCoreApplication.translate("Held", text)
