"""The row above the grid: the days, grid or table, which rooms are seen, how near."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QWidget

from desktop_app.kit.theme import Space
from desktop_app.kit.widgets import FilterChip, Kind, button, show_menu_mark, tool_button

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from desktop_app.features.agenda.page.days import DayTabs
    from desktop_app.features.agenda.rules import Room


class Tools(QWidget):
    """Grid or table, rooms, zoom.

    Signals:
        view_chosen(int): 0 for the grid, 1 for the table.
        room_folded(str, bool): a room is to be hidden, or seen again.
        rooms_ordered(list[str]): the rooms of these keys stand in this order.
        zoomed(int): nearer by a step, or farther.
        clash_asked(): show the next session about which something clashes.
    """

    view_chosen = Signal(int)
    room_folded = Signal(str, bool)
    rooms_ordered = Signal(object)
    zoomed = Signal(int)
    clash_asked = Signal()

    def __init__(self, days: DayTabs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid, self.table = FilterChip(self.tr("Grid")), FilterChip(self.tr("Table"))
        self._group = QButtonGroup(self)
        for number, chip in enumerate((self.grid, self.table)):
            self._group.addButton(chip, number)
        self.grid.setChecked(True)
        self.rooms = QMenu(self)
        self.rooms.setToolTipsVisible(True)
        self.rooms_button = button(self.tr("Rooms"), Kind.QUIET)
        self.rooms_button.setMenu(self.rooms)
        show_menu_mark(self.rooms_button)
        self.clash = tool_button("warning", self.tr("Next conflict (C)"))
        self.clash.hide()
        self.farther = tool_button("magnifying-glass-minus", self.tr("Farther (-)"))
        self.nearer = tool_button("magnifying-glass-plus", self.tr("Nearer (+)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.HAIR)
        row.addWidget(days, 1)
        for part in (self.clash, self.rooms_button, self.farther, self.nearer, self.grid, self.table):
            row.addWidget(part)
        self._group.idClicked.connect(self.view_chosen)
        self.clash.clicked.connect(self.clash_asked)
        self.farther.clicked.connect(partial(self.zoomed.emit, -1))
        self.nearer.clicked.connect(partial(self.zoomed.emit, 1))
        self._known: list[tuple[str, str, bool]] = []

    def show_rooms(self, rooms: Sequence[Room], folded: Collection[str]) -> None:
        """Offer these rooms, in their order; those that are folded away are not seen."""
        known = [(room.key, room.name, room.key in folded) for room in rooms]
        if known == self._known:
            return
        self._known = known
        self.rooms.clear()
        for key, name, hidden in known:
            act = self.rooms.addAction(name.replace("&", "&&"))
            act.setData(key)
            act.setCheckable(True)
            act.setChecked(not hidden)
            act.toggled.connect(partial(self._on_toggled, key))
        seen = sum(not hidden for *_, hidden in known)
        words = self.tr("Rooms {seen} of {count}") if seen < len(known) else self.tr("Rooms")
        self.rooms_button.setText(words.format(seen=seen, count=len(known)))

    def show_clashes(self, count: int) -> None:
        """Offer the way to what clashes, where something does."""
        self.clash.setVisible(count > 0)

    def show_for_grid(self, *, seen: bool) -> None:
        """Have what only the grid needs, or not."""
        for part in (self.rooms_button, self.farther, self.nearer):
            part.setVisible(seen)

    def _order(self) -> tuple[list[str], list[str]]:
        """The keys of all rooms, and of those that are seen."""
        return [key for key, *_ in self._known], [key for key, _, hidden in self._known if not hidden]

    def ask_about_room(self, key: str, place: QPoint) -> None:
        """Offer what can be done with the column of a room, at a place of the screen."""
        menu = self.room_menu(key)
        menu.popup(place)

    def room_menu(self, key: str) -> QMenu:
        """What can be done with the column of a room."""
        menu = QMenu(self)
        _, shown = self._order()
        if key not in shown:
            return menu
        menu.addAction(self.tr("Hide this room")).triggered.connect(partial(self.room_folded.emit, key, True))
        place = shown.index(key)
        for words, target in ((self.tr("Move left"), place - 1), (self.tr("Move right"), place + 1)):
            act = menu.addAction(words)
            act.setEnabled(0 <= target < len(shown))
            act.triggered.connect(partial(self.move_room, place, target))
        return menu

    def move_room(self, place: int, target: int) -> None:
        """Let a column stand where another one stands."""
        order, shown = self._order()
        if not (0 <= place < len(shown) and 0 <= target < len(shown)) or place == target:
            return
        self.rooms_ordered.emit(_moved(order, shown[place], shown[target]))

    def _on_toggled(self, key: str, seen: bool) -> None:  # noqa: FBT001 (a slot)
        self.room_folded.emit(key, not seen)


def _moved(order: Sequence[str], key: str, target: str) -> list[str]:
    """The order with one key where the other stands."""
    place = order.index(target)
    rest = [each for each in order if each != key]
    rest.insert(place, key)
    return rest
