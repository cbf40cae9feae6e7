"""What the page knows of the agenda: the programme of the plan in front, its clashes, releases and plans."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.features.agenda import queries
from desktop_app.features.agenda.rules.conflicts import Index, Level, LiveCheck
from desktop_app.features.agenda.rules.day_grid import days_of
from desktop_app.features.agenda.rules.difference import session_changes
from desktop_app.features.agenda.rules.session import SessionKind, SessionState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.features.agenda.queries import News, PlanRow, ReleaseRow, Standing
    from desktop_app.features.agenda.rules import Day, Programme, Room, Session
    from desktop_app.features.agenda.rules.conflicts import Check, Placement
    from desktop_app.features.agenda.rules.conflicts.conflict import Conflict
    from desktop_app.kit.context import PageContext


class Sight:
    """The agenda as it stands; changes of single sessions are taken in without reading all of it again."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._bare = replace(standing.programme, sessions=())
        self.index = Index(standing.programme, standing.surroundings)
        self.live = LiveCheck(self.index, standing.acceptances)
        self.seq = standing.seq
        self._released = standing.released.by_guid() if standing.released is not None else {}
        self._changed = {guid for guid in (*self._released, *self.sessions) if self._differs(guid)}
        self._programme: Programme | None = standing.programme
        self._check: Check | None = None
        self._days: tuple[Day, ...] | None = None

    # --- the programme -----------------------------------------------------------------------------------

    @property
    def plan_id(self) -> str | None:
        """The plan that is shown and edited; None for the agenda itself."""
        return self._standing.plan_id

    @property
    def plan(self) -> PlanRow | None:
        """The plan that is shown, as lists show it."""
        return next((plan for plan in self.plans if plan.id == self.plan_id), None)

    @property
    def plans(self) -> Sequence[PlanRow]:
        """The what-if copies, oldest first."""
        return self._standing.plans

    @property
    def releases(self) -> Sequence[ReleaseRow]:
        """The releases, the newest first."""
        return self._standing.releases

    @property
    def sessions(self) -> dict[str, Session]:
        """All sessions by their guids."""
        return self.index.sessions

    @property
    def programme(self) -> Programme:
        """The programme as it is now."""
        if self._programme is None:
            self._programme = replace(self._bare, sessions=tuple(self.sessions.values()))
        return self._programme

    @property
    def frame(self) -> Programme:
        """The programme without its sessions: zone, days, rooms, tracks, people."""
        return self._bare

    @property
    def rooms(self) -> list[Room]:
        """The rooms in their order."""
        return sorted(self._bare.rooms, key=lambda room: room.position)

    @property
    def hidden(self) -> frozenset[str]:
        """The keys of the rooms that are folded away."""
        return self._standing.hidden

    @property
    def days(self) -> tuple[Day, ...]:
        """The days there are, each as long as it can be planned."""
        if self._days is None:
            self._days = days_of(self._bare, self.sessions.values())
        return self._days

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing yet: no room, no session."""
        return not self.sessions and not self._bare.rooms

    def sign_ups(self, guid: str) -> int:
        """How many have a place in a session."""
        return self.index.surroundings.sign_ups.get(guid, 0)

    # --- clashes and changes -----------------------------------------------------------------------------

    @property
    def check(self) -> Check:
        """Every clash, and what was accepted."""
        if self._check is None:
            self._check = self.live.whole()
        return self._check

    @property
    def clashes(self) -> int:
        """How many errors and warnings are open."""
        return sum(conflict.level is not Level.HINT for conflict in self.check.open)

    def next_clash(self, guid: str) -> str:
        """The session after this one, by time, about which an error or a warning is open; "" for none."""
        found = {
            each
            for conflict in self.check.open
            if conflict.level is not Level.HINT
            for each in conflict.sessions
        }
        order = sorted(found, key=self._place)
        here = self._place(guid) if guid in self.sessions else None
        return next(
            (each for each in order if here is None or self._place(each) > here), order[0] if order else ""
        )

    def _place(self, guid: str) -> tuple[bool, str, str]:
        """The place of a session among all, by time; what has none stands last."""
        start = self.sessions[guid].start
        return start is None, start.isoformat() if start is not None else "", guid

    @property
    def changes(self) -> int:
        """How many sessions changed since the last release."""
        return len(self._changed) if self.releases else 0

    @property
    def taking_place(self) -> list[Session]:
        """The sessions with a time and a public, breaks left out."""
        return [each for each in self.sessions.values() if each.happens and each.kind is SessionKind.SESSION]

    def what_if(self, guid: str, placement: Placement) -> list[Conflict]:
        """What a session would clash with at another place, without what was accepted."""
        return self.live.opened(self.index.what_if(guid, placement))

    # --- taking changes in -------------------------------------------------------------------------------

    def take_in(self, guids: Iterable[str], found: Iterable[Session]) -> frozenset[str]:
        """Know sessions as they are now; those that were not found are gone.

        Gives all that looks different now: these, and what clashes or clashed with them.
        """
        now = {each.guid: each for each in found}
        touched: set[str] = set()
        for guid in guids:
            touched |= self.live.put(now[guid]) if guid in now else self.live.take(guid)
            (self._changed.add if self._differs(guid) else self._changed.discard)(guid)
        self._programme = self._check = self._days = None
        return frozenset(touched)

    def _differs(self, guid: str) -> bool:
        old, new = self._released.get(guid), self.sessions.get(guid)
        if old is None or new is None:
            return (old or new) is not None and not _is_hidden(new or old)
        if old == new:
            return False
        before = self._standing.released
        return before is not None and bool(session_changes(before, old, self._bare, new))

    def take_plans(self, plans: Sequence[PlanRow]) -> None:
        """Know how many sessions each what-if copy puts elsewhere now."""
        self._standing = replace(self._standing, plans=plans)

    def take_news(self, news: News) -> None:
        """Know other releases, plans, acceptances and sign-ups; the sessions stay as they are."""
        self._standing = replace(
            self._standing, acceptances=news.acceptances, releases=news.releases, plans=news.plans
        )
        self.live.accept(news.acceptances)
        self.live.surround(news.surroundings)
        self._check = None


def _is_hidden(session: Session | None) -> bool:
    """Whether guests would never have seen it."""
    if session is None:
        return True
    return (
        session.kind is SessionKind.BLOCKER or session.state is SessionState.CANCELLED or not session.happens
    )


class Seeing(QObject):
    """Holds the newest sight, for all parts of the page.

    Signals:
        renewed(): all was read again.
        touched(frozenset[str]): the sessions of these guids changed, appeared or went, or clash otherwise;
            none where something around them changed.
    """

    renewed = Signal()
    touched = Signal(object)

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._plan_id: str | None = None
        self._unshown = True
        self._sight: Sight | None = None

    @property
    def sight(self) -> Sight:
        """The newest sight; read when it is first asked for, so that the page can be painted before that."""
        if self._sight is None:
            self._sight = self._read()
        return self._sight

    def show_plan(self, plan_id: str | None) -> None:
        """Show a what-if copy, or the agenda itself."""
        self._plan_id = plan_id
        self.renew()

    def renew(self) -> None:
        """Read everything again; the first time, what was read for the page is shown if it still holds."""
        if not (self._unshown and self._still_holds()):
            self._sight = self._read()
        self._unshown = False
        self._plan_id = self.sight.plan_id
        self.renewed.emit()

    def _still_holds(self) -> bool:
        context = self._context
        return context.store.read(queries.newest_change) == self.sight.seq

    def catch_up(self) -> bool:
        """Take in what was written to sessions since, by whomever; False where all had to be read again."""
        context, sight = self._context, self.sight
        touched = context.store.read(queries.touched_sessions, context.event_id, sight.seq)
        if touched.whole:
            self.renew()
            return False
        sight.seq = touched.seq
        if touched.guids:
            wanted = context.event_id, sight.plan_id, touched.guids
            found = context.store.read(queries.sessions_now, *wanted)
            if sight.plans:
                sight.take_plans(context.store.read(queries.plans, context.event_id))
            self.touched.emit(sight.take_in(touched.guids, found))
        return True

    def take_news(self) -> None:
        """Take in what was written around the sessions: acceptances, plans, sign-ups, meetings."""
        context = self._context
        self.sight.take_news(context.store.read(queries.news, context.event_id))
        self.touched.emit(frozenset())

    def _read(self) -> Sight:
        context = self._context
        # Thousands of rows come in at once, and all of them stay: see the meetings' own.
        gc.disable()
        try:
            return Sight(context.store.read(queries.standing, context.event_id, self._plan_id))
        finally:
            gc.enable()
