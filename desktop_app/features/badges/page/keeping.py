"""Templates as files and as the event's own: take one in, give one out, copy one, remove one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from desktop_app.errors import Refused, Unreadable
from desktop_app.features.badges import actions
from desktop_app.features.badges.rules import TEMPLATE_NAMES, Picture
from desktop_app.features.badges.rules.design.fresh import fresh_template
from desktop_app.features.badges.rules.foreign import (
    Carried,
    ForeignRefusal,
    Loss,
    LossKind,
    foreign_template,
)
from desktop_app.features.badges.tasks.package import SUFFIX, save_package, take_package
from desktop_app.features.badges.tasks.pictures import check_picture
from desktop_app.kit.icons import icon
from desktop_app.kit.pdf_pages import pages_as_pictures
from desktop_app.paper.pictures import PRINTED_DPI
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.features.badges.rules import BadgeTemplate
    from desktop_app.kit.context import PageContext
    from desktop_app.paper.sheet import Sheet
    from desktop_app.progress import Progress


FOREIGN_SUFFIX = ".json"
MOST_BYTES = 4_000_000
JPEG_MARK = b"\xff\xd8"
MOST_PAGES = 3
"""One more than a badge has sides, so that a third is noticed."""


class TemplateKeeping(QObject):
    """What can be done with whole templates.

    Signals:
        kept(str): the event has a template of this name (its key) now: show it.
        lost(list[str]): what somebody should look at in it.
        refused(Exception): why nothing came of it.
        design_asked(BadgeTemplate): open the designer on this template of the event.
    """

    kept = Signal(str)
    lost = Signal(list)
    refused = Signal(object)
    design_asked = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent

    def menu(self, template: BadgeTemplate, other: tuple[Sheet, str] | None = None) -> QMenu:
        """The menu of one template; those that come with the program cannot be changed.

        `other` is the sheet that is chosen for printing and its title, where it is not the template's own.
        """
        menu = QMenu(self._window)
        entries: list[tuple[str, str, Callable[[], None]]] = [
            (self.tr("Design…"), "paint-brush", partial(self.design, template)),
            (self.tr("New template"), "plus", self.new),
            (self.tr("Take in a template from a file…"), "download-simple", self.take_in),
            (self.tr("Save as a file…"), "upload-simple", partial(self.give_out, template)),
            (self.tr("Make a copy for this event"), "copy", partial(self.copy, template)),
        ]
        if template.name not in TEMPLATE_NAMES:
            if other is not None:
                words = self.tr("Lie on {sheet} from now on").format(sheet=other[1])
                entries.append((words, "squares-four", partial(self.put_on, template, *other)))
            entries.append((self.tr("Remove"), "trash", partial(self.remove, template)))
        for words, picture, do in entries:
            menu.addAction(icon(picture), words).triggered.connect(do)
        return menu

    def take_in(self) -> None:
        """Ask for a file and make its template the event's own."""
        foreign = self.tr("Layouts of pretix and Indico (*.json)")
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Take in a template"), "", f"{self._filter()};;{foreign}"
        )
        if not chosen:
            return
        file = Path(chosen)
        job: Callable[[Progress], Carried] = partial(read, file, self._ground_of(file))
        self._context.runner.start(self.tr("Reading the template"), job, self._on_read, self.refused.emit)

    def _ground_of(self, file: Path) -> Path | None:
        """The background PDF of another system's layout: of the same name, or the one that is chosen."""
        if file.suffix.lower() != FOREIGN_SUFFIX:
            return None
        beside = file.with_suffix(".pdf")
        if beside.exists():
            return beside
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("The layout's background, if it has one"),
            str(file.parent),
            self.tr("PDF files (*.pdf)"),
        )
        return Path(chosen) if chosen else None

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

    def design(self, template: BadgeTemplate) -> None:
        """Open the designer; of a template that comes with the program the event is given a copy first."""
        try:
            self._context.duty.require(Permission.SETUP)
        except Refused as refused:
            self.refused.emit(refused)
            return
        if template.name not in TEMPLATE_NAMES:
            self.design_asked.emit(template)
            return
        title = self.tr("{title} (copy)").format(title=template.title)
        key = self._write(template, title, self.tr("Copy the template {title}").format(title=template.title))
        if key:
            words = self.tr("{title} comes with the program and stays as it is. You design a copy of it.")
            self._context.toaster.say_undoable(words.format(title=template.title))
            self.kept.emit(key)
            self.design_asked.emit(replace(template, name=key, title=title))

    def new(self) -> None:
        """Give the event an empty template, and open the designer on it."""
        template = fresh_template(self.tr("New template"))
        key = self._write(template, template.title, self.tr("New badge template"))
        if key:
            self.kept.emit(key)
            self.design_asked.emit(replace(template, name=key))

    def copy(self, template: BadgeTemplate) -> None:
        """Give the event a copy of its own."""
        title = self.tr("{title} (copy)").format(title=template.title)
        self._add(template, title, self.tr("Copy the template {title}").format(title=template.title))

    def put_on(self, template: BadgeTemplate, sheet: Sheet, title: str) -> None:
        """Let the template lie on that sheet; its file brings the sheet along."""
        words = self.tr("Put {title} on {sheet}").format(title=template.title, sheet=title)
        changed = replace(template, sheet=sheet, sheet_title=title)
        try:
            self._context.store.write(words, actions.save_template, changed)
        except Refused as refused:
            self.refused.emit(refused)
            return
        self._context.toaster.say_undoable(
            self.tr("{title} lies on {sheet} now").format(title=template.title, sheet=title)
        )
        self.kept.emit(template.name)

    def remove(self, template: BadgeTemplate) -> None:
        """Take the template away; Undo brings it back."""
        words = self.tr("Remove the template {title}").format(title=template.title)
        try:
            self._context.store.write(words, actions.remove_template, template.name)
        except Refused as refused:
            self.refused.emit(refused)
            return
        self._context.toaster.say_undoable(self.tr("{title} removed").format(title=template.title))

    def _write(self, template: BadgeTemplate, title: str, words: str) -> str:
        """Give the event a template; gives its key, "" where that was refused."""
        try:
            return self._context.store.write(
                words, actions.add_template, self._context.event_id, template, title=title
            )
        except Refused as refused:
            self.refused.emit(refused)
            return ""

    def _add(self, template: BadgeTemplate, title: str, words: str) -> None:
        key = self._write(template, title, words)
        if not key:
            return
        self._context.toaster.say_undoable(
            self.tr("{title} is now a template of this event").format(title=title)
        )
        self.kept.emit(key)

    def _filter(self) -> str:
        return self.tr("Badge templates (*{suffix})").format(suffix=SUFFIX)

    def _on_read(self, carried: Carried) -> None:
        title = carried.template.title
        self._add(carried.template, title, self.tr("Take in the template {title}").format(title=title))
        if carried.losses:
            self.lost.emit([self._words_for(loss) for loss in carried.losses])

    def _words_for(self, loss: Loss) -> str:
        words = {
            LossKind.FONT: self.tr("The font {detail} is not here: Noto Sans took its place"),
            LossKind.ITALIC: self.tr("Slanted text stands upright"),
            LossKind.FIELD: self.tr("The field {detail} is not known: its name stands in brackets"),
            LossKind.CUSTOM: self.tr("{detail} is read from the event's own field of that key"),
            LossKind.IMAGE: self.tr("The picture {detail} is not in the file: add it yourself"),
            LossKind.TEXT_GROUND: self.tr("Grounds behind texts are shapes of their own now"),
            LossKind.PAGE: self.tr("Page {detail} was left out: a badge has two sides"),
            LossKind.ELEMENT: self.tr("An element of the kind {detail} was left out"),
            LossKind.SIZE: self.tr("No background says how large the badge is: {detail} was taken"),
        }[loss.kind]
        return words.format(detail=loss.detail)

    def _on_written(self, target: Path) -> None:
        self._context.toaster.say(self.tr("Template saved as {file}").format(file=target))


def read(file: Path, ground: Path | None, _progress: Progress) -> Carried:
    """The template in a file of ours or of another system, the latter on the pages of `ground`.

    Raises:
        Refused: for what makes it unreadable; in a task only this reaches the person as a sentence.

    """
    try:
        if file.suffix.lower() != FOREIGN_SUFFIX:
            return take_package(file)
        return _foreign(file, ground)
    except Unreadable as error:
        raise Refused(error.reason, **error.facts) from error


def _foreign(file: Path, ground: Path | None) -> Carried:
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES)
    except OSError as error:
        raise Unreadable(ForeignRefusal.NOT_A_LAYOUT, file=file.name) from error
    pages, size = pages_as_pictures(ground, PRINTED_DPI, MOST_PAGES) if ground else ([], (0.0, 0.0))
    if ground and not pages:
        raise Unreadable(ForeignRefusal.NOT_A_GROUND, file=ground.name)
    grounds = [_ground(number, page) for number, page in enumerate(pages, 1)]
    return foreign_template(content, file.name, file.stem, grounds, size if pages else None)


def _ground(number: int, page: bytes) -> Picture:
    """A page as a picture that a template's file takes, so that it can be saved and taken in again."""
    name = f"background-{number}.{'jpg' if page.startswith(JPEG_MARK) else 'png'}"
    check_picture(page, name)
    return Picture(name, page)


def write(template: BadgeTemplate, target: Path, _progress: Progress) -> Path:
    """Write the template, and give the file's name back."""
    save_package(template, target)
    return target
