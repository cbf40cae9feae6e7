"""The rail at the left: one entry per room, icon and word, and a count where something needs someone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Size, Space, Tokens, Type, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.shell.room import Room

_ENTRY_HEIGHT: Final = Size.ROW + Space.SMALL
_MOST_SHOWN: Final = 99


class RailEntry(QAbstractButton):
    """One room's entry."""

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self._count = 0
        self._folded = False
        self.setText(room.title)
        self.setIcon(icon(room.picture))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._describe()

    @property
    def count(self) -> int:
        """How many things need someone there."""
        return self._count

    def show_count(self, count: int) -> None:
        """Show how many things need someone there."""
        if count != self._count:
            self._count = count
            self._describe()
            self.update()

    def fold(self, *, folded: bool) -> None:
        """Show the icon alone, or with its word."""
        self._folded = folded
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.RAIL_FOLDED if self._folded else Size.RAIL, _ENTRY_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, tokens)
        left = (self.width() - Size.ICON) // 2 if self._folded else Space.LARGE
        square = QRect(left, (self.height() - Size.ICON) // 2, Size.ICON, Size.ICON)
        state = QIcon.State.On if self.isChecked() else QIcon.State.Off
        self.icon().paint(painter, square, Qt.AlignmentFlag.AlignCenter, QIcon.Mode.Normal, state)
        if not self._folded:
            self._paint_word(painter, tokens, square.right() + Space.MEDIUM)
        if self._count:
            self._paint_count(painter, tokens)

    def _describe(self) -> None:
        self.setToolTip(self.tr("{room} (Ctrl+{digit})").format(room=self.room.title, digit=self.room.number))
        needing = self.tr("%n need someone", "", self._count) if self._count else ""
        self.setAccessibleName(self.room.title)
        self.setAccessibleDescription(needing)

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> None:
        box = QRectF(self.rect()).adjusted(Space.SMALL, 2, -Space.SMALL, -2)
        painter.setPen(QColor(tokens.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setBrush(QColor(tokens.chosen))
        elif self.underMouse():
            painter.setBrush(QColor(tokens.hover))
        painter.drawRoundedRect(box, Size.RADIUS, Size.RADIUS)

    def _paint_word(self, painter: QPainter, tokens: Tokens, left: int) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if self.isChecked() else tokens.muted))
        room = QRect(left, 0, self.width() - left - Space.LARGE, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _paint_count(self, painter: QPainter, tokens: Tokens) -> None:
        words = str(self._count) if self._count <= _MOST_SHOWN else f"{_MOST_SHOWN}+"
        font = QFont(self.font())
        font.setPixelSize(Type.CAPTION)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        height = Space.LARGE
        width = max(height, painter.fontMetrics().horizontalAdvance(words) + Space.SMALL)
        top = 2 if self._folded else (self.height() - height) // 2
        box = QRectF(self.width() - width - Space.MEDIUM, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.attention))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(QColor(tokens.surface))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class Rail(QFrame):
    """All entries.

    Signals:
        chosen(str): the key of the room that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, rooms: Sequence[Room], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.setFixedWidth(Size.RAIL)
        self.entries = {room.key: RailEntry(room) for room in sorted(rooms, key=_number)}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, Size.LINE, Space.MEDIUM)
        column.setSpacing(0)
        for entry in self.entries.values():
            self._group.addButton(entry)
            column.addWidget(entry)
        column.addStretch()
        self._group.buttonClicked.connect(self._on_entry_clicked)

    def mark(self, key: str) -> None:
        """Show which room is open."""
        self.entries[key].setChecked(True)

    def fold(self, *, folded: bool) -> None:
        """Leave room for the page: icons alone."""
        self.setFixedWidth(Size.RAIL_FOLDED if folded else Size.RAIL)
        for entry in self.entries.values():
            entry.fold(folded=folded)

    def count(self) -> None:
        """Ask every room how many things need someone there."""
        for entry in self.entries.values():
            if entry.room.needing is not None:
                entry.show_count(entry.room.needing())

    def _on_entry_clicked(self, entry: QAbstractButton) -> None:
        if isinstance(entry, RailEntry):
            self.chosen.emit(entry.room.key)


def _number(room: Room) -> int:
    return room.number
