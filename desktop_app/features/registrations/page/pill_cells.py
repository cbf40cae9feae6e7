"""Cells whose text is several short things: each is drawn as a pill of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop_app.kit.theme import Size, Space, tokens_of

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_HEIGHT: Final = Space.WIDE - Space.HAIR


class PillCells(QStyledItemDelegate):
    """Splits the text of its cells at `between`; a pill that has no room is left out behind an ellipsis."""

    def __init__(self, between: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._between = between

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        words = [word for word in shown.text.split(self._between) if word]
        shown.text = ""
        widget = option.widget
        if isinstance(widget, QWidget):
            # The ground, chosen or not, as every other cell has it.
            widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
            painter.save()
            self._draw(painter, QRectF(shown.rect), words, widget)
            painter.restore()

    def _draw(self, painter: QPainter, room: QRectF, words: list[str], widget: QWidget) -> None:
        tokens = tokens_of(widget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top = room.left() + Size.CELL, room.center().y() - _HEIGHT / 2
        for word in words:
            width = painter.fontMetrics().horizontalAdvance(word) + 2 * Space.SMALL
            if left + width > room.right():
                painter.setPen(QColor(tokens.muted))
                painter.drawText(QRectF(left, top, room.right() - left, _HEIGHT), "…")
                return
            box = QRectF(left, top, width, _HEIGHT).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QColor(tokens.line))
            painter.setBrush(QColor(tokens.raised))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.setPen(QColor(tokens.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
            left += width + Space.HAIR
