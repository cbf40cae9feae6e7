"""The answers of the self check-in as a guest reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from desktop_app.features.checkin.rules import Told
from desktop_app.kit.widgets import Shape

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop_app.features.checkin.rules import Answer

_SHAPES = {
    Told.WELCOME: Shape.ADMITTED,
    Told.WELCOME_BACK: Shape.ADMITTED,
    Told.ALREADY_HERE: Shape.ADMITTED,
}


class Message(NamedTuple):
    """What stands on the screen."""

    shape: Shape
    title: str
    words: str


class KioskWording(QObject):
    """Says what was decided, politely; nobody is called refused."""

    def __init__(self, local: Callable[[datetime], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._local = local

    def message(self, told: Told, name: str = "", answer: Answer | None = None) -> Message:
        """The screen for an answer; a name is given only where the guest has shown the code."""
        limit = answer.verdict.told.limit if answer is not None else None
        time = self._local(limit).strftime("%H:%M") if limit is not None else ""
        shape = _SHAPES.get(told, Shape.ATTENTION)
        title, words = self._titles(name).get(told) or (
            self.tr("Please come to the desk"),
            self._words()[told],
        )
        return Message(shape, title, words.format(time=time))

    def pause(self) -> Message:
        """The screen after too many wrong names."""
        return Message(
            Shape.ATTENTION,
            self.tr("Please come to the desk"),
            self.tr("That was not right too often. We will gladly help you there, or scan your code."),
        )

    def badge(self, *, printed: bool) -> str:
        """What becomes of the badge."""
        if printed:
            return self.tr("Your badge is printing. If nothing comes out, please come to the desk.")
        return self.tr("Please fetch your badge at the desk.")

    def _titles(self, name: str) -> dict[Told, tuple[str, str]]:
        welcome = self.tr("Welcome, {name}.").format(name=name) if name else self.tr("Welcome.")
        again = self.tr("Welcome back, {name}.").format(name=name) if name else self.tr("Welcome back.")
        return {
            Told.WELCOME: (welcome, self.tr("You are checked in.")),
            Told.WELCOME_BACK: (again, self.tr("You are checked in.")),
            Told.ALREADY_HERE: (
                again,
                self.tr("You are checked in already. If something is missing, please come to the desk."),
            ),
            Told.SOMETHING_AT_DESK: (
                welcome,
                self.tr("You are checked in. Please come to the desk: we have something for you."),
            ),
            Told.READ_AGAIN: (
                self.tr("Please try again"),
                self.tr("The code could not be read whole. Hold it to the scanner once more."),
            ),
            Told.NOT_OPEN: (
                self.tr("You are early"),
                self.tr("Check-in opens here at {time}. See you then!"),
            ),
            Told.FULL: (
                self.tr("One moment, please"),
                self.tr("All places are taken just now. Please wait, or come to the desk."),
            ),
        }

    def _words(self) -> dict[Told, str]:
        return {
            Told.QUESTION_AT_DESK: self.tr("We have a question for you before you go in."),
            Told.NOT_FOUND: self.tr("We could not find you with this. We will gladly help you there."),
            Told.CLOSED: self.tr("Check-in here closed at {time}."),
            Told.DESK: self.tr("We will gladly help you there."),
        }
