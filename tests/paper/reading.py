"""Reading a PDF back: its text, its boxes, its pixels, its QR codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf
import pypdfium2
import zxingcpp

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

POINT = 25.4 / 72


def texts(path: Path) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in pypdf.PdfReader(path, strict=True).pages]


def sizes(path: Path) -> list[tuple[float, float]]:
    """Width and height of each page in mm."""
    boxes = [page.mediabox for page in pypdf.PdfReader(path, strict=True).pages]
    return [(round(float(box.width) * POINT, 2), round(float(box.height) * POINT, 2)) for box in boxes]


def picture(path: Path, page: int = 0, *, dots_per_mm: float = 8) -> Image:
    document = pypdfium2.PdfDocument(path)
    try:
        image: Image = document[page].render(scale=dots_per_mm * POINT).to_pil()
    finally:
        document.close()
    return image


def ink_box(image: Image, *, dots_per_mm: float = 8) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of everything that is not white, in mm."""
    box = image.convert("L").point([255 if value < 200 else 0 for value in range(256)]).getbbox()
    assert box is not None, "the page is empty"
    left, top, right, bottom = (edge / dots_per_mm for edge in box)
    return left, top, right, bottom


def codes(path: Path, page: int = 0) -> list[str]:
    """What a scanner reads from a page."""
    return codes_in(picture(path, page, dots_per_mm=12))


def codes_in(image: Image) -> list[str]:
    """What a scanner reads from a picture."""
    return [found.text for found in zxingcpp.read_barcodes(image)]
