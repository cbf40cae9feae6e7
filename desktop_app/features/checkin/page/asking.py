"""Asking a guest at the desk: the questions open below the card, and the last answer checks the guest in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import check_in_attendee
from desktop_app.kit.refusals import words_of
from desktop_app.kit.widgets import Shape

if TYPE_CHECKING:
    from desktop_app.features.checkin.page.here import Here
    from desktop_app.features.checkin.page.verdict_column import VerdictColumn
    from desktop_app.features.checkin.rules import Answer, Desk, Value
    from desktop_app.kit.context import PageContext


@dataclass(frozen=True)
class _Open:
    """Who is being asked, and where: what the chooser says later is another guest's affair."""

    answer: Answer
    desk: Desk

    @property
    def attendee_id(self) -> str:
        return self.answer.person.attendee_id if self.answer.person else ""


class Asking(QObject):
    """Puts the questions of an answer; who is left unasked stays refused, with the row that says so.

    Signals:
        answered(object): the `Answer` that stands once everything was asked, on disk.
        ended(): nobody is asked any more; the keyboard is free.
    """

    answered = Signal(object)
    ended = Signal()

    def __init__(self, context: PageContext, here: Here, column: VerdictColumn, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._here = here
        self._card = column.card
        self._panel = column.questions
        self._open: _Open | None = None
        self._panel.answered.connect(self._on_answered)
        self._panel.abandoned.connect(self.leave)

    def follow(self, answer: Answer | None) -> None:
        """Ask what this answer asks; whoever was being asked before is left."""
        before, desk = self._open, self._here.desk
        asks = answer is not None and answer.asks and desk is not None
        self._open = _Open(answer, desk) if asks and answer and desk else None
        if before is not None and (answer is None or _key(answer) != before.attendee_id):
            self._say_left(before.answer)
        if self._open is None:
            self._close()
        else:
            self._panel.ask(self._open.attendee_id, self._open.answer.questions)
            self._card.hold()

    def leave(self) -> None:
        """Ask no further; the guest is not checked in."""
        if self._open is not None:
            self._say_left(self._open.answer)
            if self._card.face is not None:
                self._card.show_face(replace(self._card.face, shape=Shape.REFUSED))
        self._open = None
        self._close()

    def _close(self) -> None:
        if self._panel.question is not None:
            self._panel.close_questions()
            self.ended.emit()

    def _say_left(self, answer: Answer) -> None:
        name = answer.person.name if answer.person else ""
        self._context.toaster.say(
            self.tr("{name} is not checked in: a question was left open.").format(name=name)
        )

    def _on_answered(self, given: dict[str, Value]) -> None:
        asked = self._open
        if asked is None:
            return
        try:
            answer = self._context.store.write(
                self.tr("Check in"),
                check_in_attendee,
                # Somebody else may have opened the lock since the question was put.
                replace(asked.desk, staff_id=self._context.duty.staff_id),
                asked.attendee_id,
                self._context.now(),
                direction=asked.answer.direction,
                raw_code=asked.answer.raw_code,
                given=given,
            )
        except Refused as refused:
            # What was answered stays in the panel: Enter tries again.
            self._panel.complain(words_of(refused))
        else:
            self.answered.emit(answer)


def _key(answer: Answer) -> str:
    return answer.person.attendee_id if answer.person else ""
