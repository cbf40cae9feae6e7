"""When an element is shown: always, or where a field is filled, empty, one of some values or none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from desktop_app.features.badges.rules import Condition
from desktop_app.features.badges.rules.badge import CUSTOM
from desktop_app.features.badges.rules.node import UNWRITABLE
from desktop_app.kit.theme import Space

if TYPE_CHECKING:
    from desktop_app.features.badges.page.designer.words import Words
    from desktop_app.features.badges.queries import EventSample

_IS, _IS_NOT, _FILLED, _EMPTY = "is", "is not", "filled", "empty"
_WITH_VALUES: Final = {_IS, _IS_NOT}
_BETWEEN: Final = ";"


class ConditionField(QWidget):
    """The field, the comparison, and the values.

    Signals:
        given(object): somebody set this `Condition`, or None for always.
        complained(str): what is missing, "" when nothing is.
    """

    given = Signal(object)
    complained = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._known: dict[str, tuple[str, ...]] = {}
        self._shown: Condition | None = None
        self.field = QComboBox()
        self.comparison = QComboBox()
        self.values = QLineEdit()
        self._offers = QStringListModel(self)
        self._lay_out()
        self._fill(())
        self.field.activated.connect(self._on_field_activated)
        self.comparison.activated.connect(self._on_comparison_activated)
        self.values.editingFinished.connect(self._on_values_finished)

    def _lay_out(self) -> None:
        for box, name in ((self.field, self.tr("Shown when")), (self.comparison, self.tr("Comparison"))):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, words in (
            (_IS, self.tr("is")),
            (_IS_NOT, self.tr("is not")),
            (_FILLED, self.tr("is filled")),
            (_EMPTY, self.tr("is empty")),
        ):
            self.comparison.addItem(words, value)
        self.values.setPlaceholderText(self.tr("Speaker; Press"))
        self.values.setAccessibleName(self.tr("Values, with ; between them"))
        completer = QCompleter(self._offers, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.values.setCompleter(completer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        for part in (self.field, self.comparison, self.values):
            column.addWidget(part)

    def show_sample(self, sample: EventSample) -> None:
        """Offer the event's own fields and the values that there are."""
        self._known = dict(sample.values)
        self._fill(sample.custom)

    def show_value(self, value: object) -> None:
        """Show a condition that nobody set, unless somebody is just typing another one."""
        if self.values.hasFocus() and self.values.isModified():
            return
        self._shown = condition = value if isinstance(value, Condition) else None
        self.field.setCurrentIndex(max(self.field.findData(condition.field if condition else ""), 0))
        if condition is not None:
            self.comparison.setCurrentIndex(self.comparison.findData(_comparison_of(condition)))
            self.values.setText(f"{_BETWEEN} ".join(condition.values))
        self._show_parts(condition)

    def _fill(self, custom: tuple[str, ...]) -> None:
        self.field.clear()
        self.field.addItem(self.tr("Always"), "")
        for name, words in self._words.fields().items():
            self.field.addItem(words, name)
        for key in custom:
            self.field.addItem(key, f"{CUSTOM}{key}")

    def _show_parts(self, condition: Condition | None) -> None:
        self.comparison.setVisible(condition is not None)
        self.values.setVisible(condition is not None and self.comparison.currentData() in _WITH_VALUES)
        self._offers.setStringList(list(self._known.get(condition.field, ())) if condition else [])

    def _on_field_activated(self) -> None:
        name = str(self.field.currentData())
        if not name:
            self._give(None)
            return
        known = self._known.get(name, ())
        # Something that holds for somebody, until people say what they mean.
        self._give(Condition(name, known[:1]) if known else Condition(name))

    def _on_comparison_activated(self) -> None:
        chosen = self.comparison.currentData()
        self.values.setVisible(chosen in _WITH_VALUES)
        if chosen not in _WITH_VALUES:
            self._give(Condition(str(self.field.currentData()), (), chosen == _EMPTY))
        elif self._typed():
            self._on_values_finished()
        else:
            self.values.setFocus()

    def _on_values_finished(self) -> None:
        self.values.setModified(False)
        values = self._typed()
        if not values or any(UNWRITABLE.search(each) for each in values):
            self.complained.emit(self.tr("Write at least one value, several with ; between them."))
            return
        negated = self.comparison.currentData() == _IS_NOT
        self._give(Condition(str(self.field.currentData()), values, negated))

    def _typed(self) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.values.text().split(_BETWEEN) if part.strip())

    def _give(self, condition: Condition | None) -> None:
        self.complained.emit("")
        if condition != self._shown:
            self._shown = condition
            self.given.emit(condition)
        self.show_value(condition)


def _comparison_of(condition: Condition) -> str:
    if condition.values:
        return _IS_NOT if condition.negated else _IS
    return _EMPTY if condition.negated else _FILLED
