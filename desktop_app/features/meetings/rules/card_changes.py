"""Whether a printed card is stale, and what has changed since: by what it says, not by when it was made."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from desktop_app.features.meetings.rules.card import KeptCard, KeptLine


class CardState(Enum):
    """How a person's paper stands to what the card would say now."""

    NEVER = "never"
    """No card came out of a printer yet."""
    CURRENT = "current"
    STALE = "stale"


class Changed(Enum):
    """What is another about a line, or about its owner."""

    NEW = "new"
    GONE = "gone"
    MOVED = "moved"
    """Another time, and perhaps another table."""
    TABLE = "table"
    """The same time at another table, or in another room."""
    WORDS = "words"
    """Another name or organisation of a partner, another type or title."""
    OWNER = "owner"
    """Another name or organisation of the card's owner."""
    UNKNOWN = "unknown"
    """What the card said is not known any more."""


@dataclass(frozen=True, slots=True)
class CardChange:
    """One change: the line as printed, and as it is now; None where there was or is none."""

    what: Changed
    before: KeptLine | None = None
    now: KeptLine | None = None


def card_changes(
    printed: KeptCard | None, now: KeptCard, *, at: datetime | None = None
) -> tuple[CardChange, ...]:
    """What a printed card says wrongly, in the order of time; empty while it is current.

    Lines are compared by what a reader sees, then paired by their key and by their partners. What partners
    offer and need is not compared: nobody walks to another table for that. With `at` (a time at the venue)
    changes of what is over by then are left out. `printed` is None where what it said is not known any more.
    """
    if printed is None:
        return (CardChange(Changed.UNKNOWN),)
    owner = [CardChange(Changed.OWNER)] if printed.owner != now.owner else []
    found = sorted(_line_changes(printed.lines, now.lines), key=_order)
    return (*owner, *(each for each in found if at is None or not _is_over(each, at)))


def card_state(printed: KeptCard | None, now: KeptCard, *, at: datetime | None = None) -> CardState:
    """Whether a card that came out of a printer is stale; see `card_changes`."""
    return CardState.STALE if card_changes(printed, now, at=at) else CardState.CURRENT


def _line_changes(before: Sequence[KeptLine], now: Sequence[KeptLine]) -> Iterator[CardChange]:
    gone, new = _left_over(before, now), _left_over(now, before)
    for same in (_same_row, _same_words):
        for old in list(gone):
            line = next((each for each in new if same(old, each)), None)
            if line is not None:
                gone.remove(old)
                new.remove(line)
                yield CardChange(_difference(old, line), old, line)
    yield from (CardChange(Changed.GONE, before=line) for line in gone)
    yield from (CardChange(Changed.NEW, now=line) for line in new)


def _left_over(lines: Iterable[KeptLine], others: Iterable[KeptLine]) -> list[KeptLine]:
    """The lines that are not among the others, however often each stands there."""
    known = Counter(line.said for line in others)
    left = []
    for line in lines:
        if known[line.said]:
            known[line.said] -= 1
        else:
            left.append(line)
    return left


def _same_row(one: KeptLine, other: KeptLine) -> bool:
    return one.kind is other.kind and one.key == other.key


def _same_words(one: KeptLine, other: KeptLine) -> bool:
    return one.kind is other.kind and one.words == other.words


def _difference(before: KeptLine, now: KeptLine) -> Changed:
    if before.place_in_time != now.place_in_time:
        return Changed.MOVED
    if (before.table, before.place) != (now.table, now.place):
        return Changed.TABLE
    return Changed.WORDS


def _order(change: CardChange) -> tuple[str, str, str]:
    line = change.now or change.before
    return line.place_in_time if line is not None else ("", "", "")


def _is_over(change: CardChange, at: datetime) -> bool:
    clock = (at.date().isoformat(), f"{at:%H:%M}")
    lines = [line for line in (change.before, change.now) if line is not None]
    return bool(lines) and all((line.day, line.ends) <= clock for line in lines)
