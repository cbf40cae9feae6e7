"""The check-in points: name, which way they lead, whether one may come back in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit
from typing_extensions import override

from desktop_app.features.setup import actions, queries
from desktop_app.features.setup.page.grid import EditorGrid
from desktop_app.features.setup.page.section import Section
from desktop_app.kit.widgets import tool_button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.context import PageContext

DIRECTIONS = ("entry", "exit", "both")


class PointsSection(Section):
    """One row for each check-in point."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.set_words(
            self.tr("Check-in points"),
            self.tr("A point is a door where codes are read. One is enough for most events."),
        )
        self._grid = EditorGrid((self.tr("Name"), self.tr("Leads"), self.tr("Coming back"), ""), stretch=0)
        self.add_button.setText(self.tr("Add point"))
        self.body.addWidget(self._grid)
        self.body.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()
        self.add_button.clicked.connect(self._on_add_clicked)

    @override
    def refresh(self) -> None:
        rows = self.context.store.read(queries.points, self.context.event_id)
        self._grid.show_rows([self._editors(row) for row in rows])

    def _editors(self, row: queries.PointRow) -> list[QWidget]:
        name = QLineEdit(row.name)
        name.editingFinished.connect(partial(self._on_name_edited, row, name))
        direction = QComboBox()
        for words in (self.tr("in"), self.tr("out"), self.tr("in and out")):
            direction.addItem(words)
        direction.setCurrentIndex(DIRECTIONS.index(row.direction))
        direction.activated.connect(partial(self._on_direction_chosen, row))
        again = QCheckBox(self.tr("may enter again"))
        again.setChecked(row.reentry_rule != "never")
        again.toggled.connect(partial(self._on_reentry_toggled, row))
        remover = tool_button("trash", self.tr("Remove {name}").format(name=row.name))
        remover.clicked.connect(partial(self._on_remove_clicked, row))
        return [name, direction, again, remover]

    def _on_add_clicked(self) -> None:
        taken = {row.name for row in self.context.store.read(queries.points, self.context.event_id)}
        names = (self.tr("Door {number}").format(number=number) for number in range(2, 1000))
        name = next(name for name in names if name not in taken)
        self.save(self.tr("Add check-in point"), actions.add_point, self.context.event_id, name=name)

    def _on_name_edited(self, row: queries.PointRow, editor: QLineEdit) -> None:
        if editor.text().strip() != row.name:
            self.save(self.tr("Rename check-in point"), actions.edit_point, row.id, name=editor.text())

    def _on_direction_chosen(self, row: queries.PointRow, index: int) -> None:
        if DIRECTIONS[index] != row.direction:
            self.save(self.tr("Edit check-in point"), actions.edit_point, row.id, direction=DIRECTIONS[index])

    def _on_reentry_toggled(self, row: queries.PointRow, on: bool) -> None:  # noqa: FBT001 (Qt's signal gives it)
        self.save(
            self.tr("Edit check-in point"),
            actions.edit_point,
            row.id,
            reentry_rule="after_exit" if on else "never",
        )

    def _on_remove_clicked(self, row: queries.PointRow) -> None:
        self.save(self.tr("Remove point {name}").format(name=row.name), actions.remove_point, row.id)
