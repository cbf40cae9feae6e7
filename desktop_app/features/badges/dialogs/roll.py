"""Says how many labels are on the roll that was put into a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from desktop_app.features.badges.rules.printers import FULL_ROLL, MOST_LABELS, WARN_AT
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import Form, Kind, button, label, number_box

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSpinBox, QWidget

    from desktop_app.features.badges.rules.printers import DeskPrinter


class RollDialog(QDialog):
    """Enter takes a full roll of the same kind; `roll`, `left` and `warn_at` are what was said."""

    def __init__(self, printer: DeskPrinter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New roll"))
        self.setMinimumWidth(Size.PALETTE_WIDTH)
        self._counted = True
        self.full = self._box(printer.roll or FULL_ROLL, least=1)
        self.on_it = self._box(printer.roll or FULL_ROLL)
        self.low = self._box(printer.warn_at if printer.is_counted else WARN_AT)
        self.stop = button(self.tr("Stop counting"), Kind.QUIET)
        self.leave = button(self.tr("Cancel"), Kind.PLAIN)
        self.use = button(self.tr("Count from now on"), Kind.PRIMARY)
        self.stop.setVisible(printer.is_counted)
        self._lay_out(printer)
        self.full.valueChanged.connect(self.on_it.setValue)
        self.stop.clicked.connect(self._on_stop_clicked)
        self.leave.clicked.connect(self.reject)
        self.use.clicked.connect(self.accept)
        self.use.setDefault(True)
        self.full.setFocus()
        self.full.selectAll()

    @property
    def roll(self) -> int:
        """How many labels a full roll has; 0 to count no more."""
        return self.full.value() if self._counted else 0

    @property
    def left(self) -> int:
        """How many are on it now."""
        return min(self.on_it.value(), self.full.value()) if self._counted else 0

    @property
    def warn_at(self) -> int:
        """How many are left when the program warns."""
        return self.low.value() if self._counted else 0

    def _box(self, value: int, *, least: int = 0) -> QSpinBox:
        made = number_box(self)
        made.setRange(least, MOST_LABELS)
        made.setValue(value)
        return made

    def _lay_out(self, printer: DeskPrinter) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(printer.name, Type.STRONG))
        words = self.tr(
            "While this is open, the printer gets nothing: change the roll in peace. Labels are counted as "
            "the print system reports pages; take off here what is fed or torn off by hand."
        )
        column.addWidget(label(words, muted=True, wrap=True))
        form = Form()
        form.add(self.tr("Labels on a full roll"), self.full, "")
        counted = self.tr("counted so far: {left} left").format(left=printer.labels_left)
        form.add(self.tr("Labels on it now"), self.on_it, counted if printer.is_counted else "")
        form.add(self.tr("Warn when so many are left"), self.low, "")
        column.addWidget(form)
        row = QHBoxLayout()
        row.addWidget(self.stop)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.use)
        column.addLayout(row)

    def _on_stop_clicked(self) -> None:
        self._counted = False
        self.accept()
