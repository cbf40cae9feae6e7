"""What no board shows, for it has one place for each request: meetings twice, or beyond their block."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import Meeting, MeetingPerson
from desktop_app.features.meetings.rules.check import Broken, Rule
from desktop_app.features.meetings.rules.meeting import LIVE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.situation import Situation


def strays(session: Session, situation: Situation) -> list[Broken]:
    """Rules broken by rows that the situation leaves out; read from the rows alone.

    No action of the program writes such rows: they come from other programs, or from a damaged file.
    """
    found = select(Meeting.id, Meeting.request_id, Meeting.block_id, Meeting.slot)
    rows = session.execute(
        found.where(Meeting.event_id == situation.event_id, Meeting.state.in_(LIVE)).order_by(Meeting.id)
    ).all()
    slots = {row.id: situation.slot_number(row.block_id, row.slot) for row in rows}
    requests: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        requests[row.request_id].append(row.id)
    return [
        *(Broken(Rule.WRONG_SLOT, (row.request_id,)) for row in rows if slots[row.id] is None),
        *(Broken(Rule.PLACED_TWICE, (key,) * len(ids)) for key, ids in requests.items() if len(ids) > 1),
        *_twice(_seats(session, situation), slots),
    ]


def _seats(session: Session, situation: Situation) -> Iterable[tuple[str, str]]:
    people = select(MeetingPerson.meeting_id, MeetingPerson.attendee_id)
    people = people.join(Meeting, Meeting.id == MeetingPerson.meeting_id)
    rows = session.execute(people.where(Meeting.event_id == situation.event_id, Meeting.state.in_(LIVE)))
    return [(row.meeting_id, row.attendee_id) for row in rows]


def _twice(seats: Iterable[tuple[str, str]], slots: dict[str, int | None]) -> Iterator[Broken]:
    """Who sits in two meetings of a slot, by the seats themselves."""
    meetings: dict[tuple[str, int], list[str]] = defaultdict(list)
    for meeting_id, person in seats:
        slot = slots[meeting_id]
        if slot is not None:
            meetings[person, slot].append(meeting_id)
    for (person, slot), found in meetings.items():
        if len(found) > 1:
            yield Broken(Rule.PERSON_TWICE, tuple(found), person, slot)
