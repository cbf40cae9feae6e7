"""Asks once more before people are erased: what goes, what stays, and what backups still hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.search import fold
from desktop_app.kit.dates import day_words
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import Kind, button, label

if TYPE_CHECKING:
    from datetime import date


class EraseDialog(QDialog):
    """Erasing is for good, so the name of the one person, or the number of people, is typed first.

    `name` and `family_name` are empty where it is about several people. `backups` of the event file are
    deleted by `gone_by` at the latest.
    """

    def __init__(
        self,
        people: int,
        *,
        name: str = "",
        family_name: str = "",
        backups: int = 0,
        gone_by: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._asked = (family_name or name) if people == 1 else str(people)
        self.setWindowTitle(self.tr("Erase for good"))
        self.setMinimumWidth(Size.PALETTE_WIDTH)
        self.typed = QLineEdit()
        self.clear_backups = QCheckBox(
            self.tr("Back up the file without them, and delete the older backups now")
        )
        if people == 1:
            title = self.tr("Erase {name} for good?").format(name=name)
            erase = self.tr("Erase 1 person")
            ask = self.tr("Type {word} to confirm:").format(word=self._asked)
        else:
            title = self.tr("Erase {count} people for good?").format(count=people)
            erase = self.tr("Erase {count} people").format(count=people)
            ask = self.tr("Type the number {word} to confirm:").format(word=self._asked)
        self.erase_button = button(erase, Kind.DESTRUCTIVE, "trash")
        self.erase_button.setEnabled(False)
        self.cancel_button = button(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)  # Enter in the field must not close the dialog
        self._lay_out(title, ask, self._words_of_backups(backups, gone_by))
        self.clear_backups.setVisible(backups > 0)
        self.typed.textChanged.connect(self._on_typed)
        self.typed.returnPressed.connect(self.erase_button.click)
        self.cancel_button.clicked.connect(self.reject)
        self.erase_button.clicked.connect(self.accept)
        self.typed.setFocus()

    def _lay_out(self, title: str, ask: str, backups: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(title, Type.TITLE, wrap=True))
        for words in (
            self.tr(
                "Names, addresses, answers, notes, photos and codes are deleted from the event file at once, "
                "from its history too. A printed badge opens no door any more, and an import leaves them out."
            ),
            self.tr(
                "Category, country, status and the times of scans stay without a name, so that counts stay "
                "right."
            ),
            self.tr("This cannot be undone, and what was done with them before cannot be undone either."),
            backups,
        ):
            column.addWidget(label(words, wrap=True))
        column.addWidget(self.clear_backups)
        asked = label(ask, Type.STRONG, wrap=True)
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setBuddy(self.typed)
        column.addWidget(asked)
        column.addWidget(self.typed)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.erase_button)
        column.addLayout(buttons)

    def _words_of_backups(self, backups: int, gone_by: date | None) -> str:
        if gone_by is None:
            return self.tr("There are no backups that hold them. Lists that were saved or printed do.")
        words = self.tr(
            "Backups that hold them: {count}. The last is deleted by its age by {day}, as long as Forum Desk "
            "is used. Lists that were saved or printed stay too."
        )
        return words.format(count=backups, day=day_words(gone_by))

    def _on_typed(self, text: str) -> None:
        self.erase_button.setEnabled(fold(text) == fold(self._asked))
