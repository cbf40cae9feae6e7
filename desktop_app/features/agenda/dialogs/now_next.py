"""Which display shows what is on now and next, of which rooms, and in which look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from desktop_app.kit.theme import Space
from desktop_app.kit.widgets import Form, Kind, button, label, number_box

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.agenda.rules import Programme

MOST_ROOMS = 12


@dataclass(frozen=True, slots=True)
class NowNextChoice:
    """What was chosen; no rooms are all rooms, `most` of them are on one page."""

    screen: QScreen | None
    rooms: frozenset[str]
    most: int
    dark: bool


class NowNextDialog(QDialog):
    """Asks for display, rooms, rooms on a page and look; takes the second display where there is one."""

    def __init__(self, programme: Programme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Now and next on a display"))
        self._screens = QGuiApplication.screens()
        self.display = QComboBox()
        for number, screen in enumerate(self._screens, 1):
            size = screen.geometry()
            told = self.tr("Display {number}: {name}, {width} × {height}")
            self.display.addItem(
                told.format(number=number, name=screen.name(), width=size.width(), height=size.height())
            )
        self.display.setCurrentIndex(min(1, len(self._screens) - 1))
        self.rooms = QListWidget()
        for room in sorted(programme.rooms, key=lambda room: room.position):
            item = QListWidgetItem(room.name, self.rooms)
            item.setData(Qt.ItemDataRole.UserRole, room.key)
            item.setCheckState(Qt.CheckState.Checked)
        self.most = number_box()
        self.most.setRange(1, MOST_ROOMS)
        self.most.setValue(min(MOST_ROOMS, max(1, len(programme.rooms))))
        self.dark = QCheckBox(self.tr("&Light letters on a dark ground"))
        self.dark.setChecked(True)
        self._lay_out()

    def choice(self) -> NowNextChoice:
        """What is chosen just now."""
        items = [self.rooms.item(row) for row in range(self.rooms.count())]
        wanted = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        keys = frozenset(str(item.data(Qt.ItemDataRole.UserRole)) for item in wanted)
        place = self.display.currentIndex()
        screen = self._screens[place] if 0 <= place < len(self._screens) else None
        every = len(wanted) == len(items)
        return NowNextChoice(screen, frozenset() if every else keys, self.most.value(), self.dark.isChecked())

    def _lay_out(self) -> None:
        form = Form()
        form.add(self.tr("&Display"), self.display)
        form.add(self.tr("R&ooms"), self.rooms, self.tr("Space ticks or unticks a room."))
        why = self.tr("With more rooms, pages turn by themselves; one room has the whole display.")
        form.add(self.tr("Rooms on a &page"), self.most, why)
        go, leave = button(self.tr("Show on the display"), Kind.PRIMARY), button(self.tr("Cancel"))
        go.setDefault(True)
        go.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        below = QHBoxLayout()
        below.setSpacing(Space.SMALL)
        below.addStretch(1)
        below.addWidget(leave)
        below.addWidget(go)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(form)
        column.addWidget(self.dark)
        keys = self.tr("On the display: F11 the whole screen, Esc back and then away, D light or dark.")
        column.addWidget(label(keys, muted=True, wrap=True))
        column.addLayout(below)
