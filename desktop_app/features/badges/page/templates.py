"""The templates as true pictures: the badge of the person in the preview, drawn with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desktop_app.kit.theme import Size, Space, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop_app.features.badges.rules import BadgeTemplate

Index = QModelIndex | QPersistentModelIndex


class _Tile(QStyledItemDelegate):
    """A template as one tile: chosen, all of it is, not the name alone."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        plain = QStyleOptionViewItem(option)
        chosen = QStyle.StateFlag.State_Selected
        if plain.state & chosen:
            tokens = tokens_of(plain.widget)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.chosen))
            painter.drawRoundedRect(plain.rect, Size.RADIUS, Size.RADIUS)
            painter.restore()
        plain.state &= ~chosen
        plain.rect = plain.rect.adjusted(0, Space.SMALL, 0, 0)
        super().paint(painter, plain, index)


class TemplateList(QListWidget):
    """One picture for each template.

    Signals:
        chosen(str): the name of the template that was chosen.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        side = Size.FORM_LABEL - Space.HUGE
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setIconSize(QSize(side, side))
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(Size.RAIL)
        # As wide as the list, so that each picture stands in the middle of it.
        self._cell = QSize(Size.RAIL - Space.LARGE, side + Size.ROW + Space.WIDE)
        self.setWordWrap(True)
        self.setItemDelegate(_Tile(self))
        self.setAccessibleName(self.tr("Badge templates"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.currentItemChanged.connect(self._on_current_changed)

    def show_templates(self, templates: Sequence[BadgeTemplate]) -> None:
        """Show these; pictures that are there already stay until they are drawn anew."""
        names = [template.name for template in templates]
        present = [self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count())]
        if names != present:
            self._fill(templates)
        for row, template in enumerate(templates):
            self.item(row).setText(template.title)

    def _fill(self, templates: Sequence[BadgeTemplate]) -> None:
        chosen = self.currentItem().data(Qt.ItemDataRole.UserRole) if self.currentRow() >= 0 else ""
        self.blockSignals(True)
        self.clear()
        for template in templates:
            item = QListWidgetItem(QIcon(self._blank()), template.title)
            item.setData(Qt.ItemDataRole.UserRole, template.name)
            item.setSizeHint(self._cell)
            self.addItem(item)
        self.blockSignals(False)
        self.choose(chosen)

    def show_picture(self, name: str, file: Path) -> None:
        """Show the first page of a PDF as the picture of the template of that name."""
        for row in range(self.count()):
            item = self.item(row)
            if item.data(Qt.ItemDataRole.UserRole) == name:
                item.setIcon(_plain_icon(self._picture(file)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollToItem(self.currentItem())

    def choose(self, name: str) -> None:
        """Make the template of that name the current one."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.setCurrentRow(row)

    def _blank(self) -> QPixmap:
        made = QPixmap(self.iconSize())
        made.fill(QColor(0, 0, 0, 0))
        return made

    def _picture(self, file: Path) -> QPixmap:
        """The page as large as fits, on white with a hairline, standing on the name below it."""
        document = QPdfDocument()
        document.load(str(file))
        ratio = self.devicePixelRatioF()
        whole = self.iconSize() * ratio
        size = document.pagePointSize(0).scaled(
            whole.width(), whole.height(), Qt.AspectRatioMode.KeepAspectRatio
        )
        page = document.render(0, size.toSize())
        document.close()
        made = QImage(whole, QImage.Format.Format_ARGB32_Premultiplied)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        left, top = (whole.width() - page.width()) // 2, whole.height() - page.height()
        painter.fillRect(left, top, page.width(), page.height(), Qt.GlobalColor.white)
        painter.drawImage(left, top, page)
        painter.setPen(QColor(tokens_of(self).line))
        painter.drawRect(left, top, page.width() - 1, page.height() - 1)
        painter.end()
        made.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(made)

    def _on_current_changed(self, current: QListWidgetItem | None) -> None:
        if current is not None:
            self.chosen.emit(current.data(Qt.ItemDataRole.UserRole))


def _plain_icon(picture: QPixmap) -> QIcon:
    """An icon that looks the same when chosen: a badge's colours are its colours."""
    made = QIcon(picture)
    made.addPixmap(picture, QIcon.Mode.Selected)
    return made
