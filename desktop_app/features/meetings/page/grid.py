"""Cells in rows and columns under headers that stay in sight: what the board and the people's days are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QPainter, QPen
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget
from typing_extensions import override

from desktop_app.features.meetings.page.board_inks import inks_of
from desktop_app.features.meetings.page.grid_headers import Corner, SideHeader, TopHeader
from desktop_app.features.meetings.page.zoom import USUAL_ZOOM, ZOOMS, Zoom
from desktop_app.kit.theme import Size, Space, Type, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent

Cell = tuple[int, int]
"""Row and column."""

_STEPS: Final = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_ENTERS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_NOTCH: Final = 120
_LOOKS: Final = frozenset({QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange})


class Grid(QGraphicsView):
    """Paints only the cells in sight; one of them has the keyboard.

    Signals:
        cursor_moved(): the keyboard's cell is another now.
        opened(): Enter, or a double click, on the keyboard's cell.
        zoomed(int): the step of nearness is another now.
        menu_asked(QPoint): the menu of the keyboard's cell was asked for, at a place of the screen.
    """

    cursor_moved = Signal()
    opened = Signal()
    zoomed = Signal(int)
    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = 0
        self.columns = 0
        self.cursor_cell: Cell = (0, 0)
        self._zoom = USUAL_ZOOM
        self._wheel = 0
        self._painted: dict[Cell, object] = {}
        self.inks = inks_of(tokens_of(self))
        self.setScene(QGraphicsScene(self))
        # There is nothing in the scene to talk to; else it would keep the window's shortcuts to itself.
        self.setInteractive(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        # What lies over the cells, as a cursor or a hint, changes often; the cells themselves seldom.
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.top = TopHeader(self, self)
        self.side = SideHeader(self, self)
        self.corner = Corner(self)
        self.setViewportMargins(self.side.sizeHint().width(), self.top.sizeHint().height(), 0, 0)
        self.horizontalScrollBar().valueChanged.connect(self.top.update)
        self.verticalScrollBar().valueChanged.connect(self.side.update)

    # --- what a kind of grid says ------------------------------------------------------------------------

    def paint_cell(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        """Paint what is in a cell; its ground and lines are painted already."""

    def picture_of(self, cell: Cell) -> object:
        """Give what the painting of a cell depends on besides theme and nearness: see `repaint_changed`."""
        return cell

    def row_title(self, row: int) -> tuple[str, str]:
        """Name a row, and say something small about it."""
        return str(row), ""

    def column_title(self, column: int) -> tuple[str, str]:
        """Name a column, and say something small about it."""
        return str(column), ""

    def side_width(self) -> int:
        """How wide the names of the rows are."""
        return Size.SHAPE

    def words_at(self, cell: Cell) -> str:
        """Say what is in a cell, for who hears the screen."""
        return f"{self.row_title(cell[0])[0]}, {self.column_title(cell[1])[0]}"

    # --- sizes and places --------------------------------------------------------------------------------

    @property
    def zoom(self) -> Zoom:
        """How near the cells are."""
        return ZOOMS[self._zoom]

    def show_shape(self, rows: int, columns: int) -> None:
        """Have so many rows and columns from now on."""
        self.rows, self.columns = rows, columns
        self.cursor_cell = self._within(self.cursor_cell)
        self._fit_scene()

    def set_zoom(self, step: int) -> None:
        """Come nearer or go farther; the keyboard's cell stays in sight."""
        step = min(max(step, 0), len(ZOOMS) - 1)
        if step == self._zoom:
            return
        self._zoom = step
        self._fit_scene()
        self.see(self.cursor_cell)
        self.zoomed.emit(step)

    def nearer(self) -> None:
        """Zoom in by a step."""
        self.set_zoom(self._zoom + 1)

    def farther(self) -> None:
        """Zoom out by a step."""
        self.set_zoom(self._zoom - 1)

    def box_of(self, cell: Cell) -> QRectF:
        """Where a cell lies in the scene."""
        zoom = self.zoom
        return QRectF(cell[1] * zoom.width, cell[0] * zoom.height, zoom.width, zoom.height)

    def cell_at(self, place: QPoint) -> Cell | None:
        """The cell at a place of the viewport."""
        point = self.mapToScene(place)
        row, column = int(point.y() // self.zoom.height), int(point.x() // self.zoom.width)
        inside = 0 <= row < self.rows and 0 <= column < self.columns
        return (row, column) if inside else None

    def update_cells(self, cells: Iterable[Cell | None]) -> None:
        """Paint some cells anew."""
        for cell in cells:
            if cell is not None:
                box = self.mapFromScene(self.box_of(cell)).boundingRect()
                self.viewport().update(box.adjusted(-Space.HAIR, -Space.HAIR, Space.HAIR, Space.HAIR))

    def see(self, cell: Cell) -> None:
        """Scroll until a cell is in sight."""
        self.ensureVisible(self.box_of(cell), Space.HAIR, Space.HAIR)

    def put_cursor(self, cell: Cell) -> None:
        """Give a cell the keyboard, and show it."""
        before, self.cursor_cell = self.cursor_cell, self._within(cell)
        self.see(self.cursor_cell)
        self.update_cells((before, self.cursor_cell))
        self.top.update()
        self.side.update()
        self.setAccessibleDescription(self.words_at(self.cursor_cell) if self.rows and self.columns else "")
        self.cursor_moved.emit()

    def step(self, by: Cell) -> None:
        """Move the keyboard's cell."""
        self.put_cursor((self.cursor_cell[0] + by[0], self.cursor_cell[1] + by[1]))

    def _within(self, cell: Cell) -> Cell:
        row = min(max(cell[0], 0), max(self.rows - 1, 0))
        return row, min(max(cell[1], 0), max(self.columns - 1, 0))

    def _fit_scene(self) -> None:
        self.scene().setSceneRect(0, 0, self.columns * self.zoom.width, self.rows * self.zoom.height)
        self.repaint_all()

    def repaint_changed(self) -> None:
        """Paint those cells in sight anew that would not look as they were painted, and the headers."""
        rows, columns = self.cells_in(self.mapToScene(self.viewport().rect()).boundingRect())
        for row in rows:
            for column in columns:
                cell = (row, column)
                if cell not in self._painted or self._painted[cell] != self.picture_of(cell):
                    self.invalidateScene(self.box_of(cell), QGraphicsScene.SceneLayer.BackgroundLayer)
        self.top.update()
        self.side.update()

    def repaint_all(self) -> None:
        """Paint everything anew."""
        self._painted.clear()
        self.resetCachedContent()
        self.viewport().update()
        self.top.update()
        self.side.update()

    # --- painting ----------------------------------------------------------------------------------------

    @override
    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        self.inks = inks_of(tokens_of(self))
        painter.fillRect(rect, self.inks.surface)
        rows, columns = self.cells_in(rect)
        painter.setFont(self.small_font())
        # Single cells that changed may lie far apart: what is between them stays as it is.
        wanted = painter.clipRegion()
        for row in rows:
            for column in columns:
                cell, box = (row, column), self.box_of((row, column))
                if wanted.intersects(box.toRect()):
                    self._painted[cell] = self.picture_of(cell)
                    self.paint_cell(painter, box, cell)
        self._draw_lines(painter, rows, columns)

    def cells_in(self, rect: QRectF | QRect) -> tuple[range, range]:
        """The rows and columns that a part of the scene touches."""
        zoom = self.zoom
        first, last = int(rect.top() // zoom.height), int(rect.bottom() // zoom.height)
        left, right = int(rect.left() // zoom.width), int(rect.right() // zoom.width)
        return range(max(first, 0), min(last + 1, self.rows)), range(
            max(left, 0), min(right + 1, self.columns)
        )

    def _draw_lines(self, painter: QPainter, rows: range, columns: range) -> None:
        if not rows or not columns:
            return
        zoom = self.zoom
        painter.setPen(QPen(QColor(tokens_of(self).line), 0))
        right, bottom = columns.stop * zoom.width, rows.stop * zoom.height
        for row in range(rows.start, rows.stop + 1):
            painter.drawLine(columns.start * zoom.width, row * zoom.height, right, row * zoom.height)
        for column in range(columns.start, columns.stop + 1):
            painter.drawLine(column * zoom.width, rows.start * zoom.height, column * zoom.width, bottom)

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if not self.rows or not self.columns:
            return
        colour = QColor(tokens_of(self).accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2 if self.hasFocus() else 1))
        painter.drawRect(self.box_of(self.cursor_cell).adjusted(1, 1, -1, -1))

    def small_font(self) -> QFont:
        """The type of what is small in a cell."""
        font = QFont(self.font())
        font.setPixelSize(Type.CAPTION)
        return font

    # --- Qt's events -------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _STEPS:
            self.step(_STEPS[key])
        elif plain and key in _ENTERS:
            self.opened.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = key == Qt.Key.Key_End
            self.put_cursor((self.cursor_cell[0], self.columns - 1 if last else 0))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            some = max(self.viewport().height() // self.zoom.height - 1, 1)
            self.step((some if key == Qt.Key.Key_PageDown else -some, 0))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.nearer()
        elif key == Qt.Key.Key_Minus:
            self.farther()
        else:
            event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position().toPoint())
        if cell is not None:
            self.put_cursor(cell)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.cell_at(event.position().toPoint()) is not None:
            self.opened.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            corner = self.mapFromScene(self.box_of(self.cursor_cell)).boundingRect().center()
            self.menu_asked.emit(self.viewport().mapToGlobal(corner))
        else:
            self.menu_asked.emit(event.globalPos())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        if abs(self._wheel) >= _NOTCH:
            self.set_zoom(self._zoom + (1 if self._wheel > 0 else -1))
            self._wheel = 0

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update_cells((self.cursor_cell,))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update_cells((self.cursor_cell,))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _LOOKS:
            self.resetCachedContent()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left, high = self.side.sizeHint().width(), self.top.sizeHint().height()
        self.corner.setGeometry(0, 0, left, high)
        self.top.setGeometry(left, 0, self.viewport().width(), high)
        self.side.setGeometry(0, high, left, self.viewport().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(Size.INSPECTOR, Size.PICTURE)
