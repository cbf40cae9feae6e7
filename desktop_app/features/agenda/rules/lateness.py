"""A session that begins late: what can be done about it, and whom each way hurts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.features.agenda.rules.conflicts.conflict import ConflictKind
from desktop_app.features.agenda.rules.moves import Step, placed
from desktop_app.features.agenda.rules.shifting import following, laid_out, shift_rest
from desktop_app.features.agenda.rules.wall_clock import SNAP

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from desktop_app.features.agenda.rules.conflicts import Conflict, Index
    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.rules.session import Session


class Remedy(Enum):
    """What can be done about a late start."""

    SHIFT = "shift"
    """What follows makes way; gaps absorb the delay."""
    SHORTEN = "shorten"
    """It ends when it was to end."""
    SWAP = "swap"
    """The next one in the room goes first."""


@dataclass(frozen=True, slots=True)
class Hurt:
    """Whom a remedy hurts: the sessions that begin or end at another time, and what clashes only then.

    `people` are the keys of those on stage, `sign_ups` how many guests chose one of the sessions, `meetings`
    the keys of people whose bilateral meeting it touches.
    """

    sessions: tuple[str, ...]
    people: tuple[str, ...]
    sign_ups: int
    meetings: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """One remedy: the step that it would be, and whom it hurts."""

    remedy: Remedy
    step: Step
    hurt: Hurt


def offers(index: Index, programme: Programme, guid: str, late: timedelta) -> tuple[Offer, ...]:
    """The remedies that are possible for a session that begins so much late.

    `index` holds the programme as it stands and is left as it was.

    Raises:
        Refused: with a `MoveRefusal`, when the session is locked, not there or has no time.

    """
    session, start = placed(programme, guid)
    steps = {
        Remedy.SHIFT: shift_rest(programme, guid, late),
        Remedy.SHORTEN: _shortened(session, start, late),
        Remedy.SWAP: _swapped(programme, session, start + late),
    }
    return tuple(
        Offer(remedy, step, hurt_by(index, step)) for remedy, step in steps.items() if step is not None
    )


def _shortened(session: Session, start: datetime, late: timedelta) -> Step | None:
    """Late, and over in time; not if hardly anything would be left of it."""
    if session.length - late < SNAP:
        return None
    return Step((session,), (replace(session, start=start + late, length=session.length - late),))


def _swapped(programme: Programme, session: Session, arrives: datetime) -> Step | None:
    """The next one takes its place, then it follows, and the rest makes way; no next one, no swap."""
    queue = following(programme, session)
    if not queue or session.start is None:
        return None
    (first, _), *rest = queue
    if programme.day_of(session.start) != programme.day_of(first.start or session.start):
        return None
    return laid_out(programme, [(first, session.start), (session, arrives), *rest])


def hurt_by(index: Index, step: Step) -> Hurt:
    """Whom a step would hurt; the index is left as it was."""
    guids = [session.guid for session in step.after]
    known = {session.guid: index.sessions.get(session.guid) for session in step.after}
    before = {
        conflict.identity for guid in guids if guid in index.sessions for conflict in index.conflicts(guid)
    }
    for session in step.after:
        index.put(session)
    found = dict.fromkeys(conflict for guid in guids for conflict in index.conflicts(guid))
    for guid, session_before in known.items():
        index.take(guid)
        if session_before is not None:
            index.put(session_before)
    fresh = tuple(conflict for conflict in found if conflict.identity not in before)
    sign_ups = index.surroundings.sign_ups
    meeting = (each.people for each in found if each.kind is ConflictKind.PERSON_MEETS)
    return Hurt(
        tuple(guids),
        tuple(dict.fromkeys(key for session in step.after for key in session.persons)),
        sum(sign_ups.get(guid, 0) for guid in guids),
        tuple(dict.fromkeys(key for people in meeting for key in people)),
        fresh,
    )
