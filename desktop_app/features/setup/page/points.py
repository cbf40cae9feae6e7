"""The check-in points: name and way of each, and below them the rules of the one that is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit
from typing_extensions import override

from desktop_app.features.setup import actions, queries
from desktop_app.features.setup.page.grid import EditorGrid
from desktop_app.features.setup.page.point_rules import PointRules
from desktop_app.features.setup.page.section import Section
from desktop_app.features.setup.page.steady import SteadyBox
from desktop_app.kit.theme import Space, Type
from desktop_app.kit.widgets import FilterChip, button, label, line, tool_button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.context import PageContext

DIRECTIONS = ("entry", "exit", "both")


class PointsSection(Section):
    """One row for each check-in point, and the rules of one of them.

    Signals:
        simulator_asked(str): what would happen at the point of this key?
    """

    simulator_asked = Signal(str)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._chosen = ""
        self.set_words(
            self.tr("Check-in points"),
            self.tr("A point is a door where codes are read. One is enough for most events."),
        )
        self._grid = EditorGrid((self.tr("Name"), self.tr("Leads"), "", ""), stretch=0)
        self.add_button.setText(self.tr("Add point"))
        self._rules_of = label("", Type.STRONG)
        self.simulate_button = button(self.tr("What would happen…"), picture="question")
        self.simulate_button.setToolTip(self.tr("Ask what this point would answer to a person at a time"))
        self.rules = PointRules()
        self._lay_out()
        self.add_button.clicked.connect(self._on_add_clicked)
        self.rules.changed.connect(self._on_rules_changed)
        self.simulate_button.clicked.connect(self._on_simulate_clicked)

    @override
    def refresh(self) -> None:
        read, event_id = self.context.store.read, self.context.event_id
        rows = read(queries.points, event_id)
        shown = next((row for row in rows if row.id == self._chosen), rows[0] if rows else None)
        self._chosen = shown.id if shown else ""
        self._grid.show_rows([self._editors(row) for row in rows])
        for part in (self._rules_of, self.simulate_button, self.rules):
            part.setVisible(shown is not None)
        if shown is not None:
            self._rules_of.setText(self.tr("Rules of {name}").format(name=shown.name))
            self.rules.show_point(shown, read(queries.event, event_id), read(queries.categories, event_id))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._rules_of, 1)
        head.addWidget(self.simulate_button)
        self.body.addWidget(self._grid)
        self.body.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(line())
        self.body.addLayout(head)
        self.body.addWidget(self.rules)
        self.body.addStretch()

    def _editors(self, row: queries.PointRow) -> list[QWidget]:
        name = QLineEdit(row.name)
        name.editingFinished.connect(partial(self._on_name_edited, row, name))
        direction = SteadyBox()
        for words in (self.tr("in"), self.tr("out"), self.tr("in and out")):
            direction.addItem(words)
        direction.setToolTip(self.tr("In which way {name} is passed").format(name=row.name))
        direction.setCurrentIndex(DIRECTIONS.index(row.direction))
        direction.activated.connect(partial(self._on_direction_chosen, row))
        rules = FilterChip(self.tr("Rules"))
        rules.setToolTip(self.tr("Show the rules of {name}").format(name=row.name))
        rules.setChecked(row.id == self._chosen)
        rules.clicked.connect(partial(self._on_rules_clicked, row))
        remover = tool_button("trash", self.tr("Remove {name}").format(name=row.name))
        remover.clicked.connect(partial(self._on_remove_clicked, row))
        return [name, direction, rules, remover]

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

    def _on_rules_clicked(self, row: queries.PointRow) -> None:
        self._chosen = row.id
        self.rules.forget_typed()
        self.refresh()

    def _on_rules_changed(self, changes: dict[str, Any]) -> None:
        self.save(self.tr("Edit check-in point"), actions.edit_point, self._chosen, **changes)

    def _on_simulate_clicked(self) -> None:
        self.simulator_asked.emit(self._chosen)

    def _on_remove_clicked(self, row: queries.PointRow) -> None:
        self.save(self.tr("Remove point {name}").format(name=row.name), actions.remove_point, row.id)
