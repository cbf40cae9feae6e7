"""One font file: which characters it has, how it shapes them, and their outlines as PDF path operators."""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

import uharfbuzz as hb

if TYPE_CHECKING:
    from pathlib import Path

FEATURES = {"kern": True, "liga": False, "dlig": False}
"""No optional ligatures: some Arabic fonts add vowel marks to names by them."""

NoteKind = Literal["family", "version", "licence"]
NOTES: dict[NoteKind, tuple[int, ...]] = {"family": (16, 1), "version": (5,), "licence": (13, 14)}
"""The numbers of names in a font file, the better one first (OpenType, table `name`)."""


class Weight(Enum):
    """How heavy the letters are; the value is the end of the font file's name."""

    REGULAR = "Regular"
    MEDIUM = "Medium"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"

    @property
    def fallback(self) -> str:
        """The nearest of the two weights that fonts of other scripts come in."""
        return "Bold" if self in {Weight.SEMIBOLD, Weight.BOLD} else "Regular"


class Glyph(NamedTuple):
    """One glyph of a shaped run, in units of the font; `cluster` is the index of its character."""

    gid: int
    cluster: int
    advance: int
    x: int
    y: int


class Extents(NamedTuple):
    """A box around ink, in units of the font."""

    left: int
    right: int
    bottom: int
    top: int


class Face:
    """A font file, opened once and kept: glyph numbers and outlines are cached."""

    def __init__(self, path: Path, index: int = 0) -> None:
        self.path = path
        self.name = f"{path.stem}.{index}" if index else path.stem
        self._face = hb.Face(hb.Blob.from_file_path(str(path)), index)
        self._font = hb.Font(self._face)
        self.upem: int = self._face.upem
        self._glyphs: dict[str, int] = {}
        self._outlines: dict[int, str] = {}
        self._advances: dict[int, int] = {}
        self._extents: dict[int, Extents | None] = {}

    def note(self, what: NoteKind) -> str:
        """What the file says of itself; empty where it is silent."""
        return next((found for number in NOTES[what] if (found := self._face.get_name(number))), "")

    @cached_property
    def count(self) -> int:
        """How many faces the file holds (a collection has several)."""
        return int(self._face.count)

    @cached_property
    def embeddable(self) -> bool:
        """Whether the outlines are TrueType, the only kind ReportLab embeds."""
        return "glyf" in self._face.table_tags

    def glyph(self, char: str) -> int:
        """The number of the character's glyph, 0 where the font has none."""
        found = self._glyphs.get(char)
        if found is None:
            found = self._glyphs[char] = self._font.get_nominal_glyph(ord(char)) or 0
        return found

    def has(self, text: str) -> bool:
        return all(self.glyph(char) for char in text)

    def advance(self, gid: int) -> int:
        found = self._advances.get(gid)
        if found is None:
            found = self._advances[gid] = int(self._font.get_glyph_h_advance(gid))
        return found

    def shape(self, text: str, *, rtl: bool) -> list[Glyph]:
        """Glyphs from left to right as they stand on paper."""
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        hb.shape(self._font, buffer, FEATURES)
        return [
            Glyph(info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    def extents(self, gid: int) -> Extents | None:
        """The box of a glyph's ink, None where it has none."""
        if gid not in self._extents:
            box = self._font.get_glyph_extents(gid)
            self._extents[gid] = (
                Extents(box.x_bearing, box.x_bearing + box.width, box.y_bearing + box.height, box.y_bearing)
                if box and box.width
                else None
            )
        return self._extents[gid]

    def outline(self, gid: int) -> str:
        """The glyph's contours as PDF path operators in units of the font, to be filled non-zero."""
        found = self._outlines.get(gid)
        if found is None:
            pen = _PathPen()
            self._font.draw_glyph_with_pen(gid, pen)
            found = self._outlines[gid] = " ".join(pen.path)
        return found


class _PathPen:
    """Writes down a glyph's contours; its method names are those of fontTools pens."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 (the pen protocol's name)
        self._at = point
        self.path.append(f"{point[0]:g} {point[1]:g} m")

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802 (the pen protocol's name)
        self._at = point
        self.path.append(f"{point[0]:g} {point[1]:g} l")

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 (the pen protocol's name)
        self._at = points[-1]
        numbers = " ".join(f"{round(x)} {round(y)}" for x, y in points)
        self.path.append(f"{numbers} c")

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802 (the pen protocol's name)
        """Raise the degree: PDF has cubic curves only."""
        (x0, y0), (x1, y1), (x2, y2) = self._at, control, end
        first = (x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0))
        second = (x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2))
        self.curveTo(first, second, end)

    def closePath(self) -> None:  # noqa: N802 (the pen protocol's name)
        self.path.append("h")

    def endPath(self) -> None:  # noqa: N802 (the pen protocol's name)
        """An open contour needs no operator."""
