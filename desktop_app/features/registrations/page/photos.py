"""Photos of many people from a folder: looked through, made ready, and written as one step."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.errors import Refused
from desktop_app.features.registrations.actions.photos import add_photos
from desktop_app.features.registrations.dialogs.photos import PhotosDialog
from desktop_app.features.registrations.queries.photos import photo_people
from desktop_app.features.registrations.rules.photos import match_photos
from desktop_app.features.registrations.tasks.photos import PhotoJob, photos_in, prepare_photos
from desktop_app.kit.refusals import words_of
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from desktop_app.features.registrations.tasks.photos import ReadyPhotos
    from desktop_app.kit.context import PageContext

# From so many photos on, a process of its own is worth that process's start.
MANY: Final = 20
NAMED: Final = 3


class PhotoImport(QObject):
    """One folder after the other; the task strip shows how far it is and cancels it."""

    def __init__(self, context: PageContext, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over

    def ask(self) -> None:
        """Ask for a folder, and look whose photos lie in it."""
        if not self._context.may(Permission.BULK):
            self._context.toaster.say(self._context.duty.why_not(Permission.BULK))
            return
        chosen = QFileDialog.getExistingDirectory(self._over, self.tr("Folder with photos"))
        if chosen:
            self.look_through(Path(chosen))

    def look_through(self, folder: Path) -> None:
        """Show whose each file in the folder is."""
        try:
            files = {file.name: file for file in photos_in(folder)}
        except Refused as refused:
            self._context.toaster.say(words_of(refused))
            return
        people = self._context.store.read(photo_people, self._context.event_id)
        matches = match_photos(list(files), people)
        asked = PhotosDialog(folder.name, matches, self._over.window())
        good = tuple((match.attendee_id, files[match.file]) for match in matches if match.fault is None)
        asked.accepted.connect(partial(self._prepare, good))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def _prepare(self, good: tuple[tuple[str, Path], ...]) -> None:
        ready = TemporaryDirectory(prefix="forumdesk-photos-")
        self._context.runner.start(
            self.tr("Making %n photo(s) ready", "", len(good)),
            partial(prepare_photos, PhotoJob(good, Path(ready.name))),
            partial(self._write, ready),
            partial(self._on_failed, ready),
            ready.cleanup,
            process=len(good) >= MANY,
        )

    def _write(self, folder: TemporaryDirectory[str], ready: ReadyPhotos) -> None:
        words = self.tr("Take in %n photo(s)", "", len(ready.files))
        try:
            steps = self._context.store.write_chunks(words, add_photos, ready.files)
        except Refused as refused:
            self._on_failed(folder, refused)
            return
        self._context.runner.write(
            words,
            steps,
            partial(self._on_written, folder, ready),
            partial(self._on_failed, folder),
            folder.cleanup,
        )

    def _on_written(self, folder: TemporaryDirectory[str], ready: ReadyPhotos, _result: None) -> None:
        folder.cleanup()
        words = self.tr("%n photo(s) taken in", "", len(ready.files))
        if ready.broken:
            names = ", ".join(file.name for file in ready.broken[:NAMED])
            more = len(ready.broken) - NAMED
            names += self.tr(" and {count} more").format(count=more) if more > 0 else ""
            words += self.tr("; no picture: {files}").format(files=names)
        self._context.toaster.say_undoable(words)

    def _on_failed(self, folder: TemporaryDirectory[str], error: Exception) -> None:
        folder.cleanup()
        if isinstance(error, Refused):
            self._context.toaster.say(words_of(error))
