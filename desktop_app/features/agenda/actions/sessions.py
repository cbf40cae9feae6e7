"""Sessions made, changed and removed, and locked against moves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from desktop_app.errors import Refused
from desktop_app.features.agenda.actions.session_writing import Writer
from desktop_app.features.agenda.actions.writing import found_session, put_step
from desktop_app.features.agenda.queries.programme import programme
from desktop_app.features.agenda.rules.moves import Step
from desktop_app.features.agenda.rules.refusing import AgendaRefusal
from desktop_app.features.agenda.rules.wall_clock import SNAP

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session as RowSession

    from desktop_app.features.agenda.rules import Session


def add_session(session: RowSession, event_id: str, new: Session) -> str:
    """Add a session, break or blocker; without a guid it gets its own. Gives the guid.

    Raises:
        Refused: NAME_EMPTY, TOO_SHORT, NAME_TAKEN by another of that guid, GONE room or track.

    """
    new = replace(new, guid=new.guid or str(uuid4()), title=" ".join(new.title.split()))
    here = programme(session, event_id, only=[new.guid])
    if here.sessions:
        raise Refused(AgendaRefusal.NAME_TAKEN, name=new.guid)
    _assert_sound(new)
    if (new.room and here.room(new.room) is None) or (new.track and not _has_track(here.tracks, new.track)):
        raise Refused(AgendaRefusal.GONE)
    put_step(session, event_id, Step((), (new,)))
    return new.guid


def _has_track(tracks: Collection[Any], name: str) -> bool:
    return any(track.name == name for track in tracks)


def _assert_sound(new: Session) -> None:
    if not new.title:
        raise Refused(AgendaRefusal.NAME_EMPTY)
    if new.length < SNAP:
        raise Refused(AgendaRefusal.TOO_SHORT)


def edit_session(session: RowSession, event_id: str, guid: str, values: Mapping[str, Any]) -> None:
    """Change fields of a session, as `rules.Session` names them; times and places are changed by moves.

    Raises:
        Refused: GONE, NAME_EMPTY, TOO_SHORT.

    """
    here = programme(session, event_id, only=[guid])
    if not here.sessions:
        raise Refused(AgendaRefusal.GONE)
    (old,) = here.sessions
    new = replace(old, **values)
    new = replace(new, title=" ".join(new.title.split()))
    _assert_sound(new)
    if new.track and not _has_track(here.tracks, new.track):
        raise Refused(AgendaRefusal.GONE)
    put_step(session, event_id, Step((old,), (new,)))


def remove_sessions(session: RowSession, event_id: str, guids: Collection[str]) -> None:
    """Remove sessions for good; one that people chose, or that has a door, can only be cancelled.

    Raises:
        Refused: GONE, HAS_GUESTS; then none is removed.

    """
    Writer(session, event_id, guids).remove(guids)


def lock_sessions(session: RowSession, event_id: str, guids: Collection[str]) -> None:
    """Lock sessions where they are.

    Raises:
        Refused: GONE.

    """
    for guid in guids:
        found_session(session, event_id, guid).locked = True


def unlock_sessions(session: RowSession, event_id: str, guids: Collection[str]) -> None:
    """Let sessions be moved again.

    Raises:
        Refused: GONE.

    """
    for guid in guids:
        found_session(session, event_id, guid).locked = False
