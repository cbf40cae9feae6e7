"""The desk computers: name, the point each stands at, the printer beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from typing_extensions import override

from desktop_app.features.setup import actions, queries
from desktop_app.features.setup.page.grid import EditorGrid
from desktop_app.features.setup.page.section import Section
from desktop_app.kit.duty import LOCK_AFTER
from desktop_app.kit.printing import printer_names
from desktop_app.kit.theme import State, Type
from desktop_app.kit.widgets import Form, label, line, number_box, put_state

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.kit.context import PageContext


# Minutes; whoever wants longer wants never.
LONGEST_LOCK: Final = 120


class StationsSection(Section):
    """One row for each desk computer that has worked on this file; this one is marked."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.set_words(
            self.tr("Stations and printers"),
            self.tr(
                "Each desk computer has a name for the history, a point it stands at and a printer beside it."
            ),
        )
        self._grid = EditorGrid((self.tr("Name"), self.tr("Stands at"), self.tr("Printer"), ""), stretch=2)
        self.add_button.setText(self.tr("Add station"))
        self.body.addWidget(self._grid)
        self.body.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(line())
        self.body.addWidget(self._lock_form())
        self.body.addStretch()
        self.add_button.clicked.connect(self._on_add_clicked)
        self.lock_after.valueChanged.connect(self._on_lock_after_changed)

    def _lock_form(self) -> Form:
        """When this computer locks itself: a matter of where it stands, and so not of the event file."""
        self.lock_after = number_box()
        self.lock_after.setRange(0, LONGEST_LOCK)
        self.lock_after.setSpecialValueText(self.tr("never"))
        self.lock_after.setSuffix(self.tr(" min"))
        kept = str(self.context.settings.value(LOCK_AFTER, ""))
        self.lock_after.setValue(int(kept) if kept.isdecimal() else 0)
        form = Form()
        form.add(
            self.tr("Lock after"),
            self.lock_after,
            self.tr(
                "This computer locks itself when nobody has touched it for so long. Ctrl+L locks it at once."
            ),
        )
        return form

    @override
    def refresh(self) -> None:
        points = self.context.store.read(queries.points, self.context.event_id)
        printers = printer_names()
        rows = self.context.store.read(queries.stations)
        self._grid.show_rows([self._editors(row, points, printers) for row in rows])

    def _editors(
        self, row: queries.StationRow, points: list[queries.PointRow], printers: list[str]
    ) -> list[QWidget]:
        name = QLineEdit(row.name)
        name.editingFinished.connect(partial(self._on_name_edited, row, name))
        point = QComboBox()
        point.addItem(self.tr("no point"), "")
        for each in points:
            point.addItem(each.name, each.id)
        point.setCurrentIndex(max(point.findData(row.point_id or ""), 0))
        point.activated.connect(partial(self._on_point_chosen, row, point))
        mine = label(self.tr("this computer") if row.name == self.context.store.station else "", Type.CAPTION)
        put_state(mine, State.ACCENT)
        return [name, point, self._printer_box(row, printers), mine]

    def _printer_box(self, row: queries.StationRow, printers: list[str]) -> QComboBox:
        """The printers of this computer; a printer of another one is kept and named."""
        made = QComboBox()
        made.addItem(self.tr("PDF file"), "")
        for printer in printers:
            made.addItem(printer, printer)
        if row.printer and row.printer not in printers:
            made.addItem(self.tr("{printer} (not found here)").format(printer=row.printer), row.printer)
        made.setCurrentIndex(max(made.findData(row.printer), 0))
        made.activated.connect(partial(self._on_printer_chosen, row, made))
        return made

    def _on_lock_after_changed(self, minutes: int) -> None:
        self.context.settings.setValue(LOCK_AFTER, str(minutes))

    def _on_add_clicked(self) -> None:
        taken = {row.name for row in self.context.store.read(queries.stations)}
        names = (self.tr("Desk {number}").format(number=number) for number in range(1, 1000))
        name = next(name for name in names if name not in taken)
        self.save(self.tr("Add station"), actions.save_station, name=name)

    def _on_name_edited(self, row: queries.StationRow, editor: QLineEdit) -> None:
        if editor.text().strip() != row.name:
            mine = row.name == self.context.store.station
            saved = self.save(self.tr("Rename station"), actions.rename_station, row.id, editor.text())
            if saved and mine:
                self.context.store.station = editor.text().strip()

    def _on_point_chosen(self, row: queries.StationRow, box: QComboBox, _index: int) -> None:
        self.save(
            self.tr("Edit station"), actions.save_station, name=row.name, point_id=str(box.currentData())
        )

    def _on_printer_chosen(self, row: queries.StationRow, box: QComboBox, _index: int) -> None:
        self.save(
            self.tr("Edit station"), actions.save_station, name=row.name, printer=str(box.currentData())
        )
