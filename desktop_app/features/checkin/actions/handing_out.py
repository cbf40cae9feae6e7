"""What people are given at the desk: all of it as they come in, single things before and after."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.tables import HandedOut, HandOut
from desktop_app.errors import Refused
from desktop_app.features.checkin.queries.hand_outs import guest_things, things_of
from desktop_app.features.checkin.rules import Answer, Desk, Direction, HandOutRefusal, Reason, Thing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session


def hand_out_at_entry(
    session: Session, desk: Desk, answer: Answer, category_id: str, known: Mapping[str, object]
) -> Answer:
    """The answer with the things for the guest; at the first entry of all they are noted as given.

    Somebody who was here before and did not get a thing did not want it, or it had run out: then nothing is
    noted by itself.
    """
    person = answer.person
    told = answer.verdict.told.reason
    enters = answer.direction is Direction.ENTRY and (answer.verdict.admitted or told is Reason.INSIDE)
    if person is None or not enters:
        return answer
    found = guest_things(session, desk.event_id, person.attendee_id, category_id, known)
    if found.came or not answer.verdict.admitted or not desk.gives:
        return replace(answer, things=found.things)
    things = tuple(_given(session, desk, person.attendee_id, each, answer.at) for each in found.things)
    return replace(answer, things=things)


def _given(session: Session, desk: Desk, attendee_id: str, thing: Thing, at: datetime) -> Thing:
    if thing.given or thing.gone:
        return thing
    _note(session, desk, attendee_id, thing.thing_id, at)
    return replace(thing, given_at=at, left=None if thing.left is None else thing.left - 1)


def _note(session: Session, desk: Desk, attendee_id: str, thing_id: str, at: datetime) -> None:
    session.add(
        HandedOut(
            attendee_id=attendee_id,
            hand_out_id=thing_id,
            station_id=desk.station_id,
            staff_id=desk.staff_id,
            at=at,
        )
    )


def give_thing(session: Session, desk: Desk, attendee_id: str, thing_id: str, at: datetime) -> None:
    """Note that somebody is given a thing.

    Raises:
        Refused: with a HandOutRefusal: UNKNOWN, ALREADY, or NONE_LEFT.

    """
    thing = session.get(HandOut, thing_id)
    if thing is None:
        raise Refused(HandOutRefusal.UNKNOWN)
    if _found(session, attendee_id, thing_id) is not None:
        raise Refused(HandOutRefusal.ALREADY, thing=thing.name)
    given = select(func.count()).select_from(HandedOut).where(HandedOut.hand_out_id == thing_id)
    if thing.stock is not None and (session.scalar(given) or 0) >= thing.stock:
        raise Refused(HandOutRefusal.NONE_LEFT, thing=thing.name, stock=str(thing.stock))
    _note(session, desk, attendee_id, thing_id, at)


def give_everything(session: Session, desk: Desk, attendee_id: str, at: datetime) -> None:
    """Note that somebody is given all that is meant for them, as far as there is any."""
    wanted = [
        each for each in things_of(session, desk.event_id, attendee_id) if not each.given and not each.gone
    ]
    for thing in wanted:
        _note(session, desk, attendee_id, thing.thing_id, at)


def take_back_thing(session: Session, attendee_id: str, thing_id: str) -> None:
    """Note that somebody has not got a thing after all: it counts as there again.

    Raises:
        Refused: with HandOutRefusal.NOT_GIVEN.

    """
    found = _found(session, attendee_id, thing_id)
    if found is None:
        raise Refused(HandOutRefusal.NOT_GIVEN)
    session.delete(found)


def take_back_all(session: Session, attendee_id: str, at: datetime) -> None:
    """Take back what was noted with the entry of that moment."""
    noted = select(HandedOut).where(HandedOut.attendee_id == attendee_id, HandedOut.at == at)
    for row in session.scalars(noted):
        session.delete(row)


def _found(session: Session, attendee_id: str, thing_id: str) -> HandedOut | None:
    mine = (HandedOut.attendee_id == attendee_id, HandedOut.hand_out_id == thing_id)
    return session.scalars(select(HandedOut).where(*mine)).first()
