"""An afternoon with three meetings in an event file, for tests of cards and sheets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop_app.features.meetings import actions
from desktop_app.features.meetings.rules.meeting import Profile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from tests.make import Forum

MORNING = datetime(2026, 5, 20, 6, 40, tzinfo=UTC)
"""9:40 in Vilnius."""
FIRST = datetime(2026, 5, 20, 10, 0, tzinfo=UTC)
PAIRS = (("Žydrūnaitė", "Bērziņš"), ("Žydrūnaitė", "Mägi"), ("Łącki", "陳"))


@dataclass(frozen=True)
class MeetingDay:
    """The keys of what was made; the meetings by whose they are, in slots 0, 1 and 0."""

    block: str
    tables: Sequence[str]
    meetings: Mapping[tuple[str, str], str]


def make_meeting_day(session: Session, forum: Forum) -> MeetingDay:
    """Six slots from 13:00 at three tables: Žydrūnaitė meets Bērziņš, then Mägi; Łącki meets 陳."""
    event = forum.event_id
    block = actions.add_meeting_block(session, event, name="Afternoon", starts_at=FIRST, slots=6)
    tables = actions.add_meeting_tables(session, event, 1, 3)
    kind = actions.add_meeting_type(session, event, "C2C", "#1E5AA8")
    meetings = {}
    for (one, other), slot, table in zip(PAIRS, (0, 1, 0), (0, 1, 2), strict=True):
        keys = forum.attendee(one), forum.attendee(other)
        needs = ("interpreter",) if slot else ()
        if needs:
            actions.edit_meeting_table(session, tables[table], features=list(needs))
        request = actions.add_request(session, event, *keys, type_id=kind, now=MORNING, needs=needs)
        meetings[one, other] = actions.place_meeting(session, request, block, slot, tables[table], MORNING)
    actions.set_profile(session, Profile(forum.attendee("Bērziņš"), offers=("lasers",), needs=("oak",)))
    return MeetingDay(block, tables, meetings)
