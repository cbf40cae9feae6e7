"""Which pages of a booklet lie on which side of which sheet, so that folded sheets read in order."""

from __future__ import annotations

from typing import Final

PAGES_OF_A_SHEET: Final = 4


def booklet_sides(pages: int) -> list[tuple[int | None, int | None]]:
    """The left and the right page (from 0) of each side of the sheets, front and back in turn.

    The sheets lie in one another, are printed on both sides about their short edge and folded once. None is
    a page that stays empty because the pages do not fill the last sheet; such stand before the back cover.
    """
    full = -(-pages // PAGES_OF_A_SHEET) * PAGES_OF_A_SHEET
    empty = full - pages
    # The last page is the back cover, wherever the empty ones are.
    order: list[int | None] = [*range(pages - 1), *[None] * empty, *range(max(0, pages - 1), pages)]
    sides: list[tuple[int | None, int | None]] = []
    for side in range(full // 2):
        outer, inner = order[full - 1 - side], order[side]
        sides.append((outer, inner) if side % 2 == 0 else (inner, outer))
    return sides
