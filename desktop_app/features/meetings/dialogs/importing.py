"""Requests from a list: what would change, whom doubtful names mean, one question after the other."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.meetings import actions, queries
from desktop_app.features.meetings.dialogs.doubting import DoubtPane
from desktop_app.features.meetings.dialogs.import_rows import ImportRows, left_out
from desktop_app.features.meetings.dialogs.words import MeetingWords
from desktop_app.features.meetings.rules.request_list import Named
from desktop_app.features.meetings.rules.request_plan import Meant, RequestPlan
from desktop_app.features.meetings.rules.request_planning import plan_requests
from desktop_app.features.meetings.tasks.request_list import plan_list, read_requests, save_left_out
from desktop_app.kit.chunks import ChunkedWrite
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Kind, button, label, line, put_state

if TYPE_CHECKING:
    from collections.abc import Generator

    from desktop_app.features.meetings.rules.request_list import RequestList
    from desktop_app.features.meetings.rules.request_plan import Ground
    from desktop_app.kit.context import PageContext
    from desktop_app.kit.tasks import Task

FOLDER: Final = "MeetingsPage/folder"
# So many names are looked up in one turn of the window's loop.
_NAMES: Final = 20
# A list of so many requests is planned within a moment.
_AT_ONCE: Final = 5_000
_FILES: Final = "*.csv *.tsv *.txt *.xlsx *.xlsm *.ods"


class ImportRequestsDialog(QDialog):
    """The preview; nothing is written before its button.

    Signals:
        imported(int): so many requests are new or changed.
    """

    imported = Signal(int)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self._looking: ChunkedWrite | None = None
        self._writing: ChunkedWrite | None = None
        self._asked: RequestList | None = None
        self._ground: Ground | None = None
        self._chosen: dict[Named, str | None] = {}
        self.plan: RequestPlan | None = None
        self.setWindowTitle(self.tr("Import requests"))
        self.resize(Size.WINDOW_LEAST_WIDTH, Size.WINDOW_LEAST_HEIGHT)
        self._title = label("", Type.STRONG, wrap=True)
        self._sum = label("", muted=True, wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self._complaint = label("", wrap=True)
        put_state(self._complaint, State.REFUSED)
        self.doubts = DoubtPane()
        self.rows = ImportRows(MeetingWords(context.local, self))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self.doubts)
        self.save_button = button(self.tr("Save what is left out…"), picture="download-simple")
        self.import_button = button(self.tr("Import"), Kind.PRIMARY)
        self._lay_out()
        self.doubts.answered.connect(self._on_answered)
        self.doubts.skipped.connect(self._on_skipped)
        self.import_button.clicked.connect(self._on_import_asked)
        self.save_button.clicked.connect(self._on_save_asked)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(Space.SMALL)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        below.addWidget(cancel)
        below.addWidget(self.save_button)
        below.addStretch()
        below.addWidget(self.import_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        for part in (self._title, self._sum, self.progress, self._complaint):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(line())
        column.addLayout(below)

    @property
    def summary(self) -> str:
        """What would be written, in a line."""
        return self._sum.text()

    def choose_file(self) -> bool:
        """Ask for a file and read it; False where none was chosen."""
        folder = str(self._context.settings.value(FOLDER, str(Path.home())))
        chosen, _ = QFileDialog.getOpenFileName(
            self.parentWidget(),
            self.tr("Import requests"),
            folder,
            self.tr("Lists ({files})").format(files=_FILES),
        )
        if chosen:
            self._context.settings.setValue(FOLDER, str(Path(chosen).parent))
            self.start(Path(chosen))
        return bool(chosen)

    def start(self, file: Path) -> None:
        """Read a file, and show what importing it would do."""
        words = self.tr("Reading {file}").format(file=file.name)
        self._title.setText(words)
        for part in (self.import_button, self.save_button):
            part.setEnabled(False)
        self.open()
        self._task = self._context.runner.start(
            words, partial(read_requests, file), self._on_read, self._on_failed, self._on_stopped
        )

    @override
    def reject(self) -> None:
        if self._task is not None:
            self._task.cancel()
        if self._looking is not None:
            self._looking.close()
        super().reject()

    def _on_read(self, asked: RequestList) -> None:
        self._task = None
        self._asked = asked
        self._title.setText(self.tr("Looking for the people in {file}").format(file=asked.file))
        self.progress.setRange(0, len(asked.names))
        self.progress.show()
        self._looking = ChunkedWrite(self._looked_up(asked), self)
        self._looking.stepped.connect(self.progress.setValue)
        self._looking.finished.connect(self._on_looked_up)
        self._looking.refused.connect(self._on_failed)
        self._looking.start()

    def _looked_up(self, asked: RequestList) -> Generator[int, None, Ground]:
        """Look the names up, a few each turn, so that the window lives; gives what planning needs to know."""
        store, names, meant = self._context.store, asked.names, dict[Named, Meant]()
        finder = store.read(queries.NameFinder, self._context.event_id)
        for start in range(0, len(names), _NAMES):
            meant |= store.read(queries.meant_by, finder, names[start : start + _NAMES])
            yield min(start + _NAMES, len(names))
        return store.read(queries.ground_of, finder, meant)

    def _on_looked_up(self) -> None:
        if self._looking is not None:
            self._ground = self._looking.result
        self._looking = None
        self._plan_again()

    def _plan_again(self) -> None:
        asked, ground = self._asked, self._ground
        if asked is None or ground is None:
            return
        if len(asked.rows) <= _AT_ONCE:
            self._on_planned(plan_requests(asked, ground, self._chosen))
            return
        # One plan at a time: of two beside each other, the older may be shown last.
        self._rest(planning=True)
        job = partial(plan_list, asked, ground, dict(self._chosen))
        self._task = self._context.runner.start(
            self._title.text(), job, self._on_planned, self._on_failed, self._on_stopped
        )

    def _rest(self, *, planning: bool) -> None:
        """Take no answers while a plan is made, and write none that is about to be another one."""
        self._stack.setEnabled(not planning)
        if planning:
            for part in (self.import_button, self.save_button):
                part.setEnabled(False)

    def _on_planned(self, plan: RequestPlan) -> None:
        self._task = None
        self._rest(planning=False)
        self.progress.hide()
        self.plan = plan
        self._title.setText(plan.file)
        self._sum.setText(self._summary_of(plan))
        self.rows.show_plan(plan)
        writes = len(plan.new) + len(plan.changed)
        self.import_button.setText(self.tr("Import %n request(s)", "", writes))
        self.import_button.setEnabled(writes > 0)
        self.save_button.setEnabled(bool(plan.rejected or plan.doubtful))
        if plan.doubts:
            self.doubts.ask(plan.doubts[0], len(plan.doubts))
            self._stack.setCurrentWidget(self.doubts)
            self.doubts.setFocus()
        else:
            self._stack.setCurrentWidget(self.rows)
            self.import_button.setFocus()

    def _summary_of(self, plan: RequestPlan) -> str:
        words = self.tr(
            "{new} new, {changed} changed, {unchanged} unchanged, {joined} asked by both, "
            "{doubtful} doubtful, {rejected} left out"
        ).format(
            new=len(plan.new),
            changed=len(plan.changed),
            unchanged=len(plan.unchanged),
            joined=len(plan.joined),
            doubtful=len(plan.doubtful),
            rejected=len(plan.rejected),
        )
        if plan.new_types:
            words += self.tr("; new types: {types}").format(types=", ".join(plan.new_types))
        return words

    def _on_answered(self, named: Named, key: str) -> None:
        self._chosen[named] = key or None
        self._plan_again()

    def _on_skipped(self) -> None:
        """Import what is certain; doubtful rows are left out."""
        self._stack.setCurrentWidget(self.rows)
        self.import_button.setFocus()

    def _on_import_asked(self) -> None:
        context, plan = self._context, self.plan
        if plan is None:
            return
        words = self.tr("Import {file}").format(file=plan.file)
        steps = context.store.write_chunks(
            words, actions.import_requests, context.event_id, plan, context.now()
        )
        self.import_button.setEnabled(False)
        self._writing = ChunkedWrite(steps, self)
        self._writing.finished.connect(self._on_written)
        self._writing.refused.connect(self._on_failed)
        self._writing.start()

    def _on_written(self) -> None:
        count = len(self.plan.new) + len(self.plan.changed) if self.plan else 0
        self._context.toaster.say_undoable(self.tr("%n request(s) imported", "", count))
        self.imported.emit(count)
        self.accept()

    def _on_save_asked(self) -> None:
        plan = self.plan
        if plan is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save what is left out"), "", self.tr("Tables (*.xlsx *.csv)")
        )
        if chosen:
            sheet = left_out(plan, self.rows)
            self._context.runner.start(
                self.tr("Saving what is left out"),
                partial(save_left_out, Path(chosen), sheet),
                self._on_saved,
                self._on_failed,
            )

    def _on_saved(self, _result: object) -> None:
        self._complaint.setText("")

    def _on_failed(self, error: Exception) -> None:
        self._task = self._looking = None
        self._rest(planning=False)
        self.progress.hide()
        if isinstance(error, Refused):
            self._complaint.setText(words_of(error))

    def _on_stopped(self) -> None:
        self._task = None
        self._rest(planning=False)
