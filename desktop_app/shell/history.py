"""Who changed what: every action, newest first, with what it changed, and Undo for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from db import history
from db.search import fold
from desktop_app.kit.dates import moment_words
from desktop_app.kit.rows_model import Column, RowsModel
from desktop_app.kit.table import Table
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import FilterChip, Inspector, Kind, button, chip_row, clear_layout, label
from desktop_app.shell.change_words import ChangeWords, keys_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.history import Detail, Entry
    from desktop_app.kit.context import PageContext

_MOST_SHOWN: Final = 2000
_MOST_LINES: Final = 60
# With more rows an action is about many people, and its label says how many.
_FEW_ROWS: Final = 8


class HistoryDialog(QDialog):
    """The journal as people read it.

    Signals:
        undo_asked(str): take back the action of this key.
    """

    undo_asked = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entries: dict[str, Entry] = {}
        self._guests: dict[str, str] = {}
        self._words = ChangeWords(context.local, self)
        self.setWindowTitle(self.tr("History"))
        self.resize(Size.WINDOW_LEAST_WIDTH, Size.WINDOW_LEAST_HEIGHT)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("What, who or where"))
        self.field.setClearButtonEnabled(True)
        self.in_force = FilterChip(self.tr("Still in force"))
        self.here = FilterChip(self.tr("This station"))
        self._model = RowsModel(self._columns(), self._rows_of, _entry_key, self)
        self.table = Table(self._model)
        self.inspector = Inspector()
        self.undo = button(self.tr("Undo this"), Kind.DESTRUCTIVE, "arrow-counter-clockwise")
        self.answer = label("", wrap=True)
        self._changes = QVBoxLayout()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the journal again."""
        found = self._context.store.read(history.entries, limit=_MOST_SHOWN)
        self._entries = {entry.id: entry for entry in found}
        # Labels name nobody, so that whoever is erased is gone from here too: names are looked up.
        small = [entry.id for entry in found if entry.rows <= _FEW_ROWS]
        self._guests = self._context.store.read(history.guests, small)
        self._show_fitting()

    def say(self, words: str) -> None:
        """Answer to Undo, here where it was pressed."""
        self.answer.setText(words)
        self.answer.setVisible(bool(words))

    def _columns(self) -> list[Column[Entry]]:
        return [
            Column(self.tr("When"), self._when, width=Size.FORM_LABEL),
            Column(self.tr("Who"), _entry_who, width=Size.FORM_LABEL),
            Column(self.tr("What"), self._what),
        ]

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(Space.SMALL)
        upper.addWidget(self.field, 1)
        upper.addLayout(chip_row((self.in_force, self.here)))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(self.tr("History"), Type.TITLE))
        column.addLayout(upper)
        column.addWidget(self.table, 1)
        changes = QWidget()
        changes.setLayout(self._changes)
        self._changes.setContentsMargins(0, 0, 0, 0)
        self.inspector.add_scrolled(changes)
        self.inspector.body.addWidget(self.answer)
        self.inspector.body.addWidget(self.undo)
        self.answer.hide()
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.inspector)
        splitter.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _connect(self) -> None:
        self._typing.timeout.connect(self._show_fitting)
        self.field.textChanged.connect(self._on_text_changed)
        self.in_force.toggled.connect(self._on_chip_toggled)
        self.here.toggled.connect(self._on_chip_toggled)
        self.table.chosen.connect(self._on_entry_chosen)
        self.undo.clicked.connect(self._on_undo_clicked)
        self._context.signals.changed.connect(self._on_changed)

    def _show_fitting(self) -> None:
        self._model.reset([entry.id for entry in self._entries.values() if self._fits(entry)])
        if not self.table.current_key and self._model.keys:
            self.table.choose(self._model.key_at(0))
        self._show_entry(self.table.current_key)

    def _fits(self, entry: Entry) -> bool:
        if self.in_force.isChecked() and entry.undone:
            return False
        if self.here.isChecked() and entry.station != self._context.station:
            return False
        guest = self._guests.get(entry.id, "")
        words = fold(f"{entry.label} {guest} {entry.staff} {entry.station}")
        return all(part in words for part in fold(self.field.text()).split())

    def _rows_of(self, keys: Sequence[str]) -> list[Entry]:
        return [self._entries[key] for key in keys]

    def _when(self, entry: Entry) -> str:
        return moment_words(self._context.local(entry.at), seconds=True)

    def _what(self, entry: Entry) -> str:
        words = entry.label
        if entry.undoes:
            words = self.tr("Undo: {label}").format(label=entry.label)
        elif entry.undone:
            words = self.tr("{label} (undone)").format(label=entry.label)
        guest = self._guests.get(entry.id, "")
        # Some labels were made with the name in them.
        return f"{words}  ·  {guest}" if guest and guest not in words else words

    def _show_entry(self, key: str) -> None:
        entry = self._entries.get(key)
        clear_layout(self._changes)
        self.undo.setVisible(entry is not None and not entry.undone)
        if entry is None:
            self.inspector.name(self.tr("Nothing yet"), self.tr("What is changed here is written down."))
            return
        self.inspector.name(self._what(entry), " · ".join((self._when(entry), _entry_who(entry))))
        details = self._context.store.read(history.details, key, limit=_MOST_LINES)
        names = self._context.store.read(history.names, keys_in(details))
        for detail in details:
            self._add_detail(detail, names)
        if entry.rows > _MOST_LINES:
            self._changes.addWidget(label(self.tr("and %n more", "", entry.rows - _MOST_LINES), muted=True))
        self._changes.addStretch()

    def _add_detail(self, detail: Detail, names: Mapping[str, str]) -> None:
        self._changes.addWidget(label(self._words.headline(detail, names), Type.CAPTION, wrap=True))
        for words in self._words.lines(detail, names):
            self._changes.addWidget(label(words, wrap=True))
        self._changes.addSpacing(Space.SMALL)

    def _on_text_changed(self, _text: str) -> None:
        self._typing.start(0)

    def _on_chip_toggled(self) -> None:
        self._show_fitting()

    def _on_entry_chosen(self, key: str) -> None:
        self.say("")
        self._show_entry(key)

    def _on_undo_clicked(self) -> None:
        self.undo_asked.emit(self.table.current_key)

    def _on_changed(self, _tables: frozenset[str]) -> None:
        if self.isVisible():
            self.refresh()


def _entry_key(entry: Entry) -> str:
    return entry.id


def _entry_who(entry: Entry) -> str:
    return " · ".join(part for part in (entry.staff, entry.station) if part)
