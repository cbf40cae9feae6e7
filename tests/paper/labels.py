"""A PDF as a label printer of 203 dpi puts it on paper: black dots or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pypdfium2
import zxingcpp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image

LABEL_DPI: Final = 203
_POINTS: Final = 72
_DARK: Final = 128
_BLACK_OR_WHITE: Final = [0 if value < _DARK else 255 for value in range(256)]


def printed(path: Path) -> Iterator[Image]:
    """Each page, drawn when it is asked for."""
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            image: Image = page.render(scale=LABEL_DPI / _POINTS, grayscale=True).to_pil()
            page.close()
            yield image.convert("L").point(_BLACK_OR_WHITE)
    finally:
        document.close()


def scanned(path: Path) -> list[list[str]]:
    """For each page what a scanner reads from the paper."""
    return [[found.text for found in zxingcpp.read_barcodes(page)] for page in printed(path)]
