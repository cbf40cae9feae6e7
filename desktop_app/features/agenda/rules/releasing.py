"""What changes in a programme when it is released: calendars are told by a higher number what moved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.rules.session import Session


def with_sequences(programme: Programme, released: Programme | None) -> Programme:
    """The programme with each session's `sequence` as the next release needs it (RFC 5545 §3.8.7.4).

    One more than in the last release where time, place, length, title or state changed since, never less than
    it is. It is counted by what was made known, by releases here and by files of the programme's makers, not
    by moves: a move that is taken back was never seen.
    """
    last = released.by_guid() if released is not None else {}
    sessions = tuple(_counted(session, last.get(session.guid)) for session in programme.sessions)
    return replace(programme, sessions=sessions)


def _counted(session: Session, last: Session | None) -> Session:
    if last is None:
        return session
    due = last.sequence + (_seen(session) != _seen(last))
    return replace(session, sequence=max(due, session.sequence))


def _seen(session: Session) -> tuple[object, ...]:
    return session.start, session.length, session.room, session.title, session.state
