"""Asks in which layout the programme is wanted, and on which printer; says which sheets are wrong by now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
)

from desktop_app.features.agenda.dialogs.paper_preview import PaperPreview
from desktop_app.features.agenda.rules.paper import LAYOUTS, Layout
from desktop_app.features.agenda.rules.sheet import SheetKind
from desktop_app.kit.printing import printer_names
from desktop_app.kit.theme import Space, Type
from desktop_app.kit.widgets import Form, Kind, button, label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.agenda.queries import PrintedSheet
    from desktop_app.kit.context import PageContext


@dataclass(frozen=True, slots=True)
class ProgrammeChoice:
    """What was chosen; `printer` is empty for a PDF file. `only` names rooms or people, none for all."""

    layout: Layout = Layout.PAGE
    printer: str = ""
    large: bool = False
    folded: bool = True
    only: frozenset[str] = frozenset()


class ProgrammePaperDialog(QDialog):
    """One list of layouts, with a picture of the first page; the button says what it will do.

    Signals:
        chosen(ProgrammeChoice): something else is chosen, to be shown in `preview`.
    """

    chosen = Signal(object)

    def __init__(
        self,
        context: PageContext,
        last: ProgrammeChoice,
        printed: Sequence[PrintedSheet],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.preview = PaperPreview(context)
        self.setWindowTitle(self.tr("Print the programme"))
        self._shown: ProgrammeChoice | None = None
        self._group = QButtonGroup(self)
        self.choices: dict[Layout, QRadioButton] = {}
        self.large = QCheckBox(self.tr("On A&3, for a wall"))
        self.folded = QCheckBox(self.tr("&Folded: its pages on A4, both sides, in the order of the fold"))
        self.printer = QComboBox()
        self.go = button("", Kind.PRIMARY)
        self.leave = button(self.tr("Cancel"))
        self._fill(last, printed)
        self._lay_out()
        self._group.buttonToggled.connect(self._on_changed)
        self.printer.currentIndexChanged.connect(self._on_changed)
        self.go.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.large.toggled.connect(self._on_changed)
        self.folded.toggled.connect(self._on_changed)
        self.finished.connect(self._on_finished)
        self.go.setDefault(True)
        self._on_changed()

    @property
    def choice(self) -> ProgrammeChoice:
        """What is chosen now."""
        return ProgrammeChoice(
            self._layout,
            str(self.printer.currentData()),
            large=self.large.isChecked(),
            folded=self.folded.isChecked(),
        )

    @property
    def _layout(self) -> Layout:
        return next(layout for layout, choice in self.choices.items() if choice.isChecked())

    def _words(self) -> Mapping[Layout, str]:
        return {
            Layout.PAGE: self.tr("&List by time, a page for each day"),
            Layout.GRID: self.tr("&Grid, rooms beside each other"),
            Layout.BOOKLET: self.tr("&Booklet with abstracts and an index of speakers"),
            Layout.DOORS: self.tr("&Door sheets, one for each room and day"),
            Layout.SPEAKERS: self.tr("&Sheets for speakers, one for each person"),
            Layout.CHANGES: self.tr("&Notice of what changed since the last release"),
        }

    def _fill(self, last: ProgrammeChoice, printed: Sequence[PrintedSheet]) -> None:
        wrong = {LAYOUTS[SheetKind(sheet.kind)] for sheet in printed if sheet.wrong}
        for layout, words in self._words().items():
            stale = self.tr("{layout}: wrong by now").format(layout=words) if layout in wrong else words
            choice = QRadioButton(stale)
            self._group.addButton(choice)
            self.choices[layout] = choice
        self.choices[last.layout].setChecked(True)
        self.choices[last.layout].setFocus()
        self.large.setChecked(last.large)
        self.folded.setChecked(last.folded)
        for name in printer_names():
            self.printer.addItem(name, name)
        self.printer.addItem(self.tr("PDF file…"), "")
        self.printer.setCurrentIndex(max(0, self.printer.findData(last.printer)))

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        whole.setSpacing(Space.WIDE)
        column = QVBoxLayout()
        whole.addLayout(column)
        whole.addWidget(self.preview)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(self.tr("Layout"), Type.STRONG))
        for layout, choice in self.choices.items():
            column.addWidget(choice)
            extra = {Layout.GRID: self.large, Layout.BOOKLET: self.folded}.get(layout)
            if extra is not None:
                row = QHBoxLayout()
                row.addSpacing(Space.WIDE)
                row.addWidget(extra)
                column.addLayout(row)
        column.addSpacing(Space.MEDIUM)
        form = Form()
        form.add(self.tr("&Printer"), self.printer)
        column.addWidget(form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.go)
        column.addStretch(1)
        column.addLayout(row)

    def _on_changed(self, *_state: object) -> None:
        self.large.setEnabled(self._layout is Layout.GRID)
        self.folded.setEnabled(self._layout is Layout.BOOKLET)
        self.go.setText(self.tr("Print") if self.printer.currentData() else self.tr("Save as PDF…"))
        if self.choice != self._shown:
            self._shown = self.choice
            self.chosen.emit(self.choice)

    def _on_finished(self, _result: int) -> None:
        self.preview.stop()
