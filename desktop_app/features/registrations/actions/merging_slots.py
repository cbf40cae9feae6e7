"""Which meetings go when two registrations, or organisations, that became one would have two in a slot."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Final

from sqlalchemy import select, tuple_

from db.tables import Attendee, Meeting, MeetingPerson

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

Cell = tuple[str, int]
Pair = tuple[str, str]

_OUTCOMES: Final = ("held", "no_show")


def meetings_of(session: Session, attendee_id: str) -> Sequence[Meeting]:
    """The meetings of one person that are not cancelled, the oldest first."""
    session.flush()
    found = select(Meeting).join(MeetingPerson, MeetingPerson.meeting_id == Meeting.id)
    found = found.where(MeetingPerson.attendee_id == attendee_id, Meeting.state != "cancelled")
    return session.scalars(found.order_by(Meeting.id)).all()


def took_place(meeting: Meeting) -> bool:
    """Whether the outcome of a meeting is noted: that stays as it is."""
    return meeting.state in _OUTCOMES


def cancel(meetings: Iterable[Meeting]) -> None:
    """Call meetings off, but for those that took place; their requests wait again."""
    for meeting in meetings:
        if not took_place(meeting):
            meeting.state, meeting.locked = "cancelled", False


def free_slots(session: Session, kept_id: str) -> None:
    """Leave one meeting of the person in each slot, then one of the same two organisations.

    The one that took place stays, else the locked one, else that in which the person is not (so that fewer
    cards change), else the older.
    """
    own = sorted(meetings_of(session, kept_id), key=lambda each: (_cell(each), *_worth(each)))
    for _, group in groupby(own, key=_cell):
        _, *others = group
        cancel(others)
    _free_pairs(session, meetings_of(session, kept_id))


def free_slots_of_organisation(session: Session, organisation_id: str) -> None:
    """Leave one meeting of an organisation with any one other in each slot, chosen as in `free_slots`."""
    session.flush()
    theirs = (
        select(MeetingPerson.meeting_id)
        .join(Attendee, Attendee.id == MeetingPerson.attendee_id)
        .where(Attendee.organisation_id == organisation_id)
    )
    found = select(Meeting).where(Meeting.id.in_(theirs), Meeting.state != "cancelled")
    _free_pairs(session, session.scalars(found.order_by(Meeting.id)).all())


def _free_pairs(session: Session, own: Sequence[Meeting]) -> None:
    """Two people of one organisation never meet one and the same other organisation at once."""
    ours = {meeting.id for meeting in own}
    beside = _beside(session, own)
    pairs = _pairs(session, [meeting.id for meeting in beside])
    crowd: dict[tuple[Cell, Pair], list[Meeting]] = defaultdict(list)
    for meeting in beside:
        if meeting.id in pairs:
            crowd[_cell(meeting), pairs[meeting.id]].append(meeting)
    for group in crowd.values():
        if ours.intersection(meeting.id for meeting in group):
            alone = len(ours.intersection(meeting.id for meeting in group)) < len(group)
            _, *others = sorted(group, key=lambda each: _worth(each, own=alone and each.id in ours))
            cancel(others)


def _beside(session: Session, own: Sequence[Meeting]) -> Sequence[Meeting]:
    """All meetings in the slots of these, themselves included."""
    cells = {_cell(meeting) for meeting in own}
    if not cells:
        return ()
    here = tuple_(Meeting.block_id, Meeting.slot).in_(cells)
    found = select(Meeting).where(here, Meeting.state != "cancelled")
    return session.scalars(found.order_by(Meeting.id)).all()


def _pairs(session: Session, meeting_ids: Sequence[str]) -> dict[str, Pair]:
    """For each meeting of two organisations, the two: see `Problem.pair_of`."""
    person = MeetingPerson
    sides: dict[str, dict[int, set[str]]] = defaultdict(lambda: {1: set(), 2: set()})
    seats = (
        select(person.meeting_id, person.side, Attendee.organisation_id)
        .join(Attendee, Attendee.id == person.attendee_id)
        .where(person.meeting_id.in_(meeting_ids), Attendee.organisation_id.is_not(None))
    )
    for key, side, organisation in session.execute(seats):
        sides[key][side].add(organisation or "")
    found: dict[str, Pair] = {}
    for key, both in sides.items():
        names = sorted(both[1]) + sorted(both[2])
        if len(both[1]) == 1 and len(both[2]) == 1 and names[0] != names[1]:
            found[key] = (min(names), max(names))
    return found


def _cell(meeting: Meeting) -> Cell:
    return meeting.block_id, meeting.slot


def _worth(meeting: Meeting, *, own: bool = False) -> tuple[bool, bool, bool, str]:
    return not took_place(meeting), not meeting.locked, own, meeting.id
