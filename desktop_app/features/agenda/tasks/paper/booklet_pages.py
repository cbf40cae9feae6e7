"""Pages of the booklet as they are drawn: both covers with emblem and funder, and pages with their number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from desktop_app.features.agenda.tasks.paper.flow import draw_blocks
from desktop_app.features.agenda.tasks.paper.pen import one_line, placed
from desktop_app.features.agenda.tasks.paper.sheets import by_day, stamp
from desktop_app.paper.document import MM
from desktop_app.paper.fonts import Weight
from desktop_app.paper.pen import ACCENT, HAIR, INK, LINE, MUTED, setter
from desktop_app.paper.sheet import Segment
from desktop_app.paper.text import Fit, fit_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.agenda.rules import Programme
    from desktop_app.features.agenda.tasks.paper.flow import Block
    from desktop_app.features.agenda.tasks.paper.words import ProgrammeFoot, ProgrammeWords
    from desktop_app.paper.document import Colour, Ink
    from desktop_app.paper.text import Fitted

WIDTH: Final = 148.0
HEIGHT: Final = 210.0
MARGIN: Final = 12.0
INNER: Final = WIDTH - 2 * MARGIN
TOP: Final = 24.0
EMBLEM: Final = 9.0


class BookletPage(NamedTuple):
    """What heads a page, and what stands on it."""

    title: str
    blocks: Sequence[Block]


def draw_booklet_page(
    ink: Ink, page: BookletPage, number: int, programme: Programme, words: ProgrammeWords
) -> None:
    """A page with its heading, rows and number (from 1)."""
    _write(ink, one_line(page.title, INNER, 13, Weight.BOLD), MARGIN, MARGIN, ACCENT)
    draw_blocks(ink, page.blocks, MARGIN, TOP)
    low = HEIGHT - MARGIN - 5
    ink.segments([Segment(MARGIN, low, WIDTH - MARGIN, low)], HAIR, LINE)
    told = " · ".join(part for part in (programme.title, stamp(programme, words)) if part)
    _write(ink, one_line(told, INNER - 14, 7), MARGIN, low + 1.4, MUTED)
    figure = one_line(str(number), 10, 9, Weight.SEMIBOLD)
    _write(ink, figure, WIDTH - MARGIN - figure.width / MM, low + 0.9, INK)


def draw_cover(ink: Ink, programme: Programme, words: ProgrammeWords, foot: ProgrammeFoot) -> None:
    """Title, days and place; at the foot as of when, and what the funder asks for."""
    ink.rectangle(MARGIN, 38, 22, 1.6, ACCENT)
    _write(ink, one_line(words.programme, INNER, 12), MARGIN, 28, MUTED)
    fit = Fit(34, 9, lines=8, wrap_below=30, leading=1.14)
    title = fit_text(setter(Weight.BOLD), programme.title, INNER * MM, 78 * MM, fit)
    low = _write(ink, title, MARGIN, 46, INK) + 5
    for text in (_days(programme, words), foot.place):
        low = _write(ink, one_line(text, INNER, 13), MARGIN, low, INK) + 1.5
    _write(ink, one_line(stamp(programme, words), INNER, 9), MARGIN, 163, MUTED)
    _funder(ink, foot, 175)


def draw_back(ink: Ink, programme: Programme, words: ProgrammeWords, foot: ProgrammeFoot) -> None:
    """The back: what it is and as of when, small, above what the funder asks for."""
    ink.rectangle(MARGIN, 143, 11, 0.8, ACCENT)
    fit = Fit(11, 7, lines=3, wrap_below=11, leading=1.2)
    title = fit_text(setter(Weight.SEMIBOLD), programme.title, INNER * MM, 14 * MM, fit)
    low = _write(ink, title, MARGIN, 147, INK) + 1
    told = " · ".join(part for part in (_days(programme, words), foot.place) if part)
    for text in (told, stamp(programme, words)):
        low = _write(ink, one_line(text, INNER, 8.5), MARGIN, low, MUTED) + 0.6
    _funder(ink, foot, 175)


def _days(programme: Programme, words: ProgrammeWords) -> str:
    """The first and the last day."""
    days = list(by_day(programme, programme.public()))
    return " – ".join(words.day(day) for day in dict.fromkeys((*days[:1], *days[-1:])))


def _funder(ink: Ink, foot: ProgrammeFoot, top: float) -> None:
    if not foot.emblem and not foot.small_print:
        return
    left = MARGIN
    ink.segments([Segment(MARGIN, top - 3, WIDTH - MARGIN, top - 3)], HAIR, LINE)
    if foot.emblem:
        ink.emblem(left, top, EMBLEM)
        left += EMBLEM * 1.5 + 3
    fit = Fit(8.5, 4.5, lines=9, wrap_below=8.5, leading=1.2)
    room = (WIDTH - MARGIN - left) * MM
    _write(ink, fit_text(setter(), foot.small_print, room, 22 * MM, fit), left, top, MUTED)


def _write(ink: Ink, fitted: Fitted, left: float, top: float, colour: Colour) -> float:
    """Draw a text from a corner on; gives where it ends."""
    for piece in placed(fitted, left, top, colour):
        ink.text(*piece)
    return top + fitted.height / MM
