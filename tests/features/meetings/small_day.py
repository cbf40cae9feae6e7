"""A small afternoon of meetings for the tests of pages: a block, tables, types and requests in a forum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop_app.features.meetings import actions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from tests.make import Forum

START = datetime(2026, 5, 20, 10, 0, tzinfo=UTC)
"""13:00 at the venue."""
MORNING = datetime(2026, 5, 20, 8, 0, tzinfo=UTC)
PAIRS = (
    ("Žydrūnaitė", "Bērziņš"),
    ("Mägi", "Łącki"),
    ("Åsgård", "陳"),
    ("Žydrūnaitė", "Łącki"),
    ("Bērziņš", "Mägi"),
)


@dataclass(frozen=True)
class Afternoon:
    """The keys of what was made; requests by the family names of who asked and who was asked."""

    forum: Forum
    block: str
    tables: Sequence[str]
    types: Mapping[str, str]
    requests: Mapping[tuple[str, str], str]
    meetings: Mapping[tuple[str, str], str]


def make_afternoon(session: Session, forum: Forum, *, slots: int = 4, tables: int = 3) -> Afternoon:
    """Four slots from 13:00, three tables, five requests; the first three have meetings in the first slot."""
    event = forum.event_id
    block = actions.add_meeting_block(session, event, name="Afternoon", starts_at=START, slots=slots)
    keys = actions.add_meeting_tables(session, event, 1, tables)
    types = {
        name: actions.add_meeting_type(session, event, name, colour)
        for name, colour in (("C2C", "#1E5AA8"), ("B2C", "#2E7D32"))
    }
    requests = {
        pair: actions.add_request(
            session,
            event,
            forum.attendee(pair[0]),
            forum.attendee(pair[1]),
            type_id=types["C2C"],
            now=MORNING,
        )
        for pair in PAIRS
    }
    meetings = {
        pair: actions.place_meeting(session, requests[pair], block, 0, keys[place], MORNING)
        for place, pair in enumerate(PAIRS[:3])
    }
    return Afternoon(forum, block, keys, types, requests, meetings)
