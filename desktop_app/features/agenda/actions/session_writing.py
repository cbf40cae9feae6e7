"""Sessions and their people written into rows; what they refer to is read for many at once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy import select

from db.base import Row, new_key
from db.tables import (
    AgendaPerson,
    AgendaPlacement,
    AgendaRoom,
    AgendaSession,
    AgendaTrack,
    CheckinPoint,
    SessionSpeaker,
    SignUp,
)
from desktop_app.errors import Refused
from desktop_app.features.agenda.queries.programme import ids_of
from desktop_app.features.agenda.queries.rows import session_values
from desktop_app.features.agenda.rules.refusing import AgendaRefusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session as RowSession

    from desktop_app.features.agenda.rules import Role, Session

R = TypeVar("R", bound=Row)
AT_ONCE: Final = 400
"""Keys named in one statement."""


def set_columns(row: Row, values: Mapping[str, Any]) -> None:
    """Set what differs: a column that is set to what it holds would be one more line of the journal."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


class Writer:
    """Writes sessions into their rows; `guids` are those that will be changed or removed.

    What it has read holds within one transaction: a long write makes one for each chunk.
    """

    def __init__(self, session: RowSession, event_id: str, guids: Iterable[str]) -> None:
        self._session, self._event_id = session, event_id
        wanted = [AgendaSession.event_id == event_id]
        self._rows = {row.guid: row for row in self._found(AgendaSession, AgendaSession.guid, guids, *wanted)}

    @cached_property
    def _rooms(self) -> dict[str, str]:
        return ids_of(self._session, self._event_id, AgendaRoom)

    @cached_property
    def _tracks(self) -> dict[str, str]:
        return ids_of(self._session, self._event_id, AgendaTrack)

    @cached_property
    def _people(self) -> dict[str, str]:
        # Looked up only where somebody's part changes: a large programme has more people than sessions.
        return ids_of(self._session, self._event_id, AgendaPerson)

    @cached_property
    def _speakers(self) -> dict[str, list[SessionSpeaker]]:
        found: dict[str, list[SessionSpeaker]] = {}
        keys = [row.id for row in self._rows.values()]
        for row in self._found(SessionSpeaker, SessionSpeaker.session_id, keys):
            found.setdefault(row.session_id, []).append(row)
        return found

    def _found(self, of: type[R], column: Any, keys: Iterable[str], *more: Any) -> Iterator[R]:  # noqa: ANN401 (columns)
        wanted = sorted(set(keys))
        for start in range(0, len(wanted), AT_ONCE):
            query = select(of).where(column.in_(wanted[start : start + AT_ONCE]), *more)
            yield from self._session.scalars(query)

    def _row(self, guid: str) -> AgendaSession:
        row = self._rows.get(guid)
        if row is None:
            raise Refused(AgendaRefusal.GONE)
        return row

    def put(self, before: Session | None, after: Session) -> None:
        """Write a session as it is after a change; one that did not change is left alone.

        Raises:
            Refused: GONE.

        """
        if before == after:
            return
        values = session_values(after, self._rooms, self._tracks)
        if before is None:
            row = AgendaSession(id=new_key(), event_id=self._event_id, **values)
            self._session.add(row)
        else:
            row = self._row(after.guid)
            set_columns(row, values)
        if before is None or before.people != after.people:
            self._put_people(row.id, after.people)

    def _put_people(self, session_id: str, roles: Iterable[Role]) -> None:
        """Write who is in a session: rows of roles that stay are kept."""
        there = {(row.person_id, row.part): row for row in self._speakers.get(session_id, ())}
        for place, role in enumerate(dict.fromkeys(roles)):
            key = self._people[role.person], role.part.value
            row = there.pop(key, None)
            if row is None:
                row = SessionSpeaker(session_id=session_id, person_id=key[0], part=key[1], position=place)
                self._session.add(row)
            set_columns(row, {"position": place})
        for gone in there.values():
            self._session.delete(gone)

    def remove(self, guids: Iterable[str], *, cancel: bool = False) -> None:
        """Remove sessions with their speakers.

        Raises:
            Refused: GONE; HAS_GUESTS where somebody chose one or it has a door; with `cancel` it is cancelled
                then.

        """
        rows = [self._row(guid) for guid in guids]
        keys = [row.id for row in rows]
        bound = self._bound(keys)
        placed: dict[str, list[AgendaPlacement]] = {}
        for place in self._found(AgendaPlacement, AgendaPlacement.session_id, keys):
            placed.setdefault(place.session_id, []).append(place)
        for row in rows:
            if row.id not in bound:
                for part in (*self._speakers.get(row.id, ()), *placed.get(row.id, ())):
                    self._session.delete(part)
                self._session.delete(row)
            elif cancel:
                set_columns(row, {"state": "cancelled"})
            else:
                raise Refused(AgendaRefusal.HAS_GUESTS, title=row.title)

    def _bound(self, keys: list[str]) -> set[str]:
        """The sessions that somebody chose or that have a door, by their rows' keys."""
        found: set[str] = set()
        columns: tuple[Any, ...] = (SignUp.session_id, CheckinPoint.session_id)
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            for column in columns:
                found.update(self._session.scalars(select(column).where(column.in_(some))))
        return found
