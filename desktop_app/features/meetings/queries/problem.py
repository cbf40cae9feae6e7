"""The meetings of an event as a problem for the scheduler."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from db.tables import (
    Attendee,
    Event,
    Meeting,
    MeetingPerson,
    MeetingProfile,
    MeetingRequest,
    RequestCompanion,
)
from desktop_app.features.meetings.queries import places
from desktop_app.features.meetings.queries.keeping import stretches
from desktop_app.features.meetings.queries.people import chunks
from desktop_app.features.meetings.rules.meeting import LIVE, MeetingState
from desktop_app.features.meetings.rules.place import slots_of
from desktop_app.features.meetings.rules.problem import (
    EVERY,
    Participant,
    Placement,
    Problem,
    Request,
    Slot,
    Table,
    slot_set,
)
from desktop_app.features.meetings.rules.request import RequestState, weight_of
from desktop_app.features.meetings.rules.schedule import Schedule
from desktop_app.features.meetings.rules.situation import Situation, first_open, marked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from desktop_app.features.meetings.rules.meeting import Stretch
    from desktop_app.features.meetings.rules.place import TableRow, TimedSlot


def situation_at(session: Session, event_id: str, now: datetime) -> Situation:
    """The meetings of the event at `now`: every accepted request, every meeting that is not cancelled.

    What has begun, what has an outcome and what is locked is kept where it is.
    """
    return _situation(session, event_id, now, None)


def situation_around(
    session: Session, event_id: str, now: datetime, request_ids: Collection[str], *cells: tuple[str, int]
) -> Situation:
    """The part of the situation that single meetings depend on, so that a move need not read the whole day.

    These are the meetings of the people of these requests, and those in these slots (block, number).
    """
    return _situation(session, event_id, now, _near(session, request_ids, cells))


def _near(session: Session, request_ids: Collection[str], cells: Iterable[tuple[str, int]]) -> set[str]:
    request, live = MeetingRequest, Meeting.state.in_(LIVE)
    pairs = select(request.from_id, request.to_id).where(request.id.in_(request_ids))
    people = {key for pair in session.execute(pairs) for key in pair}
    along = RequestCompanion.request_id.in_(request_ids)
    people.update(session.scalars(select(RequestCompanion.attendee_id).where(along)))
    theirs = select(Meeting.request_id).join(MeetingPerson, MeetingPerson.meeting_id == Meeting.id)
    near = {*request_ids, *session.scalars(theirs.where(live, MeetingPerson.attendee_id.in_(people)))}
    for block_id, slot in cells:
        here = (Meeting.block_id == block_id, Meeting.slot == slot)
        near.update(session.scalars(select(Meeting.request_id).where(live, *here)))
    return near


def _situation(session: Session, event_id: str, now: datetime, only: Collection[str] | None) -> Situation:
    """The situation, of these requests alone where they are named."""
    slots = slots_of(places.blocks(session, event_id))
    tables = tuple(places.tables(session, event_id))
    meetings = _meetings(session, event_id, only)
    requests = _requests(session, event_id, {row.request_id for row in meetings}, slots, only)
    people = None if only is None else {key for request in requests for key in request.parties}
    bare = Problem(
        slots=_slots(slots, ZoneInfo(session.get_one(Event, event_id).zone)),
        tables=_tables(tables, slots),
        participants=_participants(session, event_id, requests, slots, people),
        requests=requests,
        first_open=first_open(slots, now),
    )
    situation = _with_meetings(Situation(event_id, now, bare, Schedule(), slots, tables), meetings)
    return situation if only is not None else marked(situation)


def _rows(
    session: Session,
    query: Select[*tuple[Any, ...]],
    column: InstrumentedAttribute[str],
    keys: Collection[str] | None,
) -> Iterator[Any]:
    """What a query finds; with `keys` only where the column is one of them."""
    if keys is None:
        yield from session.execute(query)
        return
    for part in chunks(keys):
        yield from session.execute(query.where(column.in_(part)))


def _with_meetings(bare: Situation, meetings: Sequence[Any]) -> Situation:
    tables = {table.id: place for place, table in enumerate(bare.tables)}
    placed: dict[str, Placement] = {}
    kept: dict[str, Placement] = {}
    locked: set[str] = set()
    for row in meetings:
        slot = bare.slot_number(row.block_id, row.slot)
        if slot is None:
            continue
        place = Placement(slot, tables[row.table_id])
        placed[row.request_id] = place
        if row.locked:
            locked.add(row.request_id)
        if row.locked or row.state != MeetingState.PLANNED or slot < bare.problem.first_open:
            kept[row.request_id] = place
    return replace(
        bare,
        problem=replace(bare.problem, kept=kept),
        schedule=Schedule(placed),
        meeting_ids={row.request_id: row.id for row in meetings if row.request_id in placed},
        locked=frozenset(locked),
    )


def _meetings(session: Session, event_id: str, only: Collection[str] | None) -> list[Any]:
    found = select(*_MEETING).where(Meeting.event_id == event_id, Meeting.state.in_(LIVE))
    return list(_rows(session, found.order_by(Meeting.id), Meeting.request_id, only))


def _slots(slots: Iterable[TimedSlot], zone: ZoneInfo) -> tuple[Slot, ...]:
    """Minutes count from the first slot; days are those of the venue."""
    timed = tuple(slots)
    begin = timed[0].starts if timed else None
    return tuple(
        Slot(
            key=slot.key,
            session=slot.session,
            starts=int((slot.starts - begin).total_seconds()) // 60,
            ends=int((slot.ends - begin).total_seconds()) // 60,
            day=slot.starts.astimezone(zone).toordinal(),
        )
        for slot in timed
        if begin is not None
    )


def _tables(tables: Iterable[TableRow], slots: Sequence[TimedSlot]) -> tuple[Table, ...]:
    every = (1 << len(slots)) - 1
    return tuple(
        Table(
            key=table.id,
            features=frozenset(table.features),
            slots=every if table.always else _standing(table, slots),
            owner=table.organisation_id,
        )
        for table in tables
    )


def _standing(table: TableRow, slots: Sequence[TimedSlot]) -> int:
    return slot_set(place for place, slot in enumerate(slots) if table.stands_in(slot))


# Columns, not rows that could be changed: thousands of them are read before each move on the board.
_REQUEST = (
    *(MeetingRequest.id, MeetingRequest.type_id, MeetingRequest.from_id, MeetingRequest.to_id),
    *(MeetingRequest.priority, MeetingRequest.mutual, MeetingRequest.state, MeetingRequest.needs),
)
_MEETING = (
    *(Meeting.id, Meeting.request_id, Meeting.block_id, Meeting.slot, Meeting.table_id),
    *(Meeting.state, Meeting.locked),
)


def _requests(
    session: Session,
    event_id: str,
    placed: set[str],
    slots: Sequence[TimedSlot],
    only: Collection[str] | None,
) -> tuple[Request, ...]:
    """The accepted requests, and those with a meeting whatever became of them."""
    companions = _companions(session, event_id, only)
    masks = {kind.id: _mask(kind.block_ids, slots) for kind in places.types(session, event_id)}
    found = select(*_REQUEST).where(MeetingRequest.event_id == event_id).order_by(MeetingRequest.id)
    return tuple(
        Request(
            key=row.id,
            first=(row.from_id, *companions.get((row.id, 1), ())),
            second=(row.to_id, *companions.get((row.id, 2), ())),
            weight=weight_of(row.priority, mutual=row.mutual),
            kind=row.type_id,
            slots=masks[row.type_id],
            needs=frozenset(row.needs),
        )
        for row in _rows(session, found, MeetingRequest.id, only)
        if row.state == RequestState.ACCEPTED or row.id in placed
    )


def _mask(block_ids: Sequence[str], slots: Sequence[TimedSlot]) -> int:
    if not block_ids:
        return EVERY
    return slot_set(place for place, slot in enumerate(slots) if slot.block_id in block_ids)


def _companions(
    session: Session, event_id: str, only: Collection[str] | None
) -> Mapping[tuple[str, int], list[str]]:
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    companion = RequestCompanion
    query = select(companion.request_id, companion.side, companion.attendee_id)
    query = query.join(MeetingRequest, MeetingRequest.id == companion.request_id)
    query = query.where(MeetingRequest.event_id == event_id).order_by(companion.id)
    for row in _rows(session, query, companion.request_id, only):
        found[row.request_id, row.side].append(row.attendee_id)
    return found


def _participants(
    session: Session,
    event_id: str,
    requests: Iterable[Request],
    slots: Sequence[TimedSlot],
    only: Collection[str] | None,
) -> tuple[Participant, ...]:
    """Everybody of the requests; who is not registered any more is available in no slot."""
    wanted = {key for request in requests for key in request.parties}
    away = stretches(session, event_id, only)
    profile = MeetingProfile
    query = (
        select(
            Attendee.id,
            Attendee.organisation_id,
            Attendee.status,
            Attendee.erased_at,
            profile.most,
            profile.wants_table,
        )
        .outerjoin(profile, profile.attendee_id == Attendee.id)
        .where(Attendee.event_id == event_id)
        .order_by(Attendee.id)
    )
    return tuple(
        Participant(
            key=row.id,
            available=(
                _free(slots, away.get(row.id, ()))
                if row.status == "registered" and row.erased_at is None
                else 0
            ),
            limit=row.most,
            organisation=row.organisation_id,
            own_table=bool(row.wants_table),
        )
        for row in _rows(session, query, Attendee.id, only)
        if row.id in wanted
    )


def _free(slots: Sequence[TimedSlot], away: Sequence[Stretch]) -> int:
    """The slots of which no stretch takes anything."""
    if not away:
        return (1 << len(slots)) - 1
    return slot_set(place for place, slot in enumerate(slots) if not any(_takes(each, slot) for each in away))


def _takes(away: Stretch, slot: TimedSlot) -> bool:
    """Whether a stretch takes a slot; who was found missing while it ran was awaited in it all the same."""
    if away.kind == "missing" and away.starts is not None and slot.starts < away.starts:
        return False
    return slot.overlaps(away.starts, away.ends)
