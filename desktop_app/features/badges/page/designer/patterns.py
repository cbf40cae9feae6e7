"""A line for a pattern of words and fields: `{` offers the fields, an unknown one is named and not taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QMenu, QWidget
from typing_extensions import override

from desktop_app.features.badges.rules.badge import CUSTOM, is_field
from desktop_app.features.badges.rules.node import UNWRITABLE
from desktop_app.kit.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QKeyEvent

    from desktop_app.features.badges.page.designer.words import Words

_BRACES: Final = re.compile(r"\{([^{}]*)\}")
_OPEN: Final = re.compile(r"\{([a-z_:]*)$")
_SEPARATOR: Final = " – "
LONGEST: Final = 400


class PatternField(QLineEdit):
    """A pattern.

    Signals:
        given(object): somebody finished typing this, and every field in it is known.
        complained(str): what is wrong with it, "" when nothing is any more.
    """

    given = Signal(object)
    complained = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._custom: tuple[str, ...] = ()
        self._shown = ""
        self.setMaxLength(LONGEST)
        self._offers = QStringListModel(self)
        self._completer = QCompleter(self._offers, self)
        self._list = QListView()
        self._completer.setPopup(self._list)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated.connect(self._on_offer_taken)
        picker = self.addAction(icon("plus-circle"), QLineEdit.ActionPosition.TrailingPosition)
        picker.setToolTip(self.tr("Insert a field"))
        picker.triggered.connect(self._on_picker_triggered)
        self.textEdited.connect(self._on_text_edited)
        self.editingFinished.connect(self._on_editing_finished)

    def show_custom(self, names: Sequence[str]) -> None:
        """Offer the event's own fields too, by their keys."""
        self._custom = tuple(names)

    def show_value(self, value: object) -> None:
        """Show a pattern that nobody typed, unless somebody is just typing another one."""
        self._shown = str(value)
        if not self.hasFocus() or not self.isModified():
            self.setText(self._shown)

    @property
    def is_offering(self) -> bool:
        """Whether the list of fields is open."""
        return self._list.isVisible()

    def insert_field(self, name: str) -> None:
        """Put a field where the cursor is, in place of what was begun."""
        before = self.text()[: self.cursorPosition()]
        begun = _OPEN.search(before)
        if begun:
            self.setSelection(begun.start(), len(before) - begun.start())
        self.insert(f"{{{name}}}")
        self.setModified(True)

    def take(self) -> bool:
        """Give what was typed, if it is sound; tells whether it is."""
        self.setModified(False)
        wrong = self.fault(self.text())
        self.complained.emit(wrong)
        if wrong:
            return False
        if self.text() != self._shown:
            self._shown = self.text()
            self.given.emit(self._shown)
        return True

    def fault(self, pattern: str) -> str:
        """What is wrong with a pattern, "" when nothing is."""
        if UNWRITABLE.search(pattern):
            return self.tr("This has a character that cannot be printed.")
        for name in _BRACES.findall(pattern):
            if not is_field(name):
                return self.tr("There is no field {{{name}}}. Press {{ to see which there are.").format(
                    name=name
                )
        return ""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_offering and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}:
            event.ignore()  # the open list takes it
            return
        super().keyPressEvent(event)

    def _names(self) -> dict[str, str]:
        """What is offered, by what it says."""
        names = {f"{name}{_SEPARATOR}{words}": name for name, words in self._words.fields().items()}
        return names | {f"{CUSTOM}{key}{_SEPARATOR}{key}": f"{CUSTOM}{key}" for key in self._custom}

    def _on_text_edited(self) -> None:
        begun = _OPEN.search(self.text()[: self.cursorPosition()])
        found = [
            words
            for words, name in self._names().items()
            if begun and (name.startswith(begun[1]) or begun[1] in words.casefold())
        ]
        self._offers.setStringList(found)
        if found:
            self._completer.complete()
            self._list.setCurrentIndex(self._completer.completionModel().index(0, 0))
        else:
            self._list.hide()

    def _on_offer_taken(self, words: str) -> None:
        name = self._names().get(words)
        if name:
            self.insert_field(name)

    def _on_picker_triggered(self) -> None:
        menu = QMenu(self)
        for words, name in self._names().items():
            _, _, said = words.partition(_SEPARATOR)
            menu.addAction(said).setData(name)
        menu.triggered.connect(self._on_picked)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _on_picked(self, action: QAction) -> None:
        self.insert_field(str(action.data()))
        self.setFocus()
        self.take()

    def _on_editing_finished(self) -> None:
        if not self.is_offering:
            self.take()
