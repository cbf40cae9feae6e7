"""One badge with the longest text of each field, which shows what a template must hold."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def breadth(text: str) -> int:
    """About how wide a text is in narrow letters: those of East Asia count twice, marks nothing."""
    return len(text) if text.isascii() else sum(_breadth(char) for char in text)


def widest(texts: Iterable[str]) -> str:
    """The widest text, "" of none; of equally wide ones the first."""
    found, most = "", 0
    for text in texts:
        if 2 * len(text) > most and breadth(text) > most:  # no text is wider than twice its length
            found, most = text, breadth(text)
    return found


def _breadth(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
