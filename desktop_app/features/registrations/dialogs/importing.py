"""The import dialog: choose a file, check its columns, look at what would change, write it, take it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.dialogs.choosing import ChoosingStep
from desktop_app.features.registrations.dialogs.columns import ColumnsStep
from desktop_app.features.registrations.dialogs.done import DoneStep
from desktop_app.features.registrations.dialogs.preview import PreviewStep
from desktop_app.features.registrations.dialogs.waiting import WaitingStep
from desktop_app.features.registrations.dialogs.writing import ChunkWriter
from desktop_app.features.registrations.rules.named import proposal
from desktop_app.features.registrations.rules.plan import Chosen, PlanRefusal
from desktop_app.features.registrations.tasks.heading import headed_at
from desktop_app.features.registrations.tasks.plan import plan_import
from desktop_app.features.registrations.tasks.reading import read_table
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space
from desktop_app.kit.widgets import Kind, button, line

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.features.registrations.dialogs.step import Step
    from desktop_app.features.registrations.rules.plan import ImportPlan
    from desktop_app.features.registrations.rules.table import Table
    from desktop_app.kit.context import PageContext
    from desktop_app.kit.tasks import Task


class ImportDialog(QDialog):
    """Five steps; nothing is written before the third one's button.

    Signals:
        imported(int): so many people were written.
    """

    imported = Signal(int)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._file: Path | None = None
        self._table: Table | None = None
        self._task: Task | None = None
        self._count, self._chosen = 0, Chosen()
        self.setWindowTitle(self.tr("Import registrations"))
        self.resize(Size.WINDOW_LEAST_WIDTH + 2 * Space.HUGE, Size.WINDOW_LEAST_HEIGHT)
        self.choosing = ChoosingStep()
        self.columns = ColumnsStep(context)
        self.preview = PreviewStep()
        self.waiting = WaitingStep()
        self.done_step = DoneStep(context)
        self._writer = ChunkWriter(self)
        self._steps = QStackedWidget()
        self.back_button = button(self.tr("Back"))
        self.cancel_button = button(self.tr("Cancel"))
        self.next_button = button("", Kind.PRIMARY)
        self._lay_out()
        self._connect()
        self._show(self.choosing)

    @property
    def writing(self) -> bool:
        """Whether people are being written just now."""
        return self._writer.running

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self._all[self._steps.currentIndex()]

    def start(self, file: Path, sheet: str | None = None) -> None:
        """Read a file."""
        self._file = file
        self.choosing.complain("")
        self._wait(self.tr("Reading {file}").format(file=file.name), "")
        self._task = self._context.runner.start(
            self.tr("Reading {file}").format(file=file.name),
            partial(read_table, file, sheet=sheet),
            self._on_read,
            self._on_reading_failed,
            self._on_stopped,
        )

    @override
    def reject(self) -> None:
        """Cancel what runs, or close when nothing does."""
        if self._writer.running:
            self._writer.cancel()
            self._show(self.preview)
            self.preview.complain(self.tr("Cancelled. Everything written so far was taken back."))
        elif self._task is not None:
            self._task.cancel()
        else:
            super().reject()

    # --- the look -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._all: tuple[Step, ...] = (
            self.choosing,
            self.columns,
            self.preview,
            self.waiting,
            self.done_step,
        )
        for step in self._all:
            self._steps.addWidget(step)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._steps, 1)
        column.addWidget(line())
        column.addLayout(row)

    def _connect(self) -> None:
        self.choosing.file_chosen.connect(self.start)
        self.preview.same_changed.connect(self._plan)
        self.columns.sheet_chosen.connect(self._on_sheet_chosen)
        self.columns.heading_chosen.connect(self._on_heading_chosen)
        for step in self._all:
            step.ready_changed.connect(self._on_ready_changed)
        self.back_button.clicked.connect(self._on_back_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self.next_button.clicked.connect(self._on_next_clicked)
        self._context.runner.progressed.connect(self._on_progressed)
        self._writer.progressed.connect(self.waiting.show_progress)
        self._writer.finished.connect(self._on_finished)
        self._writer.refused.connect(self._on_refused)

    def _show(self, step: Step) -> None:
        self._steps.setCurrentWidget(step)
        at_work = step is self.waiting
        self.back_button.setVisible(step in (self.columns, self.preview))
        self.next_button.setVisible(step not in (self.choosing, self.waiting))
        self.cancel_button.setVisible(step is not self.done_step)
        self._on_ready_changed()
        first = {
            self.choosing: self.choosing.choose_button,
            self.preview: self.preview.heaps,
            self.columns: self.columns.boxes[0] if self.columns.boxes else self.next_button,
        }
        (self.cancel_button if at_work else first.get(step, self.next_button)).setFocus()

    def _wait(self, title: str, words: str) -> None:
        self.waiting.begin(title, words)
        self._show(self.waiting)

    def _on_ready_changed(self) -> None:
        self.next_button.setEnabled(self.step.ready)
        if self.step is self.preview:
            self.next_button.setText(self.preview.step_words)
        else:
            words = self.tr("Done") if self.step is self.done_step else self.tr("Show what would change")
            self.next_button.setText(words)

    # --- from step to step --------------------------------------------------------------------------

    def _on_next_clicked(self) -> None:
        if self.step is self.columns:
            self.preview.start_over()
            self._plan()
        elif self.step is self.preview:
            self._write()
        else:
            self.accept()

    def _on_back_clicked(self) -> None:
        self._show(self.choosing if self.step is self.columns else self.columns)

    def _on_sheet_chosen(self, sheet: str) -> None:
        if self._file is not None:
            self.start(self._file, sheet)

    def _on_heading_chosen(self, line: int) -> None:
        if self._table is not None:
            self._show_columns(headed_at(self._table, line))

    def _on_read(self, table: Table) -> None:
        self._task = None
        self._show_columns(table)
        self._show(self.columns)

    def _show_columns(self, table: Table) -> None:
        self._table = table
        read, event_id = self._context.store.read, self._context.event_id
        known, named = read(queries.field_targets, event_id), read(queries.named_mappings)
        self.columns.show_table(table, *proposal(table, known, named))

    def _on_reading_failed(self, error: Exception) -> None:
        self._task = None
        self._show(self.choosing)
        self.choosing.complain(self._sentence(error))

    def _on_stopped(self) -> None:
        self._task = None
        self._show(self.columns if self._table is not None else self.choosing)

    def _plan(self) -> None:
        if self._table is None or self.columns.mapping is None:
            return
        self._wait(self.tr("Comparing with the list"), self.tr("Nothing is written yet."))
        present = self._context.store.read(queries.present, self._context.event_id)
        self._task = self._context.runner.start(
            self.tr("Comparing {file} with the list").format(file=self._table.file),
            partial(plan_import, self._table, self.columns.mapping, present, same=dict(self.preview.same)),
            self._on_planned,
            self._on_planning_failed,
            self._on_stopped,
        )

    def _on_planned(self, plan: ImportPlan) -> None:
        self._task = None
        self.preview.show_plan(plan)
        self._show(self.preview)

    def _on_planning_failed(self, error: Exception) -> None:
        self._task = None
        self._show(self.columns)
        self.columns.complain(self._sentence(error))

    def _sentence(self, error: Exception) -> str:
        if isinstance(error, Refused):
            return words_of(error)
        return self.tr("Something unexpected happened; nothing was imported. Please try again.")

    def _on_progressed(self, task: Task) -> None:
        if task is self._task:
            self.waiting.show_progress(task.done, task.total)

    # --- writing ------------------------------------------------------------------------------------

    def _write(self) -> None:
        plan = self.preview.plan
        if plan is None:
            return
        self.preview.complain("")
        self._count, self._chosen = self.preview.count, self.preview.chosen
        self._wait(
            self.tr("Importing {count} people").format(count=self._count),
            self.tr("Cancel takes back everything that was written."),
        )
        try:
            chunks = self._context.store.write_chunks(
                self.tr("Import {file}").format(file=plan.file),
                actions.import_plan,
                self._context.event_id,
                plan,
                self._chosen,
            )
        except Refused as refused:
            self._on_refused(refused)
            return
        self._writer.start(chunks)

    def _on_finished(self) -> None:
        if self.preview.plan is not None:
            reasons = self.preview.reasons()
            self.done_step.show_result(self.preview.plan, self._chosen, self._count, reasons)
        self._show(self.done_step)
        self.imported.emit(self._count)

    def _on_refused(self, refused: Refused) -> None:
        self._show(self.preview)
        self.preview.complain(words_of(refused))
        if refused.reason is PlanRefusal.LIST_CHANGED:
            self._plan()
