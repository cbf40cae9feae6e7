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
    QDialogButtonBox,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
)

from desktop_app.kit.theme import Space
from desktop_app.kit.widgets import label

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
        self.most = QSpinBox()
        self.most.setRange(1, MOST_ROOMS)
        self.most.setValue(min(MOST_ROOMS, max(1, len(programme.rooms))))
        self.dark = QCheckBox(self.tr("Light letters on a dark ground"))
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
        form = QFormLayout()
        form.addRow(self.tr("Display"), self.display)
        form.addRow(self.tr("Rooms"), self.rooms)
        form.addRow(self.tr("Rooms on a page"), self.most)
        form.addRow("", self.dark)
        buttons = QDialogButtonBox()
        show = buttons.addButton(self.tr("Show on the display"), QDialogButtonBox.ButtonRole.AcceptRole)
        show.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(form)
        why = self.tr("With one room, it has the whole display. F11 and Esc leave the whole screen.")
        column.addWidget(label(why, muted=True, wrap=True))
        column.addWidget(buttons)
