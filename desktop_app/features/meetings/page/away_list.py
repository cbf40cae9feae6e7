"""A list of people to tick: name, organisation, and for which meeting the person is awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desktop_app.kit.page_keys import is_for_page
from desktop_app.kit.theme import Space, Type, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent

KEY: Final = Qt.ItemDataRole.UserRole
_LINES: Final = Qt.ItemDataRole.UserRole + 1
_LINE: Final = Type.CAPTION + Space.HAIR


class _Painter(QStyledItemDelegate):
    """The tick, the name, and below it two smaller lines."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, Type.BASE + Space.HAIR + 2 * _LINE + Space.SMALL)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        lines: Sequence[str] = index.data(_LINES) or ()
        bare.text = ""
        widget = option.widget
        if widget is None:
            return
        style, tokens = widget.style(), tokens_of(widget)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, widget)
        tick = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, bare, widget)
        box: QRect = option.rect
        room = box.adjusted(tick.right() - box.left() + Space.SMALL, Space.HAIR, -Space.HAIR, 0)
        painter.save()
        small = QFont(painter.font())
        small.setPixelSize(Type.CAPTION)
        top = room.top()
        for place, words in enumerate(lines):
            if place:
                painter.setFont(small)
            painter.setPen(QColor(tokens.muted if place else tokens.text))
            height = _LINE if place else Type.BASE + Space.HAIR
            cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(
                QRect(room.left(), top, room.width(), height), Qt.AlignmentFlag.AlignVCenter, cut
            )
            top += height
        painter.setPen(QColor(tokens.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()


class AwayList(QListWidget):
    """People, each with a tick; Space ticks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Painter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    @property
    def ticked(self) -> list[str]:
        """The keys that are ticked."""
        items = (self.item(row) for row in range(self.count()))
        return [item.data(KEY) for item in items if item.checkState() == Qt.CheckState.Checked]

    @property
    def current_key(self) -> str:
        """The key of the current row, "" when there is none."""
        row = self.currentRow()
        return str(self.item(row).data(KEY)) if row >= 0 else ""

    def choose(self, key: str) -> None:
        """Make somebody current, or the first where that one is not listed any more."""
        keys = [self.item(row).data(KEY) for row in range(self.count())]
        if key:
            self.setCurrentRow(keys.index(key) if key in keys else 0)

    def add_person(self, key: str, lines: Sequence[str], *, ticked: bool) -> None:
        """Add somebody, with up to three lines of words."""
        item = QListWidgetItem("; ".join(lines))
        item.setData(KEY, key)
        item.setData(_LINES, list(lines))
        item.setFlags(
            Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        )
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setToolTip("\n".join(lines))
        self.addItem(item)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_for_page(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
