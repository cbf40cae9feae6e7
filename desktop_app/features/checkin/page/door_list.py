"""Saving lists of people as PDF, for a door or a thing to hand out: read here, drawn beside the window."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.errors import Refused
from desktop_app.features.checkin.queries import points
from desktop_app.features.checkin.queries.door_list import door_kit
from desktop_app.features.checkin.queries.hand_out_list import hand_out_list
from desktop_app.features.checkin.rules.door_kit_job import DoorKitJob, DoorKitWords
from desktop_app.kit.duty import ask_for
from desktop_app.kit.refusals import words_of
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.features.checkin.rules.door_kit_job import DoorKitReport
    from desktop_app.kit.context import PageContext
    from desktop_app.staff import Worker

# From so many people on, drawing in a process of its own is worth that process's start.
MANY: Final = 400


class DoorListSaving(QObject):
    """Asks for a file, and draws a list into it."""

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def ask(self, point_id: str) -> None:
        """Save the list of this point where somebody chooses who may take lists out."""
        self._agreed(partial(self._save_list, point_id))

    def ask_of_thing(self, thing_id: str) -> None:
        """Save the list of who is given this thing, and who has it."""
        self._agreed(partial(self._save_list_of_thing, thing_id))

    def _agreed(self, then: Callable[[Worker], None]) -> None:
        ask_for(self._context.duty, Permission.EXPORT, self._page, then)

    def _save_list(self, point_id: str, _worker: Worker) -> None:
        kit = self._context.store.read(door_kit, self._context.event_id, point_id)
        target = self._target(self.tr("Save the door list"), self.tr("Door list {point}"), point=kit.point)
        if target is not None:
            self._draw(DoorKitJob(kit, target, self._words()))

    def _save_list_of_thing(self, thing_id: str, _worker: Worker) -> None:
        kit = self._context.store.read(hand_out_list, self._context.event_id, thing_id)
        if not kit.people:
            self._context.toaster.say(self.tr("Nobody is to be given {thing}.").format(thing=kit.point))
            return
        suggestion = self.tr("Hand-outs {thing}")
        target = self._target(self.tr("Save the hand-out list"), suggestion, thing=kit.point)
        if target is None:
            return
        given = sum(person.arrived_at is not None for person in kit.people)
        words = self.tr("{thing}, {given} of {meant} given")
        title = words.format(thing=kit.point, given=given, meant=len(kit.people))
        # What is left for the drawing to fill in are the names on each page.
        title = title.replace("{", "{{").replace("}", "}}") + ": {first} – {last}"
        self._draw(DoorKitJob(kit, target, replace(self._words(), list_title=title), exceptions=False))

    def _target(self, title: str, suggestion: str, **facts: str) -> Path | None:
        """The file that somebody chooses."""
        plain = {key: re.sub(r"[^\w -]", " ", fact).strip() for key, fact in facts.items()}
        name, _ = QFileDialog.getSaveFileName(
            self._page, title, suggestion.format(**plain) + ".pdf", self.tr("PDF files (*.pdf)")
        )
        if not name:
            return None
        return Path(name if name.lower().endswith(".pdf") else f"{name}.pdf")

    def _draw(self, job: DoorKitJob) -> None:
        from desktop_app.features.checkin.tasks import (  # noqa: PLC0415 (the window opens sooner without paper)
            draw_door_kit,
        )

        people = len(job.kit.people)
        self._context.runner.start(
            self.tr("Drawing the list of %n people", "", people),
            partial(draw_door_kit, job),
            self._on_drawn,
            self._on_failed,
            process=people >= MANY,
        )

    def point_name(self, point_id: str) -> str:
        """What the point is called."""
        known = self._context.store.read(points, self._context.event_id)
        return next((point.name for point in known if point.id == point_id), "")

    def _words(self) -> DoorKitWords:
        now = self._context.local(self._context.now())
        return DoorKitWords(
            list_title=self.tr("Door list, {point}: {first} to {last}"),
            as_of=self.tr("as of {day}, {time}").format(day=f"{now:%Y-%m-%d}", time=f"{now:%H:%M}"),
            page=self.tr("page {page} of {pages}"),
            time=self.tr("Time"),
            name=self.tr("Name"),
            category=self.tr("Category"),
            code=self.tr("Code"),
            exceptions=self.tr("Not on the list, {point}: write down everybody who is let in all the same"),
            organisation=self.tr("Organisation"),
            email=self.tr("E-mail"),
            note=self.tr("Note"),
        )

    def _on_drawn(self, report: DoorKitReport) -> None:
        words = self.tr("List of %n people saved as {file}", "", report.people)
        self._context.toaster.say(words.format(file=report.target))

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._context.toaster.say(words_of(error))
