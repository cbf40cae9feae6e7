"""An invented afternoon of meetings: two blocks, tables, types, requests between the people of a forum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import Meeting, MeetingRequest
from desktop_app.features.meetings import actions, queries
from tests.make import add_attendee

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from db.store import Store
    from desktop_app.features.meetings.rules.situation import Situation
    from tests.make import Forum

# The day of the forum, 14:00 in Vilnius, and the morning before.
START = datetime(2026, 5, 20, 11, 0, tzinfo=UTC)
MORNING = START - timedelta(hours=4)
SLOTS = 4
TABLES = 3

EGLE, JANIS, OIE, WLADEK, OLENA, YIJUN, OYSTEIN = (
    *("Žydrūnaitė", "Bērziņš", "Mägi", "Łącki", "Шевчук", "陳", "Åsgård"),
)


def at(slot: int, minutes: int = 0) -> datetime:
    """The beginning of a slot, and some minutes more."""
    return START + timedelta(minutes=20 * slot + minutes)


@dataclass(frozen=True)
class Afternoon:
    """The keys of a block of four slots of 20 minutes with three tables, and of the types C2C and B2C."""

    store: Store
    forum: Forum
    block: str
    tables: Sequence[str]
    types: Mapping[str, str]

    @property
    def event_id(self) -> str:
        return self.forum.event_id

    def request(self, one: str, other: str, **columns: object) -> str:
        """An accepted request between two people, by family name; gives its key."""
        return self.store.write(
            "Request", actions.add_request, self.event_id, self.forum.attendee(one),
            self.forum.attendee(other), type_id=self.types["C2C"], now=MORNING, **columns,
        )  # fmt: skip

    def place(self, request: str, slot: int, table: int = 0, now: datetime = MORNING) -> str:
        """A meeting of a request; gives its key."""
        return self.store.write(
            "Place", actions.place_meeting, request, self.block, slot, self.tables[table], now
        )

    def meet(self, one: str, other: str, slot: int, table: int = 0) -> str:
        """A meeting of two people; gives its key."""
        return self.place(self.request(one, other), slot, table)

    def situation(self, now: datetime = MORNING) -> Situation:
        """What there is."""
        return self.store.read(queries.situation_at, self.event_id, now)

    def places(self) -> dict[str, tuple[int, int, str]]:
        """Slot, table and state of each meeting."""
        return self.store.read(places)


def places(session: Session) -> dict[str, tuple[int, int, str]]:
    """Slot, place of the table among all and state of each meeting."""
    tables = {table: place for place, table in enumerate(dict.fromkeys(_tables(session)))}
    return {
        row.id: (row.slot, tables[row.table_id], row.state)
        for row in session.scalars(select(Meeting).order_by(Meeting.id))
    }


def _tables(session: Session) -> list[str]:
    event_id = session.scalars(select(Meeting.event_id)).first() or ""
    return [table.id for table in queries.tables(session, event_id)]


def state_of(session: Session, request_id: str) -> str:
    """The state of a request."""
    return session.get_one(MeetingRequest, request_id).state


def make_afternoon(store: Store, forum: Forum, slots: int = SLOTS, tables: int = TABLES) -> Afternoon:
    """Set an afternoon up."""
    event = forum.event_id
    block = store.write(
        "Block", actions.add_meeting_block, event, name="Afternoon", starts_at=START, slots=slots
    )
    keys = store.write("Tables", actions.add_meeting_tables, event, 1, tables, place="Hall B")
    types = {
        name: store.write("Type", actions.add_meeting_type, event, name, colour)
        for name, colour in (("C2C", "#1E5AA8"), ("B2C", "#B45309"))
    }
    return Afternoon(store, forum, block, keys, types)


def add_guest(session: Session, forum: Forum, family_name: str, **columns: object) -> str:
    """One more attendee; gives the key."""
    return add_attendee(session, forum.event_id, forum.categories["VIP"], "Kazys", family_name, **columns).id
