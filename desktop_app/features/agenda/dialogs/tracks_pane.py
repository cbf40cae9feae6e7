"""The tracks: their names and colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QLineEdit
from typing_extensions import override

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.rules import Track
from desktop_app.features.agenda.rules.track_colours import track_colours
from desktop_app.kit.icons import dot
from desktop_app.kit.rows_model import Column
from desktop_app.kit.setup_pane import SetupPane
from desktop_app.kit.theme import SERIES, Size
from desktop_app.kit.widgets import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.context import PageContext


class TracksPane(SetupPane[Track]):
    """Tracks in their order."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        self.name = QLineEdit()
        self._colours: dict[str, str] = {}
        super().__init__(context, parent)
        self.table.setAccessibleName(self.tr("Tracks"))
        self.colour_button = button(self.tr("Colour…"), picture="palette")
        self.adding.addWidget(self.colour_button)
        self.colour_button.clicked.connect(self._on_colour_asked)

    @override
    def columns(self) -> Sequence[Column[Track]]:
        return [
            Column(self.tr("Name"), _name, "", Size.INSPECTOR, icon=self._dot, edit=self._on_name_typed),
            Column(self.tr("Colour"), self._colour, "", Size.PICTURE, edit=self._on_colour_typed),
        ]

    @override
    def read(self) -> Sequence[Track]:
        programme = self.context.store.read(queries.programme, self.context.event_id, only=())
        self._colours = track_colours(programme, SERIES)
        return programme.tracks

    @override
    def key(self, row: Track) -> str:
        return row.name

    @override
    def fill_adding(self) -> None:
        self.name.setPlaceholderText(self.tr("Name, as Green ports"))
        self.adding.addWidget(self.named(self.name, self.tr("Name of the track")), 1)
        self.name.returnPressed.connect(self.add)

    @override
    def add(self) -> None:
        words = self.tr("New track {name}").format(name=self.name.text().strip())
        if self.write(words, actions.add_track, self.context.event_id, self.name.text()):
            self.name.clear()

    @override
    def remove(self, key: str) -> None:
        words = self.tr("Remove the track {name}").format(name=key)
        self.write(words, actions.remove_track, self.context.event_id, key)

    def _edit(self, key: str, name: str, colour: str) -> bool:
        words = self.tr("Change the track {name}").format(name=key)
        event_id = self.context.event_id
        return self.write(words, actions.edit_track, event_id, key, new_name=name, colour=colour)

    def _colour(self, row: Track) -> str:
        """The colour that its sessions wear, also where nobody chose it."""
        return self._colours[row.name]

    def _dot(self, row: Track) -> QIcon:
        return dot(self._colours[row.name])

    def _on_name_typed(self, key: str, text: str) -> bool:
        edited = self._edit(key, text, self._colours[key])
        self.table.choose(" ".join(text.split()) if edited else key)
        return edited

    def _on_colour_typed(self, key: str, text: str) -> bool:
        return self._edit(key, key, text.strip())

    def _on_colour_asked(self) -> None:
        key = self.table.current_key
        if not key:
            return
        chosen = QColorDialog.getColor(QColor(self._colours[key]), self, self.tr("Colour of the track"))
        if chosen.isValid():
            self._edit(key, key, chosen.name())


def _name(row: Track) -> str:
    return row.name
