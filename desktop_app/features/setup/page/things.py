"""The things that the desk hands out: to whom, how many there are, and how many are gone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from desktop_app.features.setup import actions, queries
from desktop_app.features.setup.page.arranged import ArrangedSection
from desktop_app.features.setup.page.category_ticks import CategoryTicks
from desktop_app.features.setup.page.steady import SteadyBox
from desktop_app.kit.theme import Size
from desktop_app.kit.widgets import Form, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.kit.context import PageContext

_MOST = 999_999


class ThingDetails(Form):
    """Who is given one thing; tells each change as soon as it is made.

    Signals:
        changed(dict): these columns of the thing shown have new values.
    """

    changed = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: queries.ThingRow | None = None
        self._choices: dict[str, tuple[str, ...]] = {}
        self.categories = CategoryTicks()
        self.field, self.value = SteadyBox(), SteadyBox()
        self._typed = QLineEdit()
        self.value.setLineEdit(self._typed)
        self.value.setInsertPolicy(SteadyBox.InsertPolicy.NoInsert)
        self.add(self.tr("For"), self.categories, self.tr("With none ticked it is for everybody."))
        self.add(self.tr("Only where"), self.field, self.tr("An answer can decide who is given it."))
        self.add(self.tr("is answered"), self.value, self.tr("As the answer is, or one of several."))
        self.categories.ticked.connect(self._on_ticked)
        self.field.activated.connect(self._on_field_chosen)
        self.value.activated.connect(self._on_value_edited)
        self._typed.editingFinished.connect(self._on_value_edited)

    def show_thing(
        self,
        row: queries.ThingRow,
        categories: Sequence[queries.CategoryRow],
        questions: Sequence[queries.QuestionRow],
    ) -> None:
        """Show the details of another thing, or what became of these."""
        self._row = row
        self._choices = {
            question.key: question.choices or (("yes", "no") if question.kind == "yes_no" else ())
            for question in questions
        }
        self.categories.show_categories(categories, row.category_ids)
        self.field.clear()
        self.field.addItem(self.tr("No answer decides"), "")
        for question in questions:
            self.field.addItem(question.label, question.key)
        if self.field.findData(row.field_key) < 0:
            self.field.addItem(row.field_key, row.field_key)
        self.field.setCurrentIndex(self.field.findData(row.field_key))
        self._show_value(row)

    def _show_value(self, row: queries.ThingRow) -> None:
        self.value.setEnabled(bool(row.field_key))
        self.value.clear()
        self.value.addItems(self._choices.get(row.field_key, ()))
        self.value.setCurrentText(row.field_value)

    def _on_ticked(self, keys: list[str]) -> None:
        self.changed.emit({"category_ids": keys})

    def _on_field_chosen(self, _index: int) -> None:
        key = self.field.currentData()
        if self._row is not None and key != self._row.field_key:
            first = next(iter(self._choices.get(key, ())), "")
            self.changed.emit({"field_key": key, "field_value": first})

    def _on_value_edited(self) -> None:
        text = self.value.currentText().strip()
        if self._row is not None and text != self._row.field_value:
            self.changed.emit({"field_value": text})


class ThingsSection(ArrangedSection):
    """One row for each thing."""

    def __init__(self, context: PageContext) -> None:
        details = ThingDetails()
        super().__init__(context, details)
        self.details = details
        self.set_heads((self.tr("Thing"), self.tr("Stock"), self.tr("Handed out")))
        self.set_words(
            self.tr("Hand-outs"),
            self.tr("What people are given at check-in. The desk ticks it off, and counts what is left."),
        )
        self.add_button.setText(self.tr("Add thing"))
        self.details.changed.connect(self._on_details_changed)

    @override
    def refresh(self) -> None:
        read, event_id = self.context.store.read, self.context.event_id
        rows = read(queries.things, event_id)
        self.show_rows([(row.id, row.name, self._editors(row)) for row in rows])
        shown = next((row for row in rows if row.id == self.chosen), None)
        if shown is not None:
            categories = read(queries.categories, event_id)
            self.details.show_thing(shown, categories, read(queries.questions, event_id))

    @override
    def add_row(self) -> str:
        known = self.context.store.read(queries.things, self.context.event_id)
        name = self.free_name(self.tr("New thing"), [row.name for row in known])
        if not self.save(self.tr("Add thing"), actions.add_thing, self.context.event_id, name=name):
            return ""
        return self.context.store.read(queries.things, self.context.event_id)[-1].id

    @override
    def remove_row(self, key: str, name: str) -> None:
        self.save(self.tr("Remove thing {name}").format(name=name), actions.remove_thing, key)

    @override
    def move_chosen(self, steps: int) -> None:
        self.save(self.tr("Move thing"), actions.move_thing, self.chosen, steps)

    def _editors(self, row: queries.ThingRow) -> list[QWidget]:
        name = QLineEdit(row.name)
        name.setCursorPosition(0)
        name.editingFinished.connect(partial(self._on_name_edited, row, name))
        stock = QLineEdit("" if row.stock is None else str(row.stock))
        stock.setValidator(QIntValidator(0, _MOST, stock))
        stock.setPlaceholderText(self.tr("not counted"))
        stock.setMaximumWidth(Size.FORM_LABEL)
        stock.editingFinished.connect(partial(self._on_stock_edited, row, stock))
        return [name, stock, label(str(row.given), muted=True)]

    def _on_name_edited(self, row: queries.ThingRow, editor: QLineEdit) -> None:
        if editor.text().strip() != row.name:
            self._edit(row.id, {"name": editor.text()})

    def _on_stock_edited(self, row: queries.ThingRow, editor: QLineEdit) -> None:
        stock = int(editor.text()) if editor.text() else None
        if stock != row.stock:
            self._edit(row.id, {"stock": stock})

    def _on_details_changed(self, changes: dict[str, Any]) -> None:
        self._edit(self.chosen, changes)

    def _edit(self, key: str, changes: dict[str, Any]) -> None:
        self.save(self.tr("Edit thing to hand out"), actions.edit_thing, key, **changes)
