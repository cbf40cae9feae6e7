"""What stands in the cells of a grid: sessions beside each other where they overlap, breaks across rooms."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from desktop_app.features.agenda.rules import SessionKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop_app.features.agenda.rules import Session


@dataclass(frozen=True, slots=True)
class Cell:
    """A session over `columns` columns from `column` on; `lane` of `lanes` where it shares a column."""

    session: Session
    start: datetime
    end: datetime
    column: int
    columns: int = 1
    lane: int = 0
    lanes: int = 1


def cells_of(sessions: Sequence[Session], columns: Sequence[str]) -> list[Cell]:
    """The cells of these columns (rooms by their keys, "" for no room).

    A break that is in neighbouring rooms at one time is one cell across them; one without a room is across
    all where nothing else takes place meanwhile.
    """
    at = {key: number for number, key in enumerate(columns)}
    placed = [each for each in sessions if each.span is not None and each.room in at]
    found: list[Cell] = []
    for column, key in enumerate(columns):
        found += _lanes([each for each in placed if each.room == key], column)
    return _across(found)


def everywhere(sessions: Sequence[Session]) -> list[Session]:
    """The breaks without a room that are for everybody: nothing else takes place meanwhile."""
    return [
        each
        for each in sessions
        if each.kind is SessionKind.BREAK and not each.room and not _meets_another(each, sessions)
    ]


def spanning(session: Session, columns: int) -> Cell:
    """A session across all columns."""
    span = session.span
    if span is None:
        raise ValueError(f"{session.guid} has no time")
    return Cell(session, span.start, span.end, 0, columns)


def _meets_another(session: Session, sessions: Sequence[Session]) -> bool:
    span = session.span
    return span is not None and any(
        other.span is not None and other.span.overlaps(span) for other in sessions if other is not session
    )


def _lanes(sessions: Sequence[Session], column: int) -> list[Cell]:
    """Overlapping sessions of one room beside each other, group by group, each in its lane."""
    cells: list[Cell] = []
    group: list[tuple[Session, int]] = []
    ends: list[datetime] = []
    for session in sorted(sessions, key=lambda each: (each.start, each.guid)):
        span = session.span
        if span is None:
            continue
        if ends and span.start >= max(ends):
            cells += _grouped(group, column, len(ends))
            group, ends = [], []
        lane = next((lane for lane, end in enumerate(ends) if end <= span.start), len(ends))
        ends[lane : lane + 1] = [span.end]
        group.append((session, lane))
    return cells + _grouped(group, column, len(ends))


def _grouped(group: Sequence[tuple[Session, int]], column: int, lanes: int) -> list[Cell]:
    return [
        Cell(session, session.span.start, session.span.end, column, 1, lane, lanes)
        for session, lane in group
        if session.span is not None
    ]


def _across(cells: list[Cell]) -> list[Cell]:
    """The same break in neighbouring columns becomes one cell."""
    alone = [cell for cell in cells if cell.session.kind is SessionKind.BREAK and cell.lanes == 1]
    rest = [cell for cell in cells if cell not in alone]
    alone.sort(key=lambda cell: (cell.start, cell.end, cell.session.title, cell.column))
    for _, same in groupby(alone, key=lambda cell: (cell.start, cell.end, cell.session.title)):
        rest += _joined(list(same))
    return sorted(rest, key=lambda cell: (cell.start, cell.column, cell.lane))


def _joined(cells: list[Cell]) -> list[Cell]:
    joined: list[Cell] = []
    for cell in cells:
        last = joined[-1] if joined else None
        if last is not None and last.column + last.columns == cell.column:
            joined[-1] = Cell(last.session, last.start, last.end, last.column, last.columns + 1)
        else:
            joined.append(cell)
    return joined
