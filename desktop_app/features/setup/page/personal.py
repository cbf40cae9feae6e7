"""The personal data in the file: how much, how long, and taking it out when the event is over."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout
from typing_extensions import override

from db.backup import BackupKeeper, gone_by, set_aside
from desktop_app.errors import Refused
from desktop_app.features.registrations.queries.figures import held_data
from desktop_app.features.setup.page.figures import FiguresView
from desktop_app.features.setup.page.purging import PurgeDialog
from desktop_app.features.setup.page.section import Section
from desktop_app.kit.dates import day_words
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Space, Type
from desktop_app.kit.widgets import Kind, button, label
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QLabel

    from desktop_app.features.registrations.queries.figures import HeldData
    from desktop_app.kit.context import PageContext
    from desktop_app.progress import Progress

# So long the lists are needed after an event: complaints, the funder's questions.
KEPT_FOR: Final = timedelta(days=60)


class PersonalSection(Section):
    """What is held of people, and the purge."""

    needs = Permission.ERASE

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.set_words(
            self.tr("Personal data"),
            self.tr(
                "Keep what you hold on people only as long as you need it. One person is erased in People; "
                "here everybody goes when the event is over."
            ),
        )
        self._keeper = BackupKeeper(context.store.path)
        self.people = label("", wrap=True)
        self.scans = label("", wrap=True)
        self.history = label("", wrap=True)
        self.backups = label("", wrap=True)
        self.advice = label("", wrap=True)
        self.figures_title = label(self.tr("Figures that stay"), Type.STRONG)
        self.figures = FiguresView(context.local)
        self.purge_button = button(self.tr("Purge…"), Kind.DESTRUCTIVE, "trash")
        self.clear_button = button(self.tr("Delete older backups now"), Kind.DESTRUCTIVE)
        self._lay_out()
        self.purge_button.clicked.connect(self._on_purge_clicked)
        self.clear_button.clicked.connect(self._on_clear_clicked)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(Space.LARGE)
        form.setVerticalSpacing(Space.SMALL)
        rows: tuple[tuple[str, QLabel], ...] = (
            (self.tr("People"), self.people),
            (self.tr("Scans"), self.scans),
            (self.tr("History"), self.history),
            (self.tr("Backups"), self.backups),
        )
        for words, value in rows:
            form.addRow(label(words, muted=True), value)
        row = QHBoxLayout()
        row.addWidget(self.purge_button)
        row.addWidget(self.clear_button)
        row.addStretch()
        self.body.addLayout(form)
        self.body.addWidget(self.advice)
        self.body.addLayout(row)
        self.body.addSpacing(Space.MEDIUM)
        self.body.addWidget(self.figures_title)
        self.body.addWidget(self.figures)
        self.body.addStretch()

    @override
    def refresh(self) -> None:
        held = self.context.store.read(held_data, self.context.event_id)
        erased = held.people - held.left
        words = self.tr("{people}, of whom {erased} are erased") if erased else "{people}"
        self.people.setText(words.format(people=held.people, erased=erased))
        self.scans.setText(str(held.scans))
        self.history.setText(self.tr("{count} changes").format(count=held.history))
        self._show_backups()
        self.advice.setText(self._advice(held))
        self.purge_button.setVisible(held.purged_at is None)
        going_on = held.begun_at is not None and held.purged_at is None
        self.purge_button.setText(self.tr("Go on with the purge…") if going_on else self.tr("Purge…"))
        for part in (self.figures_title, self.figures):
            part.setVisible(held.figures is not None)
        if held.figures is not None:
            self.figures.show_figures(held.figures)

    def _show_backups(self) -> None:
        backups = self._keeper.all()
        others = len(set_aside(self.context.store.path))
        last = gone_by(backups)
        if last is None:
            self.backups.setText(self.tr("none"))
        else:
            words = self.tr("{count}, the oldest of {first}; all are deleted by their age by {day}")
            self.backups.setText(
                words.format(
                    count=len(backups) + others,
                    first=self._day(backups[0].at),
                    day=self._day(last),
                )
            )
        self.clear_button.setVisible(len(backups) + others > 1)

    def _advice(self, held: HeldData) -> str:
        if held.purged_at is not None:
            words = self.tr("This event was purged on {day}; the figures stay.")
            return words.format(day=self._day(held.purged_at))
        if held.begun_at is not None:
            words = self.tr("A purge was begun on {day} and stopped. People who remain: {count}.")
            return words.format(day=self._day(held.begun_at), count=held.left)
        today = self.context.local(self.context.now()).date()
        until = held.ends_on + KEPT_FOR
        if today <= held.ends_on:
            words = self.tr("The event ends on {end}. Purge it by {until}, when all questions are answered.")
        elif today < until:
            words = self.tr("The event ended on {end}. Purge it by {until}, when all questions are answered.")
        else:
            words = self.tr("The event ended on {end}. It is time to purge it: {until} has passed.")
        return words.format(end=day_words(held.ends_on), until=day_words(until))

    def _day(self, at: datetime) -> str:
        return day_words(self.context.local(at).date())

    def _on_purge_clicked(self) -> None:
        try:
            self.context.duty.require(Permission.ERASE)
        except Refused as refused:
            self.complain(words_of(refused))
            return
        self.complain("")
        dialog = PurgeDialog(self.context, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_dialog_finished)
        dialog.purged.connect(self.refresh)
        dialog.open()

    def _on_dialog_finished(self, _result: int) -> None:
        self.refresh()

    def _on_clear_clicked(self) -> None:
        self.clear_button.setEnabled(False)
        self.context.runner.start(
            self.tr("Deleting older backups"),
            partial(_start_over, self._keeper),
            self._on_cleared,
            self._on_failed,
        )

    def _on_cleared(self, left: int) -> None:
        self.clear_button.setEnabled(True)
        self.refresh()
        words = self.tr("Older backups that could not be deleted: {count}. Delete them by hand.")
        self.complain(words.format(count=left) if left else "")
        if not left:
            self.context.toaster.say(self.tr("A fresh backup is made and the older ones are deleted."))

    def _on_failed(self, error: Exception) -> None:
        self.clear_button.setEnabled(True)
        if isinstance(error, Refused):
            self.complain(words_of(error))


def _start_over(keeper: BackupKeeper, _progress: Progress) -> int:
    return keeper.start_over()
