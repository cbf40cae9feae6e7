"""Programmes and steps written into rows: the one way from the nouns of the agenda to its tables."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy import select

from db.base import Row, new_key
from db.tables import (
    Agenda,
    AgendaPerson,
    AgendaPlacement,
    AgendaPlan,
    AgendaRoom,
    AgendaSession,
    AgendaTrack,
    CheckinPoint,
    SessionSpeaker,
    SignUp,
)
from desktop_app.errors import Refused
from desktop_app.features.agenda.queries.programme import rows_of
from desktop_app.features.agenda.queries.rows import (
    PROGRAMME,
    person_values,
    room_values,
    session_values,
    track_values,
)
from desktop_app.features.agenda.queries.snapshot import details_of
from desktop_app.features.agenda.rules.own_fields import dumped
from desktop_app.features.agenda.rules.refusing import AgendaRefusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session as RowSession

    from db.base import Json
    from desktop_app.features.agenda.rules import Programme, Role, Session
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
    writer = Writer(session, event_id)
    before = {each.guid: each for each in step.before}
    for each in step.after:
        writer.put(before.get(each.guid), each)
    after = {each.guid for each in step.after}
    for guid in before.keys() - after:
        writer.remove(guid)
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
    _put_all(session, event_id, AgendaPerson, map(person_values, after.people))
    session.flush()
    yield from _put_sessions(session, event_id, before, after)
    _drop(session, event_id, AgendaRoom, {room.key for room in after.rooms})
    _drop(session, event_id, AgendaTrack, {track.name for track in after.tracks})
    _drop(session, event_id, AgendaPerson, {person.key for person in after.people})
    session.flush()
    yield len(after.sessions)


def _put_sessions(session: RowSession, event_id: str, before: Programme, after: Programme) -> Iterator[int]:
    known = before.by_guid()
    writer = Writer(session, event_id)
    for done, each in enumerate(after.sessions, 1):
        writer.put(known.get(each.guid), each)
        if done % CHUNK == 0:
            session.flush()
            yield done
            writer = Writer(session, event_id)
    for guid in known.keys() - after.by_guid().keys():
        writer.remove(guid, cancel=True)
    session.flush()


def put_frame(session: RowSession, event_id: str, programme: Programme) -> None:
    """Write what holds for the whole programme: its title, days, addresses."""
    row = agenda_row(session, event_id)
    values = {
        "day_change": programme.day_change.isoformat("minutes"),
        "days": dumped("days", programme.days),
        "details": details_of(programme, PROGRAMME),
    }
    _set(row, values)


def agenda_row(session: RowSession, event_id: str) -> Agenda:
    """The row of the event's agenda, made where there is none yet."""
    row = session.scalars(select(Agenda).where(Agenda.event_id == event_id)).one_or_none()
    if row is None:
        row = Agenda(event_id=event_id, day_change="04:00", days=[], details={})
        session.add(row)
        session.flush()
    return row


def _set(row: Row, values: Mapping[str, Any]) -> None:
    """Set what differs: a column that is set to what it holds would be one more line of the journal."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


_NAMES: Final[dict[type[Row], str]] = {AgendaRoom: "key", AgendaTrack: "name", AgendaPerson: "key"}


def _by_name(session: RowSession, event_id: str, of: type[R]) -> dict[str, R]:
    return {getattr(row, _NAMES[of]): row for row in rows_of(session, of, event_id)}


def _put_all(session: RowSession, event_id: str, of: type[R], wanted: Iterable[Json]) -> None:
    known = _by_name(session, event_id, of)
    for values in wanted:
        row = known.get(values[_NAMES[of]])
        if row is None:
            session.add(of(event_id=event_id, **values))
        else:
            _set(row, values)


def _drop(session: RowSession, event_id: str, of: type[R], kept: set[str]) -> None:
    """Remove rows that nothing refers to any more."""
    session.flush()
    for key, row in _by_name(session, event_id, of).items():
        if key not in kept and not _is_used(session, row):
            session.delete(row)


def _is_used(session: RowSession, row: Row) -> bool:
    uses: dict[type[Row], tuple[Any, ...]] = {
        AgendaRoom: (AgendaSession.room_id, AgendaPlacement.room_id),
        AgendaTrack: (AgendaSession.track_id,),
        AgendaPerson: (SessionSpeaker.person_id,),
    }
    columns = uses[type(row)]
    return any(session.scalar(select(column).where(column == row.id).limit(1)) for column in columns)


class Writer:
    """Writes sessions into their rows; looks up rooms, tracks and people once, and not before it must."""

    def __init__(self, session: RowSession, event_id: str) -> None:
        self._session, self._event_id = session, event_id

    @cached_property
    def _rooms(self) -> dict[str, str]:
        return self._ids(AgendaRoom)

    @cached_property
    def _tracks(self) -> dict[str, str]:
        return self._ids(AgendaTrack)

    @cached_property
    def _people(self) -> dict[str, str]:
        # Looked up only where somebody's part changes: a large programme has more people than sessions.
        return self._ids(AgendaPerson)

    def _ids(self, of: type[Row]) -> dict[str, str]:
        """The keys of rows by the names that sessions know them by."""
        table: Any = of
        name = getattr(table, _NAMES[of])
        query = select(name, table.id).where(table.event_id == self._event_id)
        return {key: row_id for key, row_id in self._session.execute(query)}  # noqa: C416 (rows to pairs)

    def put(self, before: Session | None, after: Session) -> None:
        """Write a session as it is after a change; one that did not change is left alone."""
        if before == after:
            return
        values = session_values(after, self._rooms, self._tracks)
        if before is None:
            row = AgendaSession(id=new_key(), event_id=self._event_id, **values)
            self._session.add(row)
        else:
            row = found_session(self._session, self._event_id, after.guid)
            _set(row, values)
        if before is None or before.people != after.people:
            self._put_people(row.id, after.people, new=before is None)

    def _put_people(self, session_id: str, roles: Iterable[Role], *, new: bool) -> None:
        """Write who is in a session: rows of roles that stay are kept."""
        there = {} if new else self._speakers(session_id)
        for place, role in enumerate(dict.fromkeys(roles)):
            key = self._people[role.person], role.part.value
            row = there.pop(key, None)
            if row is None:
                row = SessionSpeaker(session_id=session_id, person_id=key[0], part=key[1])
                self._session.add(row)
            if row.position != place:
                row.position = place
        for gone in there.values():
            self._session.delete(gone)

    def _speakers(self, session_id: str) -> dict[tuple[str, str], SessionSpeaker]:
        query = select(SessionSpeaker).where(SessionSpeaker.session_id == session_id)
        return {(row.person_id, row.part): row for row in self._session.scalars(query)}

    def remove(self, guid: str, *, cancel: bool = False) -> None:
        """Remove a session with its speakers.

        Raises:
            Refused: HAS_GUESTS where somebody chose it or it has a door; with `cancel` it is cancelled then.

        """
        row = found_session(self._session, self._event_id, guid)
        if _has_guests(self._session, row.id):
            if not cancel:
                raise Refused(AgendaRefusal.HAS_GUESTS, title=row.title)
            row.state = "cancelled"
            return
        for table in (SessionSpeaker, AgendaPlacement):
            for part in self._session.scalars(select(table).where(table.session_id == row.id)):
                self._session.delete(part)
        self._session.delete(row)


def _has_guests(session: RowSession, session_id: str) -> bool:
    columns: tuple[Any, ...] = (SignUp.session_id, CheckinPoint.session_id)
    return any(session.scalar(select(column).where(column == session_id).limit(1)) for column in columns)
