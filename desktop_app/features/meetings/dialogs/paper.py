"""Asks what paper of the meetings is wanted, how cards lie on it, and on which printer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QComboBox, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout

from desktop_app.features.meetings.rules.paper_choice import CARDS, PaperWanted
from desktop_app.features.meetings.tasks.paper import CardLayout
from desktop_app.kit.printing import printer_names
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import Form, Kind, button, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.meetings.queries import CardCounts


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What was chosen; `printer` is empty for a PDF file."""

    wanted: PaperWanted
    layout: CardLayout
    printer: str


class PaperDialog(QDialog):
    """One list of what there is to print, with how many of each; the button says what it will do."""

    def __init__(
        self,
        counts: CardCounts,
        last: PaperChoice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Print for the meetings"))
        self.setMinimumWidth(Size.INSPECTOR + Size.TOAST // 2)
        self._counts = counts
        self._group = QButtonGroup(self)
        self.choices: dict[PaperWanted, QRadioButton] = {}
        self.layout_box = QComboBox()
        self.printer = QComboBox()
        self.go = button("", Kind.PRIMARY)
        self.leave = button(self.tr("Cancel"), Kind.PLAIN)
        self._fill(last)
        self._lay_out()
        self._group.buttonToggled.connect(self._on_changed)
        self.printer.currentIndexChanged.connect(self._on_changed)
        self.go.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.go.setDefault(True)
        self._start(last)
        self._on_changed()

    @property
    def choice(self) -> PaperChoice:
        """What is chosen now."""
        return PaperChoice(
            self._wanted, CardLayout(self.layout_box.currentData()), self.printer.currentData()
        )

    @property
    def _wanted(self) -> PaperWanted:
        return next(wanted for wanted, choice in self.choices.items() if choice.isChecked())

    def _words(self) -> Mapping[PaperWanted, str]:
        counts = self._counts
        return {
            PaperWanted.STALE_CARDS: self.tr("%n sta&le card(s)", "", counts.stale),
            PaperWanted.NEW_CARDS: self.tr("%n card(s) that were &never printed", "", counts.never),
            PaperWanted.ALL_CARDS: self.tr("&All %n card(s)", "", counts.everybody),
            PaperWanted.TABLES: self.tr("&Table sheets: who sits at each table"),
            PaperWanted.SLOTS: self.tr("&Slot sheets for the host, with boxes for how it went"),
            PaperWanted.DOOR: self.tr("Overview for the &door, A4: who meets where"),
            PaperWanted.LARGE_DOOR: self.tr("Overview for the &wall, A3"),
            PaperWanted.INTERPRETERS: self.tr("What is needed at the tables: &interpreters and the like"),
            PaperWanted.COLLECTED: self.tr("List of who &collected the card"),
        }

    def _fill(self, last: PaperChoice) -> None:
        for wanted, words in self._words().items():
            choice = QRadioButton(words)
            self._group.addButton(choice)
            self.choices[wanted] = choice
        for wanted, count in self._card_counts().items():
            self.choices[wanted].setEnabled(count > 0)
        self.layout_box.addItem(self.tr("A6, one card a page"), CardLayout.A6)
        self.layout_box.addItem(self.tr("A4, four cards a sheet, to be cut"), CardLayout.A4)
        self.layout_box.setCurrentIndex(self.layout_box.findData(last.layout))
        for name in printer_names():
            self.printer.addItem(name, name)
        self.printer.addItem(self.tr("PDF file…"), "")
        self.printer.setCurrentIndex(max(0, self.printer.findData(last.printer)))

    def _card_counts(self) -> Mapping[PaperWanted, int]:
        counts = self._counts
        return {
            PaperWanted.STALE_CARDS: counts.stale,
            PaperWanted.NEW_CARDS: counts.never,
            PaperWanted.ALL_CARDS: counts.everybody,
        }

    def _start(self, last: PaperChoice) -> None:
        """Begin with what is most needed: stale cards, then such as nobody has, then what was wanted last."""
        wanted = [PaperWanted.STALE_CARDS, PaperWanted.NEW_CARDS, last.wanted, PaperWanted.TABLES]
        first = next(each for each in wanted if self.choices[each].isEnabled())
        self.choices[first].setChecked(True)
        self.choices[first].setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(self.tr("Cards for people"), Type.STRONG))
        for wanted, choice in self.choices.items():
            if wanted is PaperWanted.TABLES:
                column.addSpacing(Space.MEDIUM)
                column.addWidget(label(self.tr("Sheets for tables, walls and the host"), Type.STRONG))
            column.addWidget(choice)
        column.addSpacing(Space.MEDIUM)
        form = Form()
        form.add(self.tr("Ca&rds on"), self.layout_box)
        form.add(self.tr("&Printer"), self.printer)
        column.addWidget(form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.go)
        column.addSpacing(Space.SMALL)
        column.addLayout(row)

    def _on_changed(self) -> None:
        wanted = self._wanted
        self.layout_box.setEnabled(wanted in CARDS)
        self.go.setText(self._button_words(wanted))

    def _button_words(self, wanted: PaperWanted) -> str:
        count = self._card_counts().get(wanted, 0)
        if not self.printer.currentData():
            return (
                self.tr("Save %n card(s) as PDF…", "", count) if wanted in CARDS else self.tr("Save as PDF…")
            )
        if wanted is PaperWanted.STALE_CARDS:
            return self.tr("Print %n stale card(s)", "", count)
        return self.tr("Print %n card(s)", "", count) if wanted in CARDS else self.tr("Print")
