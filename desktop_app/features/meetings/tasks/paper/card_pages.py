"""Cards cut into pages: as large as fits on one, and over two rather than smaller than can be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.tasks.paper.card_rows import LEAST, MOST, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.meetings.rules.card import Card
    from desktop_app.features.meetings.tasks.paper.card_rows import CardRow
    from desktop_app.features.meetings.tasks.paper.words import CardWords

SIZES: Final = (LEAST, 7.5, 8.0, 8.5, MOST)
"""The sizes of type that are tried, in points."""


@dataclass(frozen=True, slots=True)
class CardPages:
    """The rows of each page of one card, in points of size."""

    size: float
    pages: tuple[tuple[CardRow, ...], ...]


def card_pages(card: Card, words: CardWords, room: float) -> CardPages:
    """Set a card in pages with `room` mm for rows each.

    The fewest pages that hold it at the least size; then the largest type with which it needs no more.
    """
    large = _set(card, words, MOST, room)
    if len(large.pages) == 1:
        return large
    best = _set(card, words, LEAST, room)
    low, high = 0, len(SIZES)
    while high - low > 1:
        middle = (low + high) // 2
        tried = large if SIZES[middle] == MOST else _set(card, words, SIZES[middle], room)
        if len(tried.pages) <= len(best.pages):
            low, best = middle, tried
        else:
            high = middle
    return CardPages(best.size, _evened(best.pages, room))


def _set(card: Card, words: CardWords, size: float, room: float) -> CardPages:
    return CardPages(size, _cut(rows_of(card, words, size), room))


def _cut(rows: Sequence[CardRow], room: float) -> tuple[tuple[CardRow, ...], ...]:
    """Fill page after page; a heading goes to the next page with the row that it heads."""
    pages: list[list[CardRow]] = [[]]
    for row in rows:
        if pages[-1] and sum(each.height for each in pages[-1]) + row.height > room:
            pages.append(_taken_along(pages[-1]))
        pages[-1].append(row)
    return tuple(tuple(page) for page in pages)


def _taken_along(page: list[CardRow]) -> list[CardRow]:
    return [page.pop()] if len(page) > 1 and page[-1].head else []


def _evened(pages: tuple[tuple[CardRow, ...], ...], room: float) -> tuple[tuple[CardRow, ...], ...]:
    """Spread the rows so that the last page is not left with a single one."""
    rows = [row for page in pages for row in page]
    share = sum(row.height for row in rows) / len(pages)
    low, high = share, room
    for _ in range(12):
        middle = (low + high) / 2
        if len(_cut(rows, middle)) <= len(pages):
            high = middle
        else:
            low = middle
    return _cut(rows, high) if len(pages) > 1 else pages
