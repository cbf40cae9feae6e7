"""The event's own sheets: described in millimetres, drawn while they are typed, kept or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop_app.features.badges.dialogs.sheet_drawing import SheetDrawing
from desktop_app.features.badges.rules.own_sheets import (
    LARGEST,
    MOST_LABELS,
    SheetFault,
    SheetPlan,
    reaches_the_edge,
)
from desktop_app.kit.theme import Size, Space, State
from desktop_app.kit.widgets import Form, Kind, button, label, number_box, put_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.badges.rules.papers import LabelSheet
    from desktop_app.paper.sheet import Sheet

LEAST_PAPER = 10.0
LEAST_LABEL = 5.0


class OwnSheetsDialog(QDialog):
    """A list at the left, the measures of one sheet in the middle, its drawing at the right.

    Signals:
        keeping_asked(str, str, Sheet): keep a sheet: its key ("" for a new one), title, measures.
        removing_asked(str): remove the sheet of this key.
    """

    keeping_asked = Signal(str, str, object)
    removing_asked = Signal(str)

    def __init__(self, proposal: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposal = proposal
        self.setWindowTitle(self.tr("Own papers and sheets"))
        self.sheets = QListWidget()
        self.sheets.setAccessibleName(self.tr("Own papers and sheets"))
        self.new = button(self.tr("&New"), Kind.PLAIN, "plus")
        self.remove = button(self.tr("&Remove"), Kind.QUIET)
        self.title = QLineEdit()
        self.title.setPlaceholderText(self.tr("For instance: Name badges, drawer 2"))
        self.width_box, self.height_box = self._length(LEAST_PAPER), self._length(LEAST_PAPER)
        self.label_width, self.label_height = self._length(LEAST_LABEL), self._length(LEAST_LABEL)
        self.columns, self.rows = self._count(), self._count()
        self.left_box, self.top_box = self._length(0), self._length(0)
        self.pitch_x, self.pitch_y = self._length(0), self._length(0)
        self.drawing = SheetDrawing()
        self.said = label("", wrap=True)
        self.leave = button(self.tr("Close"), Kind.PLAIN)
        self.keep = button(self.tr("&Keep"), Kind.PRIMARY)
        self._lay_out()
        self._connect()
        self._on_new_clicked()

    @property
    def plan(self) -> SheetPlan:
        """What is typed, right or wrong."""
        return SheetPlan(
            self.width_box.value(),
            self.height_box.value(),
            self.label_width.value(),
            self.label_height.value(),
            self.columns.value(),
            self.rows.value(),
            self.left_box.value(),
            self.top_box.value(),
            self.pitch_x.value(),
            self.pitch_y.value(),
        )

    @property
    def key(self) -> str:
        """The key of the sheet that is shown, "" of a new one."""
        chosen = self.sheets.selectedItems()
        return str(chosen[0].data(Qt.ItemDataRole.UserRole)[0]) if chosen else ""

    def show_sheets(self, sheets: Sequence[LabelSheet], chosen: str = "") -> None:
        """List the event's sheets, and show the one of that key or a new one."""
        self.sheets.blockSignals(True)
        self.sheets.clear()
        for each in sheets:
            item = QListWidgetItem(each.title)
            item.setData(Qt.ItemDataRole.UserRole, (each.name, each.sheet))
            item.setSizeHint(QSize(0, Size.ROW))
            self.sheets.addItem(item)
        names = [each.name for each in sheets]
        self.sheets.setCurrentRow(names.index(chosen) if chosen in names else -1)
        self.sheets.blockSignals(False)
        self._on_sheet_chosen()

    def complain(self, sentence: str) -> None:
        """Say what is wrong, or why the sheet was not kept."""
        put_state(self.said, State.REFUSED)
        self.said.setText(sentence)

    def _connect(self) -> None:
        self.sheets.itemSelectionChanged.connect(self._on_sheet_chosen)
        self.new.clicked.connect(self._on_new_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.leave.clicked.connect(self.reject)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.title.textChanged.connect(self._on_changed)
        for length in self._lengths():
            length.valueChanged.connect(self._on_changed)
        for count in self._counts():
            count.valueChanged.connect(self._on_changed)

    def _lengths(self) -> tuple[QDoubleSpinBox, ...]:
        return (
            self.width_box, self.height_box, self.label_width, self.label_height,
            self.left_box, self.top_box, self.pitch_x, self.pitch_y,
        )  # fmt: skip

    def _counts(self) -> tuple[QSpinBox, ...]:
        return self.columns, self.rows

    def _length(self, least: float) -> QDoubleSpinBox:
        made = QDoubleSpinBox(self)
        made.setRange(least, LARGEST)
        made.setDecimals(2)
        made.setSingleStep(0.5)
        made.setSuffix(self.tr(" mm"))
        made.lineEdit().setTextMargins(Space.SMALL, 0, Space.SMALL, 0)
        return made

    def _count(self) -> QSpinBox:
        made = number_box(self)
        made.setRange(1, MOST_LABELS)
        return made

    def _lay_out(self) -> None:
        self.sheets.setFixedWidth(Size.RAIL)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        words = self.tr("Measure once, print often: a sheet kept here is offered wherever its labels fit.")
        column.addWidget(label(words, muted=True, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(Space.WIDE)
        row.addLayout(self._listed())
        row.addWidget(self._form())
        row.addWidget(self.drawing, 1)
        column.addLayout(row, 1)
        column.addWidget(self.said)
        self.said.setMinimumHeight(Size.ROW)
        ends = QHBoxLayout()
        ends.addWidget(self.remove)
        ends.addStretch(1)
        ends.addWidget(self.leave)
        ends.addWidget(self.keep)
        column.addLayout(ends)
        self.keep.setDefault(True)

    def _listed(self) -> QVBoxLayout:
        made = QVBoxLayout()
        made.addWidget(self.sheets, 1)
        made.addWidget(self.new)
        return made

    def _form(self) -> Form:
        form = Form()
        form.add(self.tr("N&ame"), self.title)
        self._add_pair(form, self.tr("Paper"), self.width_box, self.height_box, self.tr("Width and height"))
        self._add_pair(
            form, self.tr("One label"), self.label_width, self.label_height, self.tr("Width and height")
        )
        self._add_pair(
            form, self.tr("Labels"), self.columns, self.rows, self.tr("How many across, and how many down")
        )
        why = self.tr("From the paper's left and upper edge")
        self._add_pair(form, self.tr("First label"), self.left_box, self.top_box, why)
        why = self.tr("From the left or upper edge of one label to that of the next")
        self._add_pair(form, self.tr("Next label"), self.pitch_x, self.pitch_y, why)
        form.fill_rest()
        form.setMinimumWidth(Size.FORM_FIELD + Size.FORM_LABEL // 2)
        return form

    def _add_pair(self, form: Form, words: str, across: QWidget, down: QWidget, why: str) -> None:
        pair = QWidget()
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        form.add(words, pair, why)
        for box, way in ((across, self.tr("across")), (down, self.tr("down"))):
            line.addWidget(box)
            box.setAccessibleName(f"{words}, {way}")
        pair.setFocusProxy(across)

    def _show(self, title: str, sheet: Sheet) -> None:
        lengths = (
            sheet.width, sheet.height, sheet.label_width, sheet.label_height, sheet.left, sheet.top,
            sheet.pitch_x or sheet.label_width, sheet.pitch_y or sheet.label_height,
        )  # fmt: skip
        for box in (*self._lengths(), *self._counts(), self.title):
            box.blockSignals(True)
        for length, millimetres in zip(self._lengths(), lengths, strict=True):
            length.setValue(millimetres)
        self.columns.setValue(sheet.columns)
        self.rows.setValue(sheet.rows)
        self.title.setText(title)
        for box in (*self._lengths(), *self._counts(), self.title):
            box.blockSignals(False)
        self.remove.setVisible(bool(self.key))
        self._on_changed()

    def _on_sheet_chosen(self) -> None:
        for item in self.sheets.selectedItems():
            self._show(item.text(), item.data(Qt.ItemDataRole.UserRole)[1])
            return
        self._show("", self._proposal)

    def _on_new_clicked(self) -> None:
        self.sheets.setCurrentRow(-1)
        self._on_sheet_chosen()
        self.title.setFocus()

    def _on_changed(self) -> None:
        """Draw what is typed, and say what is wrong with it."""
        plan = self.plan
        self.pitch_x.setEnabled(plan.columns > 1)
        self.pitch_y.setEnabled(plan.rows > 1)
        self.drawing.show_plan(plan)
        findings = plan.findings()
        self.keep.setEnabled(not findings and bool(self.title.text().strip()))
        if findings:
            self.complain(" ".join(self._words(*finding) for finding in findings))
        else:
            put_state(self.said, State.PLAIN)
            self.said.setText(self._hint(plan))

    def _hint(self, plan: SheetPlan) -> str:
        if reaches_the_edge(plan.sheet()):
            return self.tr(
                "Labels reach into the 4 mm that most printers leave white (dotted): print without margins, "
                "or keep the design clear of the edge."
            )
        return self.tr("%n label(s) on each sheet", "", plan.columns * plan.rows)

    def _words(self, fault: SheetFault, by: float) -> str:
        words = {
            SheetFault.OFF_RIGHT: self.tr("The labels reach {mm} mm beyond the paper's right edge."),
            SheetFault.OFF_BELOW: self.tr("The labels reach {mm} mm beyond the paper's lower edge."),
            SheetFault.OVERLAP_ACROSS: self.tr("Labels beside each other overlap by {mm} mm."),
            SheetFault.OVERLAP_DOWN: self.tr("Labels below each other overlap by {mm} mm."),
        }[fault]
        return words.format(mm=f"{by:.2f}".rstrip("0").rstrip("."))

    def _on_keep_clicked(self) -> None:
        self.keeping_asked.emit(self.key, self.title.text(), self.plan.sheet())

    def _on_remove_clicked(self) -> None:
        self.removing_asked.emit(self.key)
