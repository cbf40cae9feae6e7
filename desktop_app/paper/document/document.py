"""A PDF in the making: pages, labels on pages, and parts that are drawn once and placed often."""

from __future__ import annotations

from contextlib import contextmanager
from math import ceil
from threading import RLock
from typing import IO, TYPE_CHECKING

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desktop_app.paper.document.embedded import EmbeddedFonts
from desktop_app.paper.document.ink import MM, PLACE, Ink
from desktop_app.paper.document.pictures import EmbeddedPictures
from desktop_app.paper.target import replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator
    from pathlib import Path

    from desktop_app.paper.calibration import Calibration
    from desktop_app.paper.sheet import Segment

rl_config.useA85 = 0
"""Streams stay binary: a quarter smaller than as ASCII."""
CROP_WEIGHT = 0.25
# ReportLab reads a font file from where it stopped last, for all documents: two at once would mix them up.
_DRAWING = RLock()


class Document:
    """One canvas. No person's data in its metadata; viewers are told to print at 100 %."""

    def __init__(self, file: IO[bytes], *, title: str) -> None:
        self._canvas = _BareCanvas(file, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor("")
        self._canvas.setSubject("")
        self._canvas.setCreator("Forum Desk")
        self._canvas.setViewerPreference("PrintScaling", "None")
        pdf = vars(self._canvas)["_doc"]  # ReportLab's fonts ask for it; its canvas has no other door
        self._fonts = EmbeddedFonts(pdf)
        self._pictures = EmbeddedPictures(self._canvas)
        self._forms: dict[Hashable, str] = {}
        self._open = False
        self._height = 0.0
        self.pages = 0

    @classmethod
    @contextmanager
    def written(cls, target: Path, *, title: str) -> Iterator[Document]:
        """A document that stands at `target`, whole, when the block ends well, and nowhere when not.

        Raises:
            Refused: with a `FileRefusal`, when it cannot be written.

        """
        with replaced(target) as file, cls.drawn(file, title=title) as document:
            yield document

    @classmethod
    @contextmanager
    def drawn(cls, file: IO[bytes], *, title: str) -> Iterator[Document]:
        """A document that is in `file`, whole, when the block ends well."""
        with _DRAWING:
            document = cls(file, title=title)
            yield document
            document.finish()

    def page(self, width: float, height: float, calibration: Calibration | None = None) -> None:
        """Begin the next page, `width` by `height` mm, for a printer of that calibration."""
        self._end_page()
        size = (width * MM, height * MM)
        self._canvas.setPageSize(size)
        self._canvas.setTrimBox((0, 0, *size))
        self._height = height
        self._open = True
        self.pages += 1
        if calibration is not None:
            # Stretched about the upper left corner, where rulers are laid on.
            low = (1 - calibration.along) * height - calibration.down
            shift = f"{calibration.right * MM:.3f} {low * MM:.3f}"
            self._canvas.addLiteral(f"{calibration.across:.6f} 0 0 {calibration.along:.6f} {shift} cm")

    @contextmanager
    def area(
        self, x: float, y: float, width: float, height: float, *, bleed: float = 0.0, turned: bool = False
    ) -> Iterator[Ink]:
        """Draw on a part of the page; what would stick out of it by more than `bleed` mm is cut off.

        `turned` sets what is drawn on its head.
        """
        ink = Ink(self._fonts, self._pictures, height)
        yield ink
        low = (self._height - y - height) * MM
        matrix = f"1 0 0 1 {x * MM:.3f} {low:.3f}"
        if turned:
            matrix = f"-1 0 0 -1 {(x + width) * MM:.3f} {low + height * MM:.3f}"
        edge, size = -bleed * MM, f"{(width + 2 * bleed) * MM:.3f} {(height + 2 * bleed) * MM:.3f}"
        self._canvas.addLiteral(f"q {matrix} cm {edge:g} {edge:g} {size} re W n")
        self._place(ink)
        self._canvas.addLiteral("Q")

    def repeated(
        self,
        ink: Ink,
        key: Hashable,
        size: tuple[float, float],
        draw: Callable[[Ink], None],
        *,
        bleed: float = 0.0,
    ) -> None:
        """Place the part known by `key` on `ink`; `draw` makes it the first time.

        `size` is its width and height in mm, without the `bleed` around it.
        """
        name = self._forms.get(key)
        if name is None:
            name = self._forms[key] = f"part{len(self._forms)}"
            part = Ink(self._fonts, self._pictures, size[1])
            draw(part)
            edge = ceil(bleed * MM)
            self._canvas.beginForm(name, -edge, -edge, size[0] * MM + edge, size[1] * MM + edge)
            self._place(part)
            self._canvas.endForm()
        ink.operators.append(PLACE + name)

    def crop_marks(self, segments: list[Segment]) -> None:
        """Hairlines on the page, for cutting."""
        ink = Ink(self._fonts, self._pictures, self._height)
        ink.segments(segments, CROP_WEIGHT, (0, 0, 0))
        self._canvas.addLiteral("\n".join(ink.operators))

    def finish(self) -> None:
        """End the last page and write everything."""
        self._end_page()
        self._fonts.finish()
        self._canvas.save()

    def _place(self, ink: Ink) -> None:
        for operator in ink.operators:
            if operator.startswith(PLACE):
                self._canvas.doForm(operator.removeprefix(PLACE))
            else:
                self._canvas.addLiteral(operator)

    def _end_page(self) -> None:
        if self._open:
            self._canvas.showPage()
        self._open = False


class _BareCanvas(Canvas):
    """A canvas whose pages do not begin by naming Helvetica, which nobody embeds."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"
