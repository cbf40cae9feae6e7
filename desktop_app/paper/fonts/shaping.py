"""A line of text made ready for paper: runs in visual order, each with its face, glyphs and width."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.paper.fonts.book import FontBook, house_fonts
from desktop_app.paper.fonts.clean import clean, clusters
from desktop_app.paper.fonts.order import FIRST_RTL, levels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.paper.fonts.face import Face, Glyph, Weight

TOP = 0.95
DEPTH = 0.24
"""Ink of Latin, Greek and Cyrillic capitals with marks, and of descenders, in em: lines of names
keep one rhythm whatever their letters."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters of one face and direction; figures in em (1 = the size of the type)."""

    face: Face
    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    plain: bool
    """Each character is its own glyph in its own place: can be written as embedded text."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line in visual order; all lengths in em, so that everything is linear in the size.

    `left` is how far the ink begins behind the pen's start, `width` how wide the ink is: large type lines
    up with small type only by its ink.
    """

    text: str
    runs: tuple[Run, ...]
    left: float
    width: float
    top: float
    depth: float
    missing: str
    """Characters for which no font has a glyph, each once."""


class Typesetter:
    """Makes lines in one weight for people of one country (which decides the form of Han characters)."""

    def __init__(self, weight: Weight, country: str = "", book: FontBook | None = None) -> None:
        self.weight = weight
        self.country = country
        self._book = book or house_fonts()
        self.line = lru_cache(maxsize=2048)(self._line)

    def _line(self, text: str) -> Line:
        text = clean(text)
        runs = [self._shaped(face, part, level) for face, part, level in self._ordered(text)]
        ink = _ink(runs)
        return Line(
            text,
            tuple(runs),
            ink.left,
            ink.right - ink.left,
            max(TOP, ink.top),
            max(DEPTH, -ink.bottom),
            _missing(runs),
        )

    def _shaped(self, face: Face, text: str, level: int) -> Run:
        rtl = level % 2 == 1
        glyphs = tuple(face.shape(text, rtl=rtl))
        plain = not rtl and face is self._book.plain(self.weight) and _is_plain(face, text, glyphs)
        return Run(face, text, glyphs, sum(glyph.advance for glyph in glyphs) / face.upem, plain)

    def _ordered(self, text: str) -> list[tuple[Face, str, int]]:
        plain = self._book.plain(self.weight)
        if plain.has(text) and max(text, default="") < FIRST_RTL:
            return [(plain, text, 0)] if text else []
        return _visual(self._faced(text, levels(text)))

    def _faced(self, text: str, levels: Sequence[int]) -> list[tuple[Face, str, int]]:
        """Text cut wherever the face or the direction changes, in reading order."""
        pieces: list[tuple[Face, str, int]] = []
        at = 0
        for cluster in clusters(text):
            level = levels[at]
            at += len(cluster)
            last = pieces[-1] if pieces and pieces[-1][2] == level else None
            face = self._face(cluster, last[0] if last else None)
            if last and last[0] is face:
                pieces[-1] = (face, last[1] + cluster, level)
            else:
                pieces.append((face, cluster, level))
        return pieces

    def _face(self, cluster: str, before: Face | None) -> Face:
        if before is not None and _neutral(cluster) and before.has(cluster):
            return before
        plain = self._book.plain(self.weight)
        if plain.has(cluster):
            return plain
        return self._book.fallback(cluster, self.weight, self.country) or plain


def _neutral(cluster: str) -> bool:
    """Spaces and punctuation follow the letters before them; the dot between fields belongs to neither."""
    return cluster != "·" and unicodedata.category(cluster[0])[0] in "ZP"


def _is_plain(face: Face, text: str, glyphs: tuple[Glyph, ...]) -> bool:
    """Whether shaping did nothing but kern."""
    if len(glyphs) != len(text) or any(x or y for _, _, _, x, y in glyphs):
        return False
    return all(map(face.glyph, text)) and [glyph[0] for glyph in glyphs] == list(map(face.glyph, text))


class _Extent(NamedTuple):
    left: float
    right: float
    bottom: float
    top: float


def _ink(runs: Sequence[Run]) -> _Extent:
    """The box of all ink in em, seen from the pen's start on the baseline."""
    boxes: list[_Extent] = []
    start = 0.0
    for run in runs:
        box = _run_ink(run, start)
        boxes += [box] if box else []
        start += run.width
    if not boxes:
        return _Extent(0.0, start, 0.0, 0.0)
    lefts, rights, bottoms, tops = zip(*boxes, strict=True)
    return _Extent(min(lefts), max(rights), min(bottoms), max(tops))


def _run_ink(run: Run, start: float) -> _Extent | None:
    extents, upem = run.face.extents, run.face.upem
    pen, left, right, bottom, top = 0, 9**9, -(9**9), 0, 0
    for gid, _, advance, x, y in run.glyphs:
        box = extents(gid)
        if box is not None:
            left, right = min(left, pen + x + box[0]), max(right, pen + x + box[1])
            bottom, top = min(bottom, y + box[2]), max(top, y + box[3])
        pen += advance
    return (
        _Extent(start + left / upem, start + right / upem, bottom / upem, top / upem)
        if right > left
        else None
    )


def _missing(runs: Sequence[Run]) -> str:
    lost = (run.text[glyph.cluster] for run in runs for glyph in run.glyphs if not glyph.gid)
    return "".join(dict.fromkeys(lost))


def _visual(pieces: list[tuple[Face, str, int]]) -> list[tuple[Face, str, int]]:
    """Reverse, from the deepest level up, each stretch of that level or deeper (UAX 9, rule L2)."""
    deepest = max((level for _, _, level in pieces), default=0)
    for threshold in range(deepest, 0, -1):
        turned: list[tuple[Face, str, int]] = []
        for inside, stretch in groupby(pieces, key=lambda piece: piece[2] >= threshold):
            group = list(stretch)
            turned += reversed(group) if inside else group
        pieces = turned
    return pieces
