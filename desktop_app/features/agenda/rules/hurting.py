"""Whom a late session reaches: the people on stage with what they have next, and what follows in its room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.rules.session import Session


@dataclass(frozen=True, slots=True)
class OnStage:
    """Somebody on the programme; `next` is what they have afterwards, None for nothing further."""

    name: str
    next: Session | None


def on_stage(programme: Programme, keys: Iterable[str], changed: Collection[str]) -> tuple[OnStage, ...]:
    """People by their keys, each with the first session after the `changed` ones that is none of these."""
    known, sessions = programme.people_by_key(), programme.by_guid()
    begins = [start for guid in changed if guid in sessions and (start := sessions[guid].start) is not None]
    later = [
        session
        for session in programme.scheduled()
        if begins
        and session.guid not in changed
        and session.happens
        and session.start is not None
        and session.start >= min(begins)
    ]
    return tuple(OnStage(known[key].name, _next_of(key, later)) for key in keys if key in known)


def _next_of(key: str, later: Iterable[Session]) -> Session | None:
    return next((session for session in later if key in session.persons), None)


def next_in_room(programme: Programme, session: Session, most: int = 2) -> tuple[Session, ...]:
    """What follows a session in its room on the same day, at most so many."""
    if session.start is None or not session.room:
        return ()
    day, begins = programme.day_of(session.start), session.start
    later = [
        each
        for each in programme.scheduled()
        if each.room == session.room
        and each.guid != session.guid
        and each.happens
        and each.start is not None
        and each.start >= begins
        and programme.day_of(each.start) == day
    ]
    return tuple(later[:most])
