"""One step of the import dialog: a title with one line of what to do, and whether one can go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.kit.theme import Space, State, Type
from desktop_app.kit.widgets import label, put_state


class Step(QWidget):
    """The base of each step.

    Signals:
        ready_changed(): `ready` may have another value now.
    """

    ready_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", Type.TITLE)
        self._words = label("", muted=True, wrap=True)
        self._complaint = label("", wrap=True)
        put_state(self._complaint, State.REFUSED)
        self._complaint.hide()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(Space.SMALL)
        for part in (self._title, self._words, self._complaint):
            self.body.addWidget(part)

    @property
    def ready(self) -> bool:
        """Whether the button that goes on can be pressed."""
        return True

    @property
    def words(self) -> str:
        """The line under the title."""
        return self._words.text()

    @property
    def complaint(self) -> str:
        """What was refused, "" when nothing was."""
        return self._complaint.text()

    def say(self, title: str, words: str = "") -> None:
        """Set the title and the line under it."""
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def complain(self, sentence: str) -> None:
        """Say under the title what was refused; "" takes it back."""
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))
