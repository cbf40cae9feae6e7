"""A row that goes on in the next line where the window is narrow, so that chips never push it wider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

from desktop_app.kit.theme import Space

if TYPE_CHECKING:
    from collections.abc import Iterator


class FlowLayout(QLayout):
    """Lays its parts from left to right, line after line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(Space.SMALL)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lines = {place.y() // self._step for _item, place in self._places(width)}
        return max(len(lines), 1) * self._step - self.spacing()

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        least = QSize()
        for item in self._items:
            least = least.expandedTo(_size_of(item))
        return least

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in self._places(rect.width()):
            item.setGeometry(QRect(rect.topLeft() + place, item.sizeHint()))

    @property
    def _step(self) -> int:
        return self.minimumSize().height() + self.spacing()

    def _places(self, width: int) -> Iterator[tuple[QLayoutItem, QPoint]]:
        # All lines are as high as the tallest part, hidden ones too, so that nothing jumps when one comes.
        height = self.minimumSize().height()
        x = y = 0
        for item in self._items:
            size = item.sizeHint()
            if item.isEmpty():
                continue
            if x and x + size.width() > width:
                x, y = 0, y + height + self.spacing()
            yield item, QPoint(x, y + (height - size.height()) // 2)
            x += size.width() + self.spacing()


def _size_of(item: QLayoutItem) -> QSize:
    """How large a part is, shown or not: an item of a hidden widget says nothing."""
    widget = item.widget()
    return widget.sizeHint() if widget is not None else item.sizeHint()
