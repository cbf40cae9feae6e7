"""The rooms: their names, how many they hold, when they are open, their order, and which are folded away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.rules.availability import spans_of, spans_words
from desktop_app.kit.rows_model import Column
from desktop_app.kit.setup_pane import SetupPane
from desktop_app.kit.theme import Size
from desktop_app.kit.widgets import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.agenda.rules import Programme, Room, Span
    from desktop_app.kit.context import PageContext

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class RoomRow:
    """A room, and whether it is folded away in the grid."""

    room: Room
    hidden: bool


class RoomsPane(SetupPane[RoomRow]):
    """Rooms in their order; Ctrl+↑ and Ctrl+↓ move one."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        self.name, self.capacity = QLineEdit(), QLineEdit()
        self._programme: Programme | None = None
        super().__init__(context, parent)
        self.table.setAccessibleName(self.tr("Rooms"))
        self.up_button = button(self.tr("Up  Ctrl+↑"), picture="arrow-up")
        self.down_button = button(self.tr("Down  Ctrl+↓"), picture="arrow-down")
        self.fold_button = button(self.tr("Show or hide"), picture="eye")
        for part in (self.up_button, self.down_button, self.fold_button):
            self.adding.addWidget(part)
        self._connect()

    def _connect(self) -> None:
        for key, made, slot in (
            (Qt.Key.Key_Up, self.up_button, self._on_up_asked),
            (Qt.Key.Key_Down, self.down_button, self._on_down_asked),
        ):
            made.clicked.connect(slot)
            shortcut = QShortcut(QKeySequence(_CONTROL | key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)
        self.fold_button.clicked.connect(self._on_fold_asked)

    @override
    def columns(self) -> Sequence[Column[RoomRow]]:
        return [
            Column(self.tr("Name"), _name, "", Size.INSPECTOR - Size.PICTURE, edit=self._on_name_typed),
            Column(self.tr("Holds"), self._capacity, "", Size.PICTURE, edit=self._on_capacity_typed),
            Column(self.tr("Open"), self._open, "", Size.INSPECTOR, edit=self._on_open_typed),
            Column(self.tr("In the grid"), self._shown, "", Size.PICTURE),
        ]

    @override
    def read(self) -> Sequence[RoomRow]:
        store, event_id = self.context.store, self.context.event_id
        self._programme = store.read(queries.programme, event_id, only=())
        hidden = store.read(queries.hidden_rooms, event_id)
        return [RoomRow(room, room.key in hidden) for room in self._programme.rooms]

    @override
    def key(self, row: RoomRow) -> str:
        return row.room.key

    @override
    def fill_adding(self) -> None:
        self.name.setPlaceholderText(self.tr("Name, as Great Hall"))
        self.capacity.setPlaceholderText(self.tr("Holds, as 200"))
        self.adding.addWidget(self.named(self.name, self.tr("Name of the room")), 2)
        self.adding.addWidget(self.named(self.capacity, self.tr("How many it holds")), 1)
        self.name.returnPressed.connect(self.add)
        self.capacity.returnPressed.connect(self.add)

    @override
    def add(self) -> None:
        holds = self.capacity.text().strip()
        capacity = self.number(holds) if holds else None
        if holds and capacity is None:
            return
        words = self.tr("New room {name}").format(name=self.name.text().strip())
        if self.write(words, actions.add_room, self.context.event_id, self.name.text(), capacity):
            self.name.clear()
            self.capacity.clear()
            self.name.setFocus()

    @override
    def remove(self, key: str) -> None:
        words = self.tr("Remove the room {name}").format(name=self._rows[key].room.name)
        self.write(words, actions.remove_room, self.context.event_id, key)

    def _edit(
        self,
        key: str,
        *,
        name: str | None = None,
        capacity: int | None = None,
        availability: Sequence[Span] | None = None,
        hidden: bool | None = None,
        unlimited: bool = False,
    ) -> bool:
        row = self._rows[key]
        kept = row.room.capacity if capacity is None else capacity
        return self.write(
            self.tr("Change the room {name}").format(name=row.room.name),
            actions.edit_room,
            self.context.event_id,
            key,
            name=row.room.name if name is None else name,
            capacity=None if unlimited else kept,
            availability=row.room.availability if availability is None else availability,
            hidden=row.hidden if hidden is None else hidden,
        )

    def _on_name_typed(self, key: str, text: str) -> bool:
        return self._edit(key, name=text)

    def _on_capacity_typed(self, key: str, text: str) -> bool:
        if text.strip() in {"", self.tr("any")}:
            return self._edit(key, unlimited=True)
        capacity = self.number(text)
        return capacity is not None and self._edit(key, capacity=capacity)

    def _on_open_typed(self, key: str, text: str) -> bool:
        if self._programme is None:
            return False
        typed = "" if text.strip() == self.tr("always") else text
        spans = spans_of(self._programme, typed)
        if spans is None:
            words = self.tr("Type when it is open as 09:00–12:30; 2026-05-21 10:00–18:00.")
            self.complain(words)
            return False
        return self._edit(key, availability=spans)

    def _on_fold_asked(self) -> None:
        key = self.table.current_key
        if key:
            self._edit(key, hidden=not self._rows[key].hidden)

    def _on_up_asked(self) -> None:
        self._move(-1)

    def _on_down_asked(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        key, keys = self.table.current_key, list(self._rows)
        place = keys.index(key) + by if key else -1
        if not 0 <= place < len(keys):
            return
        keys.remove(key)
        keys.insert(place, key)
        words = self.tr("Move the room {name}").format(name=self._rows[key].room.name)
        self.write(words, actions.order_rooms, self.context.event_id, keys)
        self.table.choose(key)

    def _capacity(self, row: RoomRow) -> str:
        return self.tr("any") if row.room.capacity is None else str(row.room.capacity)

    def _open(self, row: RoomRow) -> str:
        told = spans_words(self._programme, row.room.availability) if self._programme else ""
        return told or self.tr("always")

    def _shown(self, row: RoomRow) -> str:
        return self.tr("hidden") if row.hidden else self.tr("shown")


def _name(row: RoomRow) -> str:
    return row.room.name
