"""What keys and menus do with the sessions that are chosen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from desktop_app.features.agenda.rules import Session, SessionKind
from desktop_app.features.agenda.rules.carrying import free_places
from desktop_app.features.agenda.rules.wall_clock import snapped

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.features.agenda.page.chosen import Chosen
    from desktop_app.features.agenda.page.deeds import Deeds
    from desktop_app.features.agenda.page.grid import AgendaGrid
    from desktop_app.features.agenda.page.sight import Seeing
    from desktop_app.kit.context import PageContext

USUAL: Final = timedelta(minutes=30)
_MORNING: Final = timedelta(hours=9)


class Doing(QObject):
    """Acts on the choice.

    Signals:
        told(str): why nothing was done, or what to do next.
        session_asked(str): show this session.
        title_asked(): something new is there, and wants its title.
    """

    told = Signal(str)
    session_asked = Signal(str)
    title_asked = Signal()

    def __init__(
        self,
        context: PageContext,
        seeing: Seeing,
        chosen: Chosen,
        deeds: Deeds,
        grid: AgendaGrid,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._seeing = seeing
        self._chosen = chosen
        self._deeds = deeds
        self._grid = grid
        self._first = ""
        grid.hand.dropped.connect(deeds.put)
        grid.mouse.drawn.connect(self.add_at)
        grid.best_asked.connect(self.hold_over_free_place)

    @property
    def session(self) -> Session | None:
        """The session that was chosen last."""
        return self._seeing.sight.sessions.get(self._chosen.guid)

    # --- places and times --------------------------------------------------------------------------------

    def unschedule(self) -> None:
        """Put what is chosen back on the list; what is on it already stays."""
        sessions = self._seeing.sight.sessions
        guids = [guid for guid in self._chosen.guids if sessions[guid].start is not None]
        if guids:
            self._deeds.unschedule(guids)
        elif self._chosen.guids:
            self.told.emit(self.tr("It has no time already. Shift+Del removes it for good."))

    def swap(self) -> None:
        """Let the two that are chosen change places; with one, the next one that is chosen is the other."""
        guids = self._chosen.guids
        if len(guids) == 1 and self._first and self._first != guids[0]:
            guids = (self._first, guids[0])
        if len(guids) == 2:  # noqa: PLR2004 (a pair)
            self._first = ""
            self._deeds.swap(*guids)
        elif len(guids) == 1:
            self._first = guids[0]
            self.told.emit(self.tr("Now choose the session to swap it with, and press S again"))
        else:
            self.told.emit(self.tr("Choose two sessions to swap them"))

    def put_into_free_place(self, guid: str) -> None:
        """Give a session the next free place of the day in front."""
        places = self._free_places(guid)
        if places and self._deeds.move(guid, *places[0]):
            self._chosen.choose(guid)
            self._grid.see(self._grid.rect_of(guid))
        elif not places:
            self.told.emit(self.tr("There is no place for it on this day without a conflict"))

    def hold_over_free_place(self) -> None:
        """Hold what is chosen over the next free place; again: over the one after."""
        hand, guid = self._grid.hand, self._chosen.guid
        if not guid or (hand.is_empty and not hand.lift((guid,))):
            return
        carry = hand.carry
        places = self._free_places(guid)
        if carry is None or not places:
            hand.lay_down()
            self.told.emit(self.tr("There is no place for it on this day without a conflict"))
            return
        held = carry.room, carry.start
        later = [place for place in places if (place[1], place[0]) > (held[1], held[0])]
        room, start = (later or places)[0]
        hand.hold(room, start)
        hand.see()

    def _free_places(self, guid: str) -> list[tuple[str, datetime]]:
        sight, day = self._seeing.sight, self._grid.day
        session = sight.sessions.get(guid)
        if day is None or session is None:
            return []
        rooms = [room for room in day.rooms if room]
        return free_places(sight.live, session, rooms, self._morning(), day.window.end)

    def _morning(self) -> datetime:
        """From when on things are planned on the day in front: its first session, or now."""
        day, sight = self._grid.day, self._seeing.sight
        assert day is not None  # noqa: S101 (asked only while a day is shown)
        order = day.order
        usual = sight.frame.local(day.window.start).replace(hour=0, minute=0) + _MORNING
        start = order[0].span.start if order else max(usual, day.window.start)
        now = self._context.now()
        return snapped(max(start, now) if now < day.window.end else start, sight.frame.zone)

    def show_next_clash(self) -> None:
        """Go to the next session about which something clashes, on whatever day."""
        guid = self._seeing.sight.next_clash(self._chosen.guid)
        if guid:
            self.session_asked.emit(guid)
        else:
            self.told.emit(self.tr("There is no conflict"))

    # --- sessions ----------------------------------------------------------------------------------------

    def add_at(self, room: str, start: datetime | None, length: timedelta) -> None:
        """Add a session in a room at a time, and ask for its title."""
        new = Session(str(uuid4()), self.tr("New session"), length, room, start)
        if self._deeds.add(new):
            self._chosen.choose(new.guid)
            self.title_asked.emit()

    def add(self) -> None:
        """Add a session behind the one that is chosen; where none is, it gets no time."""
        session = self.session
        if session is not None and session.start is not None and session.room:
            self.add_at(session.room, session.start + session.length, USUAL)
        else:
            self.add_at("", None, USUAL)

    def duplicate(self) -> None:
        """Make what is chosen once more, behind itself."""
        session = self.session
        if session is None:
            return
        before = set(self._seeing.sight.sessions)
        start = session.start + session.length if session.start is not None else None
        if self._deeds.duplicate(session.guid, session.room, start):
            new = self._seeing.sight.sessions.keys() - before
            self._chosen.choose(*new)

    def copy_break(self) -> None:
        """Copy the break that is chosen to all rooms in which nothing is then."""
        session = self.session
        if session is None:
            return
        if session.kind is SessionKind.SESSION:
            self.told.emit(self.tr("Only breaks and blockers are copied to all rooms"))
        elif not session.room:
            self.told.emit(self.tr("It is for all rooms already"))
        else:
            self._deeds.copy_break(session.guid)

    def toggle_lock(self) -> None:
        """Lock what is chosen; where all of it is locked, unlock it."""
        sessions = self._seeing.sight.sessions
        guids = self._chosen.guids
        if guids:
            self._deeds.lock(guids, locked=not all(sessions[guid].locked for guid in guids))

    def remove(self) -> None:
        """Remove what is chosen for good."""
        if self._chosen.guids:
            self._deeds.remove(self._chosen.guids)
