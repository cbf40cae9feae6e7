"""A PDF in the making: pages, labels on pages, and parts that are drawn once and placed often."""

from __future__ import annotations

from contextlib import contextmanager
from math import ceil
from typing import IO, TYPE_CHECKING

from desktop_app.paper.document.embedded import EmbeddedFonts
from desktop_app.paper.document.file import PdfFile, forms_in
from desktop_app.paper.document.ink import MM, Ink
from desktop_app.paper.document.pictures import EmbeddedPictures
from desktop_app.paper.sheet import Edges
from desktop_app.paper.target import replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator
    from pathlib import Path

    from desktop_app.paper.calibration import Calibration
    from desktop_app.paper.sheet import Segment

CROP_WEIGHT = 0.25
NONE = Edges()


class Document:
    """Pages go to the file as they end. Its metadata name nobody; viewers are told to print at 100 %."""

    def __init__(self, file: IO[bytes], *, title: str) -> None:
        self._file = PdfFile(file)
        self._title = title
        self._tree = self._file.reserve()
        self._fonts = EmbeddedFonts(self._file)
        self._pictures = EmbeddedPictures(self._file)
        self._forms: dict[Hashable, int] = {}
        self._kids: list[int] = []
        self._page: Ink | None = None
        self._size = (0.0, 0.0)

    @property
    def pages(self) -> int:
        """How many pages were begun."""
        return len(self._kids) + (self._page is not None)

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
        document = cls(file, title=title)
        yield document
        document.finish()

    def page(self, width: float, height: float, calibration: Calibration | None = None) -> None:
        """Begin the next page, `width` by `height` mm, for a printer of that calibration."""
        self._end_page()
        self._page = Ink(self._fonts, self._pictures, height)
        self._size = (width, height)
        if calibration is not None:
            # Stretched about the upper left corner, where rulers are laid on.
            low = (1 - calibration.along) * height - calibration.down
            shift = f"{calibration.right * MM:.3f} {low * MM:.3f}"
            self._page.operators.append(f"{calibration.across:.6f} 0 0 {calibration.along:.6f} {shift} cm")

    @contextmanager
    def area(
        self, x: float, y: float, width: float, height: float, *, bleed: Edges = NONE, turned: bool = False
    ) -> Iterator[Ink]:
        """Draw on a part of the page; what would stick out of it by more than `bleed` is cut off.

        `turned` sets what is drawn on its head.
        """
        ink = Ink(self._fonts, self._pictures, height)
        yield ink
        low = (self._size[1] - y - height) * MM
        matrix = f"1 0 0 1 {x * MM:.3f} {low:.3f}"
        if turned:
            matrix = f"-1 0 0 -1 {(x + width) * MM:.3f} {low + height * MM:.3f}"
        corner = f"{-bleed.left * MM:.3f} {-bleed.bottom * MM:.3f}"
        wide, high = width + bleed.left + bleed.right, height + bleed.top + bleed.bottom
        clip = f"{corner} {wide * MM:.3f} {high * MM:.3f} re W n"
        ink.operators = [f"q {matrix} cm {clip}", *ink.operators, "Q"]
        self._put(ink)

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
        number = self._forms.get(key)
        if number is None:
            part = Ink(self._fonts, self._pictures, size[1])
            draw(part)
            edge = ceil(bleed * MM)
            box = f"{-edge} {-edge} {size[0] * MM + edge:.3f} {size[1] * MM + edge:.3f}"
            entries = f"/Type/XObject/Subtype/Form/BBox[{box}]{self._resources(part)}"
            number = self._forms[key] = self._file.stream(part.content, entries)
        ink.place(number)

    def crop_marks(self, segments: list[Segment]) -> None:
        """Hairlines on the page, for cutting."""
        ink = Ink(self._fonts, self._pictures, self._size[1])
        ink.segments(segments, CROP_WEIGHT, (0, 0, 0))
        self._put(ink)

    def finish(self) -> None:
        """End the last page and write everything that the pages refer to."""
        self._end_page()
        self._fonts.finish()
        kids = " ".join(f"{number} 0 R" for number in self._kids)
        self._file.put(self._tree, f"<</Type/Pages/Count {len(self._kids)}/Kids[{kids}]>>".encode("ascii"))
        catalogue = f"<</Type/Catalog/Pages {self._tree} 0 R/ViewerPreferences<</PrintScaling/None>>>>"
        self._file.finish(self._file.add(catalogue), self._title)

    def _put(self, ink: Ink) -> None:
        if self._page is None:
            raise RuntimeError("nothing can be drawn before the first page")
        self._page.operators += ink.operators
        self._page.forms |= ink.forms

    def _resources(self, ink: Ink) -> str:
        return f"/Resources<</Font {self._fonts.number} 0 R{forms_in(ink.forms)}>>"

    def _end_page(self) -> None:
        if self._page is None:
            return
        content = self._file.stream(self._page.content)
        box = f"[0 0 {self._size[0] * MM:.4f} {self._size[1] * MM:.4f}]"
        self._kids.append(
            self._file.add(
                f"<</Type/Page/Parent {self._tree} 0 R/MediaBox{box}/TrimBox{box}"
                f"{self._resources(self._page)}/Contents {content} 0 R>>"
            )
        )
        self._page = None
