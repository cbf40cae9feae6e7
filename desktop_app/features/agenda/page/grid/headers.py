"""The names of the rooms and the hours, which stay while the sessions scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.features.agenda.page.grid.card import inks_of
from desktop_app.kit.theme import Size, Space, Type, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPaintEvent


class Ruled(Protocol):
    """What has columns and hours to be named; places are in the viewport."""

    def columns(self) -> Sequence[tuple[QRect, str, str]]: ...

    def hours(self) -> Sequence[tuple[int, str]]: ...

    def now_place(self) -> int | None: ...

    def hasFocus(self) -> bool: ...


class RoomHeader(QWidget):
    """The names of the rooms; one that is dragged to the side takes another place.

    Signals:
        asked(int, QPoint): the menu of this column was asked for, at a place of the screen.
        moved(int, int): a column is to stand where another one stands.
    """

    asked = Signal(int, QPoint)
    moved = Signal(int, int)

    def __init__(self, grid: Ruled, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = grid
        self._pressed = -1
        self._target = -1

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, Size.FINGER)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        inks = inks_of(tokens_of(self))
        painter = QPainter(self)
        painter.fillRect(self.rect(), inks.raised)
        strong, small = QFont(self.font()), QFont(self.font())
        strong.setPixelSize(Type.BASE)
        strong.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(Type.CAPTION)
        for number, (box, name, about) in enumerate(self._grid.columns()):
            if number == self._target != self._pressed:
                painter.fillRect(QRect(box.left(), 0, box.width(), self.height()), inks.chosen)
            inner = QRect(box.left() + Space.SMALL, Space.HAIR, box.width() - Space.MEDIUM, Size.ICON)
            painter.setFont(strong)
            painter.setPen(inks.text)
            _write(painter, inner if about else inner.translated(0, Space.SMALL), name)
            painter.setFont(small)
            painter.setPen(inks.muted)
            _write(painter, inner.translated(0, Size.ICON - 2), about)
            painter.setPen(inks.line)
            painter.drawLine(box.right(), 0, box.right(), self.height())
        # Where the keyboard is shows here: the cells below scroll, and nothing may be chosen in them.
        painter.setPen(inks.accent if self._grid.hasFocus() else inks.line)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        number = self._number_at(event.pos())
        if number >= 0:
            self.asked.emit(number, event.globalPos())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._target = self._number_at(event.position().toPoint())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed >= 0:
            self._target = self._number_at(event.position().toPoint())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, target = self._pressed, self._target
        self._pressed = self._target = -1
        self.unsetCursor()
        self.update()
        if pressed < 0:
            return
        if target == pressed:
            self.asked.emit(pressed, event.globalPosition().toPoint())
        elif target >= 0:
            self.moved.emit(pressed, target)

    def _number_at(self, place: QPoint) -> int:
        boxes = enumerate(self._grid.columns())
        return next((number for number, (box, *_) in boxes if box.left() <= place.x() <= box.right()), -1)


def _write(painter: QPainter, box: QRect, words: str) -> None:
    cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


class TimeHeader(QWidget):
    """The hours down the side, and the time it is now."""

    def __init__(self, grid: Ruled, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = grid

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.TOUCH + Space.SMALL, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        inks = inks_of(tokens_of(self))
        painter = QPainter(self)
        painter.fillRect(self.rect(), inks.raised)
        font = QFont(self.font())
        font.setPixelSize(Type.CAPTION)
        painter.setFont(font)
        for y, words in self._grid.hours():
            painter.setPen(inks.line)
            painter.drawLine(self.width() - Space.SMALL, y, self.width(), y)
            painter.setPen(inks.muted)
            box = QRect(0, y - Space.SMALL, self.width() - Space.MEDIUM, Space.LARGE)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(inks.line)
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        now = self._grid.now_place()
        if now is not None:
            painter.fillRect(self.width() - Space.MEDIUM, now - 1, Space.MEDIUM, 3, inks.now.color())


class Corner(QWidget):
    """Where the two headers meet."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.raised))
        painter.setPen(inks_of(tokens).line)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
