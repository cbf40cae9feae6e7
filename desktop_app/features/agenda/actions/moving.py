"""Sessions moved, resized, doubled, swapped, pushed; each action also works on a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import select

from db.tables import AgendaRoom
from desktop_app.errors import Refused
from desktop_app.features.agenda.actions.writing import put_step
from desktop_app.features.agenda.queries.programme import neighbours, programme
from desktop_app.features.agenda.queries.surroundings import delay_offers
from desktop_app.features.agenda.rules import moves, shifting
from desktop_app.features.agenda.rules.refusing import AgendaRefusal

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime, timedelta

    from sqlalchemy.orm import Session as RowSession

    from desktop_app.features.agenda.rules.lateness import Remedy


def move_session(
    session: RowSession, event_id: str, guid: str, room: str, start: datetime, *, plan_id: str | None = None
) -> None:
    """Put a session into a room (by its key) at a time, which snaps to five minutes.

    Raises:
        Refused: with a `MoveRefusal`; GONE.

    """
    here = programme(session, event_id, plan_id, only=[guid])
    if room and here.room(room) is None:
        raise Refused(AgendaRefusal.GONE)
    put_step(session, event_id, moves.move(here, guid, room, start), plan_id)


def move_sessions(
    session: RowSession,
    event_id: str,
    guids: Collection[str],
    by: timedelta,
    *,
    rooms: int = 0,
    plan_id: str | None = None,
) -> None:
    """Move several together by the same time, and so many rooms to the right.

    Raises:
        Refused: with a `MoveRefusal`; then none is moved.

    """
    here = programme(session, event_id, plan_id, only=guids)
    put_step(session, event_id, moves.move_all(here, guids, by, rooms), plan_id)


def move_to_day(
    session: RowSession, event_id: str, guids: Collection[str], days: int, *, plan_id: str | None = None
) -> None:
    """Move several to the same time on the wall so many days later.

    Raises:
        Refused: with a `MoveRefusal`; then none is moved.

    """
    here = programme(session, event_id, plan_id, only=guids)
    put_step(session, event_id, moves.move_days(here, guids, days), plan_id)


def unschedule_sessions(
    session: RowSession, event_id: str, guids: Collection[str], *, plan_id: str | None = None
) -> None:
    """Put sessions back on the list of what has no time.

    Raises:
        Refused: with a `MoveRefusal`; then none is.

    """
    here = programme(session, event_id, plan_id, only=guids)
    steps = [moves.unschedule(here, guid) for guid in guids]
    whole = moves.Step(
        tuple(each for step in steps for each in step.before),
        tuple(each for step in steps for each in step.after),
    )
    put_step(session, event_id, whole, plan_id)


def resize_session(
    session: RowSession,
    event_id: str,
    guid: str,
    *,
    start: datetime | None = None,
    end: datetime | None = None,
    plan_id: str | None = None,
) -> None:
    """Give a session another start or end; the other edge stays.

    Raises:
        Refused: with a `MoveRefusal`.

    """
    here = programme(session, event_id, plan_id, only=[guid])
    put_step(session, event_id, moves.resize(here, guid, start=start, end=end), plan_id)


def duplicate_session(
    session: RowSession, event_id: str, guid: str, room: str, start: datetime | None
) -> str:
    """Make the same session once more; gives its guid.

    Raises:
        Refused: with a `MoveRefusal`, when it is not there.

    """
    fresh = str(uuid4())
    here = programme(session, event_id, only=[guid])
    put_step(session, event_id, moves.duplicate(here, guid, fresh, room, start))
    return fresh


def copy_break(session: RowSession, event_id: str, guid: str) -> int:
    """Copy a break to every room in which nothing is at its time; gives the number of copies.

    Raises:
        Refused: with a `MoveRefusal`, when it is not there or has no time.

    """
    here = programme(session, event_id)
    keys = session.scalars(select(AgendaRoom.key).where(AgendaRoom.event_id == event_id, ~AgendaRoom.hidden))
    step = moves.copy_to_rooms(here, guid, {key: str(uuid4()) for key in keys})
    put_step(session, event_id, step)
    return len(step.after)


def swap_sessions(
    session: RowSession, event_id: str, first: str, second: str, *, plan_id: str | None = None
) -> None:
    """Put two sessions into each other's place.

    Raises:
        Refused: with a `MoveRefusal`.

    """
    here = programme(
        session,
        event_id,
        plan_id,
        only=None if plan_id is not None else neighbours(session, event_id, first, second),
    )
    put_step(session, event_id, moves.swap(here, first, second), plan_id)


def shift_rest(
    session: RowSession, event_id: str, guid: str, by: timedelta, *, plan_id: str | None = None
) -> int:
    """Push a session and what follows in its room; gaps absorb it. Gives the number of sessions moved.

    Raises:
        Refused: with a `MoveRefusal`.

    """
    here = programme(
        session,
        event_id,
        plan_id,
        only=None if plan_id is not None else neighbours(session, event_id, guid),
    )
    step = shifting.shift_rest(here, guid, by)
    put_step(session, event_id, step, plan_id)
    return len(step.after)


def delay_session(
    session: RowSession,
    event_id: str,
    guid: str,
    late: timedelta,
    remedy: Remedy,
    *,
    plan_id: str | None = None,
) -> int:
    """Do about a late session what was offered; gives the number of sessions that change.

    Raises:
        Refused: with a `MoveRefusal`; NO_REMEDY where this is not possible any more.

    """
    for offer in delay_offers(session, event_id, guid, late, plan_id):
        if offer.remedy is remedy:
            put_step(session, event_id, offer.step, plan_id)
            return len(offer.step.after)
    raise Refused(AgendaRefusal.NO_REMEDY)
