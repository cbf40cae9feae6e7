"""The second step of an import: which column of the file becomes what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QWidget
from typing_extensions import override

from desktop_app.features.registrations.dialogs.mappings import MappingLine
from desktop_app.features.registrations.dialogs.pickers import ChoiceBox
from desktop_app.features.registrations.dialogs.step import Step
from desktop_app.features.registrations.dialogs.wording import Wording
from desktop_app.features.registrations.rules.field import Field, Target
from desktop_app.features.registrations.rules.mapping import ColumnMapping, Confidence
from desktop_app.features.registrations.rules.words import slug
from desktop_app.features.registrations.tasks.heading import first_rows
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import ElidedLabel, label, put_state

if TYPE_CHECKING:
    from desktop_app.features.registrations.rules.mapping import Column
    from desktop_app.features.registrations.rules.named import NamedMapping
    from desktop_app.features.registrations.rules.table import Table
    from desktop_app.kit.context import PageContext

_SAMPLES: Final = 3
_HEADINGS: Final = 8
_NAMES: Final = (Field.GIVEN_NAME, Field.FAMILY_NAME, Field.FULL_NAME)
_KEYED: Final = (Field.CUSTOM, Field.CONSENT)
_STATES: Final = {Confidence.CONTENT: State.ATTENTION, Confidence.NONE: State.ATTENTION}


class ColumnsStep(Step):
    """One line for each column: heading, examples, what it becomes, how sure that is.

    Signals:
        sheet_chosen(str): read this sheet of the file instead.
        heading_chosen(int): take the headings from this line; 0 for none.
    """

    sheet_chosen = Signal(str)
    heading_chosen = Signal(int)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = Wording(self)
        self._proposed: ColumnMapping | None = None
        self.mapping: ColumnMapping | None = None
        self.boxes: list[ChoiceBox] = []
        self._sures: list[QLabel] = []
        self._notes = label("", Type.CAPTION, wrap=True)
        self.sheets = ChoiceBox()
        self.headings = ChoiceBox()
        self.mappings = MappingLine(context)
        self._sheet_words = label(self.tr("Sheet"))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheets.setMinimumWidth(Size.FORM_LABEL)
        self.sheets.setAccessibleName(self.tr("Sheet"))
        self.headings.setAccessibleName(self.tr("Headings"))
        self.body.addWidget(self._notes)
        self.body.addLayout(self._heads())
        self.body.addWidget(self._area, 1)
        self.sheets.activated.connect(self._on_sheet_chosen)
        self.headings.activated.connect(self._on_heading_chosen)
        self.mappings.chosen.connect(self._on_mapping_chosen)

    @property
    @override
    def ready(self) -> bool:
        return self.mapping is not None and _names_people(self.mapping)

    @property
    def notes(self) -> str:
        """What the reader mended in the file."""
        return self._notes.text()

    def show_table(self, table: Table, mapping: ColumnMapping, named: NamedMapping | None = None) -> None:
        """Show the columns of a file that was read, and the saved mapping by which they are known."""
        words = self.tr("{file}: {rows} rows. Check what each column becomes.")
        if mapping.known:
            words = self.tr(
                "{file}: {rows} rows, recognised as an export of {known}. Check what each column becomes."
            )
        if named is not None:
            words = self.tr("{file}: {rows} rows, known by its headings as “{name}”. Check all the same.")
        name = named.name if named is not None else ""
        said = words.format(file=table.file, rows=len(table.rows), known=mapping.known, name=name)
        self.say(self.tr("What the columns are"), said)
        self._notes.setText("  ".join(self._wording.note(note) for note in table.notes))
        self._notes.setVisible(bool(table.notes))
        self.sheets.offer({sheet: sheet for sheet in table.sheets})
        self.sheets.show_key(table.sheet)
        for part in (self._sheet_words, self.sheets):
            part.setVisible(len(table.sheets) > 1)
        self._offer_headings(table)
        self._proposed = mapping
        self.mappings.offer(named.id if named is not None else "")
        self._build(mapping)
        self._show(mapping if named is None else named.applied_to(mapping))

    def _heads(self) -> QGridLayout:
        sheet = QHBoxLayout()
        sheet.setSpacing(Space.SMALL)
        for part in (self._sheet_words, self.sheets):
            sheet.addWidget(part)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.SMALL)
        top = Qt.AlignmentFlag.AlignTop
        for row, (words, editor) in enumerate(
            ((self.tr("Headings"), self.headings), (self.tr("Mapping"), self.mappings))
        ):
            name = label(words)
            name.setMinimumHeight(Size.CONTROL)
            grid.addWidget(name, row, 0, top)
            grid.addWidget(editor, row, 1, top)
        grid.addLayout(sheet, 0, 2)
        grid.setColumnStretch(1, 1)
        return grid

    def _offer_headings(self, table: Table) -> None:
        words = {"0": self.tr("There are none: the first row is a person")}
        for row in first_rows(table):
            cells = "  ·  ".join(" ".join(cell.split()) for cell in row.cells[:_HEADINGS] if cell)
            words[str(row.line)] = self.tr("Line {line}: {cells}").format(line=row.line, cells=cells)
        self.headings.offer(words)
        self.headings.show_key(str(table.header_line))

    def _build(self, mapping: ColumnMapping) -> None:
        ground = QFrame()
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, Space.MEDIUM, 0)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.HAIR)
        heads = (self.tr("In the file"), self.tr("For example"), self.tr("Becomes"), self.tr("Why"))
        for place, head in enumerate(heads):
            grid.addWidget(label(head, Type.CAPTION), 0, place)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        self.boxes, self._sures = [], []
        for column in mapping.columns:
            self._add_row(grid, column)
        grid.setRowStretch(len(mapping.columns) + 1, 1)
        self._area.setWidget(ground)

    def _add_row(self, grid: QGridLayout, column: Column) -> None:
        row = column.index + 1
        header = ElidedLabel(column.header)
        samples = ElidedLabel("  ·  ".join(" ".join(text.split()) for text in column.samples[:_SAMPLES]))
        samples.setProperty("type", "muted")
        box = ChoiceBox()
        box.setAccessibleName(column.header)
        box.setFixedWidth(Size.FORM_LABEL + Size.RAIL_FOLDED)
        box.offer({field.value: words for field, words in self._wording.fields().items()})
        box.activated.connect(partial(self._on_field_chosen, column.index))
        sure = label("", Type.CAPTION)
        sure.setFixedWidth(Size.FORM_LABEL + Size.ICON_LARGE)
        for place, widget in enumerate((header, samples, box, sure)):
            grid.addWidget(widget, row, place)
        self.boxes.append(box)
        self._sures.append(sure)

    def _show(self, mapping: ColumnMapping) -> None:
        """Show what each column becomes now; only words change, so that the keyboard stays where it is."""
        self.mapping = self.mappings.columns = mapping
        for column, box, sure in zip(mapping.columns, self.boxes, self._sures, strict=True):
            box.show_key(column.target.field.value)
            sure.setText(self._why(column))
            put_state(sure, _STATES.get(column.confidence, State.PLAIN))
        missing = self.tr("No column gives the names. Choose “Full name”, or “Given name” and “Family name”.")
        self.complain("" if _names_people(mapping) else missing)
        self.ready_changed.emit()

    def _why(self, column: Column) -> str:
        if column.target.field is Field.CUSTOM:
            kind = self._wording.custom_kind(column.kind)
            return self.tr("a field of its own: {kind}").format(kind=kind)
        return self._wording.confidence(column.confidence)

    def _on_field_chosen(self, index: int, _place: int) -> None:
        if self.mapping is not None:
            field = Field(self.boxes[index].key)
            key = _free_key(self.mapping, index, field) if field in _KEYED else ""
            self._show(self.mapping.with_target(index, Target(field, key)))

    def _on_mapping_chosen(self, named: NamedMapping | None) -> None:
        if self._proposed is not None:
            self._show(self._proposed if named is None else named.applied_to(self._proposed))

    def _on_heading_chosen(self, _place: int) -> None:
        self.heading_chosen.emit(int(self.headings.key))

    def _on_sheet_chosen(self, _place: int) -> None:
        self.sheet_chosen.emit(self.sheets.key)


def _names_people(mapping: ColumnMapping) -> bool:
    return any(mapping.index(field) is not None for field in _NAMES)


def _free_key(mapping: ColumnMapping, index: int, field: Field) -> str:
    """A key made of the heading that no other column has."""
    taken = {c.target.key for c in mapping.columns if c.target.field is field and c.index != index}
    plain = slug(mapping.columns[index].header)
    numbered = (f"{plain}_{number}" for number in range(2, len(mapping.columns) + 2))
    return next(key for key in (plain, *numbered) if key not in taken)
