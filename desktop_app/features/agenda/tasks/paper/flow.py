"""Blocks under each other, cut into pages: at the largest type that needs no more of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.paper.pen import HAIR, LINE, Piece
from desktop_app.paper.sheet import Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop_app.paper.document import Colour, Ink


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle in a block; lengths in mm from its corner."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page that is never cut, `height` mm high; places are in mm from its upper left corner.

    One that `heads` goes with the block after it. A `fresh` one begins a page. With `ruled` a hairline of
    that length in mm stands over it.
    """

    height: float
    pieces: tuple[Piece, ...] = ()
    bars: tuple[Bar, ...] = ()
    heads: bool = False
    fresh: bool = False
    ruled: float = 0.0
    key: str = ""
    """What the block is about, for an index."""

    def scaled(self, factor: float) -> Block:
        """The same block smaller or larger about its corner."""
        pieces = tuple(
            Piece(p.line, p.x * factor, p.y * factor, p.size * factor, p.colour) for p in self.pieces
        )
        bars = tuple(
            Bar(b.x * factor, b.y * factor, b.width * factor, b.height * factor, b.colour) for b in self.bars
        )
        return replace(self, height=self.height * factor, pieces=pieces, bars=bars)


def cut(blocks: Iterable[Block], room: float) -> list[list[Block]]:
    """Pages of at most `room` mm; headings go to the next page with what they head.

    A block that is taller than a page is made smaller until it is not: nothing is ever cut off.
    """
    pages: list[list[Block]] = [[]]
    used = 0.0
    for each in blocks:
        block = each if each.height <= room else each.scaled(room / each.height)
        page = pages[-1]
        if page and (block.fresh or used + block.height > room):
            pages.append(_taken_along(page))
            used = sum(taken.height for taken in pages[-1])
        pages[-1].append(block)
        used += block.height
    return [page for page in pages if page]


def _taken_along(page: list[Block]) -> list[Block]:
    count = 0
    while count < len(page) - 1 and page[-1 - count].heads:
        count += 1
    taken = page[len(page) - count :]
    del page[len(page) - count :]
    return taken


def largest(
    sizes: Sequence[float], build: Callable[[float], list[Block]], room: float
) -> tuple[float, list[list[Block]]]:
    """The fewest pages, which the first and smallest size needs, in the largest type that needs no more."""
    best = sizes[0], cut(build(sizes[0]), room)
    for size in reversed(sizes[1:]):
        pages = cut(build(size), room)
        if len(pages) <= len(best[1]):
            return size, pages
    return best


def draw_blocks(ink: Ink, blocks: Sequence[Block], left: float, top: float) -> None:
    """Draw blocks under each other from a corner in mm on."""
    lines: list[Segment] = []
    for block in blocks:
        _draw(ink, block, left, top)
        if block.ruled:
            lines.append(Segment(left, top, left + block.ruled, top))
        top += block.height
    if lines:
        ink.segments(lines, HAIR, LINE)


def _draw(ink: Ink, block: Block, left: float, top: float) -> None:
    for bar in block.bars:
        ink.rectangle(left + bar.x, top + bar.y, bar.width, bar.height, bar.colour)
    for piece in block.pieces:
        ink.text(piece.line, left + piece.x, top + piece.y, piece.size, piece.colour)
