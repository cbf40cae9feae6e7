"""Templates as files and as the event's own: take one in, give one out, copy one, remove one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from desktop_app.errors import Refused, Unreadable
from desktop_app.features.badges import actions
from desktop_app.features.badges.rules import TEMPLATE_NAMES
from desktop_app.features.badges.tasks.package import SUFFIX, open_package, save_package
from desktop_app.kit.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.features.badges.rules import BadgeTemplate
    from desktop_app.kit.context import PageContext
    from desktop_app.progress import Progress


class TemplateKeeping(QObject):
    """What can be done with whole templates.

    Signals:
        kept(str): the event has a template of this name (its key) now: show it.
        refused(Exception): why nothing came of it.
    """

    kept = Signal(str)
    refused = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent

    def menu(self, template: BadgeTemplate) -> QMenu:
        """The menu of one template; those that come with the program cannot be removed."""
        menu = QMenu(self._window)
        entries: list[tuple[str, str, Callable[[], None]]] = [
            (self.tr("Take in a template from a file…"), "download-simple", self.take_in),
            (self.tr("Save as a file…"), "upload-simple", partial(self.give_out, template)),
            (self.tr("Make a copy for this event"), "copy", partial(self.copy, template)),
        ]
        if template.name not in TEMPLATE_NAMES:
            entries.append((self.tr("Remove"), "trash", partial(self.remove, template)))
        for words, picture, do in entries:
            menu.addAction(icon(picture), words).triggered.connect(do)
        return menu

    def take_in(self) -> None:
        """Ask for a file and make its template the event's own."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Take in a template"), "", self._filter()
        )
        if not chosen:
            return
        self._context.runner.start(
            self.tr("Reading the template"), partial(read, Path(chosen)), self._on_read, self.refused.emit
        )

    def give_out(self, template: BadgeTemplate) -> None:
        """Ask for a file's name and write the template there."""
        proposed = "".join(letter if letter.isalnum() else "-" for letter in template.title).strip("-")
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the template"), f"{proposed}{SUFFIX}", self._filter()
        )
        if not chosen:
            return
        target = Path(chosen)
        job = partial(write, template, target if target.suffix else target.with_suffix(SUFFIX))
        self._context.runner.start(self.tr("Saving the template"), job, self._on_written, self.refused.emit)

    def copy(self, template: BadgeTemplate) -> None:
        """Give the event a copy of its own."""
        title = self.tr("{title} (copy)").format(title=template.title)
        self._add(template, title, self.tr("Copy the template {title}").format(title=template.title))

    def remove(self, template: BadgeTemplate) -> None:
        """Take the template away; Undo brings it back."""
        words = self.tr("Remove the template {title}").format(title=template.title)
        try:
            self._context.store.write(words, actions.remove_template, template.name)
        except Refused as refused:
            self.refused.emit(refused)
            return
        self._context.toaster.say_undoable(self.tr("{title} removed").format(title=template.title))

    def _add(self, template: BadgeTemplate, title: str, words: str) -> None:
        try:
            key = self._context.store.write(
                words, actions.add_template, self._context.event_id, template, title=title
            )
        except Refused as refused:
            self.refused.emit(refused)
            return
        self._context.toaster.say_undoable(
            self.tr("{title} is now a template of this event").format(title=title)
        )
        self.kept.emit(key)

    def _filter(self) -> str:
        return self.tr("Badge templates (*{suffix})").format(suffix=SUFFIX)

    def _on_read(self, template: BadgeTemplate) -> None:
        self._add(
            template, template.title, self.tr("Take in the template {title}").format(title=template.title)
        )

    def _on_written(self, target: Path) -> None:
        self._context.toaster.say(self.tr("Template saved as {file}").format(file=target))


def read(file: Path, _progress: Progress) -> BadgeTemplate:
    """The template in a file.

    Raises:
        Refused: for what makes it unreadable; in a task only this reaches the person as a sentence.

    """
    try:
        return open_package(file)
    except Unreadable as error:
        raise Refused(error.reason, **error.facts) from error


def write(template: BadgeTemplate, target: Path, _progress: Progress) -> Path:
    """Write the template, and give the file's name back."""
    save_package(template, target)
    return target
