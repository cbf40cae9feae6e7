"""The types of meetings: their names and colours, and the blocks in which they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QLineEdit
from typing_extensions import override

from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.rules.place import BlockRow, TypeRow
from desktop_app.kit.icons import dot
from desktop_app.kit.rows_model import Column
from desktop_app.kit.setup_pane import SetupPane
from desktop_app.kit.theme import Size
from desktop_app.kit.widgets import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.context import PageContext


class TypesPane(SetupPane[TypeRow]):
    """Types in their order."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        self.name = QLineEdit()
        super().__init__(context, parent)
        self.colour_button = button(self.tr("Colour…"), picture="palette")
        self.adding.addWidget(self.colour_button)
        self.colour_button.clicked.connect(self._on_colour_asked)

    @override
    def columns(self) -> Sequence[Column[TypeRow]]:
        return [
            Column(self.tr("Name"), _name, "", Size.FORM_LABEL, icon=_dot, edit=self._on_name_typed),
            Column(self.tr("Colour"), _colour, "", Size.PICTURE, edit=self._on_colour_typed),
            Column(
                self.tr("Only in these blocks"), self._blocks, "", Size.FORM_FIELD, edit=self._on_blocks_typed
            ),
        ]

    @override
    def read(self) -> Sequence[TypeRow]:
        return self.context.store.read(queries.types, self.context.event_id)

    @override
    def key(self, row: TypeRow) -> str:
        return row.id

    @override
    def fill_adding(self) -> None:
        self.name.setPlaceholderText(self.tr("Name, as C2C"))
        self.adding.addWidget(self.named(self.name, self.tr("Name of the type")), 1)
        self.name.returnPressed.connect(self.add)

    @override
    def add(self) -> None:
        name = self.name.text()
        words = self.tr("New type {name}").format(name=name.strip())
        if self.write(words, actions.add_meeting_type, self.context.event_id, name):
            self.name.clear()

    @override
    def remove(self, key: str) -> None:
        words = self.tr("Remove the type {name}").format(name=self._rows[key].name)
        self.write(words, actions.remove_meeting_type, key)

    def _edit(self, key: str, **changes: object) -> bool:
        words = self.tr("Change the type {name}").format(name=self._rows[key].name)
        return self.write(words, actions.edit_meeting_type, key, **changes)

    def _on_name_typed(self, key: str, text: str) -> bool:
        return self._edit(key, name=text)

    def _on_colour_typed(self, key: str, text: str) -> bool:
        return self._edit(key, colour=text.strip().upper())

    def _on_colour_asked(self) -> None:
        key = self.table.current_key
        if not key:
            return
        chosen = QColorDialog.getColor(QColor(self._rows[key].colour), self, self.tr("Colour of the type"))
        if chosen.isValid():
            self._edit(key, colour=chosen.name().upper())

    def _blocks(self, row: TypeRow) -> str:
        names = {block.id: block.name for block in self._known_blocks()}
        return ", ".join(names[key] for key in row.block_ids if key in names) or self.tr("all")

    def _on_blocks_typed(self, key: str, text: str) -> bool:
        keys = {block.name.casefold(): block.id for block in self._known_blocks()}
        wanted = [each.strip() for each in text.split(",") if each.strip()]
        if [each.casefold() for each in wanted] == [self.tr("all").casefold()]:
            wanted = []
        unknown = [each for each in wanted if each.casefold() not in keys]
        if unknown:
            self.complain(self.tr("No block is called “{name}”.").format(name=unknown[0]))
            return False
        return self._edit(key, block_ids=[keys[each.casefold()] for each in wanted])

    def _known_blocks(self) -> Sequence[BlockRow]:
        return self.context.store.read(queries.blocks, self.context.event_id)


def _name(row: TypeRow) -> str:
    return row.name


def _colour(row: TypeRow) -> str:
    return row.colour


def _dot(row: TypeRow) -> QIcon:
    return dot(row.colour)
