"""F1: the keys of the page in front, and those that work everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.kit.page import KeyHint
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import Kind, Pill, button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.shell.room import Room


class KeysSheet(QDialog):
    """Two lists of keys side by side."""

    def __init__(
        self, room: Room, hints: Sequence[KeyHint], rooms: Sequence[Room], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setMinimumWidth(Size.PALETTE_WIDTH)
        self.close_button = button(self.tr("Close"), Kind.PRIMARY)
        inside = QWidget()
        lists = QHBoxLayout(inside)
        lists.setContentsMargins(0, 0, 0, 0)
        lists.setSpacing(Space.HUGE)
        if hints:
            lists.addLayout(_list(room.title, hints))
        lists.addLayout(_list(self.tr("Everywhere"), self._everywhere(rooms)))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.WIDE)
        column.addWidget(self._scrolled(inside), 1)
        column.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignRight)
        self.close_button.clicked.connect(self.accept)
        self._fit(inside)

    def _scrolled(self, inside: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _fit(self, inside: QWidget) -> None:
        """Be as large as the lists, but no larger than the screen: the arrows scroll to the rest."""
        wanted, screen = inside.sizeHint(), self.screen().availableGeometry().size()
        edge, below = 2 * Space.WIDE, self.close_button.sizeHint().height() + Space.WIDE
        height = min(wanted.height() + edge + below, screen.height() - Size.BAR)
        self.resize(max(wanted.width() + edge + Space.MEDIUM, Size.PALETTE_WIDTH), height)

    def _everywhere(self, rooms: Sequence[Room]) -> list[KeyHint]:
        pages = [KeyHint(f"Ctrl+{room.number}", room.title) for room in rooms]
        return [
            *pages,
            KeyHint("Ctrl+K", self.tr("Search people, pages and commands")),
            KeyHint("Ctrl+Z", self.tr("Undo the last change")),
            KeyHint("Ctrl+Shift+Z", self.tr("Bring back what was undone")),
            KeyHint("Ctrl+H", self.tr("History: who changed what")),
            KeyHint("Ctrl+L", self.tr("Lock this desk")),
            KeyHint("Ctrl+Shift+L", self.tr("Who works here")),
            KeyHint("F1", self.tr("This list")),
        ]


def _list(title: str, hints: Sequence[KeyHint]) -> QVBoxLayout:
    """Lay one list of keys below its title."""
    column = QVBoxLayout()
    column.setSpacing(Space.MEDIUM)
    column.addWidget(label(title, Type.STRONG))
    column.addLayout(_grid(hints))
    column.addStretch()
    return column


def _grid(hints: Sequence[KeyHint]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.LARGE)
    grid.setVerticalSpacing(Space.HAIR)
    grid.setColumnStretch(1, 1)
    for row, hint in enumerate(hints):
        grid.addWidget(Pill(hint.key), row, 0)
        grid.addWidget(label(hint.does), row, 1)
    return grid
