"""A page of the grid as it is drawn: names of rooms, the hours at the left, a card for each session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from desktop_app.features.agenda.rules import SessionKind
from desktop_app.features.agenda.tasks.paper.grid_texts import BAR, INSET
from desktop_app.features.agenda.tasks.paper.pen import one_line, placed
from desktop_app.features.agenda.tasks.paper.rows import colour_of
from desktop_app.paper.document import MM, Outline, draw_frame
from desktop_app.paper.fonts import Weight
from desktop_app.paper.pen import ACCENT, HAIR, INK, LINE, MUTED, TINT, WHITE, setter
from desktop_app.paper.sheet import Segment
from desktop_app.paper.text import Fit, fit_text

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules import Programme
    from desktop_app.features.agenda.tasks.paper.grid_cells import Cell
    from desktop_app.features.agenda.tasks.paper.grid_scale import Scale
    from desktop_app.features.agenda.tasks.paper.grid_texts import CellTexts
    from desktop_app.paper.document import Frame, Ink

TIMES: Final = 12.0
HEADER: Final = 9.0
_GAP: Final = 0.5
_LABEL: Final = 7.5
_APART: Final = 3.4
"""Hours that would touch are left out: each card tells its own."""


class GridPage(NamedTuple):
    """Rooms by their names, the width of their columns in mm, and what stands in them."""

    rooms: tuple[str, ...]
    column: float
    texts: CellTexts
    cells: tuple[Cell, ...]
    scale: Scale


def draw_grid_page(
    ink: Ink, frame: Frame, size: tuple[float, float], told: str, page: GridPage, programme: Programme
) -> None:
    """Draw one page with its frame."""
    left, top, width, _ = draw_frame(ink, frame, *size, told)
    _header(ink, page, left + TIMES, top)
    top += HEADER
    _hours(ink, page, programme, left, top, width)
    for cell in page.cells:
        _card(ink, page, cell, programme, (left + TIMES, top))


def _header(ink: Ink, page: GridPage, left: float, top: float) -> None:
    for number, name in enumerate(page.rooms):
        room = page.column - 2 * INSET
        fit = Fit(10.5, 5.0, lines=2, wrap_below=8.0, leading=1.1)
        fitted = fit_text(setter(Weight.BOLD), name, room * MM, (HEADER - 1.5) * MM, fit)
        x = left + number * page.column + INSET
        low = top + HEADER - 1.5 - fitted.height / MM
        for piece in placed(fitted, x, low, ACCENT, room):
            ink.text(piece.line, piece.x, piece.y, piece.size, piece.colour)


def _hours(ink: Ink, page: GridPage, programme: Programme, left: float, top: float, width: float) -> None:
    starts = {cell.start for cell in page.cells}
    last = -_APART
    lines = [Segment(left, top, left + width, top)]
    for instant, down in zip(page.scale.instants, page.scale.down, strict=True):
        if instant not in starts or down - last < _APART:
            continue
        label = one_line(f"{programme.local(instant):%H:%M}", TIMES - 1, _LABEL, Weight.SEMIBOLD)
        for piece in placed(label, left, top + down + 0.4, INK):
            ink.text(*piece)
        lines.append(Segment(left, top + down, left + width, top + down))
        last = down
    low = top + page.scale.height
    lines.append(Segment(left, low, left + width, low))
    ink.segments(lines, HAIR, LINE)


def _card(ink: Ink, page: GridPage, cell: Cell, programme: Programme, corner: tuple[float, float]) -> None:
    wide = page.column * cell.columns / cell.lanes
    x = corner[0] + cell.column * page.column + cell.lane * wide
    low, high = page.scale.at(cell.end), page.scale.at(cell.start)
    y, height = corner[1] + high + _GAP / 2, low - high - _GAP
    pause = cell.session.kind is SessionKind.BREAK
    ink.shape(Outline(x + _GAP / 2, y, wide - _GAP, height, 0.8), TINT if pause else WHITE, LINE, HAIR)
    if not pause:
        ink.rectangle(x + _GAP / 2, y, BAR, height, colour_of(programme, cell.session) or MUTED)
    down = y + INSET * 0.55
    for fitted, colour in page.texts.of(cell):
        for piece in placed(fitted, x + BAR + INSET, down, colour, page.texts.width(cell)):
            ink.text(*piece)
        down += fitted.height / MM
