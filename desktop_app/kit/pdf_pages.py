"""The pages of a PDF as pictures."""

from __future__ import annotations

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


def pages_as_pictures(file: Path, dots_per_inch: int, most: int) -> tuple[list[bytes], tuple[float, float]]:
    """The first `most` pages as PNG, and the first page's width and height in mm; no pages for no PDF."""
    document = QPdfDocument()
    try:
        if document.load(str(file)) is not QPdfDocument.Error.None_ or not document.pageCount():
            return [], (0.0, 0.0)
        points = document.pagePointSize(0)
        size = tuple(side / POINTS_PER_INCH * MM_PER_INCH for side in (points.width(), points.height()))
        if not 0 < max(size) <= LARGEST_MM:
            return [], (0.0, 0.0)
        count = min(most, document.pageCount())
        return [_png(_drawn(document, page, dots_per_inch)) for page in range(count)], (size[0], size[1])
    finally:
        document.close()


def _drawn(document: QPdfDocument, page: int, dots_per_inch: int) -> QImage:
    points = document.pagePointSize(page)
    scale = dots_per_inch / POINTS_PER_INCH
    drawn = document.render(page, QSize(round(points.width() * scale), round(points.height() * scale)))
    # QtPdf renders on a transparent ground.
    image = QImage(drawn.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    onto = QPainter(image)
    onto.drawImage(0, 0, drawn)
    onto.end()
    return image


def _png(image: QImage) -> bytes:
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    buffer.close()
    return bytes(made.data())
