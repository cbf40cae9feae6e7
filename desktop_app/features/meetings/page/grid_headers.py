"""The names of a grid's rows and columns, which stay while the cells scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.kit.theme import Size, Space, Type, tokens_of

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QScrollBar

    from desktop_app.features.meetings.page.zoom import Zoom


class Ruled(Protocol):
    """What has rows and columns to be named."""

    rows: int
    columns: int
    cursor_cell: tuple[int, int]

    @property
    def zoom(self) -> Zoom: ...

    def side_width(self) -> int: ...

    def small_font(self) -> QFont: ...

    def row_title(self, row: int) -> tuple[str, str]: ...

    def column_title(self, column: int) -> tuple[str, str]: ...

    def horizontalScrollBar(self) -> QScrollBar: ...

    def verticalScrollBar(self) -> QScrollBar: ...


class _Header(QWidget):
    """One edge of the grid.

    Signals:
        asked(int, QPoint): the menu of this row or column was asked for, at a place of the screen.
    """

    asked = Signal(int, QPoint)

    def __init__(self, grid: Ruled, parent: QWidget) -> None:
        super().__init__(parent)
        self.grid = grid

    def number_at(self, place: QPoint) -> int:
        """The row or column at a place, -1 beyond the last one."""
        raise NotImplementedError

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._ask(event.pos(), event.globalPos())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._ask(event.position().toPoint(), event.globalPosition().toPoint())

    def _ask(self, place: QPoint, on_screen: QPoint) -> None:
        number = self.number_at(place)
        if number >= 0:
            self.asked.emit(number, on_screen)

    def _begin(self) -> QPainter:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens_of(self).raised))
        return painter

    def _write(self, painter: QPainter, box: QRectF, title: str, caption: str, *, marked: bool) -> None:
        tokens = tokens_of(self)
        font = QFont(self.font())
        font.setPixelSize(Type.BASE)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.accent if marked else tokens.text))
        upper = QRectF(box.left(), box.top(), box.width(), box.height() / 2 + 1) if caption else box
        place = Qt.AlignmentFlag.AlignBottom if caption else Qt.AlignmentFlag.AlignVCenter
        _elided(painter, upper, title, place)
        if caption:
            painter.setFont(self.grid.small_font())
            painter.setPen(QColor(tokens.muted))
            lower = QRectF(box.left(), box.top() + box.height() / 2 + 1, box.width(), box.height() / 2)
            _elided(painter, lower, caption, Qt.AlignmentFlag.AlignTop)


def _elided(painter: QPainter, box: QRectF, words: str, place: Qt.AlignmentFlag) -> None:
    cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, place | Qt.AlignmentFlag.AlignLeft, cut)


class TopHeader(_Header):
    """The names of the columns."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, Size.FINGER)

    @override
    def number_at(self, place: QPoint) -> int:
        column = (place.x() + self.grid.horizontalScrollBar().value()) // self.grid.zoom.width
        return column if 0 <= column < self.grid.columns else -1

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self._begin()
        grid, tokens = self.grid, tokens_of(self)
        width, shift = grid.zoom.width, grid.horizontalScrollBar().value()
        line = QPen(QColor(tokens.line), 0)
        last = min((shift + self.width()) // width + 1, grid.columns)
        for column in range(shift // width, last):
            box = QRectF(column * width - shift, 0, width, self.height())
            title, caption = grid.column_title(column)
            inner = box.adjusted(Space.SMALL, Space.HAIR, -Space.HAIR, -Space.HAIR)
            self._write(painter, inner, title, caption, marked=column == grid.cursor_cell[1])
            painter.setPen(line)
            painter.drawLine(box.topRight(), box.bottomRight())
        painter.setPen(line)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class SideHeader(_Header):
    """The names of the rows."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.grid.side_width(), 0)

    @override
    def number_at(self, place: QPoint) -> int:
        row = (place.y() + self.grid.verticalScrollBar().value()) // self.grid.zoom.height
        return row if 0 <= row < self.grid.rows else -1

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self._begin()
        grid, tokens = self.grid, tokens_of(self)
        height, shift = grid.zoom.height, grid.verticalScrollBar().value()
        line = QPen(QColor(tokens.line), 0)
        last = min((shift + self.height()) // height + 1, grid.rows)
        for row in range(shift // height, last):
            box = QRectF(0, row * height - shift, self.width(), height)
            title, caption = grid.row_title(row)
            # From afar a row has no room for two lines.
            caption = caption if grid.zoom.lines else ""
            inner = box.adjusted(Space.SMALL, 0, -Space.HAIR, 0)
            self._write(painter, inner, title, caption, marked=row == grid.cursor_cell[0])
            painter.setPen(line)
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setPen(line)
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())


class Corner(QWidget):
    """Where the two headers meet."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.raised))
        painter.setPen(QPen(QColor(tokens.line), 0))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
