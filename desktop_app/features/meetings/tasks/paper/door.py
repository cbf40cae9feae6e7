"""The overview for the wall: everybody in alphabetical order, and the table of each slot."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop_app.features.meetings.tasks.paper.lists import FOOT, HEAD, MARGIN, frame_of
from desktop_app.features.meetings.tasks.paper.pen import rule, set_text, write
from desktop_app.paper.document import MM, draw_frame
from desktop_app.paper.fonts import Weight
from desktop_app.paper.pen import ACCENT, HAIR, INK, LINE, MUTED, TINT, setter
from desktop_app.paper.sheet import Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.meetings.rules.sheets import Row, SheetPlan, Turn
    from desktop_app.features.meetings.tasks.paper.words import SheetWords
    from desktop_app.paper.document import Document, Frame, Ink
    from desktop_app.paper.text import Fitted
    from desktop_app.progress import Progress

LARGE: Final = 11.0
SMALL: Final = 8.5
LEAST: Final = 6.0
ROW: Final = 8.6
LETTER: Final = 8.0
NAMES: Final = 78.0
# Two figures and room around them.
LEAST_COLUMN: Final = 8.0
MOST_COLUMN: Final = 16.0
TIMES: Final = 6.5


def draw_door(
    document: Document, plan: SheetPlan, words: SheetWords, size: tuple[float, float], progress: Progress
) -> None:
    """Draw the overview on paper of `size` (width and height in mm): for each day, page after page.

    Slots that have no room beside each other go on to further pages with the same people.
    """
    room = size[1] - 2 * MARGIN - HEAD - FOOT - TIMES
    pages: list[tuple[tuple[int, ...], list[_Set]]] = []
    for turns in (part for day in _by_day(plan) for part in _parts(day, size)):
        name_room = _Grid(plan, turns, size).name_room
        people = _cut([_set(row, name_room) for row in plan.people], room)
        pages += [(turns, rows) for rows in people or [[]]]
    for number, (turns, rows) in enumerate(pages, 1):
        progress.at(number - 1, len(pages))
        document.page(*size)
        with document.area(0, 0, *size) as ink:
            frame = frame_of(plan, words, _title(plan, words, turns))
            page = words.page.format(page=number, pages=len(pages))
            _draw_page(ink, frame, size, page, _Grid(plan, turns, size), rows, words)


class _Set(NamedTuple):
    """A person with name and organisation set, and how tall the row is in mm."""

    row: Row
    name: Fitted
    under: Fitted
    height: float


def _set(row: Row, room: float) -> _Set:
    seat = row.seat
    name = set_text(seat.name, room, LARGE, Weight.SEMIBOLD, seat.country_code, lines=2, least=SMALL)
    under = set_text(seat.under, room, SMALL, Weight.REGULAR, seat.country_code, lines=2, least=LEAST)
    return _Set(row, name, under, max(ROW, (name.height + under.height) / MM + 1.2))


def _cut(rows: list[_Set], room: float) -> list[list[_Set]]:
    pages: list[list[_Set]] = []
    used = room
    for row in rows:
        if used + row.height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += row.height
    return pages


def _by_day(plan: SheetPlan) -> list[tuple[int, ...]]:
    """The places of the turns of each day."""
    numbered = groupby(range(len(plan.turns)), key=lambda at: plan.turns[at].starts.date())
    return [tuple(turns) for _, turns in numbered]


def _parts(turns: tuple[int, ...], size: tuple[float, float]) -> list[tuple[int, ...]]:
    """As many turns as stand beside each other, in parts of nearly one length."""
    most = int((size[0] - 2 * MARGIN - LETTER - NAMES) / LEAST_COLUMN)
    count = -(-len(turns) // most)
    share = -(-len(turns) // count)
    return [turns[start : start + share] for start in range(0, len(turns), share)]


def _title(plan: SheetPlan, words: SheetWords, turns: Sequence[int]) -> str:
    day = words.day(plan.turns[turns[0]].starts.date()) if turns and plan.days > 1 else ""
    return ", ".join(part for part in (words.door_title, day) if part)


class _Grid:
    """Where the columns of some turns lie."""

    def __init__(self, plan: SheetPlan, turns: Sequence[int], size: tuple[float, float]) -> None:
        self.turns: dict[int, Turn] = {at: plan.turns[at] for at in turns}
        self.left = MARGIN + LETTER
        self.right = size[0] - MARGIN
        room = self.right - self.left - NAMES
        self.column = min(MOST_COLUMN, room / max(1, len(turns)))
        self.first = self.right - self.column * len(turns)
        self.name_room = self.first - self.left - 3
        self.places = {at: self.first + (number + 0.5) * self.column for number, at in enumerate(turns)}


def _draw_page(
    ink: Ink,
    frame: Frame,
    size: tuple[float, float],
    page: str,
    grid: _Grid,
    rows: Sequence[_Set],
    words: SheetWords,
) -> None:
    _, top, _, _ = draw_frame(ink, frame, *size, page)
    write(ink, words.name, (grid.left, top + TIMES - 4), 40, SMALL, colour=MUTED)
    for at, turn in grid.turns.items():
        _centred(ink, f"{turn.starts:%H:%M}", grid.places[at], top + TIMES - 4, grid.column, bold=False)
    top += TIMES - 2.5
    foot = top + sum(each.height for each in rows)
    for number, at in enumerate(grid.turns):
        if number % 2 == 0 and rows:
            ink.rectangle(grid.places[at] - grid.column / 2, top, grid.column, foot - top, TINT)
    lines = [rule(grid.left, grid.right, top)]
    letter = ""
    for row in rows:
        if row.row.seat.letter != letter:
            letter = row.row.seat.letter
            lines[-1] = Segment(MARGIN, top, grid.right, top)
            write(ink, letter, (MARGIN, top + 5.8), LETTER, LARGE, weight=Weight.BOLD, colour=ACCENT)
        _draw_row(ink, row, top, grid)
        top += row.height
        lines.append(rule(grid.left, grid.right, top))
    ink.segments(lines, HAIR, LINE)


def _draw_row(ink: Ink, row: _Set, top: float, grid: _Grid) -> None:
    down = top + (row.height - (row.name.height + row.under.height) / MM) / 2
    for fitted, colour in ((row.name, INK), (row.under, MUTED)):
        for line, base in zip(fitted.lines, fitted.baselines(), strict=True):
            ink.text(line, grid.left, down + base / MM, fitted.size, colour)
        down += fitted.height / MM
    for at, table in row.row.tables:
        if at in grid.places:
            _centred(ink, str(table), grid.places[at], top + row.height / 2 + 1.4, grid.column, bold=True)


def _centred(ink: Ink, text: str, middle: float, base: float, room: float, *, bold: bool) -> None:
    """A short text about the middle of its column."""
    line = setter(Weight.BOLD if bold else Weight.REGULAR).line(text)
    size = min(LARGE if bold else SMALL, (room - 0.8) * MM / line.width)
    ink.text(line, middle - line.width * size / MM / 2, base, size, INK if bold else MUTED)
