"""Sessions in the hand before they are let go: what the step would be, and how bad it would end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.features.agenda.rules import moves, shifting
from desktop_app.features.agenda.rules.conflicts import Level, Placement

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from desktop_app.features.agenda.rules.conflicts import Conflict, LiveCheck
    from desktop_app.features.agenda.rules.moves import Step
    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.rules.session import Session


class Grip(Enum):
    """Where a session is held."""

    WHOLE = "whole"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Carry:
    """Sessions held over a place: the first of them would be there, the others as far from it as they are.

    Held at an edge, `start` is where that edge would be. With `push`, what follows in the room makes way.
    """

    guids: tuple[str, ...]
    room: str
    start: datetime
    grip: Grip = Grip.WHOLE
    push: bool = False

    @property
    def lead(self) -> str:
        return self.guids[0]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What letting go would do: the step, and what would be open then, the worst first."""

    step: Step
    conflicts: tuple[Conflict, ...] = ()

    @property
    def level(self) -> Level | None:
        return self.conflicts[0].level if self.conflicts else None


def step_of(frame: Programme, sessions: Mapping[str, Session], carry: Carry) -> Step:
    """The step of letting go; `frame` is the programme without its sessions.

    Raises:
        Refused: with a `MoveRefusal`.

    """
    lead = sessions[carry.lead]
    held = replace(frame, sessions=tuple(sessions[guid] for guid in carry.guids))
    if carry.grip is Grip.START:
        return moves.resize(held, lead.guid, start=carry.start)
    if carry.grip is Grip.END:
        return moves.resize(held, lead.guid, end=carry.start)
    if len(carry.guids) > 1 and lead.start is not None:
        return moves.move_all(held, carry.guids, carry.start - lead.start, rooms_between(frame, lead, carry))
    if carry.push and lead.start is not None:
        here = tuple(each for each in sessions.values() if each.room == lead.room)
        return shifting.shift_rest(replace(frame, sessions=here), lead.guid, carry.start - lead.start)
    return moves.move(held, lead.guid, carry.room, carry.start)


def rooms_between(frame: Programme, lead: Session, carry: Carry) -> int:
    """How many rooms to the right the first session is carried."""
    order = [room.key for room in sorted(frame.rooms, key=lambda room: room.position)]
    known = lead.room in order and carry.room in order
    return order.index(carry.room) - order.index(lead.room) if known else 0


def outlook(frame: Programme, live: LiveCheck, carry: Carry) -> Outlook:
    """What letting go would do.

    Raises:
        Refused: with a `MoveRefusal`.

    """
    step = step_of(frame, live.index.sessions, carry)
    moved = {session.guid for session in step.after}
    found: dict[Conflict, None] = {}
    for session in step.after:
        place = Placement(session.room, session.start, session.length)
        for conflict in live.opened(live.index.what_if(session.guid, place)):
            if conflict.level is not Level.HINT and not _is_among(conflict, moved):
                found[conflict] = None
    ranked = sorted(found, key=lambda conflict: conflict.level is Level.WARNING)
    return Outlook(step, tuple(ranked))


def _is_among(conflict: Conflict, moved: Collection[str]) -> bool:
    """Whether it is between two that are moved together: against each other they stay where they are."""
    return len(conflict.sessions) > 1 and all(guid in moved for guid in conflict.sessions)


def free_places(
    live: LiveCheck, session: Session, rooms: Sequence[str], since: datetime, until: datetime
) -> list[tuple[str, datetime]]:
    """Where a session could go without a clash: the earliest time of each room, the soonest first."""
    found = []
    for room in rooms:
        start = _first_free(live, session, room, since, until)
        if start is not None:
            found.append((start, rooms.index(room), room))
    return [(room, start) for start, _, room in sorted(found)]


_SLOT = timedelta(minutes=5)


def _first_free(
    live: LiveCheck, session: Session, room: str, since: datetime, until: datetime
) -> datetime | None:
    start = since
    while start + session.length <= until:
        found = live.opened(live.index.what_if(session.guid, Placement(room, start)))
        worst = [each for each in found if each.level is not Level.HINT]
        if not worst:
            return start
        start += _SLOT
    return None
