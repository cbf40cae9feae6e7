"""A line that asks for a name in place, instead of a box over the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Kind, button, label, put_state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent


class NameLine(QWidget):
    """Hidden until a name is asked for; Enter gives it, Escape leaves.

    Signals:
        named(str): this name was given; `close_line` when it was taken, `complain` when not.
        left(): nobody wants a name any more.
    """

    named = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken: frozenset[str] = frozenset()
        self.field = QLineEdit()
        self.field.setFixedWidth(Size.FORM_LABEL + Size.RAIL_FOLDED)
        self.save_button = button("")
        self._leave_button = button(self.tr("Cancel"), Kind.QUIET)
        self._words = label("", Type.CAPTION, wrap=True)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        for part in (self.field, self.save_button, self._leave_button):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addLayout(row)
        column.addWidget(self._words)
        self.hide()
        self.field.textChanged.connect(self._on_typed)
        self.save_button.clicked.connect(self._on_given)
        self._leave_button.clicked.connect(self.close_line)

    @property
    def words(self) -> str:
        """What stands under the field."""
        return self._words.text()

    def ask(self, what: str, step: str, name: str = "", replaces: Iterable[str] = ()) -> None:
        """Ask for a name; `step` is the button's words, a name of `replaces` is told to be replaced."""
        self._taken = frozenset(one.casefold() for one in replaces)
        self.field.setPlaceholderText(what)
        self.field.setAccessibleName(what)
        self.save_button.setText(step)
        self.field.setText(name)
        self._on_typed()
        self.show()
        self.field.selectAll()
        self.field.setFocus()

    def complain(self, sentence: str) -> None:
        """Say why the name was not taken."""
        self._say(sentence, State.REFUSED)

    def close_line(self) -> None:
        """Stop asking."""
        if self.isVisible():
            self.hide()
            self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What the field leaves over would press the dialog's own buttons.
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_given()
        else:
            super().keyPressEvent(event)

    def _on_given(self) -> None:
        self.named.emit(self.field.text())

    def _on_typed(self) -> None:
        name = " ".join(self.field.text().split())
        words = self.tr("“{name}” is there already and will be replaced.").format(name=name)
        self._say(words if name.casefold() in self._taken else "", State.ATTENTION)

    def _say(self, words: str, state: State) -> None:
        put_state(self._words, state)
        self._words.setText(words)
        self._words.setVisible(bool(words))
