"""Who should be at a meeting now or soon, and is not here."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop_app.features.meetings.rules.meeting import Away, AwayPerson, MeetingState

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from desktop_app.features.meetings.rules.meeting import BoardMeeting, BoardView, Party


def due_slots(shown: BoardView, now: datetime) -> frozenset[int]:
    """The slots that are under way, or begin so soon that whoever meets in them should be here."""
    notice = {block.id: timedelta(minutes=block.notice_minutes) for block in shown.blocks}
    return frozenset(
        place
        for place, slot in enumerate(shown.slots)
        if slot.starts - notice[slot.block_id] <= now < slot.ends
    )


def people_away(shown: BoardView, now: datetime, noted: Collection[str] = ()) -> tuple[AwayPerson, ...]:
    """Who is waited for at `now`, the soonest first; not those of `noted`, who are known to be missing.

    That is everybody with a meeting in a slot that is due (see `due_slots`) who is not checked in, and
    everybody with a meeting still to come who is not coming at all.
    """
    planned: dict[str, list[BoardMeeting]] = defaultdict(list)
    people: dict[str, Party] = {}
    for meeting in shown.meetings:
        if meeting.state is MeetingState.PLANNED and now < shown.slots[meeting.slot].ends:
            for party in meeting.parties:
                planned[party.attendee_id].append(meeting)
                people[party.attendee_id] = party
    due = due_slots(shown, now)
    away = [
        _person(shown, people[key], meetings)
        for key, meetings in planned.items()
        if not people[key].coming or (not people[key].here and meetings[0].slot in due and key not in noted)
    ]
    away.sort(key=lambda each: (each.slot.starts, each.party.name, each.party.attendee_id))
    return tuple(away)


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
