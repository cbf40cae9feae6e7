"""The programme as a grid: rooms beside each other, time downwards, one day a page or several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop_app.features.agenda.tasks.paper.grid_cells import cells_of, everywhere, spanning
from desktop_app.features.agenda.tasks.paper.grid_drawing import HEADER, TIMES, GridPage, draw_grid_page
from desktop_app.features.agenda.tasks.paper.grid_scale import Scale, scaled
from desktop_app.features.agenda.tasks.paper.grid_texts import CellTexts
from desktop_app.features.agenda.tasks.paper.sheets import FOOT, HEAD, MARGIN, by_day, frame_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from desktop_app.features.agenda.rules import Programme, Session
    from desktop_app.features.agenda.rules.paper import ProgrammeFoot
    from desktop_app.features.agenda.tasks.paper.grid_cells import Cell
    from desktop_app.features.agenda.tasks.paper.words import ProgrammeWords
    from desktop_app.paper.document import Document
    from desktop_app.progress import Progress

A4_LYING: Final = (297.0, 210.0)
A3_LYING: Final = (420.0, 297.0)
NARROWEST: Final = 34.0
"""Millimetres of a column: a title of sixty letters stands on three lines."""
SIZES: Final = (10.0, 9.0, 8.0, 7.0, 6.2)
"""Points, the largest first."""


def draw_grid(
    document: Document,
    programme: Programme,
    words: ProgrammeWords,
    foot: ProgrammeFoot,
    progress: Progress,
    *,
    large: bool,
) -> None:
    """Each day on a page of its own; rooms that have no room beside each other go on to further pages."""
    size = A3_LYING if large else A4_LYING
    days = by_day(programme, programme.public())
    for done, (day, sessions) in enumerate(days.items()):
        progress.at(done, len(days))
        pages = list(_pages(programme, sessions, words, size))
        _draw_day(document, programme, words, foot, size, day, pages)


def _draw_day(
    document: Document,
    programme: Programme,
    words: ProgrammeWords,
    foot: ProgrammeFoot,
    size: tuple[float, float],
    day: date,
    pages: Sequence[GridPage],
) -> None:
    under = " · ".join(part for part in (programme.title, foot.place) if part)
    frame = frame_of(programme, words, foot, words.day(day), under)
    for number, page in enumerate(pages, 1):
        document.page(*size)
        with document.area(0, 0, *size) as ink:
            told = words.page.format(page=number, pages=len(pages)) if len(pages) > 1 else ""
            draw_grid_page(ink, frame, size, told, page, programme)


class _Part(NamedTuple):
    """Columns that stand on one page, and their cells."""

    columns: tuple[str, ...]
    cells: tuple[Cell, ...]


def _pages(
    programme: Programme, sessions: Sequence[Session], words: ProgrammeWords, size: tuple[float, float]
) -> Iterator[GridPage]:
    width, height = size[0] - 2 * MARGIN - TIMES, size[1] - 2 * MARGIN - HEAD - FOOT - HEADER
    for part in _parts(programme, sessions, int(width // NARROWEST)):
        column = width / len(part.columns)
        names = tuple(programme.room_name(key) or words.no_room for key in part.columns)
        for stretch in _Stretches(programme, words, part, column, height).found():
            yield GridPage(names, column, *stretch)


def _parts(programme: Programme, sessions: Sequence[Session], most: int) -> Iterator[_Part]:
    """The day's rooms in parts of nearly one size, each with what is for everybody."""
    for_all = everywhere(sessions)
    rest = [session for session in sessions if session not in for_all]
    used = {session.room for session in rest}
    rooms = sorted((room for room in programme.rooms if room.key in used), key=lambda room: room.position)
    known = [room.key for room in rooms]
    known += [""] if used - set(known) else []
    columns = known or [""]
    count = -(-len(columns) // most)
    share = -(-len(columns) // count)
    for first in range(0, len(columns), share):
        part = tuple(columns[first : first + share])
        cells = [*cells_of(rest, part), *(spanning(each, len(part)) for each in for_all)]
        yield _Part(part, tuple(cells))


@dataclass(frozen=True)
class _Stretches:
    """The times of a part that stand on one page each: all of it, where it can be."""

    programme: Programme
    words: ProgrammeWords
    part: _Part
    column: float
    room: float

    def found(self) -> Iterator[tuple[CellTexts, tuple[Cell, ...], Scale]]:
        cells = self.part.cells
        instants = sorted({instant for cell in cells for instant in (cell.start, cell.end)})
        for size in SIZES:
            texts = self._texts(size)
            scale = self._scale(texts, cells, instants)
            if scale is not None:
                yield texts, cells, scale
                return
        yield from self._split(self._texts(SIZES[-1]), instants)

    def _texts(self, size: float) -> CellTexts:
        return CellTexts(self.programme, self.words, self.column, size, self.room)

    def _scale(self, texts: CellTexts, cells: Sequence[Cell], instants: Sequence[datetime]) -> Scale | None:
        return scaled(cells, [texts.need(cell) for cell in cells], instants, self.room)

    def _split(
        self, texts: CellTexts, instants: list[datetime]
    ) -> Iterator[tuple[CellTexts, tuple[Cell, ...], Scale]]:
        """Page after page as many times as fit, cut between sessions where that wastes less than half."""
        first = 0
        while first < len(instants) - 1:
            last = self._furthest(texts, instants, first)
            cells = self._between(instants[first], instants[last])
            scale = self._scale(texts, cells, instants[first : last + 1])
            if scale is None:  # a single stretch is fuller than a page: all give way alike
                texts = texts.smaller()
                continue
            if cells:
                yield texts, cells, scale
            first = last

    def _furthest(self, texts: CellTexts, instants: list[datetime], first: int) -> int:
        last = first + 1
        clean = 0
        while last < len(instants):
            cells = self._between(instants[first], instants[last])
            if self._scale(texts, cells, instants[first : last + 1]) is None:
                break
            if not any(cell.start < instants[last] < cell.end for cell in self.part.cells):
                clean = last
            last += 1
        reached = max(first + 1, last - 1)
        return clean if 2 * (clean - first) > reached - first else reached

    def _between(self, start: datetime, end: datetime) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.part.cells if cell.start < end and start < cell.end)
