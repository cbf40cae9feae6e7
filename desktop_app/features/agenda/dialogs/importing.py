"""A programme from a file: what it holds, what was mended, what it would change, and whose side counts."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QProgressBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.dialogs.import_rows import ImportRows
from desktop_app.features.agenda.dialogs.wording import dialect_words, repair_words
from desktop_app.features.agenda.dialogs.words import AgendaWords
from desktop_app.features.agenda.rules.import_rows import import_rows
from desktop_app.features.agenda.tasks import read_programme
from desktop_app.kit.chunks import ChunkedWrite
from desktop_app.kit.duty import bar
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Kind, button, label, line, put_state
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules import Programme
    from desktop_app.features.agenda.rules.exchange import ReadProgramme
    from desktop_app.features.agenda.rules.merge import Merged
    from desktop_app.kit.context import PageContext
    from desktop_app.kit.tasks import Task

FOLDER: Final = "AgendaPage/folder"
_FILES: Final = "*.xml *.json *.ics *.xcal *.csv *.tsv *.txt *.xlsx *.xlsm *.ods"


class ImportProgrammeDialog(QDialog):
    """The preview; nothing is written before its button.

    Signals:
        imported(): the programme is in the agenda now.
    """

    imported = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self._writing: ChunkedWrite | None = None
        self._read: ReadProgramme | None = None
        self._here: Programme | None = None
        self._file = Path()
        self.setWindowTitle(self.tr("Import a programme"))
        self.resize(Size.WINDOW_WIDTH - Size.PICTURE, Size.WINDOW_LEAST_HEIGHT)
        self._title = label("", Type.STRONG, wrap=True)
        self._sum = label("", muted=True, wrap=True)
        self._complaint = label("", wrap=True)
        put_state(self._complaint, State.REFUSED)
        self._complaint.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.rows = ImportRows()
        self.repairs = QListWidget()
        self.tabs = QTabWidget()
        self.other_button = button(self.tr("Another file…"), picture="folder-open")
        self.cancel_button = button(self.tr("Cancel"))
        self.import_button = button(self.tr("Import"), Kind.PRIMARY)
        self._may = QWidget(self)
        self._may.hide()
        self._lay_out()
        bar(context.duty, Permission.BULK, self._may)
        self.rows.changed.connect(self._tell)
        self.other_button.clicked.connect(self.choose_file)
        self.cancel_button.clicked.connect(self.reject)
        self.import_button.clicked.connect(self._on_import_asked)

    @property
    def title(self) -> str:
        """The file, or what is done with it."""
        return self._title.text()

    @property
    def summary(self) -> str:
        """What the file is and holds, in a line."""
        return self._sum.text()

    @property
    def complaint(self) -> str:
        """Why the file is not read, or not imported; empty while nothing is wrong."""
        return self._complaint.text()

    def choose_file(self) -> bool:
        """Ask for a file and read it; False where none was chosen."""
        settings = self._context.settings
        chosen, _ = QFileDialog.getOpenFileName(
            self if self.isVisible() else self.parentWidget(),
            self.tr("Import a programme"),
            str(settings.value(FOLDER, str(Path.home()))),
            f"{self.tr('Programmes')} ({_FILES});;{self.tr('All files')} (*)",
        )
        if chosen:
            settings.setValue(FOLDER, str(Path(chosen).parent))
            self.start(Path(chosen))
        return bool(chosen)

    def start(self, file: Path) -> None:
        """Read a file, and show what importing it would do."""
        self._file = file
        self._read = None
        words = self.tr("Reading {file}").format(file=file.name)
        self._title.setText(words)
        self._sum.setText("")
        self._complain("")
        self.tabs.setEnabled(False)
        self._wait()
        self.open()
        job = partial(read_programme, file, zone=self._context.zone)
        self._task = self._context.runner.start(words, job, self._on_read, self._on_failed, self._on_stopped)

    @override
    def reject(self) -> None:
        if self._task is not None:
            self._task.cancel()
        if self._writing is not None:
            self._writing.cancel()
            return
        super().reject()

    def _lay_out(self) -> None:
        self.repairs.setWordWrap(True)
        self.repairs.setAccessibleName(self.tr("What was mended in the file"))
        self.tabs.addTab(self.rows, self.tr("Differences"))
        self.tabs.addTab(self.repairs, self.tr("Mended in the file"))
        below = QHBoxLayout()
        below.setSpacing(Space.SMALL)
        below.addWidget(self.cancel_button)
        below.addWidget(self.other_button)
        below.addStretch()
        below.addWidget(self.import_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        for part in (self._title, self._sum, self._complaint, self.progress):
            column.addWidget(part)
        column.addWidget(self.tabs, 1)
        column.addWidget(line())
        column.addLayout(below)

    def _complain(self, words: str) -> None:
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))

    def _wait(self, total: int = 0) -> None:
        self.progress.setRange(0, total)
        self.progress.setVisible(True)
        self.import_button.setEnabled(False)
        self.other_button.setEnabled(False)

    def _rest(self) -> None:
        self._task = self._writing = None
        self.progress.hide()
        self.other_button.setEnabled(True)

    def _on_read(self, read: ReadProgramme) -> None:
        self._rest()
        self._read = read
        context = self._context
        self._here, merge = context.store.read(queries.import_preview, context.event_id, read)
        self._show(read, merge)
        self.tabs.setEnabled(True)
        self.rows.setFocus()

    def _show(self, read: ReadProgramme, merge: Merged) -> None:
        rows = import_rows(merge, AgendaWords(self._context.local, self))
        self.rows.show_rows(rows)
        self.repairs.clear()
        self.repairs.addItems([repair_words(repair) for repair in read.repairs])
        self.tabs.setTabText(0, self.tr("Differences ({count})").format(count=len(rows)))
        self.tabs.setTabText(1, self.tr("Mended in the file ({count})").format(count=len(read.repairs)))
        self.tabs.setTabEnabled(1, bool(read.repairs))
        self._title.setText(self._file.name)
        self._sum.setText(self._summary_of(read))
        self._tell()

    def _summary_of(self, read: ReadProgramme) -> str:
        found = read.programme
        counts = [
            self.tr("%n session(s)", "", len(found.sessions)),
            self.tr("%n room(s)", "", len(found.rooms)),
            self.tr("%n person(s)", "", len(found.people)),
            self.tr("%n day(s)", "", len(found.days)),
            self.tr("%n thing(s) mended", "", len(read.repairs)),
        ]
        kind = dialect_words(read.dialect)
        return f"{kind[:1].upper()}{kind[1:]}: {', '.join(counts)}"

    @property
    def _is_first(self) -> bool:
        """Whether there is nothing yet that the file could differ from."""
        return self._here is not None and not self._here.sessions

    def _tell(self) -> None:
        count = self.rows.taken
        if self._is_first:
            told = self.tr("Import %n session(s)", "", count)
        else:
            words = self.tr("Import %n difference(s)", "", count)
            told = words if count else self.tr("Import: all stays as here")
        self.import_button.setText(told)
        self.import_button.setEnabled(self._may.isEnabled() and self._read is not None)

    def _on_import_asked(self) -> None:
        context, read, here = self._context, self._read, self._here
        if read is None or here is None:
            return
        words = self.tr("Import {file}").format(file=self._file.name)
        steps = context.store.write_chunks(
            words,
            actions.import_programme,
            context.event_id,
            read,
            self._file.name,
            context.now(),
            self.rows.answers(),
            here,
        )
        self._wait(max(1, len(read.programme.sessions)))
        self.tabs.setEnabled(False)
        self._writing = ChunkedWrite(steps, self)
        self._writing.stepped.connect(self.progress.setValue)
        self._writing.finished.connect(self._on_written)
        self._writing.refused.connect(self._on_refused)
        self._writing.cancelled.connect(self._on_taken_back)
        self._writing.start()

    def _on_written(self) -> None:
        self._rest()
        taken = self.rows.taken
        if self._is_first:
            told = self.tr("{file} imported: %n session(s)", "", taken)
        else:
            told = self.tr("{file} imported: %n difference(s) taken", "", taken)
        self._context.toaster.say_undoable(told.format(file=self._file.name))
        self.imported.emit()
        self.accept()

    def _on_refused(self, error: Refused) -> None:
        """Somebody changed the agenda meanwhile: what is asked is asked anew, of what stands there now."""
        self._complain(words_of(error))
        if self._read is not None:
            self._on_read(self._read)

    def _on_taken_back(self) -> None:
        self._rest()
        super().reject()

    def _on_failed(self, error: Exception) -> None:
        self._rest()
        self._title.setText(self._file.name)
        if isinstance(error, Refused):
            self._complain(words_of(error))
        self.other_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_stopped(self) -> None:
        self._rest()
