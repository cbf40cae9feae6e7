"""A list over pages: columns with headings, rows as tall as their texts, boxes to tick, lines to write on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.tasks.paper.pen import rule, set_text, write
from desktop_app.paper.document import MM, draw_frame
from desktop_app.paper.fonts import Weight
from desktop_app.paper.pen import ACCENT, HAIR, INK, LINE, MUTED, square

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.paper.document import Colour, Document, Frame, Ink
    from desktop_app.paper.sheet import Segment
    from desktop_app.paper.text import Fitted

LARGE: Final = 11.0
SMALL: Final = 8.5
LEAST: Final = 6.0
BOX: Final = 5.0
PAD: Final = 1.7
LOWEST_ROW: Final = 9.0
_LETTER_RISE: Final = 4.2


@dataclass(frozen=True, slots=True)
class Column:
    """A column of so many mm; a `box` has something to tick in each row, a `line` something to write on."""

    heading: str
    room: float
    box: bool = False
    line: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with another one under it; `country` decides the form of Han characters."""

    text: str = ""
    under: str = ""
    country: str = ""
    colour: Colour = INK
    mark: Colour | None = None
    """The colour of a small square before what stands under the text."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: a cell for each column that is no box and no line, in order; `letter` heads its group."""

    cells: tuple[Cell, ...]
    letter: str = ""


@dataclass(frozen=True, slots=True)
class RuledList:
    """A list and the paper it stands on: `size` is width and height in mm."""

    frame: Frame
    size: tuple[float, float]
    columns: tuple[Column, ...]
    rows: tuple[ListRow, ...]
    page: str
    nothing: str = ""
    letters: bool = False

    @property
    def left(self) -> float:
        """Where the columns begin: beside the letters, if there are any."""
        return self.frame.margin + (9.0 if self.letters else 0.0)


@dataclass(frozen=True, slots=True)
class _Set:
    """A row whose texts are set."""

    row: ListRow
    texts: tuple[tuple[Fitted, Fitted], ...]
    height: float


def draw_list(document: Document, ruled: RuledList) -> None:
    """Draw a list on as many pages as it needs, at least one."""
    width, height = ruled.size
    frame = ruled.frame
    room = height - 2 * frame.margin - frame.head - frame.foot - 1
    pages = _cut([_set(ruled, row) for row in ruled.rows], room) or [[]]
    for number, rows in enumerate(pages, 1):
        document.page(width, height)
        with document.area(0, 0, width, height) as ink:
            page = ruled.page.format(page=number, pages=len(pages))
            _, top, _, _ = draw_frame(ink, frame, width, height, page)
            _draw_page(ink, ruled, rows, top)


def _cut(rows: Iterable[_Set], room: float) -> list[list[_Set]]:
    pages: list[list[_Set]] = []
    used = room
    for row in rows:
        if used + row.height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += row.height
    return pages


def _set(ruled: RuledList, row: ListRow) -> _Set:
    rooms = [column.room for column in ruled.columns if not (column.box or column.line)]
    texts = tuple(_set_cell(cell, room - 3) for cell, room in zip(row.cells, rooms, strict=True))
    tall = max((_tall(pair) for pair in texts), default=0.0)
    return _Set(row, texts, max(LOWEST_ROW, tall + 2 * PAD))


def _set_cell(cell: Cell, room: float) -> tuple[Fitted, Fitted]:
    inner = room - (3.2 if cell.mark else 0.0)
    return (
        set_text(cell.text, room, LARGE, Weight.SEMIBOLD, cell.country, lines=3, least=LEAST),
        set_text(cell.under, inner, SMALL, Weight.REGULAR, cell.country, lines=3, least=LEAST),
    )


def _tall(pair: tuple[Fitted, Fitted]) -> float:
    return sum(fitted.height for fitted in pair) / MM


def _draw_page(ink: Ink, ruled: RuledList, rows: Sequence[_Set], top: float) -> None:
    left, right = ruled.left, ruled.size[0] - ruled.frame.margin
    x = left
    for column in ruled.columns:
        write(ink, column.heading, (x, top - 1.5), column.room - 1.5, SMALL, colour=MUTED)
        x += column.room
    if not rows:
        write(ink, ruled.nothing, (left, top + 8), right - left, LARGE, colour=MUTED)
    lines = [rule(left, right, top)]
    dark: list[Segment] = []
    letter = ""
    for row in rows:
        if row.row.letter != letter:
            letter = row.row.letter
            lines[-1] = rule(ruled.frame.margin, right, top)
            place = (ruled.frame.margin, top + PAD + _LETTER_RISE)
            write(ink, letter, place, 8, LARGE, weight=Weight.BOLD, colour=ACCENT)
        dark += _draw_row(ink, ruled, row, top)
        top += row.height
        lines.append(rule(left, right, top))
    ink.segments(lines, HAIR, LINE)
    if dark:
        ink.segments(dark, 1, INK)


def _draw_row(ink: Ink, ruled: RuledList, row: _Set, top: float) -> list[Segment]:
    """Draw the texts of a row; gives its boxes and the line to write on."""
    dark: list[Segment] = []
    x = ruled.left
    texts = iter(zip(row.row.cells, row.texts, strict=True))
    for column in ruled.columns:
        if column.box:
            dark += square(x, top + (row.height - BOX) / 2, BOX)
        elif not column.line:
            _draw_cell(ink, *next(texts), x, top, row.height)
        x += column.room
    return dark


def _draw_cell(
    ink: Ink, cell: Cell, pair: tuple[Fitted, Fitted], x: float, top: float, height: float
) -> None:
    down = top + min(PAD, (height - _tall(pair)) / 2) if cell.under else top + PAD
    for fitted, colour, mark in ((pair[0], cell.colour, None), (pair[1], MUTED, cell.mark)):
        shift = 3.2 if mark is not None and fitted.lines else 0.0
        for line, base in zip(fitted.lines, fitted.baselines(), strict=True):
            ink.text(line, x + shift, down + base / MM, fitted.size, colour)
        if mark is not None and fitted.lines:
            ink.rectangle(x, down + fitted.baselines()[0] / MM - 2.3, 2.2, 2.5, mark)
        down += fitted.height / MM
