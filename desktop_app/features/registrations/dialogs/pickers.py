"""Editors that offer what there is already: countries by name, organisations that others gave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QWidget
from typing_extensions import override

from desktop_app.features.registrations.dialogs.wording import countries, country_name
from desktop_app.features.registrations.rules.country import country_code
from desktop_app.kit.theme import Size

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QWheelEvent

_OFFERED: Final = 8


class SuggestingEdit(QLineEdit):
    """A line that offers known texts as one types; other texts stay possible.

    Signals:
        taken(str): a suggestion was taken from the list.
    """

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = QStringListModel(self)
        completer = QCompleter(self._texts, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_OFFERED)
        self.setCompleter(completer)
        self._offers = QListView()
        self._offers.setStyleSheet(f"QListView {{ border: {int(Size.LINE)}px solid palette(dark); }}")
        completer.setPopup(self._offers)
        completer.activated[str].connect(self.taken)  # type: ignore[index]  # the stubs lack overloads

    def offer(self, texts: Sequence[str]) -> None:
        """Set what is offered."""
        if self._texts.stringList() != list(texts):
            self._texts.setStringList(list(texts))


class CountryEdit(SuggestingEdit):
    """A country, typed by name in any language, by code, or taken from the list; read as an ISO code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer(sorted(countries().values(), key=str.casefold))

    @property
    def code(self) -> str:
        """The ISO 3166 code; "" when nothing is typed or it is no country."""
        text = self.text().strip()
        named = {name.casefold(): code for code, name in countries().items()}
        return named.get(text.casefold()) or country_code(text)

    @property
    def understood(self) -> bool:
        """Whether what is typed is a country, or nothing."""
        return not self.text().strip() or bool(self.code)

    def show_code(self, code: str) -> None:
        """Show a country."""
        self.setText(country_name(code) if code else "")


class ChoiceBox(QComboBox):
    """A drop-down that the wheel scrolls past: turning it over a form must not change somebody's status."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def offer(self, words: Mapping[str, str]) -> None:
        """Set what can be chosen: keys with their words."""
        self.clear()
        for key, text in words.items():
            self.addItem(text, key)

    @property
    def key(self) -> str:
        """The key of what is chosen."""
        return str(self.currentData() or "")

    def show_key(self, key: str) -> None:
        """Choose by key."""
        self.setCurrentIndex(self.findData(key))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
