"""The fonts of one document: subsets for plain text, and an invisible one so that drawn text can be found."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFFormXObject, PDFName, PDFStream, xObjectName
from reportlab.pdfbase.ttfonts import TTFont

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFObject

    from desktop_app.paper.fonts import Face

MARGIN = 10
"""Around a glyph's form, so that its soft edges are not cut."""
CODES = 255
"""Codes in one invisible font; code 0 stays unused."""


class PdfObjects(Protocol):
    """The part of ReportLab's document that fonts need; its own types are silent about it."""

    idToObject: dict[str, Any]  # noqa: N815 (ReportLab's name)

    def Reference(self, obj: PDFObject, name: str | None = None) -> PDFObject: ...  # noqa: N802 (ReportLab's name)


class EmbeddedFonts:
    """Hands out codes in the document's fonts; each face is one growing subset for the whole document."""

    def __init__(self, document: PdfObjects) -> None:
        self._document = document
        self._codes: dict[Face, dict[str, tuple[str, str]]] = {}
        self._glyphs: dict[tuple[Face, int], str] = {}
        self._invisible: list[InvisibleFont] = []
        self._invisible_codes: dict[str, tuple[str, str]] = {}

    def code(self, face: Face, char: str) -> tuple[str, str]:
        """The PDF name of the font that holds the character, and its code there in hexadecimal."""
        known = self._codes.setdefault(face, {})
        if char not in known:
            font = truetype(face)
            subset, code = font.splitString(char, self._document)[0]
            known[char] = (font.getSubsetInternalName(subset, self._document), code.hex())
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

    def glyph(self, face: Face, gid: int) -> str:
        """The name of the form that draws the glyph in units of its font; empty where it has no ink."""
        key = (face, gid)
        if key not in self._glyphs:
            self._glyphs[key] = self._glyph_form(face, gid)
        return self._glyphs[key]

    def _glyph_form(self, face: Face, gid: int) -> str:
        box = face.extents(gid)
        if box is None:
            return ""
        name = f"g{len(self._glyphs)}"
        low, high = (box.left - MARGIN, box.bottom - MARGIN), (box.right + MARGIN, box.top + MARGIN)
        form = PDFFormXObject(*low, *high)
        form.Resources = PDFDictionary({})
        form.compression = 1
        form.setStreamList(f"{face.outline(gid)} f")
        self._document.Reference(form, xObjectName(name))
        return name

    def finish(self) -> None:
        """Add the invisible fonts to the document, now that all their codes are known."""
        fonts = self._document.idToObject["BasicFonts"].dict
        for font in self._invisible:
            fonts[font.name] = self._document.Reference(font.dictionary(self._document))


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

    def dictionary(self, document: PdfObjects) -> PDFDictionary:
        last = len(self._clusters)
        entries = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type3"),
            "FontBBox": PDFArray([0, 0, 1000, 1000]),
            "FontMatrix": PDFArray([0.001, 0, 0, 0.001, 0, 0]),
            "CharProcs": PDFDictionary({"n": document.Reference(_stream("1000 0 0 0 1000 900 d1"))}),
            "Encoding": PDFDictionary(
                {"Type": PDFName("Encoding"), "Differences": PDFArray([1, *[PDFName("n")] * last])}
            ),
            "FirstChar": 1,
            "LastChar": last,
            "Widths": PDFArray([1000] * last),
            "ToUnicode": document.Reference(_stream(self._to_unicode())),
        }
        return PDFDictionary(entries)

    def _to_unicode(self) -> str:
        """Adobe Technical Note 5411; at most 100 lines a block."""
        rows = [
            f"<{code:02x}> <{cluster.encode('utf-16-be').hex()}>"
            for code, cluster in enumerate(self._clusters, 1)
        ]
        blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
        body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            f"/CMapName /{self.name} def /CMapType 2 def\n"
            f"1 begincodespacerange <00> <ff> endcodespacerange\n{body}\n"
            "endcmap CMapName currentdict /CMap defineresource pop end end"
        )


@cache
def truetype(face: Face) -> TTFont:
    """ReportLab's reading of the file, kept for the process: it costs more than a page of badges."""
    return TTFont(face.name, str(face.path))


def _stream(text: str) -> PDFStream:
    stream = PDFStream()
    stream.content = text
    return stream
