"""Who is not here although a meeting of theirs is about to begin."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from db.tables import Absence, Attendee
from desktop_app.features.meetings.queries.board import board
from desktop_app.features.meetings.queries.people import parties
from desktop_app.features.meetings.rules.meeting import Away, AwayPerson, MeetingState, RollCall

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.meeting import BoardMeeting, BoardView, Party


def roll_call(session: Session, event_id: str, now: datetime) -> RollCall:
    """Who is waited for at `now`.

    That is everybody with a meeting in a slot that is under way or begins within the notice of its block who
    is not checked in, and everybody with a meeting still to come who is not coming at all.
    """
    shown = board(session, event_id, now)
    planned: dict[str, list[BoardMeeting]] = defaultdict(list)
    people: dict[str, Party] = {}
    for meeting in shown.meetings:
        if meeting.state is MeetingState.PLANNED and now < shown.slots[meeting.slot].ends:
            for party in meeting.parties:
                planned[party.attendee_id].append(meeting)
                people[party.attendee_id] = party
    due = _due(shown, now)
    away = [
        _person(shown, people[key], meetings)
        for key, meetings in planned.items()
        if not people[key].coming or (not people[key].here and meetings[0].slot in due)
    ]
    away.sort(key=lambda each: (each.slot.starts, each.party.name, each.party.attendee_id))
    return RollCall(tuple(away), _back(session, event_id, now))


def _due(shown: BoardView, now: datetime) -> set[int]:
    """The slots that are under way, or begin so soon that whoever meets in them should be here."""
    notice = {block.id: timedelta(minutes=block.notice_minutes) for block in shown.blocks}
    return {
        place
        for place, slot in enumerate(shown.slots)
        if slot.starts - notice[slot.block_id] <= now < slot.ends
    }


def _person(shown: BoardView, party: Party, meetings: list[BoardMeeting]) -> AwayPerson:
    first = meetings[0]
    on_first = party.attendee_id in {each.attendee_id for each in first.first}
    return AwayPerson(
        party=party,
        why=Away.NOT_HERE if party.coming else Away.NOT_COMING,
        slot=shown.slots[first.slot],
        partners=first.second if on_first else first.first,
        meetings=len(meetings),
    )


def _back(session: Session, event_id: str, now: datetime) -> tuple[Party, ...]:
    """Who was noted as missing for now, and is here."""
    noted = (
        select(Absence.attendee_id)
        .join(Attendee, Attendee.id == Absence.attendee_id)
        .where(
            Attendee.event_id == event_id,
            Absence.kind == "missing",
            or_(Absence.starts_at.is_(None), Absence.starts_at <= now),
            or_(Absence.ends_at.is_(None), Absence.ends_at > now),
        )
    )
    people = parties(session, event_id, now, set(session.scalars(noted)))
    return tuple(sorted((each for each in people.values() if each.here), key=lambda each: each.name))
