"""The meetings of an event as a problem for the scheduler."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import select

from db.tables import (
    Attendee,
    Event,
    Meeting,
    MeetingProfile,
    MeetingRequest,
    RequestCompanion,
)
from desktop_app.features.meetings.queries import places
from desktop_app.features.meetings.queries.keeping import stretches
from desktop_app.features.meetings.rules.meeting import TOOK_PLACE, MeetingState
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
from desktop_app.features.meetings.rules.situation import Situation, fingerprint_of, first_open

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.place import TableRow, TimedSlot

_LIVE = (MeetingState.PLANNED, *sorted(TOOK_PLACE))


def situation_at(session: Session, event_id: str, now: datetime) -> Situation:
    """The meetings of the event at `now`: every accepted request, every meeting that is not cancelled.

    What has begun, what has an outcome and what is locked is kept where it is.
    """
    slots = slots_of(places.blocks(session, event_id))
    tables = tuple(places.tables(session, event_id))
    meetings = _meetings(session, event_id)
    requests = _requests(session, event_id, {row.request_id for row in meetings}, slots)
    bare = Problem(
        slots=_slots(slots, ZoneInfo(session.get_one(Event, event_id).zone)),
        tables=_tables(tables, slots),
        participants=_participants(session, event_id, requests, slots),
        requests=requests,
        first_open=first_open(slots, now),
    )
    return _with_meetings(Situation(event_id, now, bare, Schedule(), slots, tables), meetings)


def _with_meetings(bare: Situation, meetings: Sequence[Meeting]) -> Situation:
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
    schedule = Schedule(placed)
    return replace(
        bare,
        problem=replace(bare.problem, kept=kept),
        schedule=schedule,
        meeting_ids={row.request_id: row.id for row in meetings if row.request_id in placed},
        locked=frozenset(locked),
        fingerprint=fingerprint_of(bare.problem, schedule, locked),
    )


def _meetings(session: Session, event_id: str) -> Sequence[Meeting]:
    found = select(Meeting).where(Meeting.event_id == event_id, Meeting.state.in_(_LIVE))
    return session.scalars(found.order_by(Meeting.id)).all()


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
    return tuple(
        Table(
            key=table.id,
            features=frozenset(table.features),
            slots=slot_set(place for place, slot in enumerate(slots) if table.stands_in(slot)),
            owner=table.organisation_id,
        )
        for table in tables
    )


def _requests(
    session: Session, event_id: str, placed: set[str], slots: Sequence[TimedSlot]
) -> tuple[Request, ...]:
    """The accepted requests, and those with a meeting whatever became of them."""
    companions = _companions(session, event_id)
    masks = {kind.id: _mask(kind.block_ids, slots) for kind in places.types(session, event_id)}
    rows = session.scalars(
        select(MeetingRequest).where(MeetingRequest.event_id == event_id).order_by(MeetingRequest.id)
    )
    return tuple(
        Request(
            key=row.id,
            first=(row.from_id, *companions[row.id, 1]),
            second=(row.to_id, *companions[row.id, 2]),
            weight=weight_of(row.priority, mutual=row.mutual),
            kind=row.type_id,
            slots=masks[row.type_id],
            needs=frozenset(row.needs),
        )
        for row in rows
        if row.state == RequestState.ACCEPTED or row.id in placed
    )


def _mask(block_ids: Sequence[str], slots: Sequence[TimedSlot]) -> int:
    if not block_ids:
        return EVERY
    return slot_set(place for place, slot in enumerate(slots) if slot.block_id in block_ids)


def _companions(session: Session, event_id: str) -> Mapping[tuple[str, int], list[str]]:
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    query = select(RequestCompanion).join(MeetingRequest, MeetingRequest.id == RequestCompanion.request_id)
    for row in session.scalars(
        query.where(MeetingRequest.event_id == event_id).order_by(RequestCompanion.id)
    ):
        found[row.request_id, row.side].append(row.attendee_id)
    return found


def _participants(
    session: Session, event_id: str, requests: Iterable[Request], slots: Sequence[TimedSlot]
) -> tuple[Participant, ...]:
    """Everybody of the requests; who is not registered any more is available in no slot."""
    wanted = {key for request in requests for key in request.parties}
    away = stretches(session, event_id)
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
                slot_set(
                    place
                    for place, slot in enumerate(slots)
                    if not any(slot.overlaps(each.starts, each.ends) for each in away.get(row.id, ()))
                )
                if row.status == "registered" and row.erased_at is None
                else 0
            ),
            limit=row.most,
            organisation=row.organisation_id,
            own_table=bool(row.wants_table),
        )
        for row in session.execute(query)
        if row.id in wanted
    )
