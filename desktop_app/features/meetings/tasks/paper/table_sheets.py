"""The sheet that lies on a table: its number to be seen from afar, names to be read standing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.tasks.paper.lists import FOOT, HEAD, MARGIN, UPRIGHT, frame_of
from desktop_app.features.meetings.tasks.paper.pen import rule, set_text, type_colour, write
from desktop_app.paper.document import MM, draw_frame
from desktop_app.paper.fonts import Weight
from desktop_app.paper.pen import ACCENT, HAIR, INK, LINE, MUTED, setter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop_app.features.meetings.rules.sheets import Seat, SheetPlan, Sitting
    from desktop_app.features.meetings.tasks.paper.words import SheetWords
    from desktop_app.paper.document import Document, Ink
    from desktop_app.paper.text import Fitted
    from desktop_app.progress import Progress

WIDTH, HEIGHT = UPRIGHT
NUMBER: Final = 64.0
"""Points: figures 16 mm tall, read across a room."""
BAND: Final = 27.0
MOST: Final = 18.0
LEAST: Final = 13.0
SMALL: Final = 9.0
SMALLEST: Final = 6.5
TIME_ROOM: Final = 26.0
SIDE_GAP: Final = 5.0
FREE_HEIGHT: Final = 6.2
BAR: Final = 1.6
# Of the size of type: above and below a row, and the room that its first line takes above the baseline.
PAD: Final = 0.3
_CAPITALS: Final = 0.95


@dataclass(frozen=True, slots=True)
class _Row:
    """One slot of the table, set; without a sitting it is free. A row of a `day` heads the slots after it."""

    height: float
    time: str
    sitting: Sitting | None = None
    sides: tuple[tuple[Fitted, Fitted], ...] = ()
    size: float = 0.0
    day: str = ""


def draw_tables(document: Document, plan: SheetPlan, words: SheetWords, progress: Progress) -> None:
    """One sheet for each table, of as many pages as its slots need."""
    room = HEIGHT - 2 * MARGIN - HEAD - FOOT - BAND - 1
    for done, (number, place) in enumerate(plan.tables):
        progress.at(done, len(plan.tables))
        pages = _pages(plan, number, words, room)
        for count, rows in enumerate(pages, 1):
            document.page(WIDTH, HEIGHT)
            with document.area(0, 0, WIDTH, HEIGHT) as ink:
                frame = frame_of(plan, words, plan.event.title, words.table_title.format(number=number))
                page = words.page.format(page=count, pages=len(pages))
                _, top, _, _ = draw_frame(ink, frame, WIDTH, HEIGHT, page)
                _draw_number(ink, str(number), place, words, top)
                _draw_rows(ink, rows, words, top + BAND)


def _pages(plan: SheetPlan, number: int, words: SheetWords, room: float) -> list[list[_Row]]:
    """The fewest pages at the least size, then the largest size that needs no more."""
    fewest = len(_cut(list(_rows(plan, number, words, LEAST)), room))
    size = MOST
    while True:
        pages = _cut(list(_rows(plan, number, words, size)), room)
        if len(pages) <= fewest or size <= LEAST:
            return pages
        size -= 1


def _cut(rows: list[_Row], room: float) -> list[list[_Row]]:
    pages: list[list[_Row]] = [[]]
    for row in rows:
        if pages[-1] and sum(each.height for each in pages[-1]) + row.height > room:
            pages.append([pages[-1].pop()] if pages[-1][-1].day else [])
        pages[-1].append(row)
    return pages


def _rows(plan: SheetPlan, number: int, words: SheetWords, size: float) -> Iterator[_Row]:
    there = {each.starts: each for each in plan.at_table(number)}
    day: date | None = None
    for turn in plan.turns:
        if plan.days > 1 and turn.starts.date() != day:
            day = turn.starts.date()
            yield _Row(9.0, "", day=words.day(day))
        sitting = there.get(turn.starts)
        time = f"{turn.starts:%H:%M}"
        yield _Row(FREE_HEIGHT, time) if sitting is None else _sitting(sitting, time, size)


def _sitting(sitting: Sitting, time: str, size: float) -> _Row:
    room = (WIDTH - 2 * MARGIN - TIME_ROOM - SIDE_GAP) / 2
    sides = tuple(_side(seats, room, size) for seats in (sitting.first, sitting.second))
    tall = max(*(name.height + under.height for name, under in sides), size + SMALL * 1.2) / MM
    return _Row(tall + 2 * PAD * size / MM, time, sitting, sides, size)


def _side(seats: tuple[Seat, ...], room: float, size: float) -> tuple[Fitted, Fitted]:
    country = seats[0].country_code if seats else ""
    names = ", ".join(seat.name for seat in seats)
    homes = " / ".join(dict.fromkeys(seat.under for seat in seats if seat.under))
    return (
        set_text(names, room, size, Weight.SEMIBOLD, country, lines=3, least=LEAST * 0.8),
        set_text(homes, room, SMALL, Weight.REGULAR, country, lines=3, least=SMALLEST),
    )


def _draw_number(ink: Ink, number: str, place: str, words: SheetWords, top: float) -> None:
    base = top + 17.5
    line = setter(Weight.BOLD).line(number)
    ink.text(line, MARGIN, base, NUMBER, ACCENT)
    left = MARGIN + line.width * NUMBER / MM + 5
    room = WIDTH - MARGIN - left
    write(ink, words.table, (left, base - (5.2 if place else 0)), room, SMALL, colour=MUTED)
    write(ink, place, (left, base), room, SMALL, weight=Weight.SEMIBOLD)


def _draw_rows(ink: Ink, rows: list[_Row], words: SheetWords, top: float) -> None:
    right = WIDTH - MARGIN
    lines = [rule(MARGIN, right, top)]
    for row in rows:
        if row.day:
            write(ink, row.day, (MARGIN, top + 6), 120, SMALL, weight=Weight.SEMIBOLD, colour=ACCENT)
        elif row.sitting is None:
            base = top + FREE_HEIGHT / 2 + 1.1
            write(ink, row.time, (MARGIN + BAR + 2, base), 20, SMALL, colour=MUTED)
            write(ink, words.free, (MARGIN + TIME_ROOM, base), 60, SMALL, colour=MUTED)
        else:
            _draw_sitting(ink, row, row.sitting, top)
        top += row.height
        lines.append(rule(MARGIN, right, top))
    ink.segments(lines, HAIR, LINE)


def _draw_sitting(ink: Ink, row: _Row, sitting: Sitting, top: float) -> None:
    ink.rectangle(MARGIN, top + 1.3, BAR, row.height - 2.6, type_colour(sitting.colour))
    pad = PAD * row.size / MM
    base = top + pad + _CAPITALS * row.size / MM
    write(ink, row.time, (MARGIN + BAR + 2, base), TIME_ROOM - BAR - 4, row.size, weight=Weight.SEMIBOLD)
    kind = " · ".join(part for part in (sitting.kind, sitting.need) if part)
    write(ink, kind, (MARGIN + BAR + 2, base + 4.4), TIME_ROOM - BAR - 4, SMALL, colour=MUTED)
    room = (WIDTH - 2 * MARGIN - TIME_ROOM - SIDE_GAP) / 2
    for number, (name, under) in enumerate(row.sides):
        x = MARGIN + TIME_ROOM + number * (room + SIDE_GAP)
        down = top + pad
        for fitted, colour in ((name, INK), (under, MUTED)):
            for line, at in zip(fitted.lines, fitted.baselines(), strict=True):
                ink.text(line, x, down + at / MM, fitted.size, colour)
            down += fitted.height / MM
