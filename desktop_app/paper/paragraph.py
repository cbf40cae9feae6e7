"""Running text: lines filled one after the other at one size, for abstracts and other long texts."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from desktop_app.paper.fonts.clean import clean, clusters
from desktop_app.paper.text import Fitted, filled, pieces_of

if TYPE_CHECKING:
    from desktop_app.paper.fonts import Typesetter

SPACE: Final = 0.26
"""A space at the end of a piece, in em: its ink does not show how wide it is."""


def set_paragraph(setter: Typesetter, text: str, width: float, size: float, leading: float = 1.28) -> Fitted:
    """`text` in lines of at most `width` points at `size` points; only a word wider than that is broken."""
    text = clean(text)
    if not text:
        return Fitted((), size, leading)
    limit = width / size
    pieces: list[str] = []
    for piece in pieces_of(text):
        pieces += clusters(piece) if _advance(setter, piece) > limit else [piece]
    widths = [_advance(setter, piece) for piece in pieces]
    lines = filled(pieces, widths, limit)
    return Fitted(tuple(setter.line(line) for line in lines), size, leading)


def _advance(setter: Typesetter, piece: str) -> float:
    """How far the pen goes, in em: the ink alone is narrower, and a line is a sum of many pieces."""
    width = sum(run.width for run in setter.line(piece).runs)
    return width + (SPACE if piece[-1].isspace() else 0.0)


def from_the_right(text: str) -> bool:
    """Whether a text is read from right to left: its first letter that has a direction decides."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L") != "L"
