"""The last step of an import: what was written, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.features.registrations.dialogs.saving import SheetSaver
from desktop_app.features.registrations.dialogs.step import Step
from desktop_app.features.registrations.rules.sheet import rejected_sheet
from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Size, Space, State
from desktop_app.kit.undoing import Undoing
from desktop_app.kit.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop_app.features.registrations.rules.plan import Chosen, ImportPlan, RowRefusal
    from desktop_app.kit.context import PageContext


class DoneStep(Step):
    """What was imported, what was not, and two buttons."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._plan: ImportPlan | None = None
        self._reasons: Mapping[RowRefusal, str] = {}
        self._action_id = ""
        self.saver = SheetSaver(context, self)
        self._undoing = Undoing(context.store, context.runner, self)
        self._picture = QLabel()
        self._picture.setPixmap(
            icon("check-circle", State.ADMITTED).pixmap(QSize(Size.ICON_LARGE, Size.ICON_LARGE))
        )
        self._figures = label("", wrap=True)
        self.rejects_button = button(self.tr("Save rejected rows…"), picture="download-simple")
        self.undo_button = button(self.tr("Undo this import"), picture="arrow-counter-clockwise")
        self.body.insertWidget(0, self._picture)
        self.body.addWidget(self._figures)
        self.body.addSpacing(Space.SMALL)
        for part in (self.rejects_button, self.undo_button):
            self.body.addWidget(part, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.undo_button.clicked.connect(self._on_undo_clicked)
        self._undoing.done.connect(self._on_undone)
        self._undoing.refused.connect(self._on_undo_refused)
        self.rejects_button.clicked.connect(self._on_rejects_clicked)
        self.saver.saved.connect(self._on_rejects_saved)
        self.saver.failed.connect(self.complain)

    @property
    def figures(self) -> str:
        """What was written, line by line."""
        return self._figures.text()

    def show_result(
        self, plan: ImportPlan, chosen: Chosen, count: int, reasons: Mapping[RowRefusal, str]
    ) -> None:
        """Tell what the store's newest import did."""
        self._plan, self._reasons, self._action_id = plan, reasons, self._context.store.newest
        self.complain("")
        title = self.tr("1 person imported") if count == 1 else self.tr("{count} people imported")
        words = self.tr("Everybody can be searched, checked in and printed at once.")
        if not count:
            title, words = self.tr("Kept as it is here"), self.tr("The same values are not asked again.")
        self.say(title.format(count=count), words)
        new = sum(row.line not in chosen.left_out for row in plan.new)
        kept = len(chosen.mine)
        counted = (
            (self.tr("New: {count}"), new),
            (self.tr("Changed: {count}"), count - new - len(chosen.cancel)),
            (self.tr("Cancelled, because they are not in the file any more: {count}"), len(chosen.cancel)),
            (self.tr("Unchanged: {count}"), len(plan.unchanged)),
            (self.tr("Left out by you: {count}"), len(chosen.left_out)),
            (self.tr("Kept as they were changed here: {count}"), kept),
            (self.tr("Rejected: {count}"), len(plan.rejected)),
        )
        self._figures.setText(
            "\n".join(words.format(count=number) for words, number in counted if number > 0)
        )
        self.rejects_button.setText(self.tr("Save rejected rows…"))
        self.rejects_button.setVisible(bool(plan.rejected))
        self.undo_button.setEnabled(True)

    def save_rejects(self, path: Path) -> None:
        """Save the rows that were not imported, each with its line and the reason."""
        if self._plan is not None:
            self.complain("")
            self.saver.save(path, rejected_sheet(self._plan, self._reasons))

    def _on_undo_clicked(self) -> None:
        self.undo_button.setEnabled(False)
        self._undoing.undo_action(self._action_id)

    def _on_undone(self, _words: str) -> None:
        self.say(self.tr("The import was taken back"), self.tr("The list is as it was before."))
        self._figures.setText("")

    def _on_undo_refused(self, words: str) -> None:
        self.complain(words)
        self.undo_button.setEnabled(True)

    def _on_rejects_clicked(self) -> None:
        path = self.saver.ask_path(self.tr("Rejected rows"), self)
        if path is not None:
            self.save_rejects(path)

    def _on_rejects_saved(self, path: Path, _rows: int) -> None:
        self.rejects_button.setText(self.tr("Saved as {file}").format(file=path.name))
