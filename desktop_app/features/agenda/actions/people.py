"""Who speaks in sessions, when they can, and who signed up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import func, select

from db.search import fold
from db.tables import AgendaPerson, AgendaRoom, AgendaSession, Attendee, SessionSpeaker, SignUp
from desktop_app.errors import Refused
from desktop_app.features.agenda.actions.places import sound
from desktop_app.features.agenda.actions.seats import give_free_seats
from desktop_app.features.agenda.actions.writing import found_session
from desktop_app.features.agenda.queries.programme import rows_of
from desktop_app.features.agenda.queries.rows import pairs_of
from desktop_app.features.agenda.rules import Part
from desktop_app.features.agenda.rules.refusing import AgendaRefusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session as RowSession

    from desktop_app.features.agenda.rules import Span


def add_person(session: RowSession, event_id: str, name: str, attendee_id: str | None = None) -> str:
    """Put somebody on the list of who may speak: an attendee, or somebody from outside; gives the key.

    An attendee who is on it already stays as they are; an attendee's own name counts where `name` is empty.

    Raises:
        Refused: GONE attendee, NAME_EMPTY.

    """
    if attendee_id is not None:
        attendee = _coming(session, event_id, attendee_id)
        known = select(AgendaPerson.key).where(
            AgendaPerson.event_id == event_id, AgendaPerson.attendee_id == attendee_id
        )
        key = session.scalars(known).first()
        if key is not None:
            return key
        name = name or f"{attendee.given_name} {attendee.family_name}"
    name = " ".join(name.split())
    if not name:
        raise Refused(AgendaRefusal.NAME_EMPTY)
    row = AgendaPerson(
        event_id=event_id, attendee_id=attendee_id, key=str(uuid4()), name=name, availability=[], details={}
    )
    session.add(row)
    session.flush()
    return row.key


def edit_person(
    session: RowSession,
    event_id: str,
    key: str,
    *,
    name: str,
    biography: str = "",
    availability: Sequence[Span] = (),
    attendee_id: str | None = None,
) -> None:
    """Change what is known of somebody on the programme, and which attendee it is.

    Raises:
        Refused: GONE, NAME_EMPTY, SWAPPED.

    """
    row = _person(session, event_id, key)
    name = " ".join(name.split())
    if not name:
        raise Refused(AgendaRefusal.NAME_EMPTY)
    if attendee_id is not None:
        _coming(session, event_id, attendee_id)
    row.name, row.biography, row.attendee_id = name, biography.strip(), attendee_id
    row.availability = pairs_of(sound(availability))


def add_speaker(
    session: RowSession, event_id: str, guid: str, person: str, part: Part = Part.SPEAKER
) -> None:
    """Let somebody (by the person's key) speak in a session, behind the others.

    Raises:
        Refused: GONE, SPEAKS_BEFORE.

    """
    row, who = found_session(session, event_id, guid), _person(session, event_id, person)
    query = select(SessionSpeaker).where(SessionSpeaker.session_id == row.id)
    there = session.scalars(query).all()
    if any((each.person_id, each.part) == (who.id, part.value) for each in there):
        raise Refused(AgendaRefusal.SPEAKS_BEFORE, name=who.name)
    place = max((each.position for each in there), default=-1) + 1
    session.add(SessionSpeaker(session_id=row.id, person_id=who.id, part=part.value, position=place))


def add_new_speaker(
    session: RowSession, event_id: str, guid: str, name: str, attendee_id: str | None = None
) -> str:
    """Let an attendee, or somebody from outside, speak who may not be on the programme yet; gives the key.

    Raises:
        Refused: as `add_person` and `add_speaker`.

    """
    person = add_person(session, event_id, name, attendee_id)
    add_speaker(session, event_id, guid, person)
    return person


def remove_speaker(session: RowSession, event_id: str, guid: str, person: str) -> None:
    """Take somebody out of a session, whatever their part.

    Raises:
        Refused: GONE.

    """
    row, who = found_session(session, event_id, guid), _person(session, event_id, person)
    query = select(SessionSpeaker).where(
        SessionSpeaker.session_id == row.id, SessionSpeaker.person_id == who.id
    )
    for speaker in session.scalars(query):
        session.delete(speaker)


def order_speakers(session: RowSession, event_id: str, guid: str, people: Sequence[str]) -> None:
    """Put the people of a session, by their keys, into this order; who is not named stays behind them.

    Raises:
        Refused: GONE, where somebody who is named is not in the session.

    """
    row = found_session(session, event_id, guid)
    query = (
        select(SessionSpeaker, AgendaPerson.key)
        .join(AgendaPerson, AgendaPerson.id == SessionSpeaker.person_id)
        .where(SessionSpeaker.session_id == row.id)
        .order_by(SessionSpeaker.position, SessionSpeaker.id)
    )
    there = session.execute(query).all()
    if set(people) - {key for _, key in there}:
        raise Refused(AgendaRefusal.GONE)
    rank = {key: place for place, key in enumerate(people)}
    for place, (speaker, _) in enumerate(sorted(there, key=lambda pair: rank.get(pair[1], len(rank)))):
        if speaker.position != place:
            speaker.position = place


def link_people(session: RowSession, event_id: str) -> int:
    """Link people of the programme to the registered attendees of the same name; gives how many.

    Only where one attendee is called so, and one person of the programme: a wrong link would keep the wrong
    guest from meetings.
    """
    attendees = _by_name(
        (f"{row.given_name} {row.family_name}", row.id)
        for row in session.execute(
            select(Attendee.id, Attendee.given_name, Attendee.family_name).where(
                Attendee.event_id == event_id, Attendee.status == "registered", Attendee.erased_at.is_(None)
            )
        )
    )
    people = rows_of(session, AgendaPerson, event_id)
    taken = {row.attendee_id for row in people}
    names = _by_name((row.name, row.id) for row in people)
    linked = 0
    for row in people:
        found = attendees.get(fold(row.name), [])
        if (
            row.attendee_id is None
            and len(found) == 1 == len(names[fold(row.name)])
            and found[0] not in taken
        ):
            row.attendee_id = found[0]
            linked += 1
    return linked


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, key in pairs:
        found.setdefault(fold(name), []).append(key)
    return found


def sign_up(session: RowSession, event_id: str, guid: str, attendee_id: str, now: datetime) -> bool:
    """Sign an attendee up for a session; gives whether there is a place, or else the person waits for one.

    Raises:
        Refused: GONE, NOT_COMING, SIGNED_UP_BEFORE.

    """
    row, attendee = found_session(session, event_id, guid), _coming(session, event_id, attendee_id)
    if attendee.status != "registered":
        raise Refused(AgendaRefusal.NOT_COMING, name=f"{attendee.given_name} {attendee.family_name}".strip())
    if _sign_up(session, row.id, attendee_id) is not None:
        raise Refused(AgendaRefusal.SIGNED_UP_BEFORE)
    give_free_seats(session, event_id, row.id)
    free = _has_place(session, row) and not _is_awaited(session, row.id)
    state = "signed_up" if free else "waiting"
    session.add(SignUp(session_id=row.id, attendee_id=attendee_id, state=state, at=now))
    return free


def sign_up_many(
    session: RowSession, event_id: str, choices: Sequence[tuple[str, str]], now: datetime
) -> int:
    """Sign attendees up, each by the session's guid and the attendee's key; gives how many have a place.

    Raises:
        Refused: as `sign_up`; then nobody is.

    """
    return sum(sign_up(session, event_id, guid, attendee_id, now) for guid, attendee_id in choices)


def cancel_sign_up(session: RowSession, event_id: str, guid: str, attendee_id: str) -> str | None:
    """Take a sign-up back; gives the attendee who had waited longest and has the place now, if there is one.

    Raises:
        Refused: GONE.

    """
    row = found_session(session, event_id, guid)
    found = _sign_up(session, row.id, attendee_id)
    if found is None:
        raise Refused(AgendaRefusal.GONE)
    session.delete(found)
    return next(iter(give_free_seats(session, event_id, row.id)), None)


def _is_awaited(session: RowSession, session_id: str) -> bool:
    """Whether somebody who is coming waits for a seat already."""
    waiting = _of_those_coming(select(SignUp.id)).where(
        SignUp.session_id == session_id, SignUp.state == "waiting"
    )
    return session.scalars(waiting.limit(1)).first() is not None


def _of_those_coming(query: Select[Any]) -> Select[Any]:
    """Only sign-ups of people who are registered: who cancelled keeps no place from anybody."""
    return query.join(Attendee, Attendee.id == SignUp.attendee_id).where(Attendee.status == "registered")


def _sign_up(session: RowSession, session_id: str, attendee_id: str) -> SignUp | None:
    query = select(SignUp).where(SignUp.session_id == session_id, SignUp.attendee_id == attendee_id)
    return session.scalars(query).one_or_none()


def _has_place(session: RowSession, row: AgendaSession) -> bool:
    """Whether the room of a session holds one more; a room without a number holds everybody."""
    room = session.get(AgendaRoom, row.room_id) if row.room_id is not None else None
    if room is None or room.capacity is None:
        return True
    taken = _of_those_coming(select(func.count(SignUp.id)))
    taken = taken.where(SignUp.session_id == row.id, SignUp.state == "signed_up")
    return (session.scalar(taken) or 0) < room.capacity


def _person(session: RowSession, event_id: str, key: str) -> AgendaPerson:
    query = select(AgendaPerson).where(AgendaPerson.event_id == event_id, AgendaPerson.key == key)
    row = session.scalars(query).one_or_none()
    if row is None:
        raise Refused(AgendaRefusal.GONE)
    return row


def _coming(session: RowSession, event_id: str, attendee_id: str) -> Attendee:
    row = session.get(Attendee, attendee_id)
    if row is None or row.event_id != event_id or row.erased_at is not None:
        raise Refused(AgendaRefusal.GONE)
    return row
