"""The event file and its backups: where they lie, a backup now, and going back to one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem
from typing_extensions import override

from db.backup import Backup, BackupKeeper, Reason
from desktop_app.errors import Refused
from desktop_app.features.setup.dialogs import RestoreDialog
from desktop_app.features.setup.page.section import Section
from desktop_app.kit.dates import moment_words
from desktop_app.kit.refusals import words_of
from desktop_app.kit.widgets import Kind, button, label

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.kit.context import PageContext
    from desktop_app.progress import Progress


class FilesSection(Section):
    """Backups, newest first.

    Signals:
        restore_asked(object): put this backup (a `Path`) in the place of the event file.
    """

    restore_asked = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.set_words(
            self.tr("Event file and backups"),
            self.tr("A backup is made every few minutes while you work, checked, and kept by age."),
        )
        self._keeper = BackupKeeper(context.store.path)
        self._place = label("", muted=True, wrap=True)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._backups = QListWidget()
        self._backups.setAccessibleName(self.tr("Backups"))
        self.now_button = button(self.tr("Back up now"), picture="floppy-disk")
        self.restore_button = button(self.tr("Restore…"), Kind.DESTRUCTIVE, "clock-counter-clockwise")
        self._folder_button = button(self.tr("Open the folder"), picture="folder-open")
        self._lay_out()
        self.now_button.clicked.connect(self._on_now_clicked)
        self.restore_button.clicked.connect(self._on_restore_clicked)
        self._folder_button.clicked.connect(self._on_folder_clicked)
        self._backups.currentRowChanged.connect(self._on_backup_chosen)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for each in (self.now_button, self.restore_button, self._folder_button):
            row.addWidget(each)
        row.addStretch()
        self.body.addWidget(self._place)
        self.body.addLayout(row)
        self.body.addWidget(self._backups, 1)
        self.restore_button.setEnabled(False)

    @override
    def refresh(self) -> None:
        path = self.context.store.path
        size = QLocale().formattedDataSize(path.stat().st_size if path.exists() else 0)
        self._place.setText(f"{path}  ·  {size}")
        self._backups.clear()
        for backup in reversed(self._keeper.all()):
            item = QListWidgetItem(self._words(backup))
            item.setData(Qt.ItemDataRole.UserRole, backup)
            self._backups.addItem(item)

    def _words(self, backup: Backup) -> str:
        reason = {
            Reason.TIMED: self.tr("while working"),
            Reason.MANUAL: self.tr("by hand"),
            Reason.BEFORE_IMPORT: self.tr("before an import"),
            Reason.BEFORE_MIGRATION: self.tr("before a new version"),
            Reason.BEFORE_RESTORE: self.tr("before a restore"),
        }[backup.reason]
        at = self.context.local(backup.at)
        size = QLocale().formattedDataSize(backup.path.stat().st_size)
        return f"{moment_words(at, seconds=True)}  ·  {reason}  ·  {size}"

    def _chosen(self) -> Backup | None:
        found = self._backups.selectedItems()
        backup: Backup | None = found[0].data(Qt.ItemDataRole.UserRole) if found else None
        return backup

    def _on_backup_chosen(self, row: int) -> None:
        self.restore_button.setEnabled(row >= 0)

    def _on_now_clicked(self) -> None:
        self.now_button.setEnabled(False)
        self.context.runner.start(
            self.tr("Backing up"), partial(_back_up, self._keeper), self._on_backed_up, self._on_failed
        )

    def _on_backed_up(self, _backup: Backup) -> None:
        self.now_button.setEnabled(True)
        self.complain("")
        self.refresh()
        self.context.toaster.say(self.tr("Backed up."))

    def _on_failed(self, error: Exception) -> None:
        self.now_button.setEnabled(True)
        if isinstance(error, Refused):
            self.complain(words_of(error))

    def _on_folder_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._keeper.folder)))

    def _on_restore_clicked(self) -> None:
        backup = self._chosen()
        if backup is None or not self.context.may(self.needs):
            return
        at = self.context.local(backup.at)
        if RestoreDialog(moment_words(at, seconds=True), self).exec() == QDialog.DialogCode.Accepted:
            path: Path = backup.path
            self.restore_asked.emit(path)


def _back_up(keeper: BackupKeeper, _progress: Progress) -> Backup:
    return keeper.make(Reason.MANUAL)
