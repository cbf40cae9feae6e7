"""The questions of the event's own: label, kind, and what the desk does with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from typing_extensions import override

from desktop_app.features.checkin.rules import Asking, QuestionKind
from desktop_app.features.setup import actions, queries
from desktop_app.features.setup.page.arranged import ArrangedSection
from desktop_app.features.setup.page.category_ticks import CategoryTicks
from desktop_app.features.setup.page.steady import SteadyBox
from desktop_app.kit.widgets import Form, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.kit.context import PageContext

_CHOOSING = frozenset((QuestionKind.CHOICE, QuestionKind.MULTI_CHOICE))


class QuestionDetails(Form):
    """What belongs to one question beside its row; tells each change as soon as it is made.

    Signals:
        changed(dict): these columns of the question shown have new values.
    """

    changed = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: queries.QuestionRow | None = None
        self.choices = QLineEdit()
        self.choices.setPlaceholderText(self.tr("S; M; L; XL"))
        self.categories = CategoryTicks()
        self.key: QLabel = label("", muted=True)
        self.add(
            self.tr("Choices"),
            self.choices,
            self.tr("With ; between. At the desk the first nine have a digit each."),
        )
        self.add(self.tr("Asked of"), self.categories, self.tr("With none ticked everybody is asked."))
        self.add(self.tr("In files"), self.key, self.tr("How the answers are called on import and export."))
        self.choices.editingFinished.connect(self._on_choices_edited)
        self.categories.ticked.connect(self._on_ticked)

    def show_question(self, row: queries.QuestionRow, categories: Sequence[queries.CategoryRow]) -> None:
        """Show the details of another question, or what became of these."""
        self._row = row
        if not self.choices.hasFocus() or not self.choices.isModified():
            self.choices.setText("; ".join(row.choices))
        self.choices.setEnabled(row.kind in _CHOOSING)
        self.categories.show_categories(categories, row.category_ids)
        self.key.setText(row.key)

    def _on_choices_edited(self) -> None:
        self.choices.setModified(False)
        choices = tuple(part.strip() for part in self.choices.text().split(";") if part.strip())
        if self._row is not None and choices != self._row.choices:
            self.changed.emit({"choices": choices})

    def _on_ticked(self, keys: list[str]) -> None:
        self.changed.emit({"category_ids": keys})


class QuestionsSection(ArrangedSection):
    """One row for each question."""

    def __init__(self, context: PageContext) -> None:
        details = QuestionDetails()
        super().__init__(context, details)
        self.details = details
        self.set_heads((self.tr("Question"), self.tr("Answer"), self.tr("At check-in")))
        self.set_words(
            self.tr("Questions"),
            self.tr("What the event wants to know of people. What is missing can be asked at the desk."),
        )
        self.add_button.setText(self.tr("Add question"))
        self.details.changed.connect(self._on_details_changed)

    @override
    def refresh(self) -> None:
        read, event_id = self.context.store.read, self.context.event_id
        rows = read(queries.questions, event_id)
        self.show_rows([(row.id, row.label, self._editors(row)) for row in rows])
        shown = next((row for row in rows if row.id == self.chosen), None)
        if shown is not None:
            self.details.show_question(shown, read(queries.categories, event_id))

    @override
    def add_row(self) -> str:
        known = self.context.store.read(queries.questions, self.context.event_id)
        name = self.free_name(self.tr("New question"), [row.label for row in known])
        if not self.save(self.tr("Add question"), actions.add_question, self.context.event_id, label=name):
            return ""
        return self.context.store.read(queries.questions, self.context.event_id)[-1].id

    @override
    def remove_row(self, key: str, name: str) -> None:
        self.save(self.tr("Remove question {name}").format(name=name), actions.remove_question, key)

    @override
    def move_chosen(self, steps: int) -> None:
        self.save(self.tr("Move question"), actions.move_question, self.chosen, steps)

    def _editors(self, row: queries.QuestionRow) -> list[QWidget]:
        text = QLineEdit(row.label)
        text.setCursorPosition(0)
        text.editingFinished.connect(partial(self._on_label_edited, row, text))
        kind, asking = SteadyBox(), SteadyBox()
        for box, words, value in (
            (kind, self._kinds(), row.kind),
            (asking, self._askings(), row.at_checkin),
        ):
            for data, shown in words.items():
                box.addItem(shown, data.value)
            box.setCurrentIndex(box.findData(value))
        kind.activated.connect(partial(self._on_chosen, row, kind, "kind"))
        asking.activated.connect(partial(self._on_chosen, row, asking, "at_checkin"))
        return [text, kind, asking]

    def _kinds(self) -> dict[QuestionKind, str]:
        return {
            QuestionKind.TEXT: self.tr("Text"),
            QuestionKind.CHOICE: self.tr("One of several"),
            QuestionKind.MULTI_CHOICE: self.tr("Any of several"),
            QuestionKind.NUMBER: self.tr("Number"),
            QuestionKind.DATE: self.tr("Day"),
            QuestionKind.YES_NO: self.tr("Yes or no"),
        }

    def _askings(self) -> dict[Asking, str]:
        return {
            Asking.NO: self.tr("Not used"),
            Asking.SHOW: self.tr("Show the answer"),
            Asking.ASK: self.tr("Ask if missing"),
            Asking.REQUIRE: self.tr("Must be answered"),
        }

    def _on_label_edited(self, row: queries.QuestionRow, editor: QLineEdit) -> None:
        if editor.text().strip() != row.label:
            self.save(self.tr("Edit question"), actions.edit_question, row.id, label=editor.text())

    def _on_chosen(self, row: queries.QuestionRow, box: SteadyBox, column: str, _index: int) -> None:
        if box.currentData() != getattr(row, column):
            self._edit(row.id, {column: box.currentData()})

    def _on_details_changed(self, changes: dict[str, Any]) -> None:
        self._edit(self.chosen, changes)

    def _edit(self, key: str, changes: dict[str, Any]) -> None:
        self.save(self.tr("Edit question"), actions.edit_question, key, **changes)
