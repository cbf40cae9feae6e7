"""Boxes to tick, one for each category: with none ticked, everybody is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop_app.kit.icons import dot
from desktop_app.kit.theme import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.setup.queries import CategoryRow

_COLUMNS = 2


class CategoryTicks(QWidget):
    """Tells each tick as soon as it is made.

    Signals:
        ticked(list): the keys of the categories that are ticked now.
    """

    ticked = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.WIDE)
        self._grid.setVerticalSpacing(0)

    def show_categories(self, categories: Sequence[CategoryRow], ticked: Sequence[str]) -> None:
        """Offer these categories, with those ticked."""
        if list(self.boxes) != [category.id for category in categories]:
            for box in self.boxes.values():
                box.deleteLater()
            self.boxes = {category.id: QCheckBox() for category in categories}
            for place, box in enumerate(self.boxes.values()):
                box.clicked.connect(self._on_clicked)
                self._grid.addWidget(box, place // _COLUMNS, place % _COLUMNS, Qt.AlignmentFlag.AlignLeft)
        for category in categories:
            box = self.boxes[category.id]
            box.setText(category.name.replace("&", "&&"))
            box.setIcon(dot(category.colour))
            box.setChecked(category.id in ticked)

    def _on_clicked(self) -> None:
        self.ticked.emit([key for key, box in self.boxes.items() if box.isChecked()])
