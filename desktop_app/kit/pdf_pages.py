"""The pages of a PDF as pictures."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtPdf import QPdfDocument

if TYPE_CHECKING:
    from pathlib import Path

MM_PER_INCH: Final = 25.4
POINTS_PER_INCH: Final = 72
LARGEST_MM: Final = 1200
"""A page larger than this is no badge, and its picture would not fit into memory."""

MOST_PIXELS: Final = 30_000_000
"""Of one page: A3 at 300 dpi has 17 millions, A1 still has 200 dpi."""
JPEG_QUALITY: Final = 88


def pages_as_pictures(file: Path, dots_per_inch: int, most: int) -> tuple[list[bytes], tuple[float, float]]:
    """The first `most` pages as PNG or JPEG, and the first one's width and height in mm; no pages for no PDF.

    A page of whatever size gives no more than `MOST_PIXELS`: a large one is drawn coarser.
    """
    document = QPdfDocument()
    try:
        if document.load(str(file)) is not QPdfDocument.Error.None_ or not document.pageCount():
            return [], (0.0, 0.0)
        count = min(most, document.pageCount())
        sizes = [_size(document, page) for page in range(count)]
        if not all(min(size) > 0 and max(size) <= LARGEST_MM for size in sizes):
            return [], (0.0, 0.0)
        return [_packed(_drawn(document, page, dots_per_inch)) for page in range(count)], sizes[0]
    finally:
        document.close()


def _size(document: QPdfDocument, page: int) -> tuple[float, float]:
    points = document.pagePointSize(page)
    return points.width() / POINTS_PER_INCH * MM_PER_INCH, points.height() / POINTS_PER_INCH * MM_PER_INCH


def _drawn(document: QPdfDocument, page: int, dots_per_inch: int) -> QImage:
    points = document.pagePointSize(page)
    scale = min(dots_per_inch / POINTS_PER_INCH, sqrt(MOST_PIXELS / (points.width() * points.height())))
    dots = QSize(max(1, int(points.width() * scale)), max(1, int(points.height() * scale)))
    drawn = document.render(page, dots)
    # QtPdf renders on a transparent ground.
    image = QImage(drawn.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    onto = QPainter(image)
    onto.drawImage(0, 0, drawn)
    onto.end()
    return image


def _packed(image: QImage) -> bytes:
    """Drawings as PNG, which keeps every dot; photos, of which that is many times larger, as JPEG."""
    return min(_written(image, b"PNG"), _written(image, b"JPG", JPEG_QUALITY), key=len)


def _written(image: QImage, kind: bytes, quality: int = -1) -> bytes:
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind))
    writer.setQuality(quality)
    writer.write(image)
    buffer.close()
    return bytes(made.data())
