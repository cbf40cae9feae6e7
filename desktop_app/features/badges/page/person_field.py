"""A field that finds a person by name or organisation as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Person = tuple[str, str]


class PersonField(QLineEdit):
    """Offers who is found.

    Signals:
        person_chosen(str): the key of the attendee to show.
    """

    person_chosen = Signal(str)

    def __init__(self, search: Callable[[str], Sequence[Person]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._found: dict[str, str] = {}
        self.setPlaceholderText(self.tr("Preview with… (name or organisation)"))
        self.setAccessibleName(self.tr("Preview with"))
        self.setClearButtonEnabled(True)
        self._names = QStringListModel(self)
        self._offers = QCompleter(self._names, self)
        self._offers.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompleter(self._offers)
        self.textEdited.connect(self._on_text_edited)
        self._offers.activated.connect(self._on_name_chosen)

    def _on_text_edited(self, text: str) -> None:
        self._found = {words: key for key, words in self._search(text)}
        self._names.setStringList(list(self._found))
        if self._found:
            self._offers.complete()

    def _on_name_chosen(self, words: str) -> None:
        if words in self._found:
            self.person_chosen.emit(self._found[words])
