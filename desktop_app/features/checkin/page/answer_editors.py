"""Where one question is answered: a line to type in, or choices with their numbers on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.checkin.rules import QuestionKind
from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets import FilterChip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFocusEvent

    from desktop_app.features.checkin.rules import Question, Value

# So many choices have a digit of their own.
_DIGITS: Final = 9
# The longest choice, in letters, with which so many stand side by side.
_ABREAST: Final = ((8, 4), (14, 3), (24, 2))
_ROWS: Final = 5
_STEPS: Final = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}
_VALUE: Final = int(Qt.ItemDataRole.UserRole)


class AnswerEditor(QWidget):
    """The base: what is answered so far.

    Signals:
        submitted(): the answer is complete.
    """

    submitted = Signal()

    @property
    def value(self) -> Value:
        """The answer, empty where there is none yet."""
        raise NotImplementedError

    def show_value(self, value: Value) -> None:
        """Show what was answered before."""
        raise NotImplementedError


class LineEditor(AnswerEditor):
    """A line to type in: a text, a number or a day."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setProperty("kind", "large")
        self.line.setPlaceholderText(hint)
        _fill(self, self.line)

    @property
    @override
    def value(self) -> Value:
        return self.line.text().strip()

    @override
    def show_value(self, value: Value) -> None:
        self.line.setText(value if isinstance(value, str) else ", ".join(value))
        self.line.selectAll()


class ChipsEditor(AnswerEditor):
    """Up to nine choices: a digit takes one, arrows move, the space bar ticks."""

    def __init__(self, choices: Mapping[str, str], *, several: bool) -> None:
        """Offer `choices`: values with their words."""
        super().__init__()
        self._several = several
        self._place = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chips: dict[str, FilterChip] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.SMALL)
        longest = max((len(words) for words in choices.values()), default=0)
        abreast = next((count for letters, count in _ABREAST if longest <= letters), 1)
        for place, (value, words) in enumerate(choices.items()):
            chip = self.chips[value] = FilterChip(f"{place + 1}   {words}".replace("&", "&&"))
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.clicked.connect(self._on_clicked)
            grid.addWidget(chip, place // abreast, place % abreast)

    @property
    @override
    def value(self) -> Value:
        taken = [value for value, chip in self.chips.items() if chip.isChecked()]
        if self._several:
            return taken
        return taken[0] if taken else ""

    @override
    def show_value(self, value: Value) -> None:
        taken = value if isinstance(value, list) else [value]
        for each, chip in self.chips.items():
            chip.setChecked(each in taken)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        chips = list(self.chips.values())
        digit = event.text()
        if digit.isdecimal() and 0 < int(digit) <= len(chips):
            self._take(int(digit) - 1)
        elif event.key() in _STEPS and chips:
            self._place = (self._place + _STEPS[Qt.Key(event.key())]) % len(chips)
            if not self._several:
                self._take(self._place)
            self._mark_place()
        elif event.key() == Qt.Key.Key_Space and self._place >= 0:
            self._take(self._place)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark_place()

    def _take(self, place: int) -> None:
        """Take a choice, or tick it where several can be taken and untick it the second time."""
        self._place = place
        for number, chip in enumerate(self.chips.values()):
            if self._several:
                chip.setChecked(chip.isChecked() is not (number == place))
            else:
                chip.setChecked(number == place)
        self._mark_place()

    def _mark_place(self) -> None:
        """Underline the choice at which the arrows stand."""
        for number, chip in enumerate(self.chips.values()):
            font = chip.font()
            font.setUnderline(self._several and number == self._place)
            chip.setFont(font)

    def _on_clicked(self) -> None:
        clicked = self.sender()
        place = next(place for place, chip in enumerate(self.chips.values()) if chip is clicked)
        if self._several:
            self._place = place
        else:
            self._take(place)


class ListEditor(AnswerEditor):
    """Many choices: a list in which letters find; several are ticked with the space bar."""

    def __init__(self, choices: Mapping[str, str], *, several: bool) -> None:
        super().__init__()
        self._several = several
        self.list = QListWidget()
        self.list.setFixedHeight(_ROWS * Size.ROW)
        for value, words in choices.items():
            item = QListWidgetItem(words, self.list)
            item.setData(_VALUE, value)
            if several:
                item.setCheckState(Qt.CheckState.Unchecked)
        _fill(self, self.list)
        self.list.installEventFilter(self)

    @property
    @override
    def value(self) -> Value:
        if self._several:
            return [
                str(item.data(_VALUE)) for item in self._items() if item.checkState() is Qt.CheckState.Checked
            ]
        chosen = self.list.selectedItems()
        return str(chosen[0].data(_VALUE)) if chosen else ""

    @override
    def show_value(self, value: Value) -> None:
        taken = value if isinstance(value, list) else [value]
        for item in self._items():
            if self._several:
                on = item.data(_VALUE) in taken
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            elif item.data(_VALUE) in taken:
                self.list.setCurrentItem(item)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The list would keep Enter for itself.
        enters = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in enters:
            self.submitted.emit()
            return True
        return False

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]


def editor_for(question: Question) -> AnswerEditor:
    """Where a question of this kind is answered."""
    several = question.kind is QuestionKind.MULTI_CHOICE
    if question.kind is QuestionKind.YES_NO:
        translate = QCoreApplication.translate
        words = {"yes": translate("QuestionPanel", "Yes"), "no": translate("QuestionPanel", "No")}
        return ChipsEditor(words, several=False)
    if question.choices and question.kind in {QuestionKind.CHOICE, QuestionKind.MULTI_CHOICE}:
        choices = {choice: choice for choice in question.choices}
        make = ChipsEditor if len(choices) <= _DIGITS else ListEditor
        return make(choices, several=several)
    hints = {
        QuestionKind.DATE: "2026-05-20",
        QuestionKind.NUMBER: "12",
    }
    return LineEditor(hints.get(question.kind, ""))


def _fill(ground: AnswerEditor, editor: QWidget) -> None:
    column = QVBoxLayout(ground)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(editor)
    ground.setFocusProxy(editor)
