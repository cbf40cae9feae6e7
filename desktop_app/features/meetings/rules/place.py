"""Where and when meetings can lie: types, blocks with their slots, tables."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from db.slots import slot_span
from desktop_app.errors import Refused
from desktop_app.features.meetings.rules.refusing import PlaceRefusal
from desktop_app.features.setup.rules import SetupRefusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

MOST_SLOTS: Final = 200
SHORTEST_SLOT: Final = 5
MOST_MINUTES: Final = 24 * 60
MOST_LETTERS: Final = 80
"""The longest name of a type, block, place or feature: two lines of a card."""
MOST_NUMBER: Final = 9999
"""The highest number of a table that its sheet still shows in full."""


@dataclass(frozen=True, slots=True)
class TypeRow:
    """A type of meeting; `block_ids` are the blocks in which it lies (empty: in any)."""

    id: str
    name: str
    colour: str
    block_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A stretch of slots; `starts_at` is in UTC, the lengths are in minutes."""

    id: str
    name: str
    starts_at: datetime
    slots: int
    slot_minutes: int
    gap_minutes: int = 0
    session: str = ""
    notice_minutes: int = 10

    def starts(self, slot: int) -> datetime:
        """When a slot (from 0) begins."""
        return slot_span(self.starts_at, slot, self.slot_minutes, self.gap_minutes).starts

    def ends(self, slot: int) -> datetime:
        """When a slot ends."""
        return slot_span(self.starts_at, slot, self.slot_minutes, self.gap_minutes).ends

    @property
    def ends_at(self) -> datetime:
        """When the last slot ends."""
        return self.ends(self.slots - 1)


@dataclass(frozen=True, slots=True)
class TimedSlot:
    """One slot of the event: `number` counts from 0 within its block."""

    block_id: str
    number: int
    starts: datetime
    ends: datetime
    session: str = ""

    @property
    def key(self) -> str:
        """The name of the slot in a problem."""
        return f"{self.block_id}:{self.number}"

    def overlaps(self, starts: datetime | None, ends: datetime | None) -> bool:
        """Whether a stretch, open where it has no end, takes any of this slot."""
        return (ends is None or self.starts < ends) and (starts is None or starts < self.ends)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table; see `db.tables.MeetingTable`. `organisation` is whose own table it is, or empty."""

    id: str
    number: int
    place: str = ""
    features: tuple[str, ...] = ()
    organisation_id: str | None = None
    organisation: str = ""
    block_ids: tuple[str, ...] = ()
    closed_from: datetime | None = None
    closed_until: datetime | None = None

    @property
    def always(self) -> bool:
        """Whether one can meet here in every slot."""
        return not self.block_ids and self.closed_from is None and self.closed_until is None

    def stands_in(self, slot: TimedSlot) -> bool:
        """Whether one can meet here in a slot."""
        if self.block_ids and slot.block_id not in self.block_ids:
            return False
        closed = self.closed_from is not None or self.closed_until is not None
        return not closed or not slot.overlaps(self.closed_from, self.closed_until)


def has_begun(slot: TimedSlot, now: datetime) -> bool:
    """Whether a slot is under way or over; at the minute in which it begins it can still be changed."""
    return slot.starts < now


def slots_of(blocks: Iterable[BlockRow]) -> tuple[TimedSlot, ...]:
    """All slots of the blocks in the order of time."""
    slots = (
        TimedSlot(block.id, number, block.starts(number), block.ends(number), block.session or block.name)
        for block in blocks
        for number in range(block.slots)
    )
    return tuple(sorted(slots, key=lambda slot: (slot.starts, slot.block_id, slot.number)))


def check_block(block: BlockRow, others: Sequence[BlockRow]) -> None:
    """Refuse a block that could not be held beside the others; whoever meets in one meets in all of them.

    Raises:
        Refused: NAME_EMPTY, NO_SLOTS, SLOT_TOO_SHORT, GAP_NEGATIVE, OVERLAPS.

    """
    if not block.name.strip():
        raise Refused(SetupRefusal.NAME_EMPTY)
    if not 1 <= block.slots <= MOST_SLOTS:
        raise Refused(PlaceRefusal.NO_SLOTS, most=str(MOST_SLOTS))
    if not SHORTEST_SLOT <= block.slot_minutes <= MOST_MINUTES:
        raise Refused(PlaceRefusal.SLOT_TOO_SHORT, least=str(SHORTEST_SLOT))
    if not 0 <= block.gap_minutes <= MOST_MINUTES:
        raise Refused(PlaceRefusal.GAP_NEGATIVE)
    in_order = sorted((*others, block), key=lambda each: each.starts_at)
    for one, other in pairwise(in_order):
        if other.starts_at < one.ends_at:
            raise Refused(PlaceRefusal.OVERLAPS, one=one.name, other=other.name)


def check_block_words(block: BlockRow, others: Sequence[BlockRow]) -> None:
    """Refuse words of a block that are too long, or a name by which two would be meant.

    Raises:
        Refused: TOO_LONG, BLOCK_NAME_TAKEN.

    """
    check_lengths(block.name, block.session)
    if any(each.name.strip().casefold() == block.name.strip().casefold() for each in others):
        raise Refused(PlaceRefusal.BLOCK_NAME_TAKEN, name=block.name)


def check_lengths(*words: str) -> None:
    """Refuse what no card or board could show.

    Raises:
        Refused: TOO_LONG.

    """
    if any(len(each) > MOST_LETTERS for each in words):
        raise Refused(PlaceRefusal.TOO_LONG, most=str(MOST_LETTERS))


def check_number(number: int) -> None:
    """Refuse a number that no table sheet could show.

    Raises:
        Refused: NUMBER_OUT_OF_RANGE.

    """
    if not 1 <= number <= MOST_NUMBER:
        raise Refused(PlaceRefusal.NUMBER_OUT_OF_RANGE, most=str(MOST_NUMBER))


def check_closed(closed_from: datetime | None, closed_until: datetime | None) -> None:
    """Refuse a table that opens again before it closes.

    Raises:
        Refused: TIMES_SWAPPED.

    """
    if closed_from is not None and closed_until is not None and closed_until <= closed_from:
        raise Refused(PlaceRefusal.TIMES_SWAPPED)
