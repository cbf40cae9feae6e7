"""The purge of an event that is over: what stays, a last question, and how far it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QProgressBar, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from db.backup import BackupKeeper
from db.purging import compact, purge
from desktop_app.errors import Refused
from desktop_app.features.registrations.queries.figures import figures, figures_to_keep, held_data
from desktop_app.features.setup.page.figures import FiguresView
from desktop_app.kit.chunks import ChunkedWrite
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Kind, button, label, put_state

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.kit.context import PageContext
    from desktop_app.progress import Progress


class PurgeDialog(QDialog):
    """Asks for the event's short name, then takes everybody out, a few at a time.

    Signals:
        purged(): everybody is out, and the older backups are deleted.
    """

    purged = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._held = context.store.read(held_data, context.event_id)
        self._keeper = BackupKeeper(context.store.path)
        self._writing: ChunkedWrite | None = None
        self._tidying = False
        self.setWindowTitle(self.tr("Purge the event"))
        self.setMinimumWidth(Size.PALETTE_WIDTH)
        self.resize(Size.PALETTE_WIDTH, Size.WINDOW_LEAST_HEIGHT)
        self.typed = QLineEdit()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.told = label("", wrap=True)
        self.told.hide()
        self._figures = FiguresView(context.local)
        self._figures.show_figures(self._held.figures or context.store.read(figures, context.event_id))
        self.purge_button = button("", Kind.DESTRUCTIVE, "trash")
        self.close_button = button(self.tr("Cancel"))
        self.close_button.setAutoDefault(False)  # Enter in the field must not close the dialog
        self._lay_out()
        self._offer()
        self.typed.textChanged.connect(self._on_typed)
        self.typed.returnPressed.connect(self.purge_button.click)
        self.purge_button.clicked.connect(self._on_purge_clicked)
        self.close_button.clicked.connect(self.reject)
        self.typed.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        title = self.tr("Take everybody out of “{event}”?").format(event=self._held.title)
        column.addWidget(label(title, Type.TITLE, wrap=True))
        for words in (
            self.tr(
                "All people, what is printed for them, their codes and the history are deleted, and so are "
                "all older backups. This cannot be undone: save what you must keep first."
            ),
            self.tr(
                "These figures stay. Groups of fewer than three people are put together, so that nobody is "
                "told apart."
            ),
        ):
            column.addWidget(label(words, wrap=True))
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(self._figures)
        scrolled.setMinimumHeight(Size.TOAST // 2)
        column.addWidget(scrolled, 1)
        words = self.tr("Type the event's short name {slug} to confirm:").format(slug=self._held.slug)
        self._asked = label(words, Type.STRONG, wrap=True)
        self._asked.setTextFormat(Qt.TextFormat.PlainText)
        self._asked.setBuddy(self.typed)
        for part in (self._asked, self.typed, self.bar, self.told):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.purge_button)
        column.addLayout(buttons)

    @override
    def reject(self) -> None:
        """Stop between two chunks, or close where nothing runs."""
        if self._writing is not None:
            self._writing.cancel()
        elif not self._tidying:
            super().reject()

    def _offer(self) -> None:
        """Offer to begin, or to go on with who is left."""
        begun = self._held.begun_at is not None
        words = self.tr("Purge {count} people") if not begun else self.tr("Go on: {count} people are left")
        self.purge_button.setText(words.format(count=self._held.left))
        self._on_typed(self.typed.text())

    def _on_typed(self, text: str) -> None:
        self.purge_button.setEnabled(text.strip() == self._held.slug and not self._busy)

    @property
    def _busy(self) -> bool:
        return self._writing is not None or self._tidying

    def _on_purge_clicked(self) -> None:
        if self._busy:
            return
        label_ = self.tr("Purge the event")
        steps = purge(self._context.store, label_, self._context.event_id, figures_to_keep, self._context.now)
        writing = self._writing = ChunkedWrite(steps, self)
        writing.stepped.connect(self._on_stepped)
        writing.finished.connect(self._on_finished)
        writing.cancelled.connect(self._on_cancelled)
        writing.refused.connect(self._on_refused)
        writing.broken.connect(self._end)
        self._say("")
        self.bar.setRange(0, 0)
        self._show_running(self.tr("Stop"))
        writing.start()

    def _show_running(self, words: str) -> None:
        self.bar.show()
        self.typed.setEnabled(False)
        self.purge_button.setEnabled(False)
        self.close_button.setText(words)

    def _on_stepped(self, step: tuple[int, int]) -> None:
        done, total = step
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self._say(self.tr("{done} of {total} people are out").format(done=done, total=total))

    def _on_cancelled(self) -> None:
        self._end()
        words = self.tr("Stopped. People who remain: {count}. Who is out stays out; go on whenever you like.")
        self._say(words.format(count=self._held.left))

    def _on_refused(self, refused: Refused) -> None:
        self._end()
        self._say(words_of(refused), bad=True)

    def _on_finished(self) -> None:
        """Everybody is out; the file is written anew, and older backups go, beside the window."""
        self._end()
        self._tidying = True
        self.bar.setRange(0, 0)
        self._show_running(self.tr("Close"))
        self.close_button.setEnabled(False)
        self._say(self.tr("Deleting the older backups…"))
        self._context.runner.start(
            self.tr("Deleting older backups"),
            partial(_tidy, self._context.store.path, self._keeper),
            self._on_tidied,
            self._on_failed,
        )

    def _end(self) -> None:
        if self._writing is not None:
            self._writing.deleteLater()
        self._writing = None
        self._held = self._context.store.read(held_data, self._context.event_id)
        self.bar.hide()
        self.typed.setEnabled(True)
        self.close_button.setText(self.tr("Close"))
        self._offer()

    def _on_tidied(self, left: int) -> None:
        self._tidying = False
        self.purged.emit()
        if not left:
            self._context.toaster.say(self.tr("The event is purged; its figures stay."))
            self.accept()
            return
        self.bar.hide()
        self.close_button.setEnabled(True)
        words = self.tr(
            "Everybody is out, but older backups could not be deleted: {count}. Delete them by hand."
        )
        self._say(words.format(count=left), bad=True)

    def _on_failed(self, error: Exception) -> None:
        self._tidying = False
        self.bar.hide()
        self.close_button.setEnabled(True)
        self.purged.emit()
        said = words_of(error) if isinstance(error, Refused) else ""
        words = self.tr("Everybody is out, but the older backups are not deleted: {why}")
        self._say(words.format(why=said), bad=True)

    def _say(self, words: str, *, bad: bool = False) -> None:
        put_state(self.told, State.REFUSED if bad else State.PLAIN)
        self.told.setText(words)
        self.told.setVisible(bool(words))


def _tidy(path: Path, keeper: BackupKeeper, _progress: Progress) -> int:
    compact(path)
    return keeper.start_over()
