"""A short list of things that happened: what, when and by whom, with a button where it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.kit.theme import Space, State, Type
from desktop_app.kit.widgets import Kind, button, label, line, put_state

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Entry:
    """One thing that happened; `undo` is the button's words, "" for none, `tip` what it would take back."""

    key: str
    title: str
    caption: str
    more: tuple[str, ...] = field(default=())
    state: State = State.PLAIN
    undo: str = ""
    tip: str = ""


class EntryList(QWidget):
    """Entries under each other.

    Signals:
        undo_asked(str): the button of the entry of this key was pressed.
    """

    undo_asked = Signal(str)

    def __init__(self, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = empty
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, Space.SMALL, Space.SMALL, 0)
        self._column.setSpacing(Space.SMALL)
        self._shown: Sequence[Entry] | None = None
        self._parts: list[QWidget] = []
        self._buttons: dict[str, QPushButton] = {}
        self._column.addStretch(1)

    @property
    def entries(self) -> Sequence[Entry]:
        """What is shown."""
        return self._shown or ()

    def undo_button(self, key: str) -> QPushButton:
        """The button of an entry."""
        return self._buttons[key]

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        if entries == self._shown:
            return
        self._shown = entries
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._buttons = {}
        self._parts = [self._row(entry) for entry in entries] or [label(self._empty, muted=True, wrap=True)]
        for place, part in enumerate(self._parts):
            self._column.insertWidget(place, part)

    def _row(self, entry: Entry) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR // 2)
        head = QHBoxLayout()
        title = label(entry.title, wrap=True)
        put_state(title, entry.state)
        head.addWidget(title, 1)
        if entry.undo:
            head.addWidget(self._button(entry), alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for words in (entry.caption, *entry.more):
            column.addWidget(label(words, Type.CAPTION, wrap=True))
        column.addSpacing(Space.HAIR)
        column.addWidget(line())
        return row

    def _button(self, entry: Entry) -> QPushButton:
        made = self._buttons[entry.key] = button(entry.undo, Kind.QUIET)
        made.setToolTip(entry.tip)
        made.setAccessibleName(entry.tip)
        made.clicked.connect(partial(self._on_clicked, entry.key))
        return made

    def _on_clicked(self, key: str) -> None:
        self.undo_asked.emit(key)
