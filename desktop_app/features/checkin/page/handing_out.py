"""What the guest on the card is given: shown with the verdict, ticked by a key, brought up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import give_everything, give_thing, take_back_thing
from desktop_app.features.checkin.page.face import hints
from desktop_app.features.checkin.queries.hand_outs import things_of
from desktop_app.kit.refusals import words_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.checkin.page.face import Wording
    from desktop_app.features.checkin.page.here import Here
    from desktop_app.features.checkin.page.verdict_column import VerdictColumn
    from desktop_app.features.checkin.rules import Answer, Thing
    from desktop_app.kit.context import PageContext


class HandingOut(QObject):
    """Keeps the panel with the guest whose answer stands on the card."""

    def __init__(
        self, context: PageContext, here: Here, wording: Wording, column: VerdictColumn, page: QWidget
    ) -> None:
        super().__init__(page)
        self._context = context
        self._here = here
        self._wording = wording
        self._card = column.card
        self._panel = column.things
        self._answer: Answer | None = None
        self._panel.add_keys(page)
        self._panel.asked.connect(self._on_asked)
        self._panel.all_asked.connect(self._on_all_asked)
        self._card.quietened.connect(self._on_quietened)
        self._card.revealed.connect(self.look_again)

    def follow(self, answer: Answer | None) -> None:
        """Show the things of this answer; none where the guest is not let in."""
        self._answer = answer if answer is not None and answer.things else None
        if self._answer is not None:
            self._panel.say_besides(hints(self._answer) if self._answer.verdict.admitted else ())
        self._show(answer.things if answer is not None else ())

    def look_again(self) -> None:
        """Show how the things stand now: another desk may have given one, or an undo taken one back."""
        if self._answer is not None and self._answer.person is not None and not self._card.dimmed:
            attendee_id = self._answer.person.attendee_id
            self._show(self._context.store.read(things_of, self._context.event_id, attendee_id))

    def _show(self, things: tuple[Thing, ...]) -> None:
        noted_at = self._answer.at if self._answer is not None and self._answer.verdict.admitted else None
        self._panel.show_things(things, noted_at, self._wording.clock)

    def _on_quietened(self) -> None:
        self._panel.dim()

    def _on_asked(self, thing_id: str) -> None:
        desk, person = self._here.desk, self._answer.person if self._answer else None
        thing = next((each for each in self._panel.things if each.thing_id == thing_id), None)
        if desk is None or person is None or thing is None:
            return
        self._card.reveal()
        words = self.tr("Take back {thing}") if thing.given else self.tr("Hand out {thing}")
        words = words.format(thing=thing.name)
        write = self._context.store.write
        try:
            if thing.given:
                write(words, take_back_thing, person.attendee_id, thing_id)
            else:
                write(words, give_thing, desk, person.attendee_id, thing_id, self._context.now())
        except Refused as refused:
            self._context.toaster.say(words_of(refused))
        else:
            self._context.toaster.say_undoable(words)
        self.look_again()

    def _on_all_asked(self) -> None:
        desk, person = self._here.desk, self._answer.person if self._answer else None
        if desk is None or person is None or all(each.given or each.gone for each in self._panel.things):
            return
        self._card.reveal()
        words = self.tr("Hand out everything")
        try:
            self._context.store.write(words, give_everything, desk, person.attendee_id, self._context.now())
        except Refused as refused:
            self._context.toaster.say(words_of(refused))
        else:
            self._context.toaster.say_undoable(words)
        self.look_again()
