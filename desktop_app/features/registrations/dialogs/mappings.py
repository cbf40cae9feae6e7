"""The saved mappings of the import dialog: choose one, save the columns as they are, rename, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.errors import Refused
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.dialogs.naming import NameLine
from desktop_app.features.registrations.dialogs.pickers import ChoiceBox
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import button, label, put_state, tool_button

if TYPE_CHECKING:
    from desktop_app.features.registrations.rules.mapping import ColumnMapping
    from desktop_app.features.registrations.rules.named import NamedMapping
    from desktop_app.kit.context import PageContext


class MappingLine(QWidget):
    """A chooser of what is saved, and a second line while a name is typed.

    `columns` is what would be saved just now.

    Signals:
        chosen(NamedMapping or None): the columns shall be as in this mapping; None for as they were proposed.
    """

    chosen = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._named: dict[str, NamedMapping] = {}
        self._renamed = ""
        self.columns: ColumnMapping | None = None
        self.box = ChoiceBox()
        self.box.setAccessibleName(self.tr("Mapping"))
        self.box.setMinimumWidth(Size.FORM_LABEL + Size.RAIL_FOLDED)
        self.save_button = button(self.tr("Save mapping…"))
        self.rename_button = tool_button("pencil-simple", self.tr("Rename this mapping"))
        self.delete_button = tool_button("trash", self.tr("Delete this mapping"))
        self.name_line = NameLine()
        self._words = label("", Type.CAPTION, wrap=True)
        self._lay_out()
        self.box.activated.connect(self._on_chosen)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.rename_button.clicked.connect(self._on_rename_clicked)
        self.delete_button.clicked.connect(self._on_delete_clicked)
        self.name_line.named.connect(self._on_named)
        self.name_line.left.connect(self.save_button.setFocus)

    @property
    def words(self) -> str:
        """What was done last."""
        return self._words.text()

    def offer(self, key: str = "") -> None:
        """Read what is saved, and show the one of this key as chosen."""
        self._named = {one.id: one for one in self._context.store.read(queries.named_mappings)}
        self.box.offer({"": self.tr("As proposed"), **{key: one.name for key, one in self._named.items()}})
        self.box.show_key(key if key in self._named else "")
        self.box.setEnabled(bool(self._named))
        self._say("")
        self._show_buttons()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        for part in (self.box, self.save_button, self.rename_button, self.delete_button):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addLayout(row)
        column.addWidget(self.name_line)
        column.addWidget(self._words)

    def _show_buttons(self) -> None:
        for part in (self.rename_button, self.delete_button):
            part.setVisible(bool(self.box.key))

    def _say(self, words: str, state: State = State.PLAIN) -> None:
        put_state(self._words, state)
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _on_chosen(self, _place: int) -> None:
        self._say("")
        self._show_buttons()
        self.chosen.emit(self._named.get(self.box.key))

    def _on_save_clicked(self) -> None:
        self._renamed = ""
        name = self._named[self.box.key].name if self.box.key else ""
        names = [one.name for one in self._named.values()]
        self.name_line.ask(self.tr("Name of the mapping"), self.tr("Save"), name, names)

    def _on_rename_clicked(self) -> None:
        self._renamed = self.box.key
        name = self._named[self._renamed].name
        self.name_line.ask(self.tr("New name of the mapping"), self.tr("Rename"), name)

    def _on_named(self, name: str) -> None:
        write, key = self._context.store.write, self._renamed
        try:
            if key:
                said = self.tr("Rename mapping {name}").format(name=name)
                write(said, actions.rename_mapping, key, name)
            elif self.columns is not None:
                said = self.tr("Save mapping {name}").format(name=name)
                key = write(said, actions.save_mapping, name, self.columns)
        except Refused as refused:
            self.name_line.complain(words_of(refused))
            return
        self.name_line.close_line()
        self.offer(key)
        words = self.tr("A file with the same headings is read like this by itself from now on.")
        self._say("" if self._renamed else words)

    def _on_delete_clicked(self) -> None:
        name = self._named[self.box.key].name
        try:
            said = self.tr("Delete mapping {name}").format(name=name)
            self._context.store.write(said, actions.delete_mapping, self.box.key)
        except Refused as refused:
            self._say(words_of(refused), State.REFUSED)
            return
        self.offer()
        self.box.setFocus()
        self._say(self.tr("“{name}” is deleted. The history can take that back.").format(name=name))
