"""Programmes and steps written into rows: the one way from the nouns of the agenda to its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy import select

from db.base import Row
from db.tables import (
    Agenda,
    AgendaPerson,
    AgendaPlacement,
    AgendaPlan,
    AgendaRoom,
    AgendaSession,
    AgendaTrack,
    SessionSpeaker,
)
from desktop_app.errors import Refused
from desktop_app.features.agenda.actions.session_writing import AT_ONCE, Writer, set_columns
from desktop_app.features.agenda.queries.programme import NAMES, ids_of, rows_of
from desktop_app.features.agenda.queries.rows import (
    PROGRAMME,
    person_values,
    room_values,
    track_values,
)
from desktop_app.features.agenda.queries.snapshot import details_of
from desktop_app.features.agenda.rules.own_fields import dumped
from desktop_app.features.agenda.rules.refusing import AgendaRefusal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sqlalchemy.orm import Session as RowSession

    from db.base import Json
    from desktop_app.features.agenda.rules import Programme
    from desktop_app.features.agenda.rules.moves import Step

R = TypeVar("R", bound=Row)
CHUNK: Final = 100
"""Sessions written in one transaction of a long write."""


def found_session(session: RowSession, event_id: str, guid: str) -> AgendaSession:
    """The row of a session.

    Raises:
        Refused: GONE.

    """
    query = select(AgendaSession).where(AgendaSession.event_id == event_id, AgendaSession.guid == guid)
    row = session.scalars(query).one_or_none()
    if row is None:
        raise Refused(AgendaRefusal.GONE)
    return row


def put_step(session: RowSession, event_id: str, step: Step, plan_id: str | None = None) -> None:
    """Write a step; with a plan's key, into that plan alone.

    Raises:
        Refused: NOT_IN_PLAN where the step makes sessions, GONE.

    """
    if plan_id is not None:
        _put_in_plan(session, event_id, step, plan_id)
        return
    before = {each.guid: each for each in step.before}
    writer = Writer(session, event_id, before)
    for each in step.after:
        writer.put(before.get(each.guid), each)
    writer.remove(before.keys() - {each.guid for each in step.after})
    session.flush()


def _put_in_plan(session: RowSession, event_id: str, step: Step, plan_id: str) -> None:
    if session.get(AgendaPlan, plan_id) is None:
        raise Refused(AgendaRefusal.GONE)
    if {each.guid for each in step.after} != {each.guid for each in step.before}:
        raise Refused(AgendaRefusal.NOT_IN_PLAN)
    rooms = {row.key: row.id for row in rows_of(session, AgendaRoom, event_id)}
    query = select(AgendaPlacement).where(AgendaPlacement.plan_id == plan_id)
    placed = {row.session_id: row for row in session.scalars(query)}
    for each in step.after:
        of = found_session(session, event_id, each.guid).id
        row = placed.get(of)
        if row is None:
            row = AgendaPlacement(plan_id=plan_id, session_id=of)
            session.add(row)
        row.room_id, row.starts_at = rooms.get(each.room), each.start
        row.seconds = int(each.length.total_seconds())
    session.flush()


def put_programme(session: RowSession, event_id: str, before: Programme, after: Programme) -> Iterator[int]:
    """Write what differs, for `Store.write_chunks`; yields how many sessions are written so far.

    A session that is gone but was chosen by somebody, or has a door, stays as a cancelled one.
    """
    put_frame(session, event_id, after)
    tracks = ({**track_values(track), "position": place} for place, track in enumerate(after.tracks))
    _put_all(session, event_id, AgendaTrack, tracks)
    _put_all(session, event_id, AgendaRoom, map(room_values, after.rooms))
    known = before.people_by_key()
    people = [person for person in after.people if known.get(person.key) != person]
    _put_all(session, event_id, AgendaPerson, map(person_values, people), {person.key for person in people})
    session.flush()
    yield from _put_sessions(session, event_id, before, after)
    _drop(session, event_id, AgendaRoom, {room.key for room in after.rooms})
    _drop(session, event_id, AgendaTrack, {track.name for track in after.tracks})
    _drop(session, event_id, AgendaPerson, {person.key for person in after.people})
    session.flush()
    yield len(after.sessions)


def _put_sessions(session: RowSession, event_id: str, before: Programme, after: Programme) -> Iterator[int]:
    known = before.by_guid()
    changed = [each for each in after.sessions if known.get(each.guid) != each]
    same = len(after.sessions) - len(changed)
    for start in range(0, len(changed), CHUNK):
        some = changed[start : start + CHUNK]
        writer = Writer(session, event_id, known.keys() & {each.guid for each in some})
        for each in some:
            writer.put(known.get(each.guid), each)
        session.flush()
        yield same + start + len(some)
    gone = sorted(known.keys() - after.by_guid().keys())
    for start in range(0, len(gone), CHUNK):
        some_gone = gone[start : start + CHUNK]
        Writer(session, event_id, some_gone).remove(some_gone, cancel=True)
        session.flush()
        yield len(after.sessions)


def put_frame(session: RowSession, event_id: str, programme: Programme) -> None:
    """Write what holds for the whole programme: its title, days, addresses."""
    row = agenda_row(session, event_id)
    values = {
        "day_change": programme.day_change.isoformat("minutes"),
        "days": dumped("days", programme.days),
        "details": details_of(programme, PROGRAMME),
    }
    set_columns(row, values)


def agenda_row(session: RowSession, event_id: str) -> Agenda:
    """The row of the event's agenda, made where there is none yet."""
    row = session.scalars(select(Agenda).where(Agenda.event_id == event_id)).one_or_none()
    if row is None:
        row = Agenda(event_id=event_id, day_change="04:00", days=[], details={})
        session.add(row)
        session.flush()
    return row


def _rows_by_name(
    session: RowSession, event_id: str, of: type[R], names: Collection[str] | None = None
) -> dict[str, R]:
    """The rows of these names, or all."""
    table: Any = of
    query = select(of).where(table.event_id == event_id)
    column = getattr(table, NAMES[of])
    if names is None:
        return {getattr(row, NAMES[of]): row for row in session.scalars(query)}
    wanted = sorted(names)
    return {
        getattr(row, NAMES[of]): row
        for start in range(0, len(wanted), AT_ONCE)
        for row in session.scalars(query.where(column.in_(wanted[start : start + AT_ONCE])))
    }


def _put_all(
    session: RowSession,
    event_id: str,
    of: type[R],
    wanted: Iterable[Json],
    names: Collection[str] | None = None,
) -> None:
    known = _rows_by_name(session, event_id, of, names)
    for values in wanted:
        row = known.get(values[NAMES[of]])
        if row is None:
            session.add(of(event_id=event_id, **values))
        else:
            set_columns(row, values)


_USES: Final[dict[type[Row], tuple[Any, ...]]] = {
    AgendaRoom: (AgendaSession.room_id, AgendaPlacement.room_id),
    AgendaTrack: (AgendaSession.track_id,),
    AgendaPerson: (SessionSpeaker.person_id,),
}


def _drop(session: RowSession, event_id: str, of: type[R], kept: set[str]) -> None:
    """Remove rows that nothing refers to any more."""
    session.flush()
    gone = {name: key for name, key in ids_of(session, event_id, of).items() if name not in kept}
    if gone:
        used = {key for column in _USES[of] for key in session.scalars(select(column).distinct())}
        for row in _rows_by_name(session, event_id, of, gone).values():
            if row.id not in used:
                session.delete(row)
