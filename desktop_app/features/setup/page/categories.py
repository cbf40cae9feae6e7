"""The categories: name, colour of the badge's band, what the desk hands out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QLabel, QLineEdit, QToolButton
from typing_extensions import override

from desktop_app.features.setup import actions, queries
from desktop_app.features.setup.page.grid import EditorGrid
from desktop_app.features.setup.page.places import places_field, places_in
from desktop_app.features.setup.page.section import Section
from desktop_app.kit.icons import dot
from desktop_app.kit.theme import Size
from desktop_app.kit.widgets import PushButton, label, tool_button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.context import PageContext

NEW_COLOUR = "#5B6875"


class CategoriesSection(Section):
    """One row for each category."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.set_words(
            self.tr("Categories"),
            self.tr("The colour is the band on the badge and the mark in every list."),
        )
        self._grid = EditorGrid(
            (
                self.tr("Name"),
                self.tr("Colour"),
                self.tr("Hand out"),
                self.tr("Places"),
                self.tr("People"),
                "",
            ),
            stretch=2,
        )
        self.add_button.setText(self.tr("Add category"))
        self.body.addWidget(self._grid)
        self.body.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()
        self.add_button.clicked.connect(self._on_add_clicked)

    @override
    def refresh(self) -> None:
        rows = self.context.store.read(queries.categories, self.context.event_id)
        self._grid.show_rows([self._editors(row) for row in rows])

    def _editors(self, row: queries.CategoryRow) -> list[QWidget]:
        name = QLineEdit(row.name)
        name.editingFinished.connect(partial(self._on_name_edited, row, name))
        name.setMaximumWidth(Size.FORM_LABEL)
        colour = PushButton(row.colour)
        colour.setIcon(dot(row.colour))
        colour.clicked.connect(partial(self._on_colour_clicked, row))
        hand_out = QLineEdit(row.hand_out)
        hand_out.setPlaceholderText(self.tr("Badge, programme"))
        hand_out.editingFinished.connect(partial(self._on_hand_out_edited, row, hand_out))
        places = places_field(row.places)
        places.setFixedWidth(Size.FORM_LABEL - Size.RAIL_FOLDED)
        places.editingFinished.connect(partial(self._on_places_edited, row, places))
        return [name, colour, hand_out, places, self._count(row), self._remover(row)]

    def _count(self, row: queries.CategoryRow) -> QLabel:
        return label(str(row.attendees), muted=True)

    def _remover(self, row: queries.CategoryRow) -> QToolButton:
        made = tool_button("trash", self.tr("Remove {name}").format(name=row.name))
        made.clicked.connect(partial(self._on_remove_clicked, row))
        return made

    def _on_add_clicked(self) -> None:
        taken = {row.name for row in self.context.store.read(queries.categories, self.context.event_id)}
        name = next(name for name in self._names() if name not in taken)
        self.save(
            self.tr("Add category"), actions.add_category, self.context.event_id, name=name, colour=NEW_COLOUR
        )

    def _names(self) -> list[str]:
        plain = self.tr("New category")
        return [plain, *(f"{plain} {number}" for number in range(2, 100))]

    def _on_name_edited(self, row: queries.CategoryRow, editor: QLineEdit) -> None:
        if editor.text().strip() != row.name:
            self.save(self.tr("Rename category"), actions.edit_category, row.id, name=editor.text())

    def _on_hand_out_edited(self, row: queries.CategoryRow, editor: QLineEdit) -> None:
        if editor.text().strip() != row.hand_out:
            self.save(self.tr("Edit category"), actions.edit_category, row.id, hand_out=editor.text().strip())

    def _on_places_edited(self, row: queries.CategoryRow, editor: QLineEdit) -> None:
        if (places := places_in(editor)) != row.places:
            self.save(self.tr("Edit category"), actions.edit_category, row.id, places=places)

    def _on_colour_clicked(self, row: queries.CategoryRow) -> None:
        chosen = QColorDialog.getColor(
            QColor(row.colour), self, self.tr("Colour of {name}").format(name=row.name)
        )
        if chosen.isValid() and chosen.name().upper() != row.colour.upper():
            self.save(self.tr("Edit category"), actions.edit_category, row.id, colour=chosen.name().upper())

    def _on_remove_clicked(self, row: queries.CategoryRow) -> None:
        self.save(self.tr("Remove category {name}").format(name=row.name), actions.remove_category, row.id)
