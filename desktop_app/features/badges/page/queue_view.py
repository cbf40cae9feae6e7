"""The queue as a list: what is being printed, what failed and why, and what can be done about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from desktop_app.errors import Refused
from desktop_app.features.badges.dialogs import RestDialog
from desktop_app.features.badges.rules.queue import AGAIN, AT_PRINTER, ENDED, Job, JobState
from desktop_app.kit.dates import moment_words
from desktop_app.kit.icons import icon
from desktop_app.kit.printing import printer_names
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Kind, button, label, put_state

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.features.badges.page.queue import PrintQueue
    from desktop_app.features.badges.page.rolls import Rolls
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
    """Shown as soon as something was printed here; what printers have stands first, then the newest job."""

    def __init__(
        self, context: PageContext, queue: PrintQueue, rolls: Rolls, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._queue = queue
        self._rolls = rolls
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
        self.roll = button(self.tr("New roll…"), Kind.PLAIN)
        self.title = label("", Type.STRONG)
        self.roll_words = label("", Type.CAPTION)
        self._lay_out()
        self.again.clicked.connect(self._on_again_clicked)
        self.elsewhere.clicked.connect(self._on_elsewhere_clicked)
        self.first.clicked.connect(self._on_first_clicked)
        self.drop.clicked.connect(self._on_drop_clicked)
        self.pause.clicked.connect(self._on_pause_clicked)
        self.roll.clicked.connect(self._on_roll_clicked)
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
        paused = self._queue.paused
        self.title.setText(self._title())
        self.list.blockSignals(True)
        self.list.clear()
        for job in self._jobs:
            picture, state = _PICTURES[job.state]
            if job.state in AT_PRINTER and job.words:
                picture, state = "warning", State.ATTENTION
            item = QListWidgetItem(icon(picture, state), f"{self._heading(job)}\n{self._words(job, paused)}")
            item.setToolTip(self._words(job, paused))
            self.list.addItem(item)
        rows = [job.id for job in self._jobs]
        high = self.list.sizeHintForRow(0) if rows else 0
        self.list.setFixedHeight(min(len(rows), _SHOWN) * high + 2 * self.list.frameWidth())
        self.list.setCurrentRow(rows.index(chosen) if chosen in rows else 0)
        self.list.blockSignals(False)
        self._on_row_changed()

    def ask_rest(self, job: Job, printer: str) -> RestDialog:
        """Ask from whose badge on it is printed: who stands at the printer sees how many came out."""
        asked = RestDialog(job, self._queue.names_in(job), self.window())
        asked.accepted.connect(partial(self._on_rest_asked, job, printer, asked))
        asked.finished.connect(asked.deleteLater)
        asked.open()
        return asked

    def missing_menu(self, job: Job, printer: str) -> QMenu:
        """What to print of a job that stopped half way and whose pages are not one person's each."""
        menu = QMenu(self)
        rest = job.pages - job.first_left + 1
        go_on = self.tr("The last %n page(s), from page {first} on", "", rest)
        for words, first in (
            (go_on.format(first=job.first_left), job.first_left),
            (self.tr("All %n page(s) again", "", job.pages), 1),
        ):
            menu.addAction(words).triggered.connect(partial(self._print_again, job, printer, first))
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
        parts = [job.title, job.printer, moment_words(self._context.local(newest))]
        if job.station != self._context.store.station:
            parts.append(job.station)
        return "  ·  ".join(part for part in parts if part)

    def _title(self) -> str:
        counts = self._queue.counts()
        there = counts[JobState.SENT] + counts[JobState.PRINTING]
        parts = [
            words
            for count, words in (
                (there, self.tr("%n at the printer", "", there)),
                (counts[JobState.WAITING], self.tr("%n waiting", "", counts[JobState.WAITING])),
                (counts[JobState.FAILED], self.tr("%n failed", "", counts[JobState.FAILED])),
            )
            if count
        ]
        title = self.tr("Print queue")
        return f"{title}: {', '.join(parts)}" if parts else title

    def _words(self, job: Job, paused: frozenset[str]) -> str:
        words = {
            JobState.WAITING: self.tr("Waiting"),
            JobState.SENT: self.tr("Sent to the printer"),
            JobState.PRINTING: self.tr("Printing"),
            JobState.PRINTED: self.tr("Printed"),
            JobState.HANDED: self.tr("Handed over; this system does not say what became of it"),
            JobState.FAILED: self.tr("Failed"),
            JobState.CANCELLED: self.tr("Cancelled"),
        }[job.state]
        if job.state is JobState.WAITING and job.printer in paused:
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
        row.addWidget(self.roll)
        row.addWidget(self.pause)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.roll_words)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(self.notice)
        column.addLayout(row)
        self.notice.hide()

    def _on_row_changed(self) -> None:
        job = self.job
        for each in (self.again, self.elsewhere, self.first, self.drop, self.pause, self.roll):
            each.setEnabled(job is not None)
        if job is None:
            return
        ended = job.state in ENDED
        self.again.setEnabled(job.state in AGAIN)
        self.elsewhere.setEnabled(not ended or job.state in AGAIN)
        self.first.setEnabled(job.state is JobState.WAITING)
        self.drop.setEnabled(not ended)
        printer = self._queue.printer(job.printer)
        words = self.tr("Go on with {printer}") if printer.paused else self.tr("Pause {printer}")
        self.pause.setText(words.format(printer=job.printer))
        # A roll that runs out is said whichever job is chosen; there is room for one.
        low = [each for each in self._queue.printers().values() if each.is_low]
        shown = min(low, key=lambda each: each.labels_left, default=printer)
        self.roll_words.setText(self._rolls.words(shown))
        put_state(self.roll_words, self._rolls.state(shown))

    def _on_again_clicked(self) -> None:
        if self.job is not None:
            self._ask_what(self.job, self.job.printer, self.again)

    def _ask_what(self, job: Job, printer: str, beside: QWidget) -> None:
        """Print a job that ended once more; where it has several badges, ask from which on."""
        if len(job.attendee_ids) > 1 and job.page_of(0):
            self.ask_rest(job, printer)
        elif 0 < job.pages_done < job.pages:
            self.missing_menu(job, printer).popup(beside.mapToGlobal(beside.rect().bottomLeft()))
        else:
            self._print_again(job, printer, 1)

    def _on_rest_asked(self, job: Job, printer: str, asked: RestDialog) -> None:
        self._print_again(job, printer, asked.page)

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

    def _on_roll_clicked(self) -> None:
        if self.job is not None:
            self._rolls.ask(self.job.printer)

    def _print_again(self, job: Job, printer: str, first: int) -> None:
        self._try(partial(self._queue.retry, job, printer, from_page=first))

    def _print_elsewhere(self, job: Job, printer: str) -> None:
        if job.state in ENDED:
            self._ask_what(job, printer, self.elsewhere)
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
