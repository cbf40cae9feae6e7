"""Shift-the-rest: a delay pushes what follows in the room, gaps absorb it, and what is locked stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.features.agenda.rules.moves import Step, placed
from desktop_app.features.agenda.rules.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.rules.session import Session


def shift_rest(programme: Programme, guid: str, by: timedelta) -> Step:
    """A session begins so much later, or earlier, and what follows in its room makes way.

    Later: each following one is pushed only as far as it must, so that a gap swallows the delay. Earlier:
    each of that day moves up by as much, but not into what is before it. Nothing before the session moves,
    nothing changes its length, and what is locked or cancelled stays: others go around it, in the same order.

    Raises:
        Refused: with a `MoveRefusal`, when the session is locked, not there or has no time.

    """
    session, start = placed(programme, guid)
    queue = following(programme, session)
    earlier, day = min(by * 0, by), programme.day_of(start)
    wishes = [
        (each, at + earlier) if earlier and programme.day_of(at) == day else (each, at) for each, at in queue
    ]
    return laid_out(programme, [(session, start + by), *wishes])


def following(programme: Programme, session: Session) -> list[tuple[Session, datetime]]:
    """What comes after a session in its room and may be moved, with its start, in order of time."""
    if session.start is None or not session.room:
        return []
    place = session.start, session.guid
    later = [
        (each, each.start)
        for each in programme.sessions
        if each.start is not None and each.happens and not each.locked and each.room == session.room
    ]
    return sorted(
        ((each, at) for each, at in later if (at, each.guid) > place),
        key=lambda pair: (pair[1], pair[0].guid),
    )


def laid_out(programme: Programme, wishes: Sequence[tuple[Session, datetime]]) -> Step:
    """Sessions of one room one after the other in this order, each as soon as it wishes or as there is room.

    What is not among the wishes stays; nobody is put upon it. Behind the first that can stay where it stands
    all others stay too, also those that have always been at the same time.
    """
    moving = {session.guid for session, _ in wishes}
    room = wishes[0][0].room
    standing = sorted(
        each.span
        for each in programme.sessions
        if each.guid not in moving and each.happens and each.span is not None and each.room == room and room
    )
    leaving = max((place for place, (each, wish) in enumerate(wishes) if wish != each.start), default=-1)
    before, after = [], []
    reached: datetime | None = None
    for place, (session, wish) in enumerate(wishes):
        start = wish if reached is None else max(wish, reached)
        if place > leaving and start == session.start:
            break
        start = _free_from(start, session.length, standing)
        reached = start + session.length
        if start != session.start:
            before.append(session)
            after.append(replace(session, start=start))
    return Step(tuple(before), tuple(after))


def _free_from(start: datetime, length: timedelta, standing: Sequence[Span]) -> datetime:
    """The first moment from `start` on at which so much time is free."""
    for span in standing:
        if Span(start, start + length).overlaps(span):
            start = span.end
    return start
