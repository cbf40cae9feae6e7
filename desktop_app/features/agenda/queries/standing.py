"""Everything that the page shows of the agenda, read at one moment, and what was changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from db.tables import AgendaPlacement, AgendaSession, Change, SessionSpeaker
from desktop_app.features.agenda.queries.programme import hidden_rooms, programme
from desktop_app.features.agenda.queries.surroundings import acceptances, surroundings
from desktop_app.features.agenda.queries.versions import plans, released_programme, releases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session as RowSession

    from desktop_app.features.agenda.queries.versions import PlanRow, ReleaseRow
    from desktop_app.features.agenda.rules import Programme
    from desktop_app.features.agenda.rules.conflicts import Acceptance, Surroundings

# Changes of these tables can be taken in session by session.
_SESSIONS: Final = {"agenda_session": "id", "session_speaker": "session_id", "agenda_placement": "session_id"}
_OTHERS: Final = frozenset(("agenda", "agenda_room", "agenda_track", "agenda_person", "event"))
MANY: Final = 200
"""From so many changed rows on, all is read again."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The programme as it stands, or as a plan has it; `seq` is the last change that it knows of."""

    seq: int
    plan_id: str | None
    programme: Programme
    surroundings: Surroundings
    acceptances: Sequence[Acceptance]
    hidden: frozenset[str]
    releases: Sequence[ReleaseRow]
    plans: Sequence[PlanRow]
    released: Programme | None


@dataclass(frozen=True, slots=True)
class News:
    """What surrounds the sessions and changes without them."""

    surroundings: Surroundings
    acceptances: Sequence[Acceptance]
    releases: Sequence[ReleaseRow]
    plans: Sequence[PlanRow]


@dataclass(frozen=True, slots=True)
class Touched:
    """What was changed since: the guids of sessions; `whole` where more than single sessions was."""

    seq: int
    guids: frozenset[str] = frozenset()
    whole: bool = False


def standing(session: RowSession, event_id: str, plan_id: str | None = None) -> Standing:
    """The agenda with all that surrounds it; a plan that is gone is the agenda itself."""
    known = plans(session, event_id)
    plan_id = plan_id if any(plan.id == plan_id for plan in known) else None
    return Standing(
        seq=newest_change(session),
        plan_id=plan_id,
        programme=programme(session, event_id, plan_id),
        surroundings=surroundings(session, event_id),
        acceptances=acceptances(session, event_id),
        hidden=hidden_rooms(session, event_id),
        releases=releases(session, event_id),
        plans=known,
        released=released_programme(session, event_id),
    )


def news(session: RowSession, event_id: str) -> News:
    """What surrounds the sessions, as it is now."""
    return News(
        surroundings=surroundings(session, event_id),
        acceptances=acceptances(session, event_id),
        releases=releases(session, event_id),
        plans=plans(session, event_id),
    )


def newest_change(session: RowSession) -> int:
    """The number of the last change of the file."""
    return session.scalar(select(func.max(Change.seq))) or 0


def touched_sessions(session: RowSession, event_id: str, since: int) -> Touched:
    """Which sessions were changed after a change of that number, by whomever, undo included."""
    tables = (*_SESSIONS, *_OTHERS)
    query = select(Change.table, Change.key, Change.before, Change.after).where(Change.seq > since)
    rows = session.execute(query.where(Change.table.in_(tables)).limit(MANY + 1)).all()
    newest = newest_change(session)
    if len(rows) > MANY or any(table in _OTHERS for table, *_ in rows):
        return Touched(newest, whole=True)
    guids: set[str] = set()
    for table, key, before, after in rows:
        guids |= _guids(session, event_id, table, key, {**(before or {}), **(after or {})})
    return Touched(newest, frozenset(guids))


def _guids(session: RowSession, event_id: str, table: str, key: str, values: dict[str, Any]) -> set[str]:
    """The guid of the session that a changed row belongs to; none for another event's."""
    if table == "agenda_session" and "guid" in values:
        return {str(values["guid"])}
    of: Any = key if table == "agenda_session" else values.get("session_id")
    if of is None:
        column: Any = (SessionSpeaker if table == "session_speaker" else AgendaPlacement).session_id
        of = session.scalar(select(column).where(column.class_.id == key))
    query = select(AgendaSession.guid).where(AgendaSession.id == of, AgendaSession.event_id == event_id)
    return set(session.scalars(query))
