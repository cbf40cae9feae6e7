"""A list of entries with a colour, a head and words below it: chosen, opened, or dragged out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desktop_app.kit.page_keys import is_for_page
from desktop_app.kit.theme import Space, Type, tokens_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

Index = QModelIndex | QPersistentModelIndex
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: the colour of its band ("" for the accent), the lines of its head, and what stands below them.

    What stands below is asked when the row is seen: there may be thousands.
    """

    key: str
    colour: str
    head: tuple[str, ...]
    asked: Callable[[], str]

    @property
    def below(self) -> str:
        """The words under the head."""
        return self.asked()


@dataclass(frozen=True, slots=True)
class Shape:
    """How many lines a row has: in its head, and at most below it."""

    head: int = 2
    below: int = 2


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    @override
    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{', '.join(entry.head)}: {entry.below}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((*entry.head, entry.below))
        return None


class _Painter(QStyledItemDelegate):
    """The lines of the head, and below them the words in a few lines at most."""

    def __init__(self, parent: QObject, shape: Shape) -> None:
        super().__init__(parent)
        self._shape = shape

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        shape = self._shape
        words = shape.head * Type.BASE + shape.below * Type.CAPTION
        return QSize(0, words + (shape.head + 2) * Space.SMALL)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        widget = option.widget
        if not isinstance(model, _Model) or widget is None:
            return
        entry, tokens = model.entries[index.row()], tokens_of(widget)
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, QColor(tokens.chosen if chosen else tokens.surface))
        band = QRect(box.left(), box.top(), Space.HAIR, box.height())
        painter.fillRect(band, QColor(entry.colour or tokens.accent))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        room = box.adjusted(Space.MEDIUM, Space.HAIR, -Space.SMALL, -Space.HAIR)
        self._write(painter, room, entry, QColor(tokens.text), QColor(tokens.muted))
        if chosen and widget.hasFocus():
            painter.setPen(QColor(tokens.accent))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, entry: Entry, text: QColor, muted: QColor) -> None:
        line = Type.BASE + Space.HAIR
        painter.setPen(text)
        for place, words in enumerate(entry.head):
            box = QRect(room.left(), room.top() + place * line, room.width(), line)
            cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, cut)
        font = QFont(painter.font())
        font.setPixelSize(Type.CAPTION)
        painter.setFont(font)
        painter.setPen(muted)
        top = room.top() + len(entry.head) * line + 2
        for words in wrapped(entry.below, font, room.width(), self._shape.below):
            box = QRect(room.left(), top, room.width(), Type.CAPTION + Space.HAIR)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            top += Type.CAPTION + Space.HAIR


def wrapped(words: str, font: QFont, width: int, lines: int) -> list[str]:
    """Words in at most so many lines of a width; the last one ends in … where there is more."""
    layout = QTextLayout(words, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    found: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(words[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    if len(found) > lines:
        found = [*found[: lines - 1], f"{found[lines - 1]} …"]
    return found


class EntryList(QListView):
    """Chosen by key, opened by Enter, dragged to elsewhere.

    Signals:
        chosen(str): an entry is current now.
        opened(str): Enter or a double click on an entry.
        lifted(str), carried(QPoint), dropped(QPoint): an entry is dragged, at places of the screen.
    """

    chosen = Signal(str)
    opened = Signal(str)
    lifted = Signal(str)
    carried = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None, *, shape: Shape | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self._pressed: QPoint | None = None
        self._carrying = False
        self._listing = False
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self, shape or Shape()))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_double_clicked)

    @property
    def entries(self) -> Sequence[Entry]:
        """What is listed."""
        return self._model.entries

    @property
    def current_key(self) -> str:
        """The key of the current entry, "" when there is none."""
        row = self.currentIndex().row()
        return self._model.entries[row].key if 0 <= row < len(self._model.entries) else ""

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """List these; what was current stays so, or what stands in its place now."""
        key, row = self.current_key, self.currentIndex().row()
        scroll = self.verticalScrollBar().value()
        had = self.hasFocus()
        self._listing = True
        self._model.show(entries)
        kept = bool(key) and self.choose(key)
        self._listing = False
        if key and not kept and had and entries:
            self.setCurrentIndex(self._model.index(min(row, len(entries) - 1)))
        self.verticalScrollBar().setValue(scroll)

    def choose(self, key: str) -> bool:
        """Make an entry current; False where it is not listed."""
        for row, entry in enumerate(self._model.entries):
            if entry.key == key:
                self.setCurrentIndex(self._model.index(row))
                return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTERS and self.current_key:
            self.opened.emit(self.current_key)
        elif is_for_page(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = place if left and self.indexAt(place).isValid() else None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._carrying:
            self.carried.emit(event.globalPosition().toPoint())
        elif self._pressed is not None and self._is_far(place):
            self._pressed = None
            self._carrying = True
            self.lifted.emit(self.current_key)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._pressed = None
        if self._carrying:
            self._carrying = False
            self.dropped.emit(event.globalPosition().toPoint())

    def _is_far(self, place: QPoint) -> bool:
        pressed = self._pressed or place
        return (place - pressed).manhattanLength() >= QApplication.startDragDistance()

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        # What is only listed again was not chosen again: something else may be in front by now.
        if not self._listing:
            self.chosen.emit(self.current_key)

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self.opened.emit(self.current_key)
