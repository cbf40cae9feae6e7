"""A whole schedule or a repair written: only what differs, and only while it fits what is there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from db.tables import Meeting, MeetingTable
from desktop_app.errors import Refused
from desktop_app.features.meetings.actions.people import add_absence
from desktop_app.features.meetings.actions.placing import new_meeting, put
from desktop_app.features.meetings.queries.meetings import with_meeting
from desktop_app.features.meetings.queries.people import day_begins
from desktop_app.features.meetings.queries.problem import situation_at
from desktop_app.features.meetings.rules.check import Rule
from desktop_app.features.meetings.rules.meeting import MeetingState
from desktop_app.features.meetings.rules.refusing import MeetingRefusal
from desktop_app.features.meetings.rules.repair import changes_between
from desktop_app.features.meetings.rules.situation import broken_in, newly_broken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.news import News
    from desktop_app.features.meetings.rules.repair import Change
    from desktop_app.features.meetings.rules.schedule import Schedule
    from desktop_app.features.meetings.rules.situation import Situation

# A lock that somebody set holds although its person or table is gone, until somebody takes it off.
_OF_LOCKS: Final = frozenset({Rule.NOT_AVAILABLE, Rule.NO_SUCH_TABLE})

CHUNK: Final = 40
"""Meetings written in one transaction."""


def write_schedule(
    session: Session, event_id: str, fingerprint: str, schedule: Schedule, now: datetime
) -> Iterator[int]:
    """Write a plan in chunks, for `Store.write_chunks`; yields how many meetings are written so far.

    `fingerprint` is that of the situation for which the plan was made.

    Raises:
        Refused: CHANGED_MEANWHILE where that is another now (plan again), IS_PAST where a slot began
            meanwhile that the plan changes, BREAKS_A_RULE.

    """
    situation = _fitting(session, event_id, fingerprint, now)
    changes = changes_between(situation.schedule, schedule)
    _assert_open(situation, changes)
    if newly_broken(situation, {each.request: each.after for each in changes}):
        raise Refused(MeetingRefusal.BREAKS_A_RULE)
    # What leaves a place goes before what comes there.
    ordered = sorted(changes, key=lambda each: (each.after is not None, each.before is None, each.request))
    for start in range(0, len(ordered), CHUNK):
        part = ordered[start : start + CHUNK]
        _write(session, situation, part)
        yield start + len(part)


def write_repair(
    session: Session, event_id: str, fingerprint: str, schedule: Schedule, news: News, now: datetime
) -> tuple[Change, ...]:
    """Write a repair, with what made it necessary: who is missing or leaves, which tables broke.

    Gives the changes.

    Raises:
        Refused: as `write_schedule`.

    """
    situation = _fitting(session, event_id, fingerprint, now)
    changes = changes_between(situation.schedule, schedule)
    _assert_open(situation, changes)
    known = _broken(situation)
    _write(session, situation, changes)
    _note_news(session, situation, news, now)
    session.flush()
    if _broken(situation_at(session, event_id, now)) - known:
        raise Refused(MeetingRefusal.BREAKS_A_RULE)
    return changes


def _broken(situation: Situation) -> set[tuple[Rule, str | None, int | None]]:
    """What is broken but for locked meetings of people who are gone: these are for staff to decide."""
    return {
        (each.rule, each.person, each.slot)
        for each in broken_in(situation)
        if each.rule not in _OF_LOCKS or not situation.locked.issuperset(each.requests)
    }


def _fitting(session: Session, event_id: str, fingerprint: str, now: datetime) -> Situation:
    situation = situation_at(session, event_id, now)
    if situation.fingerprint != fingerprint:
        raise Refused(MeetingRefusal.CHANGED_MEANWHILE)
    return situation


def _assert_open(situation: Situation, changes: Sequence[Change]) -> None:
    for change in changes:
        for place in (change.before, change.after):
            if place is not None and place.slot < situation.problem.first_open:
                raise Refused(MeetingRefusal.IS_PAST)


def _write(session: Session, situation: Situation, changes: Sequence[Change]) -> None:
    keys = [situation.meeting_ids[each.request] for each in changes if each.before is not None]
    rows = {row.request_id: row for row in session.scalars(select(Meeting).where(Meeting.id.in_(keys)))}
    known = with_meeting(session, [each.request for each in changes if each.before is None])
    for change in changes:
        if change.before is None:
            _add(session, situation, change, known)
            continue
        row = rows.get(change.request)
        if row is None or not _is_as_planned(row, situation, change):
            raise Refused(MeetingRefusal.CHANGED_MEANWHILE)
        if change.after is None:
            # A lock holds a meeting in its place, not people who are gone.
            row.state, row.locked = MeetingState.CANCELLED, False
        else:
            put(row, situation, change.after)
    session.flush()


def _add(session: Session, situation: Situation, change: Change, known: Collection[str]) -> None:
    if change.after is None:
        return
    if change.request in known:
        raise Refused(MeetingRefusal.CHANGED_MEANWHILE)
    new_meeting(session, situation, change.request, change.after)


def _is_as_planned(row: Meeting, situation: Situation, change: Change) -> bool:
    """Whether a meeting is still where the plan thinks it is: others may write between two chunks."""
    if change.before is None or change.before.table is None or row.state != MeetingState.PLANNED:
        return False
    slot = situation.slots[change.before.slot]
    place = (slot.block_id, slot.number, situation.tables[change.before.table].id)
    return (row.block_id, row.slot, row.table_id) == place


def _note_news(session: Session, situation: Situation, news: News, now: datetime) -> None:
    """Who is missing is so for the rest of the day; who leaves, from then on.

    What breaks is so from the next slot on: who sits there already had a table when the slot began.
    """
    ahead = situation.slots[situation.problem.first_open :]
    of_day = ahead[0].starts if ahead else now
    day_ends = day_begins(session, situation.event_id, of_day) + timedelta(days=1)
    for key in sorted(news.missing):
        add_absence(session, key, now, day_ends, kind="missing")
    for key, at in sorted(news.leaving.items()):
        add_absence(session, key, at, None)
    for key in sorted(news.closed):
        table = session.get(MeetingTable, key)
        if table is None:
            raise Refused(MeetingRefusal.GONE)
        table.closed_from, table.closed_until = ahead[0].starts if ahead else now, None
