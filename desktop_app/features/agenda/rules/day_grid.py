"""A day of the programme as a grid: rooms across, time down, and the lanes of what overlaps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from desktop_app.features.agenda.rules.programme import Day
from desktop_app.features.agenda.rules.session import SessionKind
from desktop_app.features.agenda.rules.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.rules.session import Session

NO_ROOM: Final = ""
SEEN_AT_LEAST: Final = timedelta(minutes=5)
"""A session that lasts no time at all is drawn as if it did."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a session stands: its column, the lane among those that overlap it there, and when.

    A break without a room is for everybody: it goes `across` all columns.
    """

    guid: str
    column: int
    span: Span
    lane: int = 0
    lanes: int = 1
    across: bool = False


@dataclass(frozen=True, slots=True)
class DayGrid:
    """One day: `window` is what of it can be planned, `rooms` are the keys of the columns.

    The last column may be the one of what has a time but no room.
    """

    day: date
    window: Span
    rooms: tuple[str, ...]
    boxes: Mapping[str, Box]

    def column_of(self, room: str) -> int | None:
        """The column of a room; None where it is not shown."""
        return self.rooms.index(room) if room in self.rooms else None

    @property
    def order(self) -> Sequence[Box]:
        """The sessions by time, and by room where they begin together."""
        return sorted(self.boxes.values(), key=lambda box: (box.span.start, box.column, box.lane, box.guid))


def days_of(programme: Programme, sessions: Iterable[Session]) -> tuple[Day, ...]:
    """The days there are, by date: those of the programme, and others on which something takes place."""
    known = {day.day: day for day in programme.days}
    for session in sessions:
        if session.start is not None:
            day = programme.day_of(session.start)
            if day not in known:
                known[day] = programme.whole_day(day)
    found = [known[day] for day in sorted(known)]
    whole = [programme.whole_day(each.day) for each in found]
    starts = [min(each.starts, full.starts) for each, full in zip(found, whole, strict=True)]
    ends = [max(each.ends, full.ends) for each, full in zip(found, whole, strict=True)]
    for place, (one, two) in enumerate(pairwise(found)):
        # The days of a file may be longer than from one change of day to the next; none reaches into another.
        ends[place] = min(ends[place], max(two.starts, one.ends))
        starts[place + 1] = max(starts[place + 1], min(one.ends, two.starts))
    return tuple(Day(each.day, begin, end) for each, begin, end in zip(found, starts, ends, strict=True))


def day_grid(programme: Programme, day: Day, rooms: Sequence[str], sessions: Iterable[Session]) -> DayGrid:
    """The grid of one day with these rooms as columns; what is in other rooms is left out."""
    here = [each for each in sessions if _is_on(programme, day, each)]
    if any(_is_homeless(each) for each in here):
        rooms = [*rooms, NO_ROOM]
    spans: dict[str, list[tuple[Span, str]]] = {room: [] for room in rooms}
    for each in here:
        if each.room in spans and not _is_across(each):
            spans[each.room].append((_seen(each), each.guid))
    boxes: dict[str, Box] = {}
    for column, room in enumerate(rooms):
        boxes.update((box.guid, box) for box in _lanes(column, spans[room]))
    boxes.update(
        (each.guid, Box(each.guid, 0, _seen(each), across=True)) for each in here if _is_across(each)
    )
    start = min((box.span.start for box in boxes.values()), default=day.starts)
    end = max((box.span.end for box in boxes.values()), default=day.ends)
    window = Span(min(day.starts, start), max(day.ends, end))
    return DayGrid(day.day, window, tuple(rooms), boxes)


def day_grid_after(
    before: DayGrid, programme: Programme, day: Day, sessions: Mapping[str, Session], guids: Collection[str]
) -> DayGrid:
    """The grid of the same day after changes of these sessions: only their columns are laid anew."""
    changed = [sessions[guid] for guid in guids if guid in sessions]
    if NO_ROOM in before.rooms or any(_is_homeless(each) for each in changed):
        rooms = [room for room in before.rooms if room]
        return day_grid(programme, day, rooms, sessions.values())
    boxes = {guid: box for guid, box in before.boxes.items() if guid not in guids}
    touched = {each.room for each in changed}
    touched |= {before.rooms[before.boxes[guid].column] for guid in guids if guid in before.boxes}
    here = [
        each
        for each in sessions.values()
        if (each.room in touched or each.guid in guids) and _is_on(programme, day, each)
    ]
    part = day_grid(programme, day, before.rooms, here)
    boxes.update(part.boxes)
    window = Span(min(before.window.start, part.window.start), max(before.window.end, part.window.end))
    return replace(before, window=window, boxes=boxes)


def _is_on(programme: Programme, day: Day, session: Session) -> bool:
    return session.start is not None and programme.day_of(session.start) == day.day


def _is_across(session: Session) -> bool:
    return not session.room and session.kind is SessionKind.BREAK


def _is_homeless(session: Session) -> bool:
    return not session.room and session.kind is not SessionKind.BREAK


def _seen(session: Session) -> Span:
    start: datetime | None = session.start
    assert start is not None  # noqa: S101 (only what has a time is put into a grid)
    return Span(start, start + max(session.length, SEEN_AT_LEAST))


def _lanes(column: int, spans: Iterable[tuple[Span, str]]) -> list[Box]:
    """Boxes of one column: those that overlap, directly or through others, share its width."""
    found: list[Box] = []
    group: list[Box] = []
    ends: list[datetime] = []
    for span, guid in sorted(spans):
        if group and span.start >= max(ends):
            found += _shared(group, len(ends))
            group, ends = [], []
        lane = next((place for place, end in enumerate(ends) if end <= span.start), len(ends))
        ends[lane : lane + 1] = [span.end]
        group.append(Box(guid, column, span, lane))
    return found + _shared(group, len(ends))


def _shared(group: Sequence[Box], lanes: int) -> list[Box]:
    return [replace(box, lanes=lanes) for box in group]


class Way(Enum):
    """Where to look for the next session."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


def neighbour(grid: DayGrid, guid: str, way: Way) -> str:
    """The next session on the way from one; "" where there is none."""
    here = grid.boxes.get(guid)
    if here is None:
        order = grid.order
        return order[0].guid if order else ""
    if way in (Way.UP, Way.DOWN):
        line = [box for box in grid.order if here.across or box.across or box.column == here.column]
        place = line.index(here) + (1 if way is Way.DOWN else -1)
        return line[place].guid if 0 <= place < len(line) else ""
    sign = 1 if way is Way.RIGHT else -1
    beside = [
        ((box.column - here.column) * sign, (box.lane - here.lane) * sign, box)
        for box in grid.boxes.values()
        if not box.across and not here.across
    ]
    lanes = [(0, lane, box) for column, lane, box in beside if not column and lane > 0]
    found = [each for each in lanes if each[2].span.overlaps(here.span)] or [
        each for each in beside if each[0] > 0
    ]
    nearest = min(
        found,
        key=lambda each: (each[0], abs(each[2].span.start - here.span.start), each[1] * sign),
        default=None,
    )
    return nearest[2].guid if nearest is not None else ""


def following(grid: DayGrid, guid: str, by: int) -> str:
    """The next session by time, or the one before; "" where there is none. From another day: the first."""
    order = [box.guid for box in grid.order]
    if not guid or not order:
        return ""
    if guid not in order:
        return order[0 if by > 0 else -1]
    place = order.index(guid) + by
    return order[place] if 0 <= place < len(order) else ""
