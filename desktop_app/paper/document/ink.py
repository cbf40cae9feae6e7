"""Drawing on a page, a label or a repeated part by raw PDF operators; mm from its upper left corner."""

from __future__ import annotations

from contextlib import contextmanager
from math import cos, radians, sin
from typing import TYPE_CHECKING

from desktop_app.paper.document.surface import Colour, placed_picture
from desktop_app.paper.emblem import eu_emblem
from desktop_app.paper.fonts.clean import clusters
from desktop_app.paper.qr import qr_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop_app.paper.document.embedded import EmbeddedFonts
    from desktop_app.paper.document.pictures import EmbeddedPictures
    from desktop_app.paper.document.surface import Outline, PictureFit, Rect
    from desktop_app.paper.fonts import Line, Run
    from desktop_app.paper.sheet import Segment

MM = 72 / 25.4
"""Points in a millimetre."""


BOW = 0.5522847498
"""How far along the tangent a cubic curve's handles lie to draw a quarter of a circle: 4/3 (√2 - 1)."""


def rgb(text: str) -> Colour:
    """The colour written `#RRGGBB`."""
    value = int(text.removeprefix("#"), 16)
    return ((value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255)


class Ink:
    """Collects operators for an area `height` mm high; nothing here is markup, so every character prints."""

    def __init__(self, fonts: EmbeddedFonts, pictures: EmbeddedPictures, height: float) -> None:
        self._fonts = fonts
        self._pictures = pictures
        self._height = height * MM
        self.operators: list[str] = []
        # In the order in which they were first placed, so that equal documents are equal files.
        self.forms: dict[int, None] = {}

    @property
    def content(self) -> bytes:
        """The operators as they stand in a stream."""
        return "\n".join(self.operators).encode("ascii")

    def place(self, form: int) -> None:
        """Draw the form or picture of that number, and note that it is needed here."""
        self.forms[form] = None
        self.operators.append(f"/X{form} Do")

    def text(self, line: Line, x: float, y: float, size: float, colour: Colour) -> None:
        """One line whose ink begins at x and whose baseline is at y mm, in `size` points."""
        at, base = x * MM - line.left * size, self._height - y * MM
        self._fill(colour)
        for run in line.runs:
            if run.plain:
                self._plain(run, at, base, size)
            else:
                self._outlines(run, at, base, size)
            at += run.width * size

    def rectangle(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        self._fill(colour)
        low = self._height - (y + height) * MM
        self.operators.append(f"{x * MM:.2f} {low:.2f} {width * MM:.2f} {height * MM:.2f} re f")

    def shape(
        self, outline: Outline, fill: Colour | None = None, stroke: Colour | None = None, weight: float = 0.5
    ) -> None:
        """A closed outline, filled and stroked `weight` points thick."""
        if fill is not None:
            self._fill(fill)
        if stroke is not None:
            self.operators.append(f"{_numbers(stroke)} RG {weight:g} w")
        how = {(True, True): "B", (True, False): "f", (False, True): "S"}.get((bool(fill), bool(stroke)))
        if how:
            self.operators.append(f"{self._path(outline)} h {how}")

    def _path(self, outline: Outline) -> str:
        """Corners are quarters of a circle; those of an ellipse meet."""
        x, y, width, height, radius = outline
        if radius is None:
            return self._curved(x, y, width, height, width / 2, height / 2)
        radius = min(radius, width / 2, height / 2)
        return self._curved(x, y, width, height, radius, radius)

    def _curved(self, x: float, y: float, width: float, height: float, across: float, down: float) -> str:
        left, right = x * MM, (x + width) * MM
        low, high = self._height - (y + height) * MM, self._height - y * MM
        rx, ry = across * MM, down * MM
        kx, ky = rx * (1 - BOW), ry * (1 - BOW)
        corners = (
            ((right - rx, low), (right - kx, low, right, low + ky, right, low + ry)),
            ((right, high - ry), (right, high - ky, right - kx, high, right - rx, high)),
            ((left + rx, high), (left + kx, high, left, high - ky, left, high - ry)),
            ((left, low + ry), (left, low + ky, left + kx, low, left + rx, low)),
        )
        parts = [f"{left + rx:.2f} {low:.2f} m"]
        for end, curve in corners:
            parts.append(f"{end[0]:.2f} {end[1]:.2f} l")
            if rx:
                parts.append(" ".join(f"{number:.2f}" for number in curve) + " c")
        return " ".join(parts)

    @contextmanager
    def turned(self, degrees: float, x: float, y: float) -> Iterator[None]:
        """What is drawn within is turned clockwise about the point x, y."""
        a, b = cos(radians(degrees)), sin(radians(degrees))
        px, py = x * MM, self._height - y * MM
        shift = f"{px - a * px - b * py:.3f} {py + b * px - a * py:.3f}"
        self.operators.append(f"q {a:.6f} {-b:.6f} {b:.6f} {a:.6f} {shift} cm")
        yield
        self.operators.append("Q")

    def picture(self, data: bytes, box: Rect, fit: PictureFit) -> None:
        """A PNG or JPEG in a box; the same data is in the document once."""
        form, aspect = self._pictures.placed(data)
        x, y, width, height = box
        left, top, wide, high = placed_picture(box, aspect, fit)
        left, low = left * MM, self._height - (top + high) * MM
        edge = f"{x * MM:.2f} {self._height - (y + height) * MM:.2f} {width * MM:.2f} {height * MM:.2f}"
        matrix = f"{wide * MM:.3f} 0 0 {high * MM:.3f} {left:.3f} {low:.3f} cm"
        self.operators.append(f"q {edge} re W n {matrix}")
        self.place(form)
        self.operators.append("Q")

    def segments(self, segments: Iterable[Segment], weight: float, colour: Colour) -> None:
        """Straight lines, `weight` points thick."""
        strokes = [
            f"{x1 * MM:.2f} {self._height - y1 * MM:.2f} m {x2 * MM:.2f} {self._height - y2 * MM:.2f} l"
            for x1, y1, x2, y2 in segments
        ]
        self.operators.append(f"{_numbers(colour)} RG {weight:g} w {' '.join(strokes)} S")

    def qr(self, text: str, x: float, y: float, size: float, colour: Colour = (0, 0, 0)) -> None:
        """The QR code of `text` with its quiet zone in a square of `size` mm."""
        symbol = qr_path(text)
        module = size * MM / symbol.modules
        low = self._height - (y + size) * MM
        self._fill(colour)
        self.operators.append(
            f"q {module:.5f} 0 0 {module:.5f} {x * MM:.2f} {low:.2f} cm {symbol.operators} f Q"
        )

    def emblem(self, x: float, y: float, height: float) -> None:
        """The emblem of the European Union, half as wide again as high."""
        low = self._height - (y + height) * MM
        scale = height * MM
        self.operators.append(f"q {scale:.4f} 0 0 {scale:.4f} {x * MM:.2f} {low:.2f} cm {eu_emblem()} Q")

    def _fill(self, colour: Colour) -> None:
        self.operators.append(f"{_numbers(colour)} rg")

    def _plain(self, run: Run, at: float, base: float, size: float) -> None:
        """Embedded text: codes in hexadecimal, kerning as the numbers between them."""
        codes, advance = self._fonts.codes(run.face), run.face.advance
        scale = 1000 / run.face.upem
        shown: list[str] = [f"BT 1 0 0 1 {at:.2f} {base:.2f} Tm "]
        font = ""
        for char, glyph in zip(run.text, run.glyphs, strict=True):
            name, code = codes.get(char) or self._fonts.code(run.face, char)
            if name != font:
                shown.append(f"{'>]TJ ' if font else ''}{name} {size:.2f} Tf [<")
                font = name
            shown.append(code)
            kern = advance(glyph.gid) - glyph.advance
            if kern:
                shown.append(f">{kern * scale:g}<")
        shown.append(">]TJ ET")
        self.operators.append("".join(shown))

    def _outlines(self, run: Run, at: float, base: float, size: float) -> None:
        """Filled contours (non-zero: they may overlap), then the same text unseen, for search and copy."""
        scale = size / run.face.upem
        self.operators.append(f"q {scale:.6f} 0 0 {scale:.6f} {at:.2f} {base:.2f} cm")
        pen = 0
        for glyph in run.glyphs:
            form = self._fonts.glyph(run.face, glyph.gid)
            if form:
                self.operators.append(f"q 1 0 0 1 {pen + glyph.x} {glyph.y} cm")
                self.place(form)
                self.operators.append("Q")
            pen += glyph.advance
        self.operators.append("Q")
        self._unseen(run, at, base, size)

    def _unseen(self, run: Run, at: float, base: float, size: float) -> None:
        parts = clusters(run.text)
        if run.glyphs[0].cluster > run.glyphs[-1].cluster:
            parts.reverse()  # readers of PDF expect the order on paper and turn it back themselves
        stretch = 100 * run.width / len(parts)
        shown = [f"q BT 3 Tr {stretch:.2f} Tz 1 0 0 1 {at:.2f} {base:.2f} Tm"]
        shown += _unseen_codes([self._fonts.invisible(part) for part in parts], size)
        self.operators.append(" ".join([*shown, "ET Q"]))


def _unseen_codes(codes: Sequence[tuple[str, str]], size: float) -> list[str]:
    shown: list[str] = []
    font = ""
    for name, code in codes:
        if name != font:
            shown.append(f"{name} {size:.2f} Tf")
            font = name
        shown.append(f"<{code}> Tj")
    return shown


def _numbers(colour: Colour) -> str:
    return " ".join(f"{part:.3g}" for part in colour)
