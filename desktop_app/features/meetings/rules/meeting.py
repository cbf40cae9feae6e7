"""Meetings as they are shown: on the board, and in one person's day."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop_app.features.meetings.rules.place import BlockRow, TableRow, TimedSlot, TypeRow


class MeetingState(StrEnum):
    """What became of a meeting."""

    PLANNED = "planned"
    HELD = "held"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


TOOK_PLACE: Final = frozenset({MeetingState.HELD, MeetingState.NO_SHOW})
"""The states of meetings whose outcome is noted: nothing moves them any more."""
LIVE: Final = (MeetingState.PLANNED, *sorted(TOOK_PLACE))
"""The states of meetings that are on the board."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part in a meeting or request.

    `here` who is checked in and has not left; `coming` who is registered (not cancelled, declined, waiting or
    erased); `absent` who did not come to the meeting.
    """

    attendee_id: str
    name: str
    organisation: str = ""
    organisation_id: str | None = None
    country: str = ""
    kind: str = ""
    here: bool = False
    coming: bool = True
    absent: bool = False


@dataclass(frozen=True, slots=True)
class BoardMeeting:
    """A meeting in its cell: `slot` and `table` are places in the board's slots and tables.

    `outcome_at` is when its outcome was noted.
    """

    id: str
    request_id: str
    type_id: str
    slot: int
    table: int
    state: MeetingState
    locked: bool
    first: tuple[Party, ...]
    second: tuple[Party, ...]
    follow_up: bool = False
    comment: str = ""
    priority: int = 2
    needs: tuple[str, ...] = ()
    outcome_at: datetime | None = None

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everybody who takes part."""
        return self.first + self.second


@dataclass(frozen=True)
class BoardView:
    """Everything that the board shows; slots are in the order of time, tables in that of their numbers."""

    types: Mapping[str, TypeRow] = field(default_factory=dict)
    blocks: tuple[BlockRow, ...] = ()
    slots: tuple[TimedSlot, ...] = ()
    tables: tuple[TableRow, ...] = ()
    meetings: tuple[BoardMeeting, ...] = ()


@dataclass(frozen=True, slots=True)
class DayMeeting:
    """One meeting of one person, as the person's card and the desk show it; times are in UTC."""

    meeting_id: str
    request_id: str
    slot: TimedSlot
    table_id: str
    table: int
    place: str
    type_id: str
    type: str
    colour: str
    state: MeetingState
    locked: bool
    partners: tuple[Party, ...]
    colleagues: tuple[Party, ...] = ()
    wish: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time in which somebody cannot meet; open where it has no beginning or no end.

    `id` is the key of the row that says so and that can be removed; empty where it follows from elsewhere.
    """

    starts: datetime | None
    ends: datetime | None
    reason: str = ""
    kind: str = "said"
    id: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """What somebody offers, needs and talks about, and how many meetings the person takes at most."""

    attendee_id: str
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    most: int | None = None
    wants_table: bool = False


class Away(StrEnum):
    """Why somebody with a meeting will not be at it."""

    NOT_HERE = "not here"
    """Not checked in today, or left."""
    NOT_COMING = "not coming"
    """Cancelled, declined, put on the waiting list or erased."""


@dataclass(frozen=True, slots=True)
class AwayPerson:
    """Somebody who is waited for: at which slot first, with which partners, and how many meetings follow."""

    party: Party
    why: Away
    slot: TimedSlot
    partners: tuple[Party, ...]
    meetings: int


@dataclass(frozen=True)
class RollCall:
    """Who is waited for before a slot, the soonest first, and who was noted as missing but has come since."""

    away: tuple[AwayPerson, ...] = ()
    back: tuple[Party, ...] = ()
