"""What people do to meetings and requests from any view: one write each, or the reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import Refused
from desktop_app.features.meetings import actions
from desktop_app.kit.refusals import words_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from db.store import Session
    from desktop_app.features.meetings.dialogs.words import MeetingWords
    from desktop_app.features.meetings.rules.meeting import BoardMeeting, Profile
    from desktop_app.features.meetings.rules.outcome import Outcome
    from desktop_app.features.meetings.rules.request import RequestRow
    from desktop_app.features.meetings.rules.sight import Sight
    from desktop_app.kit.context import PageContext

P = ParamSpec("P")


class Deeds(QObject):
    """Writes under labels that name who is meant.

    Signals:
        refused(str): why nothing was written.
    """

    refused = Signal(str)

    def __init__(self, context: PageContext, words: MeetingWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = words

    def write(
        self, label: str, action: Callable[Concatenate[Session, P], object], *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        """Write, and offer to take it back; False where it is refused."""
        try:
            self._context.store.write(label, action, *args, **kwargs)
        except Refused as refused:
            self.refused.emit(words_of(refused))
            return False
        self._context.toaster.say_undoable(label)
        return True

    def put(self, sight: Sight, request: str, slot: int, table: int) -> bool:
        """Move the meeting of a request to a place, or give it one."""
        at, where = sight.view.slots[slot], sight.view.tables[table]
        place = (at.block_id, at.number, where.id, self._context.now())
        meeting = sight.of_request.get(request)
        label = self._about(meeting or sight.requests[request])
        to = self._words.place(sight, slot, table)
        if meeting is None:
            words = self.tr("Place {meeting} at {place}").format(meeting=label, place=to)
            return self.write(words, actions.place_meeting, request, *place)
        words = self.tr("Move {meeting} to {place}").format(meeting=label, place=to)
        return self.write(words, actions.move_meeting, meeting.id, *place)

    def swap(self, sight: Sight, one: str, other: str) -> bool:
        """Let the meetings of two requests change places."""
        first, second = sight.of_request[one], sight.of_request[other]
        words = self.tr("Swap {one} and {other}").format(one=self._about(first), other=self._about(second))
        return self.write(words, actions.swap_meetings, first.id, second.id, self._context.now())

    def toggle_lock(self, meeting: BoardMeeting) -> bool:
        """Lock a meeting, or let it go."""
        if meeting.locked:
            words = self.tr("Unlock {meeting}").format(meeting=self._about(meeting))
            return self.write(words, actions.unlock_meeting, meeting.id)
        words = self.tr("Lock {meeting}").format(meeting=self._about(meeting))
        return self.write(words, actions.lock_meeting, meeting.id)

    def cancel(self, meeting: BoardMeeting) -> bool:
        """Take a meeting off the board."""
        words = self.tr("Cancel the meeting {meeting}").format(meeting=self._about(meeting))
        return self.write(words, actions.cancel_meeting, meeting.id, self._context.now())

    def accept(self, row: RequestRow) -> bool:
        """The other side agrees."""
        words = self.tr("Accept the request {meeting}").format(meeting=self._about(row))
        return self.write(words, actions.accept_request, row.id)

    def decline(self, row: RequestRow) -> bool:
        """The other side does not wish to meet."""
        words = self.tr("Decline the request {meeting}").format(meeting=self._about(row))
        return self.write(words, actions.decline_request, row.id, self._context.now())

    def withdraw(self, row: RequestRow) -> bool:
        """Who asked does not wish to meet any more."""
        words = self.tr("Cancel the request {meeting}").format(meeting=self._about(row))
        return self.write(words, actions.cancel_request, row.id, self._context.now())

    def set_availability(self, sight: Sight, key: str, slot: int, *, available: bool) -> bool:
        """Say whether a person can meet in a slot."""
        at, name = sight.view.slots[slot], self._words.name(sight, key)
        words = self.tr("{name} can meet at {time}") if available else self.tr("{name} cannot meet at {time}")
        return self.write(
            words.format(name=name, time=self._words.time(at.starts)),
            actions.set_slot_availability,
            key,
            at.starts,
            at.ends,
            available=available,
        )

    def set_stay(self, key: str, arrives: datetime | None, leaves: datetime | None) -> bool:
        """Say from when until when a person is here."""
        return self.write(self.tr("Arrival and departure"), actions.set_stay, key, arrives, leaves)

    def set_profile(self, sight: Sight, profile: Profile) -> bool:
        """Keep what a person offers and needs."""
        words = self.tr("Profile of {name}").format(name=self._words.name(sight, profile.attendee_id))
        return self.write(words, actions.set_profile, profile)

    def take_back_absence(self, key: str) -> bool:
        """Somebody who was noted as missing is here."""
        context = self._context
        words = self.tr("Here after all")
        return self.write(words, actions.end_absence, context.event_id, key, context.now())

    def note(self, meeting: BoardMeeting, outcome: Outcome, words: str) -> bool:
        """Note how a meeting went."""
        label = self.tr("{meeting}: {outcome}").format(meeting=self._about(meeting), outcome=words)
        return self.write(
            label, actions.note_outcome, meeting.id, outcome, self._context.now(), self._staff_id()
        )

    def clear(self, meeting: BoardMeeting) -> bool:
        """Nothing is known of how a meeting went, after all."""
        words = self.tr("Clear the outcome of {meeting}").format(meeting=self._about(meeting))
        return self.write(words, actions.clear_outcome, meeting.id)

    def _staff_id(self) -> str | None:
        return self._context.duty.staff_id

    def _about(self, row: BoardMeeting | RequestRow) -> str:
        return self._words.pair(row)
