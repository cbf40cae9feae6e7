"""Changes of a programme's times and places: each gives the step, which can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.errors import Refused
from desktop_app.features.agenda.rules.span import Span
from desktop_app.features.agenda.rules.wall_clock import SNAP, other_day, snapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime, timedelta

    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.rules.session import Session


class MoveRefusal(Enum):
    """Why a session stays as it is; the fact `title` names it."""

    LOCKED = "locked"
    NOT_SCHEDULED = "not scheduled"
    GONE = "gone"
    TOO_SHORT = "too short"
    NOTHING_TO_SWAP = "nothing to swap"


@dataclass(frozen=True, slots=True)
class Step:
    """Sessions before and after one change; what is new stands in `after` only."""

    before: tuple[Session, ...]
    after: tuple[Session, ...]

    def applied(self, programme: Programme) -> Programme:
        return _with(programme, self.after, {session.guid for session in self.before})

    def undone(self, programme: Programme) -> Programme:
        """The programme before the step, given the one after it."""
        return _with(programme, self.before, {session.guid for session in self.after})


def _with(programme: Programme, sessions: Iterable[Session], gone: set[str]) -> Programme:
    """The programme with these sessions in the places of those of the same guid, new ones at the end."""
    fresh = {session.guid: session for session in sessions}
    kept = [
        fresh.pop(session.guid, session)
        for session in programme.sessions
        if session.guid in fresh or session.guid not in gone
    ]
    return replace(programme, sessions=(*kept, *fresh.values()))


def _step(before: Sequence[Session], after: Sequence[Session]) -> Step:
    """A step of the sessions that really changed."""
    pairs = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    return Step(tuple(old for old, _ in pairs), tuple(new for _, new in pairs))


def _found(programme: Programme, guid: str) -> Session:
    session = next((session for session in programme.sessions if session.guid == guid), None)
    if session is None:
        raise Refused(MoveRefusal.GONE, title=guid)
    return session


def free(programme: Programme, guid: str) -> Session:
    """The session, if it may be moved.

    Raises:
        Refused: with a `MoveRefusal`, when it is locked or not there.

    """
    session = _found(programme, guid)
    if session.locked:
        raise Refused(MoveRefusal.LOCKED, title=session.title)
    return session


def placed(programme: Programme, guid: str) -> tuple[Session, datetime]:
    """The session with its start, if it may be moved.

    Raises:
        Refused: with a `MoveRefusal`, when it is locked, not there, or has no time yet.

    """
    session = free(programme, guid)
    if session.start is None:
        raise Refused(MoveRefusal.NOT_SCHEDULED, title=session.title)
    return session, session.start


def move(programme: Programme, guid: str, room: str, start: datetime) -> Step:
    """To a room and a time, which snaps to five minutes on the wall.

    Raises:
        Refused: with a `MoveRefusal`.

    """
    session = free(programme, guid)
    return _step([session], [replace(session, room=room, start=snapped(start, programme.zone))])


def move_all(programme: Programme, guids: Iterable[str], by: timedelta, rooms: int = 0) -> Step:
    """Several together by the same time, and so many rooms to the right; the outermost room stops them all.

    Raises:
        Refused: with a `MoveRefusal`; then none is moved.

    """
    sessions = [placed(programme, guid) for guid in guids]
    order = [room.key for room in sorted(programme.rooms, key=lambda room: room.position)]
    places = [order.index(session.room) for session, _ in sessions if session.room in order]
    if places:
        rooms = max(-min(places), min(rooms, len(order) - 1 - max(places)))
    after = []
    for session, start in sessions:
        room = order[order.index(session.room) + rooms] if session.room in order else session.room
        after.append(replace(session, room=room, start=snapped(start + by, programme.zone)))
    return _step([session for session, _ in sessions], after)


def move_days(programme: Programme, guids: Iterable[str], days: int) -> Step:
    """To the same time on the wall so many days later.

    Raises:
        Refused: with a `MoveRefusal`; then none is moved.

    """
    sessions = [placed(programme, guid) for guid in guids]
    after = [replace(session, start=other_day(start, days, programme.zone)) for session, start in sessions]
    return _step([session for session, _ in sessions], after)


def unschedule(programme: Programme, guid: str) -> Step:
    """Back to the list of what has no time; it keeps its length.

    Raises:
        Refused: with a `MoveRefusal`.

    """
    session = free(programme, guid)
    return _step([session], [replace(session, room="", start=None)])


def resize(
    programme: Programme, guid: str, *, start: datetime | None = None, end: datetime | None = None
) -> Step:
    """Another start or end, which snaps; the other edge stays where it is.

    Raises:
        Refused: with a `MoveRefusal`, also when less than five minutes would be left.

    """
    session, old_start = placed(programme, guid)
    begins = snapped(start, programme.zone) if start is not None else old_start
    ends = snapped(end, programme.zone) if end is not None else old_start + session.length
    if ends - begins < SNAP:
        raise Refused(MoveRefusal.TOO_SHORT, title=session.title)
    return _step([session], [replace(session, start=begins, length=ends - begins)])


def duplicate(programme: Programme, guid: str, fresh: str, room: str, start: datetime | None) -> Step:
    """The same once more under the guid `fresh`, without the numbers and addresses that are the first one's.

    Raises:
        Refused: with a `MoveRefusal`, when it is not there.

    """
    session = _found(programme, guid)
    return Step((), (_copy(session, fresh, room, snapped(start, programme.zone) if start else None),))


def _copy(session: Session, fresh: str, room: str, start: datetime | None) -> Session:
    return replace(
        session,
        guid=fresh,
        room=room,
        start=start,
        locked=False,
        number=None,
        code="",
        slug="",
        url="",
        feedback_url="",
        origin_url="",
        sequence=0,
    )


def copy_to_rooms(programme: Programme, guid: str, fresh: Mapping[str, str]) -> Step:
    """A break copied to the rooms in which nothing is at its time; `fresh` has a guid for each room's key.

    Raises:
        Refused: with a `MoveRefusal`, when it is not there or has no time.

    """
    session = _found(programme, guid)
    span = session.span
    if span is None:
        raise Refused(MoveRefusal.NOT_SCHEDULED, title=session.title)
    taken = {
        other.room
        for other in programme.sessions
        if other.happens and other.span is not None and (other.span.overlaps(span) or other.span == span)
    }
    rooms = [room.key for room in programme.rooms if room.key not in taken and room.key in fresh]
    return Step((), tuple(_copy(session, fresh[key], key, session.start) for key in rooms))


def swap(programme: Programme, first: str, second: str) -> Step:
    """Two sessions in each other's place. Neighbours in one room trade their order within the same stretch.

    Raises:
        Refused: with a `MoveRefusal`.

    """
    if first == second:
        raise Refused(MoveRefusal.NOTHING_TO_SWAP, title=_found(programme, first).title)
    both = sorted((placed(programme, first), placed(programme, second)), key=lambda pair: pair[1])
    (one, early), (two, late) = both
    if one.room == two.room and _are_neighbours(programme, one, two):
        end = late + two.length
        return _step([one, two], [replace(one, start=end - one.length), replace(two, start=early)])
    return _step(
        [one, two], [replace(one, room=two.room, start=late), replace(two, room=one.room, start=early)]
    )


def _are_neighbours(programme: Programme, one: Session, two: Session) -> bool:
    """Whether the later follows the earlier with nothing in between."""
    if one.end is None or two.start is None or two.start < one.end:
        return False
    gap = Span(one.end, two.start)
    return not any(
        other.span is not None and other.happens and (other.span.overlaps(gap) or gap.holds(other.span))
        for other in programme.sessions
        if other.room == one.room and other.guid not in {one.guid, two.guid}
    )
