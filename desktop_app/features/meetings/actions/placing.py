"""Changes to single meetings: placed, moved, swapped, locked, cancelled; every hard rule is asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from db.tables import Attendee, Event, Meeting, MeetingPerson, RequestCompanion
from desktop_app.errors import Refused
from desktop_app.features.checkin.rules import full_name
from desktop_app.features.meetings.queries.meetings import (
    assert_coming,
    assert_movable,
    found_meeting,
    found_request,
    people_of,
    slot_of,
)
from desktop_app.features.meetings.queries.problem import situation_at
from desktop_app.features.meetings.rules.check import Rule
from desktop_app.features.meetings.rules.meeting import MeetingState
from desktop_app.features.meetings.rules.place import has_begun
from desktop_app.features.meetings.rules.problem import Placement
from desktop_app.features.meetings.rules.refusing import MeetingRefusal
from desktop_app.features.meetings.rules.request import RequestState
from desktop_app.features.meetings.rules.situation import newly_broken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.features.meetings.rules.check import Broken
    from desktop_app.features.meetings.rules.situation import Situation

_REASONS: Final = {
    Rule.PERSON_TWICE: MeetingRefusal.PERSON_BUSY,
    Rule.TABLE_TWICE: MeetingRefusal.TABLE_TAKEN,
    Rule.TOO_FEW_TABLES: MeetingRefusal.TABLE_TAKEN,
    Rule.NOT_AVAILABLE: MeetingRefusal.PERSON_AWAY,
    Rule.OVER_LIMIT: MeetingRefusal.PERSON_FULL,
    Rule.WRONG_SLOT: MeetingRefusal.WRONG_BLOCK,
    Rule.NO_SUCH_TABLE: MeetingRefusal.TABLE_CLOSED,
    Rule.TABLE_LACKS: MeetingRefusal.TABLE_LACKS,
    Rule.KEPT_MOVED: MeetingRefusal.IS_LOCKED,
    Rule.IN_THE_PAST: MeetingRefusal.IS_PAST,
    Rule.SAME_ORGANISATIONS: MeetingRefusal.COLLEAGUES,
}


def place_meeting(
    session: Session, request_id: str, block_id: str, slot: int, table_id: str, now: datetime
) -> str:
    """Give an accepted request a place; gives the meeting's key.

    Raises:
        Refused: a `MeetingRefusal`.

    """
    request = found_request(session, request_id)
    if request.state != RequestState.ACCEPTED:
        raise Refused(MeetingRefusal.NOT_ACCEPTED)
    situation = situation_at(session, request.event_id, now)
    if request_id in situation.schedule:
        raise Refused(MeetingRefusal.PLACED_BEFORE)
    place = _placement(situation, block_id, slot, table_id)
    _assert_allowed(session, situation, {request_id: place})
    return new_meeting(session, situation, request_id, place).id


def move_meeting(
    session: Session, meeting_id: str, block_id: str, slot: int, table_id: str, now: datetime
) -> None:
    """Move a meeting that has not begun to a free place.

    Raises:
        Refused: a `MeetingRefusal`.

    """
    meeting = found_meeting(session, meeting_id)
    assert_movable(session, meeting, now)
    situation = situation_at(session, meeting.event_id, now)
    place = _placement(situation, block_id, slot, table_id)
    _assert_allowed(session, situation, {meeting.request_id: place})
    put(meeting, situation, place)


def swap_meetings(session: Session, one_id: str, other_id: str, now: datetime) -> None:
    """Let two meetings that have not begun change places.

    Raises:
        Refused: a `MeetingRefusal`.

    """
    one, other = found_meeting(session, one_id), found_meeting(session, other_id)
    for meeting in (one, other):
        assert_movable(session, meeting, now)
    situation = situation_at(session, one.event_id, now)
    placed = situation.schedule.placed
    wanted = {one.request_id: placed[other.request_id], other.request_id: placed[one.request_id]}
    _assert_allowed(session, situation, wanted)
    put(one, situation, wanted[one.request_id])
    put(other, situation, wanted[other.request_id])


def lock_meeting(session: Session, meeting_id: str) -> None:
    """Let nothing but people move this meeting.

    Raises:
        Refused: GONE, NOT_PLANNED.

    """
    _planned(session, meeting_id).locked = True


def unlock_meeting(session: Session, meeting_id: str) -> None:
    """Let the scheduler move this meeting again.

    Raises:
        Refused: GONE, NOT_PLANNED.

    """
    _planned(session, meeting_id).locked = False


def cancel_meeting(session: Session, meeting_id: str, now: datetime) -> None:
    """Take a meeting that has not begun off the board; its request waits again.

    Raises:
        Refused: GONE, NOT_PLANNED, IS_PAST, IS_LOCKED.

    """
    meeting = found_meeting(session, meeting_id)
    assert_movable(session, meeting, now)
    meeting.state = MeetingState.CANCELLED


def join_meeting(session: Session, meeting_id: str, attendee_id: str, side: int, now: datetime) -> None:
    """Let somebody more come to a meeting that has not begun, on the side of the first (1) or second (2).

    Raises:
        Refused: a `MeetingRefusal`.

    """
    meeting = found_meeting(session, meeting_id)
    if meeting.state != MeetingState.PLANNED:
        raise Refused(MeetingRefusal.NOT_PLANNED)
    if has_begun(slot_of(session, meeting), now):
        raise Refused(MeetingRefusal.IS_PAST)
    assert_coming(session, meeting.event_id, attendee_id)
    _bring(session, meeting, attendee_id, side)
    session.flush()
    situation = situation_at(session, meeting.event_id, now)
    place = situation.schedule.placed[meeting.request_id]
    before = situation.without(meeting.request_id)
    _assert_allowed(session, before, {meeting.request_id: place})


def _bring(session: Session, meeting: Meeting, attendee_id: str, side: int) -> None:
    """Note the person with the meeting and with its request, so that a new plan knows of it."""
    request = found_request(session, meeting.request_id)
    if attendee_id in people_of(session, meeting.id):
        person = session.get_one(Attendee, attendee_id)
        raise Refused(MeetingRefusal.COMES_TWICE, name=full_name(person.given_name, person.family_name))
    session.add(RequestCompanion(request_id=request.id, attendee_id=attendee_id, side=side))
    session.add(MeetingPerson(meeting_id=meeting.id, attendee_id=attendee_id, side=side))


def new_meeting(session: Session, situation: Situation, request_id: str, place: Placement) -> Meeting:
    """Make the meeting of a request, with its people."""
    slot, table = situation.slots[place.slot], situation.tables[place.table or 0]
    meeting = Meeting(
        event_id=situation.event_id,
        request_id=request_id,
        block_id=slot.block_id,
        slot=slot.number,
        table_id=table.id,
    )
    session.add(meeting)
    session.flush()
    request = situation.problem.request[request_id]
    for side, people in enumerate((request.first, request.second), 1):
        session.add_all(
            MeetingPerson(meeting_id=meeting.id, attendee_id=person, side=side) for person in people
        )
    return meeting


def put(meeting: Meeting, situation: Situation, place: Placement) -> None:
    """Set the place of a meeting."""
    slot, table = situation.slots[place.slot], situation.tables[place.table or 0]
    meeting.block_id, meeting.slot, meeting.table_id = slot.block_id, slot.number, table.id


def _planned(session: Session, meeting_id: str) -> Meeting:
    meeting = found_meeting(session, meeting_id)
    if meeting.state != MeetingState.PLANNED:
        raise Refused(MeetingRefusal.NOT_PLANNED)
    return meeting


def _placement(situation: Situation, block_id: str, slot: int, table_id: str) -> Placement:
    number = situation.slot_number(block_id, slot)
    table = next((place for place, each in enumerate(situation.tables) if each.id == table_id), None)
    if number is None or table is None:
        raise Refused(MeetingRefusal.GONE)
    return Placement(number, table)


def _assert_allowed(session: Session, situation: Situation, wanted: Mapping[str, Placement]) -> None:
    """Refuse what would break a rule that holds now.

    Raises:
        Refused: a `MeetingRefusal`.

    """
    for broken in newly_broken(situation, wanted):
        raise Refused(
            _REASONS.get(broken.rule, MeetingRefusal.BREAKS_A_RULE),
            **_facts(session, situation, broken, wanted.values()),
        )


def _facts(
    session: Session, situation: Situation, broken: Broken, places: Iterable[Placement]
) -> dict[str, str]:
    facts = {}
    place = next(iter(places))
    slot = situation.slots[place.slot if broken.slot is None else broken.slot]
    zone = ZoneInfo(session.get_one(Event, situation.event_id).zone)
    facts["time"] = f"{slot.starts.astimezone(zone):%H:%M}"
    if place.table is not None:
        facts["table"] = str(situation.tables[place.table].number)
    if broken.person is not None:
        person = session.get_one(Attendee, broken.person)
        facts["name"] = full_name(person.given_name, person.family_name)
    return facts
