"""A section of rows in an order of their own, with the details of the chosen one below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.features.setup.page.grid import EditorGrid
from desktop_app.features.setup.page.section import Section
from desktop_app.kit.theme import Space, Type
from desktop_app.kit.widgets import FilterChip, button, label, line, tool_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QToolButton

    from desktop_app.kit.context import PageContext


class ArrangedSection(Section):
    """Keeps which row is chosen, and its place in the order."""

    def __init__(self, context: PageContext, details: QWidget) -> None:
        super().__init__(context)
        self._chosen = ""
        self._grid = EditorGrid(())
        self._details_of = label("", Type.STRONG)
        self.up_button = button(self.tr("Up"), picture="arrow-up")
        self.down_button = button(self.tr("Down"), picture="arrow-down")
        self._details = details
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._details_of, 1)
        head.addWidget(self.up_button)
        head.addWidget(self.down_button)
        self._line = line()
        self._rows_place = self.body.count()
        self.body.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._line)
        self.body.addLayout(head)
        self.body.addWidget(details)
        self.body.addStretch()
        self.add_button.clicked.connect(self._on_add_clicked)
        self.up_button.clicked.connect(partial(self.move_chosen, -1))
        self.down_button.clicked.connect(partial(self.move_chosen, 1))

    @property
    def chosen(self) -> str:
        """The key of the row whose details are shown; empty where there is none."""
        return self._chosen

    def move_chosen(self, steps: int) -> None:
        """Put the chosen row so many places further down."""
        raise NotImplementedError

    def add_row(self) -> str:
        """Make a new row; gives its key, or nothing where that was refused."""
        raise NotImplementedError

    def remove_row(self, key: str, name: str) -> None:
        """Take a row away."""
        raise NotImplementedError

    def set_heads(self, heads: Sequence[str]) -> None:
        """Say what stands in the columns; to be called once."""
        self._grid = EditorGrid((*heads, "", ""), stretch=0)
        self.body.insertWidget(self._rows_place, self._grid)

    def free_name(self, plain: str, taken: Sequence[str]) -> str:
        """A name for something new that nothing else has."""
        numbered = (plain, *(f"{plain} {number}" for number in range(2, len(taken) + 3)))
        return next(name for name in numbered if name not in taken)

    def choose(self, key: str) -> None:
        """Show the details of another row."""
        self._chosen = key
        self.refresh()

    def show_rows(self, rows: Sequence[tuple[str, str, list[QWidget]]]) -> None:
        """Lay out rows: key, name, editors. Keeps the chosen one, or chooses the first."""
        keys = [key for key, _, _ in rows]
        self._chosen = self._chosen if self._chosen in keys else (keys[0] if keys else "")
        place = keys.index(self._chosen) if self._chosen else 0
        self._grid.show_rows(
            [[*editors, self._opener(key, name), self._remover(key, name)] for key, name, editors in rows]
        )
        self._grid.setVisible(bool(rows))
        for part in (self._line, self._details_of, self.up_button, self.down_button, self._details):
            part.setVisible(bool(rows))
        self.up_button.setEnabled(place > 0)
        self.down_button.setEnabled(place + 1 < len(rows))
        self._details_of.setText(rows[place][1] if rows else "")

    def _opener(self, key: str, name: str) -> QWidget:
        made = FilterChip(self.tr("Details"))
        made.setToolTip(self.tr("Show the details of {name}").format(name=name))
        made.setChecked(key == self._chosen)
        made.clicked.connect(partial(self.choose, key))
        return made

    def _on_add_clicked(self) -> None:
        key = self.add_row()
        if key:
            self.choose(key)

    def _remover(self, key: str, name: str) -> QToolButton:
        made = tool_button("trash", self.tr("Remove {name}").format(name=name))
        made.clicked.connect(partial(self.remove_row, key, name))
        return made
