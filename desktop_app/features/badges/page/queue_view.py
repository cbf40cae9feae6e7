"""The queue as a list: what is being printed, what failed and why, and what can be done about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from desktop_app.errors import Refused
from desktop_app.features.badges.rules.queue import ENDED, NOT_PRINTED, Job, JobState
from desktop_app.kit.dates import moment_words
from desktop_app.kit.icons import icon
from desktop_app.kit.printing import printer_names
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Kind, button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.features.badges.page.queue import PrintQueue
    from desktop_app.kit.context import PageContext

_SHOWN: Final = 3
_PICTURES: Final = {
    JobState.WAITING: ("clock", State.PLAIN),
    JobState.SENT: ("paper-plane-tilt", State.PLAIN),
    JobState.PRINTING: ("printer", State.PLAIN),
    JobState.PRINTED: ("check-circle", State.ADMITTED),
    JobState.HANDED: ("paper-plane-tilt", State.PLAIN),
    JobState.FAILED: ("warning-octagon", State.REFUSED),
    JobState.CANCELLED: ("x-circle", State.PLAIN),
}


class QueueView(QWidget):
    """Shown as soon as something was printed at this station; the newest job stands first."""

    def __init__(self, context: PageContext, queue: PrintQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._queue = queue
        self._jobs: list[Job] = []
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Print queue"))
        self.list.setIconSize(QSize(Size.ICON, Size.ICON))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.notice = label("", wrap=True)
        self.again = button(self.tr("Print again"), Kind.PLAIN)
        self.elsewhere = button(self.tr("Other printer"), Kind.PLAIN)
        self.first = button(self.tr("Print first"), Kind.PLAIN)
        self.drop = button(self.tr("Cancel"), Kind.PLAIN)
        self.pause = button("", Kind.PLAIN)
        self._lay_out()
        self.again.clicked.connect(self._on_again_clicked)
        self.elsewhere.clicked.connect(self._on_elsewhere_clicked)
        self.first.clicked.connect(self._on_first_clicked)
        self.drop.clicked.connect(self._on_drop_clicked)
        self.pause.clicked.connect(self._on_pause_clicked)
        self.list.currentRowChanged.connect(self._on_row_changed)
        queue.changed.connect(self.refresh)
        self.refresh()

    @property
    def job(self) -> Job | None:
        """The job that is chosen."""
        row = self.list.currentRow()
        return self._jobs[row] if 0 <= row < len(self._jobs) else None

    def refresh(self) -> None:
        """Show the jobs as they are now; the chosen one stays chosen."""
        chosen = self.job.id if self.job else ""
        self._jobs = self._queue.jobs()
        self.setVisible(bool(self._jobs))
        self.list.blockSignals(True)
        self.list.clear()
        for job in self._jobs:
            picture, state = _PICTURES[job.state]
            item = QListWidgetItem(icon(picture, state), f"{self._heading(job)}\n{self._state_words(job)}")
            item.setToolTip(self._state_words(job))
            self.list.addItem(item)
        rows = [job.id for job in self._jobs]
        high = self.list.sizeHintForRow(0) if rows else 0
        self.list.setFixedHeight(min(len(rows), _SHOWN) * high + 2 * self.list.frameWidth())
        self.list.setCurrentRow(rows.index(chosen) if chosen in rows else 0)
        self.list.blockSignals(False)
        self._on_row_changed()

    def missing_menu(self, job: Job) -> QMenu:
        """What to print of a job that stopped half way: who stands at the printer sees how many came out."""
        menu = QMenu(self)
        rest = job.pages - job.first_left + 1
        go_on = self.tr("The last %n page(s), from page {first} on", "", rest)
        for words, is_rest in (
            (go_on.format(first=job.first_left), True),
            (self.tr("All %n page(s) again", "", job.pages), False),
        ):
            menu.addAction(words).triggered.connect(partial(self._print_again, job, rest=is_rest))
        return menu

    def printers_menu(self, job: Job) -> QMenu:
        """The other printers of this computer."""
        menu = QMenu(self)
        for name in printer_names():
            if name != job.printer:
                menu.addAction(name).triggered.connect(partial(self._print_elsewhere, job, name))
        if menu.isEmpty():
            menu.addAction(self.tr("This computer has no other printer")).setEnabled(False)
        return menu

    def _heading(self, job: Job) -> str:
        newest = job.ended_at or job.sent_at or job.made_at
        return f"{job.title}  ·  {job.printer}  ·  {moment_words(self._context.local(newest))}"

    def _state_words(self, job: Job) -> str:
        words = {
            JobState.WAITING: self.tr("Waiting"),
            JobState.SENT: self.tr("Sent to the printer"),
            JobState.PRINTING: self.tr("Printing"),
            JobState.PRINTED: self.tr("Printed"),
            JobState.HANDED: self.tr("Handed over; this system does not say what became of it"),
            JobState.FAILED: self.tr("Failed"),
            JobState.CANCELLED: self.tr("Cancelled"),
        }[job.state]
        if job.state is JobState.WAITING and job.printer in self._queue.paused:
            words = self.tr("Waiting: the printer is paused here")
        if 0 < job.pages_done < job.pages:
            passed = self.tr("{state}, {done} of {pages} pages passed on")
            words = passed.format(state=words, done=job.pages_done, pages=job.pages)
        return f"{words}: {job.words}" if job.words else words

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        for each in (self.again, self.elsewhere, self.first, self.drop):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self.pause)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(self.tr("Print queue of this desk"), Type.STRONG))
        column.addWidget(self.list)
        column.addWidget(self.notice)
        column.addLayout(row)
        self.notice.hide()

    def _on_row_changed(self) -> None:
        job = self.job
        for each in (self.again, self.elsewhere, self.first, self.drop, self.pause):
            each.setEnabled(job is not None)
        if job is None:
            return
        ended = job.state in ENDED
        self.again.setEnabled(job.state in NOT_PRINTED)
        self.elsewhere.setEnabled(not ended or job.state in NOT_PRINTED)
        self.first.setEnabled(job.state is JobState.WAITING)
        self.drop.setEnabled(not ended)
        paused = job.printer in self._queue.paused
        words = self.tr("Go on with {printer}") if paused else self.tr("Pause {printer}")
        self.pause.setText(words.format(printer=job.printer))

    def _on_again_clicked(self) -> None:
        job = self.job
        if job is None:
            return
        if 0 < job.pages_done < job.pages:
            self.missing_menu(job).popup(self.again.mapToGlobal(self.again.rect().bottomLeft()))
        else:
            self._print_again(job, rest=False)

    def _on_elsewhere_clicked(self) -> None:
        if self.job is not None:
            menu = self.printers_menu(self.job)
            menu.popup(self.elsewhere.mapToGlobal(self.elsewhere.rect().bottomLeft()))

    def _on_first_clicked(self) -> None:
        if self.job is not None:
            self._try(partial(self._queue.hasten, self.job))

    def _on_drop_clicked(self) -> None:
        if self.job is not None:
            self._try(partial(self._queue.cancel, self.job))

    def _on_pause_clicked(self) -> None:
        job = self.job
        if job is not None:
            self._queue.pause(job.printer, paused=job.printer not in self._queue.paused)

    def _print_again(self, job: Job, *, rest: bool) -> None:
        self._try(partial(self._queue.retry, job, job.printer, rest=rest))

    def _print_elsewhere(self, job: Job, printer: str) -> None:
        if job.state in ENDED:
            self._try(partial(self._queue.retry, job, printer, rest=0 < job.pages_done < job.pages))
        else:
            self._try(partial(self._queue.move, job, printer))

    def _try(self, do: Callable[[], None]) -> None:
        try:
            do()
        except Refused as refused:
            self.notice.setText(words_of(refused))
        else:
            self.notice.setText("")
        self.notice.setVisible(bool(self.notice.text()))
