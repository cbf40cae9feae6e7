"""The elements of one side as a list, the topmost first, and buttons that add more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.features.badges.page.designer.words import PICTURES, kind_of
from desktop_app.features.badges.rules.design.editing import with_elements
from desktop_app.features.badges.rules.design.fresh import KINDS
from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import label, tool_button

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QToolButton

    from desktop_app.features.badges.page.designer.design import Design
    from desktop_app.features.badges.page.designer.stage import Stage

_COLUMNS: Final = 5
_PLACE: Final = Qt.ItemDataRole.UserRole


class ElementList(QListWidget):
    """The order in which elements lie on each other; it is changed by dragging.

    Signals:
        reordered(list): the places of all elements before, in their new order, the lowest first.
    """

    reordered = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setIconSize(QSize(Size.ICON, Size.ICON))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Elements, the topmost first"))

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        places = [self.item(row).data(_PLACE) for row in range(self.count())]
        self.reordered.emit(places[::-1])


class ElementsPanel(QWidget):
    """The list with the buttons above it.

    Signals:
        adding_asked(str): add an element of this kind.
    """

    adding_asked = Signal(str)

    def __init__(self, design: Design, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._design = design
        self._stage = stage
        self._showing = False
        self.list = ElementList()
        self.buttons: dict[str, QToolButton] = {}
        self.setFixedWidth(Size.RAIL + Space.HUGE)
        self._lay_out()
        self.list.itemSelectionChanged.connect(self._on_selection_changed)
        self.list.reordered.connect(self._on_reordered)
        design.changed.connect(self._on_changed)
        design.chosen_changed.connect(self._on_chosen_changed)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(Space.HAIR)
        for number, kind in enumerate(KINDS):
            words = self.tr("Add: {kind}").format(kind=self._design.words.kind(kind))
            made = self.buttons[kind] = tool_button(PICTURES[kind], words)
            made.clicked.connect(partial(self.adding_asked.emit, kind))
            grid.addWidget(made, number // _COLUMNS, number % _COLUMNS)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.SMALL, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(self.tr("Add"), Type.CAPTION))
        column.addLayout(grid)
        column.addWidget(label(self.tr("Elements, topmost first"), Type.CAPTION))
        column.addWidget(self.list, 1)

    def _on_changed(self) -> None:
        design = self._design
        self._showing = True
        rows = [self.list.item(row) for row in range(self.list.count())]
        if len(rows) != len(design.elements):
            self.list.clear()
            rows = [QListWidgetItem(self.list) for _ in design.elements]
        for place, element in enumerate(design.elements):
            item = rows[len(rows) - 1 - place]
            words = design.words.element(element)
            warned = bool(self._stage.items_shown[place].warnings)
            item.setText(words)
            item.setToolTip(words)
            item.setData(_PLACE, place)
            item.setSizeHint(QSize(0, Size.STATUS))
            picture = "warning" if warned else PICTURES[kind_of(element)]
            item.setIcon(icon(picture, State.ATTENTION if warned else State.PLAIN))
        self._showing = False
        self._on_chosen_changed()

    def _on_chosen_changed(self) -> None:
        if self._showing or self.list.count() != len(self._design.elements):
            return
        self._showing = True
        chosen = set(self._design.chosen)
        flags = QItemSelectionModel.SelectionFlag
        for row in range(self.list.count()):
            item = self.list.item(row)
            is_chosen = item.data(_PLACE) in chosen
            if item.isSelected() != is_chosen:
                item.setSelected(is_chosen)
        if self._design.chosen:
            row = self.list.count() - 1 - self._design.chosen[-1]
            self.list.setCurrentRow(row, flags.NoUpdate)
        self._showing = False

    def _on_selection_changed(self) -> None:
        if not self._showing:
            self._design.choose(item.data(_PLACE) for item in self.list.selectedItems())

    def _on_reordered(self, order: list[int]) -> None:
        design = self._design
        elements = [design.elements[place] for place in order]
        chosen = [order.index(place) for place in design.chosen]
        words = design.words.arranging(design.chosen_elements or elements)
        design.step(words, with_elements(design.template, design.face, elements), chosen)
