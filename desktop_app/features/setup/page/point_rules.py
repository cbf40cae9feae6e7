"""The rules of one check-in point: who comes back, when it is open, for whom, how many, what it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.errors import Refused
from desktop_app.features.checkin.rules import PrintRule, ReentryRule
from desktop_app.features.setup.page.category_ticks import CategoryTicks
from desktop_app.features.setup.page.places import limit_validator
from desktop_app.features.setup.page.steady import SteadyBox
from desktop_app.features.setup.rules import moment_of, moment_text
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Space
from desktop_app.kit.widgets import Form, label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop_app.features.setup.queries import CategoryRow, EventRow, PointRow


class PointRules(Form):
    """A form that tells each change as soon as it is made.

    Signals:
        changed(dict): these columns of the point shown have new values.
    """

    changed = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: PointRow | None = None
        self._event: EventRow | None = None
        self.reentry = SteadyBox()
        self.opens, self.closes = QLineEdit(), QLineEdit()
        self.opening = QWidget()
        self.categories = CategoryTicks()
        self.capacity = QLineEdit()
        self.printing = SteadyBox()
        self._fill()
        self._add_rows()
        self.reentry.activated.connect(self._on_reentry_chosen)
        self.opens.editingFinished.connect(self._on_times_edited)
        self.closes.editingFinished.connect(self._on_times_edited)
        self.categories.ticked.connect(self._on_category_ticked)
        self.capacity.editingFinished.connect(self._on_capacity_edited)
        self.printing.activated.connect(self._on_printing_chosen)

    def show_point(self, row: PointRow, event: EventRow, categories: Sequence[CategoryRow]) -> None:
        """Show the rules of another point, or what became of these."""
        self._row, self._event = row, event
        self.reentry.setCurrentIndex(self.reentry.findData(row.reentry_rule))
        self.printing.setCurrentIndex(self.printing.findData(row.print_rule))
        if not self.capacity.isModified():
            self.capacity.setText(str(row.capacity or ""))
        for editor, at in ((self.opens, row.opens_at), (self.closes, row.closes_at)):
            if not editor.isModified():
                editor.setText(self._text(at))
        self.complain(self.opening, "")
        self.categories.show_categories(categories, row.category_ids)

    def forget_typed(self) -> None:
        """Let go what was typed and refused."""
        self.capacity.setModified(False)
        for editor in (self.opens, self.closes):
            editor.setModified(False)
            _mark(editor, wrong=False)

    def _fill(self) -> None:
        for rule, words in (
            (ReentryRule.NEVER, self.tr("Never: each guest enters once")),
            (ReentryRule.AFTER_EXIT, self.tr("After a scan on the way out")),
            (ReentryRule.DAILY, self.tr("Once a day")),
            (ReentryRule.ALWAYS, self.tr("Always")),
        ):
            self.reentry.addItem(words, rule.value)
        for print_rule, words in (
            (PrintRule.NEVER, self.tr("Do not print")),
            (PrintRule.ONCE, self.tr("Print where none was printed yet")),
            (PrintRule.ALWAYS, self.tr("Print at each entry")),
        ):
            self.printing.addItem(words, print_rule.value)
        self.capacity.setValidator(limit_validator(self))
        self.capacity.setPlaceholderText(self.tr("any number"))
        for editor, words in ((self.opens, self.tr("Opens")), (self.closes, self.tr("Closes"))):
            editor.setPlaceholderText(self.tr("any time"))
            editor.setAccessibleName(words)
        times = QHBoxLayout(self.opening)
        times.setContentsMargins(0, 0, 0, 0)
        times.setSpacing(Space.SMALL)
        for part in (self.opens, label(self.tr("to")), self.closes):
            times.addWidget(part)
        self.opening.setFocusProxy(self.opens)

    def _add_rows(self) -> None:
        self.add(
            self.tr("Coming back"),
            self.reentry,
            self.tr("Whether a badge that came in is let in again."),
        )
        self.add(
            self.tr("Open"),
            self.opening,
            self.tr("By the venue's clock, as 08:30 or 2026-11-26 08:30."),
        )
        self.add(
            self.tr("Only for"),
            self.categories,
            self.tr("With none ticked it is for everybody."),
        )
        self.add(
            self.tr("Holds"),
            self.capacity,
            self.tr("So many people inside. Scan those who leave, too."),
        )
        self.add(
            self.tr("Badge"),
            self.printing,
            self.tr("As somebody enters, on this station's printer."),
        )

    def _text(self, at: datetime | None) -> str:
        return "" if self._event is None else moment_text(at, self._event.starts_on, self._event.zone)

    def _on_reentry_chosen(self, _index: int) -> None:
        self._tell("reentry_rule", self.reentry.currentData())

    def _on_printing_chosen(self, _index: int) -> None:
        self._tell("print_rule", self.printing.currentData())

    def _on_capacity_edited(self) -> None:
        self.capacity.setModified(False)
        self._tell("capacity", int(self.capacity.text() or 0) or None)

    def _on_category_ticked(self, keys: list[str]) -> None:
        if self._row is not None and tuple(keys) != self._row.category_ids:
            self.changed.emit({"category_ids": keys})

    def _on_times_edited(self) -> None:
        if self._row is None or self._event is None:
            return
        self.complain(self.opening, "")
        times: list[datetime | None] = []
        for editor in (self.opens, self.closes):
            try:
                times.append(moment_of(editor.text(), self._event.starts_on, self._event.zone))
            except Refused as refused:
                self.complain(self.opening, words_of(refused))
                _mark(editor, wrong=True)
                return
        self.forget_typed()
        opens_at, closes_at = times
        if (opens_at, closes_at) != (self._row.opens_at, self._row.closes_at):
            self.changed.emit({"opens_at": opens_at, "closes_at": closes_at})

    def _tell(self, column: str, value: object) -> None:
        if self._row is not None and value != getattr(self._row, column):
            self.changed.emit({column: value})


def _mark(editor: QLineEdit, *, wrong: bool) -> None:
    """Give the editor the border of something to mend, or take it back."""
    editor.setProperty("wrong", "true" if wrong else "false")
    editor.style().unpolish(editor)
    editor.style().polish(editor)
