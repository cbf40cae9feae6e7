"""A batch from the button to the printer: read, looked through, decided on, drawn."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop_app.features.badges import queries, tasks
from desktop_app.features.badges.page.printing import MANY
from desktop_app.features.badges.rules.batch import BadgeChoice
from desktop_app.kit.resolution import dots_per_inch

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.badges.page.print_panel import PrintPanel
    from desktop_app.features.badges.page.printing import BadgePrinting
    from desktop_app.features.badges.rules import Badge, BadgeTemplate
    from desktop_app.features.badges.tasks import BadgeJob, BadgeWarning
    from desktop_app.kit.context import PageContext


class Batch(QObject):
    """One batch at a time; what preflight finds is put to whoever prints before anything goes.

    Signals:
        refused(Exception): why nothing came of it.
    """

    refused = Signal(object)

    def __init__(
        self, context: PageContext, panel: PrintPanel, printing: BadgePrinting, folder: Path, window: QWidget
    ) -> None:
        super().__init__(window)
        self._context = context
        self._panel = panel
        self._printing = printing
        self._draft = folder / "badges.pdf"
        self._window = window
        self._asked: BadgeJob | None = None
        self._choice = BadgeChoice.EVERYBODY
        panel.preflight.all_asked.connect(self._on_all_asked)
        panel.preflight.others_asked.connect(self._on_others_asked)
        panel.preflight.left.connect(self._leave)

    def start(self, template: BadgeTemplate, shown: str) -> None:
        """Print what the panel says; `shown` is the key of the person in the preview.

        One badge that stands before everybody's eyes goes at once.
        """
        self._leave()
        self._panel.say("")
        self._panel.show_warnings(())
        if self._panel.choice is None:
            badges = self._context.store.read(queries.badges_of_people, self._context.event_id, [shown])
            self._go(self._job(template, tuple(badges)))
            return
        self._choice = self._panel.choice
        job = self._job(template, self._badges(template))
        self._panel.print_button.setEnabled(False)
        self._context.runner.start(
            self.tr("Looking through %n badge(s)", "", len(job.badges)),
            partial(tasks.preflight, job),
            partial(self._on_looked_through, job),
            self._on_refused,
            self._panel.name_button,
            process=len(job.badges) >= MANY,
        )

    def _badges(self, template: BadgeTemplate) -> tuple[Badge, ...]:
        read, event_id = self._context.store.read, self._context.event_id
        return read(queries.badges_of, event_id, self._choice, photos=template.has_photos)

    def _job(self, template: BadgeTemplate, badges: tuple[Badge, ...]) -> BadgeJob:
        panel = self._panel
        several = panel.sheet.labels > 1
        stacked = several and panel.stacked.isChecked()
        return tasks.BadgeJob(
            badges,
            replace(template, sheet=panel.sheet),
            self._draft,
            start=panel.start.value() if several and not stacked else 1,
            crop_marks=panel.sheet.has_margins and panel.marks.isChecked(),
            stacked=stacked,
            flip=panel.flip_edge,
            dpi=dots_per_inch(panel.printer_name),
        )

    def _on_looked_through(self, job: BadgeJob, warnings: tuple[BadgeWarning, ...]) -> None:
        self._panel.name_button()
        if warnings:
            self._asked = job
            self._panel.preflight.ask(warnings, len(job.badges))
        else:
            self._go(job)

    def _on_all_asked(self) -> None:
        self._go_on(frozenset())

    def _on_others_asked(self) -> None:
        self._go_on(self._panel.preflight.keys)

    def _go_on(self, left_out: frozenset[str]) -> None:
        """Print what was asked for, whatever is chosen by now, but read anew: somebody may be corrected."""
        self._leave()
        if self._asked is not None:
            found = self._badges(self._asked.template)
            badges = tuple(badge for badge in found if badge.key not in left_out)
            self._go(replace(self._asked, badges=badges))

    def _leave(self) -> None:
        if self._panel.preflight.isVisible():
            self._panel.preflight.leave_it()
            self._panel.print_button.setFocus()

    def _on_refused(self, error: Exception) -> None:
        self._panel.name_button()
        self.refused.emit(error)

    def _go(self, job: BadgeJob) -> None:
        if self._panel.printer_name:
            self._printing.print_on(self._panel.printer_name, job)
            return
        target = self._asked_file(job)
        if target is not None:
            self._printing.save(replace(job, target=target))

    def _asked_file(self, job: BadgeJob) -> Path | None:
        name = f"{self.tr('badges')}-{job.template.name}-{len(job.badges)}.pdf"
        settings = self._context.settings
        folder = str(settings.value("BadgesPage/folder", str(Path.home())))
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save badges"), str(Path(folder) / name), self.tr("PDF files (*.pdf)")
        )
        if not chosen:
            return None
        settings.setValue("BadgesPage/folder", str(Path(chosen).parent))
        return Path(chosen)
