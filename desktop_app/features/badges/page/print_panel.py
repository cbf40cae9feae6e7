"""The panel that says whose badges are printed, on what, and what to look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.features.badges.page.preflight import PreflightBox
from desktop_app.features.badges.page.printer_choice import PrinterChoice
from desktop_app.features.badges.page.wording import FaultWords
from desktop_app.features.badges.rules.batch import BadgeChoice
from desktop_app.features.badges.rules.own_sheets import reaches_the_edge
from desktop_app.features.badges.rules.papers import label_sheets
from desktop_app.kit.theme import State, Type
from desktop_app.kit.widgets import Inspector, Kind, button, label, line, number_box, put_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.badges.queries import BadgeCounts
    from desktop_app.features.badges.rules import BadgeTemplate
    from desktop_app.features.badges.rules.papers import LabelSheet
    from desktop_app.features.badges.tasks import BadgeWarning
    from desktop_app.paper.sheet import Flip, Sheet


class PrintPanel(Inspector):
    """Choices for a batch.

    Signals:
        print_asked(): the button was pressed.
        person_asked(str): a warning was opened: the key of the attendee it is about.
        printer_chosen(): another printer was chosen, or another choice of badges made.
        sheets_asked(): describe papers and sheets of one's own.
    """

    print_asked = Signal()
    person_asked = Signal(str)
    printer_chosen = Signal()
    sheets_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name(self.tr("Print"), self.tr("Badges come out in the order of names."))
        self.everybody = QRadioButton()
        self.unprinted = QRadioButton()
        self.one = QRadioButton()
        self._group = QButtonGroup(self)
        self.printers = PrinterChoice()
        self.printer = self.printers.box
        self.paper = QComboBox()
        self.paper_words = label(self.tr("Paper"), Type.CAPTION)
        self.sheets_button = button(self.tr("Own papers and sheets…"), Kind.QUIET)
        self.edge_words = label("", Type.CAPTION, wrap=True)
        self._options = QWidget()
        self._sheets: dict[str, LabelSheet] = {}
        self.flip = QComboBox()
        self.flip_words = label(self.tr("Back side"), Type.CAPTION)
        self.stacked = QCheckBox(self.tr("Cut piles in order"))
        self.start = number_box()
        self.marks = QCheckBox(self.tr("Crop marks"))
        self.start_words = label(self.tr("First free label on the sheet"), Type.CAPTION)
        self.print_button = button("", Kind.PRIMARY)
        self._notice = label("", wrap=True)
        self._warnings = QListWidget()
        self._warnings.setWordWrap(True)
        self.preflight = PreflightBox(self._words)
        self._fault_words = FaultWords(self)
        self._counts = (0, 0)
        self._template: BadgeTemplate | None = None
        self.flip.addItem(self.tr("Printer turns the long edge"), "long")
        self.flip.addItem(self.tr("Printer turns the short edge"), "short")
        self._lay_out()
        self._group.buttonToggled.connect(self._on_choice_toggled)
        self.printers.chosen.connect(self._on_choice_toggled)
        self.paper.currentIndexChanged.connect(self._on_paper_changed)
        self.stacked.toggled.connect(self._on_stacked_toggled)
        self.print_button.clicked.connect(self.print_asked)
        self.sheets_button.clicked.connect(self.sheets_asked)
        self._warnings.itemActivated.connect(self._on_warning_activated)
        self.preflight.person_asked.connect(self.person_asked)
        self.preflight.shown.connect(self._options.setHidden)

    @property
    def choice(self) -> BadgeChoice | None:
        """Whose badges: everybody's, those not printed; None for the person in the preview."""
        if self.one.isChecked():
            return None
        return BadgeChoice.EVERYBODY if self.everybody.isChecked() else BadgeChoice.UNPRINTED

    @property
    def printer_name(self) -> str:
        """The printer chosen, "" for a PDF file."""
        return self.printers.name

    @property
    def count(self) -> int:
        """How many badges the choice means."""
        everybody, unprinted = self._counts
        return 1 if self.one.isChecked() else everybody if self.everybody.isChecked() else unprinted

    def show_counts(self, counts: BadgeCounts) -> None:
        """Say how many badges each choice means."""
        self._counts = (counts.everybody, counts.unprinted)
        self.everybody.setText(self.tr("Everybody expected ({count})").format(count=counts.everybody))
        self.unprinted.setText(self.tr("Without a badge so far ({count})").format(count=counts.unprinted))
        self.name_button()

    def show_person(self, name: str) -> None:
        """Name the person in the preview."""
        self.one.setText(
            self.tr("Only {name}").format(name=name) if name else self.tr("Only the person shown")
        )
        self.one.setEnabled(bool(name))

    def show_sheets(self, own: Sequence[LabelSheet]) -> None:
        """Offer the event's own sheets before those that are sold, from the next template on."""
        self._sheets = {each.name: each for each in (*own, *label_sheets())}

    def choose_sheet(self, name: str) -> None:
        """Print on the sheet of that name, where it is offered."""
        place = self.paper.findData(name)
        if name and place >= 0:
            self.paper.setCurrentIndex(place)

    def show_template(self, template: BadgeTemplate) -> None:
        """Offer a start position where the paper is a sheet."""
        self._template = template
        kept = str(self.paper.currentData() or "")
        fitting = [each for each in self._sheets.values() if each.fits(template.width, template.height)]
        self.paper.blockSignals(True)
        self.paper.clear()
        single = template.sheet.labels == 1
        words = self.tr("One badge on each page") if single else self.tr("The template's own sheet")
        self.paper.addItem(template.sheet_title or words, "")
        for each in fitting:
            if each.sheet != template.sheet:
                self.paper.addItem(each.title, each.name)
        self.paper.setCurrentIndex(max(self.paper.findData(kept), 0))
        self.paper.blockSignals(False)
        for part in (self.paper, self.paper_words):
            part.setVisible(self.paper.count() > 1)
        for part in (self.flip, self.flip_words):
            part.setVisible(bool(template.back))
        self._on_paper_changed()

    @property
    def sheet(self) -> Sheet:
        """The paper that is chosen."""
        assert self._template is not None  # noqa: S101 (shown before anybody can print)
        chosen = self._sheets.get(self.paper.currentData())
        return chosen.sheet if chosen else self._template.sheet

    @property
    def sheet_name(self) -> str:
        """The name of the paper that is chosen beside the template's own; "" for that."""
        return str(self.paper.currentData() or "")

    @property
    def sheet_title(self) -> str:
        """What it is called."""
        return self.paper.currentText() if self.sheet_name else ""

    @property
    def flip_edge(self) -> Flip:
        """The edge about which the printer turns the paper."""
        return "short" if self.flip.currentData() == "short" else "long"

    def _on_paper_changed(self) -> None:
        """Offer what a sheet of several labels needs."""
        labels = self.sheet.labels
        self.start.setRange(1, labels)
        for part in (self.start, self.start_words, self.stacked):
            part.setVisible(labels > 1)
        self.marks.setVisible(self.sheet.has_margins)
        self.edge_words.setVisible(reaches_the_edge(self.sheet))
        self._on_stacked_toggled()

    def _on_stacked_toggled(self) -> None:
        self.start.setEnabled(not self.stacked.isChecked())

    def show_printers(self, wanted: str, template_printer: str) -> None:
        """Offer this computer's printers with `wanted` chosen; a PDF file is always possible."""
        self.printers.show_printers(wanted, template_printer)
        self.name_button()

    @property
    def notice(self) -> str:
        """What was said last."""
        return self._notice.text()

    def say(self, words: str, state: State = State.PLAIN) -> None:
        """Say what became of the batch."""
        put_state(self._notice, state)
        self._notice.setText(words)

    def show_warnings(self, warnings: Sequence[BadgeWarning]) -> None:
        """List what somebody should look at before the badges are handed out."""
        self._warnings.clear()
        for warning in warnings:
            item = QListWidgetItem(f"{warning.person or self.tr('All badges')}: {self._words(warning)}")
            item.setData(Qt.ItemDataRole.UserRole, warning.key)
            self._warnings.addItem(item)
        self._warnings.setVisible(bool(warnings))

    def show_remarks(self, remarks: Sequence[str]) -> None:
        """List what somebody should look at in a template."""
        self._warnings.clear()
        self._warnings.addItems(remarks)
        self._warnings.setVisible(bool(remarks))

    def _words(self, warning: BadgeWarning) -> str:
        return self._fault_words.say(warning.field, warning.fault, warning.detail)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._options)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.body.spacing())
        self.body.addWidget(self._options, 1)
        self.body.addWidget(self.preflight, 1)
        self.everybody.setChecked(True)
        for choice in (self.everybody, self.unprinted, self.one):
            self._group.addButton(choice)
            column.addWidget(choice)
        column.addWidget(line())
        column.addWidget(label(self.tr("Printer"), Type.CAPTION))
        column.addWidget(self.printers)
        for words, box in ((self.paper_words, self.paper), (self.flip_words, self.flip)):
            box.setAccessibleName(words.text())
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            column.addWidget(words)
            column.addWidget(box)
        self.edge_words.setText(
            self.tr("Reaches the paper's edge: print without margins, or up to 4 mm there stay white.")
        )
        column.addWidget(self.edge_words)
        column.addWidget(self.sheets_button)
        column.addWidget(self.start_words)
        column.addWidget(self.start)
        self.start.setAccessibleName(self.start_words.text())
        column.addWidget(self.marks)
        column.addWidget(self.stacked)
        column.addWidget(self.print_button)
        column.addWidget(self._notice)
        column.addWidget(self._warnings, 1)
        self._warnings.hide()
        column.addStretch()

    def name_button(self) -> None:
        """Say on the button what it will do."""
        count = self.count
        to_file = not self.printer_name
        words = (
            self.tr("Save %n badge(s) as PDF…", "", count)
            if to_file
            else self.tr("Print %n badge(s)", "", count)
        )
        self.print_button.setText(words)
        self.print_button.setEnabled(count > 0)

    def _on_choice_toggled(self) -> None:
        self.name_button()
        self.printer_chosen.emit()

    def _on_warning_activated(self, item: QListWidgetItem) -> None:
        key = item.data(Qt.ItemDataRole.UserRole)
        if key:
            self.person_asked.emit(key)
