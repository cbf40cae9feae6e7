"""The choice of a printer, with what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.kit.printing import printer_names, tells_of_jobs
from desktop_app.kit.theme import Space, State, Type
from desktop_app.kit.widgets import Kind, button, label, put_state

if TYPE_CHECKING:
    from desktop_app.features.badges.page.queue import PrintQueue
    from desktop_app.features.badges.page.rolls import Rolls


class PrinterChoice(QWidget):
    """The printers of this computer after a PDF file; one that is wanted and not here stands there too.

    Signals:
        chosen(): another printer was chosen.
        kept(str): the template goes to this printer from now on, "" for no printer of its own.
        measuring_asked(str), roll_asked(str): measure this printer, put a new roll into it.
    """

    chosen = Signal()
    kept = Signal(str)
    measuring_asked = Signal(str)
    roll_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("Printer"))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.always = QCheckBox(self.tr("This template always goes here"))
        self.words = label("", Type.CAPTION, wrap=True)
        self.measure = button(self.tr("Measure this printer…"), Kind.QUIET)
        self.roll = button(self.tr("New roll…"), Kind.QUIET)
        self._template_printer = ""
        self._names: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.box)
        column.addWidget(self.words)
        column.addWidget(self.always)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.measure)
        row.addWidget(self.roll)
        row.addStretch(1)
        column.addLayout(row)
        self.box.currentIndexChanged.connect(self._on_chosen)
        self.always.clicked.connect(self._on_always_clicked)
        self.measure.clicked.connect(self._on_measure_clicked)
        self.roll.clicked.connect(self._on_roll_clicked)

    @property
    def name(self) -> str:
        """The printer chosen, "" for a PDF file."""
        return str(self.box.currentData() or "")

    def show_printers(self, wanted: str, template_printer: str) -> None:
        """Offer the printers; `wanted` is chosen, also where it is not here: no other one takes its place."""
        self._template_printer = template_printer
        self._names = names = printer_names()
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItem(self.tr("PDF file"), "")
        for name in names:
            self.box.addItem(name, name)
        if wanted and wanted not in names:
            self.box.addItem(self.tr("{printer} (not found here)").format(printer=wanted), wanted)
        self.box.setCurrentIndex(max(self.box.findData(wanted), 0))
        self.box.blockSignals(False)
        self._show_parts()

    def show_roll(self, queue: PrintQueue, rolls: Rolls, badges: int) -> None:
        """Say what is on the printer's roll, whether it is enough, and what this system never tells."""
        printer = queue.printer(self.name)
        is_short = printer.is_counted and badges > printer.labels_left
        is_missing = bool(self.name) and self.name not in self._names
        words = [self.tr("It is not here: switch it on, or choose another one.")]
        if not is_missing:
            words = [
                rolls.words(printer),
                self.tr("These are %n badge(s): have a new roll ready.", "", badges) if is_short else "",
                self.tr("It is paused: badges wait in the queue.") if printer.paused else "",
                self._silent() if self.name and not tells_of_jobs() else "",
            ]
        put_state(self.words, State.ATTENTION if is_missing or is_short else rolls.state(printer))
        self.words.setText("\n".join(each for each in words if each))
        self.words.setVisible(bool(self.words.text()))

    def _silent(self) -> str:
        return self.tr("This system does not say whether a page came out: look into the printer's tray.")

    def _show_parts(self) -> None:
        for part in (self.measure, self.roll):
            part.setVisible(bool(self.name))
        self.always.setVisible(bool(self.name or self._template_printer))
        self.always.setEnabled(bool(self.name))
        self.always.setChecked(bool(self.name) and self.name == self._template_printer)

    def _on_chosen(self) -> None:
        self._show_parts()
        self.chosen.emit()

    def _on_always_clicked(self, checked: bool) -> None:  # noqa: FBT001 (the signal's own argument)
        self._template_printer = self.name if checked else ""
        self.kept.emit(self._template_printer)

    def _on_measure_clicked(self) -> None:
        self.measuring_asked.emit(self.name)

    def _on_roll_clicked(self) -> None:
        self.roll_asked.emit(self.name)
