"""The programme as a booklet of A5 pages: cover, days with abstracts, speakers, lines for notes, back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from desktop_app.features.agenda.tasks.paper.booklet_pages import (
    HEIGHT,
    WIDTH,
    BookletPage,
    draw_back,
    draw_booklet_page,
    draw_cover,
)
from desktop_app.features.agenda.tasks.paper.booklet_rows import INNER, index_rows, note_lines, session_blocks
from desktop_app.features.agenda.tasks.paper.flow import cut
from desktop_app.features.agenda.tasks.paper.sheets import by_day
from desktop_app.paper.booklet import PAGES_OF_A_SHEET, booklet_sides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.agenda.rules import Programme
    from desktop_app.features.agenda.tasks.paper.words import ProgrammeFoot, ProgrammeWords
    from desktop_app.paper.document import Document, Ink
    from desktop_app.progress import Progress

SPREAD: Final = (297.0, 210.0)
ROOM: Final = 162.0


class _Book(NamedTuple):
    """Everything that a page of the booklet needs; `pages` are those between the covers."""

    programme: Programme
    words: ProgrammeWords
    foot: ProgrammeFoot
    pages: Sequence[BookletPage]
    has_back: bool

    @property
    def extent(self) -> int:
        """How many pages there are, with the covers."""
        return 1 + len(self.pages) + self.has_back

    def draw(self, ink: Ink, number: int) -> None:
        """Page `number`, from 0; the first is the cover, the last the back."""
        if number == 0:
            draw_cover(ink, self.programme, self.words, self.foot)
        elif number > len(self.pages):
            draw_back(ink, self.programme, self.words, self.foot)
        else:
            draw_booklet_page(ink, self.pages[number - 1], number + 1, self.programme, self.words)


def draw_booklet(
    document: Document,
    programme: Programme,
    words: ProgrammeWords,
    foot: ProgrammeFoot,
    progress: Progress,
    *,
    folded: bool,
) -> None:
    """Draw the pages one after the other, or two to a side of A4 so that the folded sheets read in order.

    What the folded sheets have left is for the back, and for notes; a sheet is never added for them.
    """
    pages = _pages(programme, words, progress)
    left = -(1 + len(pages)) % PAGES_OF_A_SHEET
    notes = [BookletPage(words.notes, note_lines(ROOM))] * (left - 1 if folded else 0)
    book = _Book(programme, words, foot, [*pages, *notes], left > 0)
    if not folded:
        for number in range(book.extent):
            progress.at(number, book.extent)
            document.page(WIDTH, HEIGHT)
            with document.area(0, 0, WIDTH, HEIGHT) as ink:
                book.draw(ink, number)
        return
    sides = booklet_sides(book.extent)
    for done, side in enumerate(sides):
        progress.at(done, len(sides))
        document.page(*SPREAD)
        for page, x in zip(side, (0.0, SPREAD[0] - WIDTH), strict=True):
            if page is not None:
                with document.area(x, 0, WIDTH, HEIGHT) as ink:
                    book.draw(ink, page)


def _pages(programme: Programme, words: ProgrammeWords, progress: Progress) -> list[BookletPage]:
    """The pages after the cover, which is page 1."""
    pages: list[BookletPage] = []
    days = by_day(programme, programme.public())
    for done, (day, sessions) in enumerate(days.items()):
        progress.at(done, len(days))
        blocks = [block for session in sessions for block in session_blocks(programme, session, words)]
        pages += [BookletPage(words.day(day), page) for page in cut(blocks, ROOM)]
    where: dict[str, int] = {}
    for number, page in enumerate(pages, 2):
        for block in page.blocks:
            if block.key:
                where.setdefault(block.key, number)
    index = cut(index_rows(programme, where, INNER), ROOM)
    return pages + [BookletPage(words.speakers, page) for page in index]
