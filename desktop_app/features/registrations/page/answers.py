"""Editors for one value of a person, one for each kind; all tell when they were left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.registrations.dialogs.pickers import ChoiceBox, CountryEdit, SuggestingEdit
from desktop_app.features.registrations.rules.field import CustomKind
from desktop_app.kit.theme import Size, Space

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QShowEvent

    from desktop_app.features.registrations.queries import CustomFieldRow
    from desktop_app.kit.habits import Habits


class Answer(QWidget):
    """The base: one value that people edit.

    Signals:
        left(): the editor was left, or something was chosen: save what is new.
    """

    left = Signal()

    def __init__(self, editor: QWidget) -> None:
        super().__init__()
        self.editor = editor
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(editor)
        self.setFocusProxy(editor)

    @property
    def value(self) -> object:
        """What is typed, as it is stored; None for nothing."""
        raise NotImplementedError

    @property
    def understood(self) -> bool:
        """Whether what is typed can be a value of this kind."""
        return True

    def show_value(self, value: object) -> None:
        """Show a stored value."""
        raise NotImplementedError

    @property
    def busy(self) -> bool:
        """Whether somebody is typing here just now."""
        return self.editor.hasFocus()


class LineAnswer(Answer):
    """One line of text."""

    def __init__(self, editor: QLineEdit | None = None) -> None:
        self.line = editor or QLineEdit()
        super().__init__(self.line)
        self.line.editingFinished.connect(self.left)

    @property
    @override
    def value(self) -> object:
        return self.line.text().strip()

    @override
    def show_value(self, value: object) -> None:
        text = "" if value is None else str(value)
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)


class VeiledLine(QLineEdit):
    """A line that guests cannot read over a shoulder, where this desk wants that; but while it is edited."""

    def __init__(self, habits: Habits) -> None:
        super().__init__()
        self._habits = habits

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._veil()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal)
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._veil()

    def _veil(self) -> None:
        hidden = self._habits.personal_hidden and not self.hasFocus()
        self.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)


class NumberAnswer(LineAnswer):
    """A number, typed with a point or a comma."""

    @property
    @override
    def value(self) -> object:
        return self.line.text().strip().replace(",", ".")

    @property
    @override
    def understood(self) -> bool:
        return not self.value or QLocale.c().toDouble(str(self.value))[1]


class DateAnswer(LineAnswer):
    """A day as year-month-day."""

    def __init__(self) -> None:
        super().__init__()
        self.line.setPlaceholderText("2026-05-20")

    @property
    @override
    def understood(self) -> bool:
        return not self.value or QDate.fromString(str(self.value), Qt.DateFormat.ISODate).isValid()


class CountryAnswer(LineAnswer):
    """A country, stored as its code."""

    def __init__(self) -> None:
        self.country = CountryEdit()
        super().__init__(self.country)

    @property
    @override
    def value(self) -> object:
        return self.country.code

    @property
    @override
    def understood(self) -> bool:
        return self.country.understood

    @override
    def show_value(self, value: object) -> None:
        self.country.show_code(str(value or ""))
        self.country.setCursorPosition(0)


class SuggestedAnswer(LineAnswer):
    """A text with suggestions."""

    def __init__(self) -> None:
        self.suggesting = SuggestingEdit()
        super().__init__(self.suggesting)


class ChoiceAnswer(Answer):
    """One of several values."""

    def __init__(self) -> None:
        self.box = ChoiceBox()
        super().__init__(self.box)
        self.box.activated.connect(self.left)

    @property
    @override
    def value(self) -> object:
        return self.box.key

    @override
    def show_value(self, value: object) -> None:
        key = "" if value is None else str(value)
        if key and self.box.findData(key) < 0:
            self.box.addItem(key, key)
        self.box.show_key(key)


class TicksAnswer(Answer):
    """Any of several values, each with a box to tick."""

    def __init__(self, choices: tuple[str, ...]) -> None:
        ground = QWidget()
        super().__init__(ground)
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.boxes: dict[str, QCheckBox] = {}
        for choice in choices:
            self._add(choice)

    @property
    @override
    def value(self) -> object:
        return [choice for choice, box in self.boxes.items() if box.isChecked()]

    @override
    def show_value(self, value: object) -> None:
        ticked = value if isinstance(value, list) else [part.strip() for part in str(value or "").split(";")]
        for choice in ticked:
            if choice and choice not in self.boxes:
                self._add(str(choice))
        for choice, box in self.boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(choice in ticked)
            box.blockSignals(blocked)

    def _add(self, choice: str) -> None:
        box = self.boxes[choice] = QCheckBox(choice.replace("&", "&&"))
        self._column.addWidget(box)
        box.toggled.connect(self._on_toggled)

    def _on_toggled(self, _on: bool) -> None:  # noqa: FBT001 (Qt's signal gives it)
        self.left.emit()


class NoteAnswer(Answer):
    """Several lines."""

    def __init__(self) -> None:
        self.text = _LeavingText()
        super().__init__(self.text)
        self.text.left.connect(self.left)

    @property
    @override
    def value(self) -> object:
        return self.text.toPlainText().strip()

    @override
    def show_value(self, value: object) -> None:
        if self.text.toPlainText() != str(value or ""):
            self.text.setPlainText(str(value or ""))


class _LeavingText(QPlainTextEdit):
    """A text that tells when the keyboard leaves it; Tab goes on instead of being typed."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(2 * Size.ROW + Space.SMALL)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def answer_for(field: CustomFieldRow, yes: str, no: str) -> Answer:
    """The editor for a question of this kind; `yes` and `no` are the words on the screen."""
    if field.kind == CustomKind.MULTI_CHOICE:
        return TicksAnswer(field.choices)
    if field.kind in (CustomKind.CHOICE, CustomKind.YES_NO):
        made = ChoiceAnswer()
        words = (
            {"": "", "yes": yes, "no": no}
            if field.kind == CustomKind.YES_NO
            else {"": "", **{choice: choice for choice in field.choices}}
        )
        made.box.offer(words)
        return made
    makers = {CustomKind.NUMBER: NumberAnswer, CustomKind.DATE: DateAnswer}
    return makers[CustomKind(field.kind)]() if field.kind in makers else LineAnswer()
