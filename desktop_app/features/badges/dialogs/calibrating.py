"""Measuring a printer: print the page of rulers, lay a ruler on it, type what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDoubleSpinBox, QHBoxLayout, QVBoxLayout

from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import Form, Kind, button, label
from desktop_app.paper.calibration import EDGE, Calibration

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class CalibrationDialog(QDialog):
    """Four measures of the test page; accepted, `calibration` puts them right.

    Signals:
        test_page_asked(): print the page of rulers, uncorrected.
        forgetting_asked(): print without correction from now on.
    """

    test_page_asked = Signal()
    forgetting_asked = Signal()

    def __init__(self, printer: str, length: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._length = length
        self.setWindowTitle(self.tr("Measure the printer"))
        self.setMinimumWidth(Size.PALETTE_WIDTH)
        self.left = self._box(EDGE)
        self.top = self._box(EDGE)
        self.wide = self._box(length)
        self.high = self._box(length)
        self.print_page = button(self.tr("Print the test page"), Kind.PLAIN, "ruler")
        self.forget = button(self.tr("Forget"), Kind.QUIET)
        self.leave = button(self.tr("Cancel"), Kind.PLAIN)
        self.keep = button(self.tr("Use from now on"), Kind.PRIMARY)
        self._lay_out(printer)
        self.print_page.clicked.connect(self.test_page_asked)
        self.forget.clicked.connect(self._on_forget_clicked)
        self.leave.clicked.connect(self.reject)
        self.keep.clicked.connect(self.accept)

    @property
    def calibration(self) -> Calibration:
        """What the measures ask for."""
        measures = (self.left.value(), self.top.value(), self.wide.value(), self.high.value())
        return Calibration.measured(*measures, self._length)

    def _box(self, value: float) -> QDoubleSpinBox:
        made = QDoubleSpinBox(self)
        made.setRange(0.1, 2 * max(self._length, EDGE))
        made.setDecimals(1)
        made.setSingleStep(0.1)
        made.setSuffix(self.tr(" mm"))
        made.setValue(value)
        made.lineEdit().setTextMargins(Space.SMALL, 0, Space.SMALL, 0)
        return made

    def _lay_out(self, printer: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(printer, Type.STRONG))
        words = self.tr(
            "Print the test page, lay a ruler on it and type what you read. Pages for this printer are then "
            "moved and stretched so that badges lie where they should."
        )
        column.addWidget(label(words, muted=True, wrap=True))
        column.addWidget(self.print_page)
        form = Form()
        edge = self.tr("should be {length} mm").format(length=f"{EDGE:g}")
        ruler = self.tr("should be {length} mm").format(length=f"{self._length:g}")
        form.add(self.tr("From the left edge to the upright line of the first cross"), self.left, edge)
        form.add(self.tr("From the upper edge to its lying line"), self.top, edge)
        form.add(self.tr("Length of the lying ruler"), self.wide, ruler)
        form.add(self.tr("Length of the upright ruler"), self.high, ruler)
        column.addWidget(form)
        row = QHBoxLayout()
        row.addWidget(self.forget)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        column.addLayout(row)

    def _on_forget_clicked(self) -> None:
        self.forgetting_asked.emit()
        self.reject()
