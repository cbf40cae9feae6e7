"""The programme as a booklet of A5 pages: cover, days with abstracts, index of speakers; folded from A4."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from desktop_app.features.agenda.tasks.paper.booklet_pages import (
    HEIGHT,
    WIDTH,
    BookletPage,
    draw_booklet_page,
    draw_cover,
)
from desktop_app.features.agenda.tasks.paper.booklet_rows import INNER, index_rows, session_blocks
from desktop_app.features.agenda.tasks.paper.flow import cut
from desktop_app.features.agenda.tasks.paper.sheets import by_day
from desktop_app.paper.booklet import booklet_sides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.agenda.rules import Programme
    from desktop_app.features.agenda.rules.paper import ProgrammeFoot
    from desktop_app.features.agenda.tasks.paper.words import ProgrammeWords
    from desktop_app.paper.document import Document, Ink
    from desktop_app.progress import Progress

SPREAD: Final = (297.0, 210.0)
ROOM: Final = 162.0


class _Book(NamedTuple):
    """Everything that a page of the booklet needs."""

    programme: Programme
    words: ProgrammeWords
    foot: ProgrammeFoot
    pages: Sequence[BookletPage]

    def draw(self, ink: Ink, number: int) -> None:
        """Page `number`, from 0; the first is the cover."""
        if number == 0:
            draw_cover(ink, self.programme, self.words, self.foot)
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
    """Draw the pages one after the other, or two to a side of A4 so that the folded sheets read in order."""
    book = _Book(programme, words, foot, _pages(programme, words, progress))
    count = len(book.pages) + 1
    if not folded:
        for number in range(count):
            progress.at(number, count)
            document.page(WIDTH, HEIGHT)
            with document.area(0, 0, WIDTH, HEIGHT) as ink:
                book.draw(ink, number)
        return
    sides = booklet_sides(count)
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
