"""What people do to sessions from any view: one write each, or the reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import Refused
from desktop_app.features.agenda import actions
from desktop_app.features.agenda.rules.carrying import Carry, Grip, rooms_between, step_of
from desktop_app.features.agenda.rules.refusing import AgendaRefusal
from desktop_app.kit.refusals import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from typing import Any

    from db.store import Session as RowSession
    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.page.sight import Seeing
    from desktop_app.features.agenda.rules import Session
    from desktop_app.features.agenda.rules.conflicts import Conflict
    from desktop_app.kit.context import PageContext

P = ParamSpec("P")


class Deeds(QObject):
    """Writes under labels that name the session, into the plan that is in front.

    Signals:
        refused(str): why nothing was written.
    """

    refused = Signal(str)

    def __init__(
        self, context: PageContext, seeing: Seeing, words: AgendaWords, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._seeing = seeing
        self._words = words

    def write(
        self,
        label: str,
        action: Callable[Concatenate[RowSession, str, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Write for this event, show it at once, and offer to take it back; False where it is refused."""
        try:
            self._context.store.write(label, action, self._context.event_id, *args, **kwargs)
        except Refused as refused:
            self.refused.emit(words_of(refused))
            return False
        self._seeing.catch_up()
        self._context.toaster.say_undoable(label)
        return True

    def _title(self, guid: str) -> str:
        session = self._seeing.sight.sessions.get(guid)
        return self._words.title(session) if session is not None else ""

    def _about(self, guids: Sequence[str]) -> str:
        """The title of one session in quotes, or how many there are."""
        if len(guids) == 1:
            return self.tr("“{title}”").format(title=self._title(guids[0]))
        return self.tr("%n sessions", "", len(guids))

    def _is_in_plan(self, why: AgendaRefusal = AgendaRefusal.PLACES_ONLY) -> bool:
        """Whether a plan is in front, which is about times and places alone; the reason is told then."""
        if self._seeing.sight.plan_id is None:
            return False
        self.refused.emit(words_of(Refused(why)))
        return True

    # --- places and times --------------------------------------------------------------------------------

    def put(self, carry: Carry) -> bool:
        """Let sessions be where they were let go."""
        sight, about = self._seeing.sight, self._about(carry.guids)
        plan = sight.plan_id
        if carry.grip is Grip.START:
            words = self.tr("Let {session} begin at {time}")
            words = words.format(session=about, time=self._words.time(carry.start))
            return self.write(words, actions.resize_session, carry.lead, start=carry.start, plan_id=plan)
        if carry.grip is Grip.END:
            words = self.tr("Let {session} end at {time}")
            words = words.format(session=about, time=self._words.time(carry.start))
            return self.write(words, actions.resize_session, carry.lead, end=carry.start, plan_id=plan)
        lead = sight.sessions[carry.lead]
        if len(carry.guids) > 1 and lead.start is not None:
            rooms, by = rooms_between(sight.frame, lead, carry), carry.start - lead.start
            words = self.tr("Move {sessions}").format(sessions=about)
            return self.write(words, actions.move_sessions, carry.guids, by, rooms=rooms, plan_id=plan)
        if carry.push and lead.start is not None:
            return self._push(carry, carry.start - lead.start)
        return self.move(carry.lead, carry.room, carry.start)

    def _push(self, carry: Carry, by: Any) -> bool:  # noqa: ANN401 (a stretch of time)
        sight = self._seeing.sight
        moved = len(step_of(sight.frame, sight.sessions, carry).after)
        words = self.tr("Shift {session} and what follows").format(session=self._about(carry.guids))
        return moved > 0 and self.write(words, actions.shift_rest, carry.lead, by, plan_id=sight.plan_id)

    def move(self, guid: str, room: str, start: datetime) -> bool:
        """Put a session into a room at a time."""
        sight = self._seeing.sight
        place = self._words.time(start) + (f", {sight.frame.room_name(room)}" if room else "")
        words = self.tr("Move {session} to {place}").format(session=self._about([guid]), place=place)
        return self.write(words, actions.move_session, guid, room, start, plan_id=sight.plan_id)

    def resize(self, guid: str, *, end: datetime) -> bool:
        """Let a session end at another time."""
        words = self.tr("Let {session} end at {time}")
        words = words.format(session=self._about([guid]), time=self._words.time(end))
        return self.write(words, actions.resize_session, guid, end=end, plan_id=self._seeing.sight.plan_id)

    def swap(self, one: str, other: str) -> bool:
        """Let two sessions change places."""
        words = self.tr("Swap “{one}” and “{other}”")
        words = words.format(one=self._title(one), other=self._title(other))
        return self.write(words, actions.swap_sessions, one, other, plan_id=self._seeing.sight.plan_id)

    def unschedule(self, guids: Sequence[str]) -> bool:
        """Put sessions back on the list of what has no time."""
        words = self.tr("Unschedule {sessions}").format(sessions=self._about(guids))
        return self.write(words, actions.unschedule_sessions, guids, plan_id=self._seeing.sight.plan_id)

    # --- sessions ----------------------------------------------------------------------------------------

    def add(self, new: Session) -> bool:
        """Add a session, break or blocker; it has its guid already."""
        if self._is_in_plan(AgendaRefusal.NOT_IN_PLAN):
            return False
        words = self.tr("Add “{title}”").format(title=new.title)
        return self.write(words, actions.add_session, new)

    def duplicate(self, guid: str, room: str, start: datetime | None) -> bool:
        """Make a session once more."""
        if self._is_in_plan(AgendaRefusal.NOT_IN_PLAN):
            return False
        words = self.tr("Duplicate {session}").format(session=self._about([guid]))
        return self.write(words, actions.duplicate_session, guid, room, start)

    def copy_break(self, guid: str) -> bool:
        """Copy a break to all rooms in which nothing is then."""
        if self._is_in_plan(AgendaRefusal.NOT_IN_PLAN):
            return False
        words = self.tr("Copy {session} to all rooms").format(session=self._about([guid]))
        return self.write(words, actions.copy_break, guid)

    def remove(self, guids: Sequence[str]) -> bool:
        """Remove sessions for good."""
        if self._is_in_plan():
            return False
        words = self.tr("Remove {sessions}").format(sessions=self._about(guids))
        return self.write(words, actions.remove_sessions, guids)

    def lock(self, guids: Sequence[str], *, locked: bool) -> bool:
        """Lock sessions where they are, or let them go."""
        if self._is_in_plan():
            return False
        words = self.tr("Lock {sessions}") if locked else self.tr("Unlock {sessions}")
        action = actions.lock_sessions if locked else actions.unlock_sessions
        return self.write(words.format(sessions=self._about(guids)), action, guids)

    def edit(self, guid: str, what: str, **values: Any) -> bool:  # noqa: ANN401 (fields of a session)
        """Change fields of a session; `what` names what is changed."""
        if self._is_in_plan():
            return False
        words = self.tr("{what} of {session}").format(what=what, session=self._about([guid]))
        return self.write(words, actions.edit_session, guid, values)

    def add_speaker(self, guid: str, name: str, person: str = "", attendee_id: str | None = None) -> bool:
        """Let somebody speak in a session: by the key on the programme, or else new on it."""
        if self._is_in_plan():
            return False
        words = self.tr("Add {name} to the speakers of {session}")
        words = words.format(name=name, session=self._about([guid]))
        if person:
            return self.write(words, actions.add_speaker, guid, person)
        return self.write(words, actions.add_new_speaker, guid, name, attendee_id)

    # --- clashes -----------------------------------------------------------------------------------------

    def accept(self, conflict: Conflict, reason: str) -> bool:
        """Live with a clash, and say why."""
        context = self._context
        words = self.tr("Accept a conflict of {sessions}").format(sessions=self._about(conflict.sessions))
        done = self.write(
            words, actions.accept_conflict, conflict.identity, reason, context.now(), context.duty.staff_id
        )
        self._seeing.take_news()
        return done

    def reopen(self, conflict: Conflict) -> bool:
        """Do not live with a clash any more."""
        words = self.tr("Reopen a conflict of {sessions}").format(sessions=self._about(conflict.sessions))
        done = self.write(words, actions.reopen_conflict, conflict.identity)
        self._seeing.take_news()
        return done

    def order_rooms(self, keys: Sequence[str]) -> bool:
        """Let the rooms stand in this order."""
        return self.write(self.tr("Order of rooms"), actions.order_rooms, keys)
