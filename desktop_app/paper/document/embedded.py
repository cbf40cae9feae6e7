"""The fonts of one document: subsets for plain text, and an invisible one so that drawn text can be found."""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from reportlab.pdfbase.ttfonts import TTFontFace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.paper.document.file import PdfFile
    from desktop_app.paper.fonts import Face

MARGIN = 10
"""Around a glyph's form, so that its soft edges are not cut."""
CODES = 255
"""Codes in one font; code 0 stays unused in the invisible ones and is the missing glyph in the others."""
SYMBOLIC, NONSYMBOLIC = 1 << 2, 1 << 5
"""Flags of a font's descriptor (ISO 32000-1, table 123): a subset has codes of its own."""
# ReportLab reads a font file from where it stopped last, for all documents: two at once would mix them up.
_READING = Lock()


class EmbeddedFonts:
    """Hands out codes in the document's fonts; each face is one growing row of subsets for all its pages."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self.number = file.reserve()
        """Of the dictionary of all fonts, which every page and form refers to."""
        self._codes: dict[Face, dict[str, tuple[str, str]]] = {}
        self._subsets: list[Subset] = []
        self._open: dict[Face, Subset] = {}
        self._glyphs: dict[tuple[Face, int], int] = {}
        self._invisible: list[InvisibleFont] = []
        self._invisible_codes: dict[str, tuple[str, str]] = {}

    def code(self, face: Face, char: str) -> tuple[str, str]:
        """The PDF name of the font that holds the character, and its code there in hexadecimal."""
        known = self._codes.setdefault(face, {})
        if char not in known:
            subset = self._open.get(face)
            if subset is None or subset.full:
                subset = self._open[face] = Subset(f"F{len(self._subsets)}", face)
                self._subsets.append(subset)
            known[char] = (f"/{subset.name}", f"{subset.add(char):02x}")
        return known[char]

    def codes(self, face: Face) -> dict[str, tuple[str, str]]:
        """What `code` has answered for this face so far: looked up for each letter of each name."""
        return self._codes.setdefault(face, {})

    def invisible(self, cluster: str) -> tuple[str, str]:
        """A font and a code that draw nothing and read as `cluster`."""
        found = self._invisible_codes.get(cluster)
        if found is None:
            if not self._invisible or self._invisible[-1].full:
                self._invisible.append(InvisibleFont(f"Unseen{len(self._invisible)}"))
            font = self._invisible[-1]
            found = self._invisible_codes[cluster] = (f"/{font.name}", f"{font.add(cluster):02x}")
        return found

    def glyph(self, face: Face, gid: int) -> int:
        """The number of the form that draws the glyph in units of its font; 0 where it has no ink."""
        key = (face, gid)
        if key not in self._glyphs:
            self._glyphs[key] = self._glyph_form(face, gid)
        return self._glyphs[key]

    def _glyph_form(self, face: Face, gid: int) -> int:
        box = face.extents(gid)
        if box is None:
            return 0
        edges = f"{box.left - MARGIN} {box.bottom - MARGIN} {box.right + MARGIN} {box.top + MARGIN}"
        entries = f"/Type/XObject/Subtype/Form/BBox[{edges}]/Resources<<>>"
        return self._file.stream(f"{face.outline(gid)} f".encode("ascii"), entries)

    def finish(self) -> None:
        """Write all fonts, now that all their codes are known."""
        fonts: list[Subset | InvisibleFont] = [*self._subsets, *self._invisible]
        names = "".join(f"/{font.name} {font.write(self._file)} 0 R" for font in fonts)
        self._file.put(self.number, f"<<{names}>>".encode("ascii"))


class Subset:
    """Up to 255 characters of one face, as a TrueType font of its own."""

    def __init__(self, name: str, face: Face) -> None:
        self.name = name
        self._face = face
        self._chars: list[str] = []

    @property
    def full(self) -> bool:
        return len(self._chars) == CODES

    def add(self, char: str) -> int:
        self._chars.append(char)
        return len(self._chars)

    def write(self, file: PdfFile) -> int:
        """Write the font with its description and its letters; gives its number."""
        font, points = truetype(self._face), [0, *map(ord, self._chars)]
        with _READING:
            data: bytes = font.makeSubset(points)
        name = f"{_prefix(self.name)}+{self._face.name}"
        program = file.stream(data, f"/Length1 {len(data)}")
        descriptor = file.add(_descriptor(font, name, program))
        meaning = file.stream(to_unicode(name, self._chars).encode("ascii"))
        widths = " ".join(f"{font.charWidths.get(point, font.defaultWidth):g}" for point in points)
        return file.add(
            f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 0/LastChar {len(self._chars)}"
            f"/Widths[{widths}]/FontDescriptor {descriptor} 0 R/ToUnicode {meaning} 0 R>>"
        )


class InvisibleFont:
    """A Type 3 font whose glyphs are empty and one em wide, with the text that each code stands for."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._clusters: list[str] = []

    @property
    def full(self) -> bool:
        return len(self._clusters) == CODES

    def add(self, cluster: str) -> int:
        self._clusters.append(cluster)
        return len(self._clusters)

    def write(self, file: PdfFile) -> int:
        """Write the font; gives its number."""
        last = len(self._clusters)
        empty = file.stream(b"1000 0 0 0 1000 900 d1")
        meaning = file.stream(to_unicode(self.name, self._clusters).encode("ascii"))
        return file.add(
            f"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]"
            f"/Resources<<>>/CharProcs<</n {empty} 0 R>>/Encoding<</Type/Encoding/Differences"
            f"[1{'/n' * last}]>>/FirstChar 1/LastChar {last}/Widths[{'1000 ' * last}]"
            f"/ToUnicode {meaning} 0 R>>"
        )


def to_unicode(name: str, texts: Sequence[str]) -> str:
    """What the codes from 1 stand for (Adobe Technical Note 5411; at most 100 lines a block)."""
    rows = [f"<{code:02x}> <{text.encode('utf-16-be').hex()}>" for code, text in enumerate(texts, 1)]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        f"/CMapName /{name} def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )


@cache
def truetype(face: Face) -> TTFontFace:
    """ReportLab's reading of the file, kept for the process: it costs more than a page of badges."""
    return TTFontFace(str(face.path))


def _descriptor(font: TTFontFace, name: str, program: int) -> str:
    box = " ".join(f"{edge:g}" for edge in font.bbox)
    return (
        f"<</Type/FontDescriptor/FontName/{name}/Flags {font.flags & ~NONSYMBOLIC | SYMBOLIC}"
        f"/FontBBox[{box}]/ItalicAngle {font.italicAngle:g}/Ascent {font.ascent:g}/Descent {font.descent:g}"
        f"/CapHeight {font.capHeight:g}/StemV {font.stemV:g}/MissingWidth {font.defaultWidth:g}"
        f"/FontFile2 {program} 0 R>>"
    )


def _prefix(name: str) -> str:
    """Six letters that tell one subset of a face from another (ISO 32000-1, 9.6.4)."""
    number = int(name.removeprefix("F"))
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(5, -1, -1))
