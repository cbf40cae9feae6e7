"""A surface that remembers what is drawn on it as paths and pictures, and paints them at any size."""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QImageReader, QPainter, QPainterPath, QPen, QTransform

from desktop_app.features.badges.page.designer.outlines import code_path, emblem_parts, text_path
from desktop_app.paper.document import MM, placed_picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop_app.paper.document import Colour, Outline
    from desktop_app.paper.document.surface import PictureFit, Rect
    from desktop_app.paper.fonts import Line
    from desktop_app.paper.sheet import Segment

_NO_PEN: Final = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH: Final = QBrush(Qt.BrushStyle.NoBrush)
_CACHED_PICTURES: Final = 24
# Pixels; a scanned A4 page is 3508 long, and four bytes are kept for each pixel.
_LONGEST: Final = 2400


class _Stroke(NamedTuple):
    """A path that is filled, stroked, or both."""

    path: QPainterPath
    pen: QPen
    brush: QBrush

    def paint(self, painter: QPainter) -> None:
        painter.setPen(self.pen)
        painter.setBrush(self.brush)
        painter.drawPath(self.path)


class _Placed(NamedTuple):
    """A picture, and the box out of which it is cut off."""

    image: QImage
    target: QRectF
    clip: QRectF

    def paint(self, painter: QPainter) -> None:
        painter.save()
        painter.setClipRect(self.clip, Qt.ClipOperation.IntersectClip)
        painter.drawImage(self.target, self.image)
        painter.restore()


class Screen:
    """Draws as `paper.document.Ink` does; what is drawn can be painted again and again."""

    def __init__(self) -> None:
        self._marks: list[_Stroke | _Placed] = []
        self._turn: QTransform | None = None
        self._box = QRectF()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was drawn."""
        return not self._marks

    @property
    def box(self) -> QRectF:
        """Around everything that was drawn, in mm."""
        return self._box

    def paint(self, painter: QPainter) -> None:
        """Paint it all, in the order in which it was drawn, on a painter that counts in mm."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for mark in self._marks:
            mark.paint(painter)

    # --- what is drawn on it ------------------------------------------------------------------------

    def text(self, line: Line, x: float, y: float, size: float, colour: Colour) -> None:
        self._fill(text_path(line, x, y, size), colour)

    def rectangle(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        path = QPainterPath()
        path.addRect(x, y, width, height)
        self._fill(path, colour)

    def shape(
        self, outline: Outline, fill: Colour | None = None, stroke: Colour | None = None, weight: float = 0.5
    ) -> None:
        pen = _NO_PEN if stroke is None else _pen(stroke, weight)
        brush = _NO_BRUSH if fill is None else QBrush(QColor.fromRgbF(*fill))
        if fill is not None or stroke is not None:
            self._add(_outline(outline), pen, brush)

    @contextmanager
    def turned(self, degrees: float, x: float, y: float) -> Iterator[None]:
        self._turn = QTransform().translate(x, y).rotate(degrees).translate(-x, -y)
        yield
        self._turn = None

    def picture(self, data: bytes, box: Rect, fit: PictureFit) -> None:
        image = image_of(data)
        if image.isNull():
            return
        target = QRectF(*placed_picture(box, image.width() / image.height(), fit))
        self._marks.append(_Placed(image, target, QRectF(*box)))
        self._box = self._box.united(target & QRectF(*box))

    def segments(self, segments: Iterable[Segment], weight: float, colour: Colour) -> None:
        path = QPainterPath()
        for x1, y1, x2, y2 in segments:
            path.moveTo(x1, y1)
            path.lineTo(x2, y2)
        self._add(path, _pen(colour, weight), _NO_BRUSH)

    def qr(self, text: str, x: float, y: float, size: float, colour: Colour = (0, 0, 0)) -> None:
        self._fill(QTransform(size, 0, 0, size, x, y).map(code_path(text)), colour)

    def emblem(self, x: float, y: float, height: float) -> None:
        place = QTransform(height, 0, 0, height, x, y)
        for colour, path in emblem_parts():
            self._add(place.map(path), _NO_PEN, QBrush(colour))

    def _fill(self, path: QPainterPath, colour: Colour) -> None:
        self._add(path, _NO_PEN, QBrush(QColor.fromRgbF(*colour)))

    def _add(self, path: QPainterPath, pen: QPen, brush: QBrush) -> None:
        if self._turn is not None:
            path = self._turn.map(path)
        self._marks.append(_Stroke(path, pen, brush))
        beyond = pen.widthF() / 2 if pen.style() is not Qt.PenStyle.NoPen else 0.0
        self._box = self._box.united(path.boundingRect().adjusted(-beyond, -beyond, beyond, beyond))


@lru_cache(maxsize=_CACHED_PICTURES)
def image_of(data: bytes) -> QImage:
    """The picture as it lies in the file (a PDF does not turn it either), no larger than screens show."""
    content = QBuffer()
    content.setData(QByteArray(data))
    reader = QImageReader(content)
    size = reader.size()
    if max(size.width(), size.height()) > _LONGEST:
        reader.setScaledSize(size.scaled(_LONGEST, _LONGEST, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _outline(outline: Outline) -> QPainterPath:
    path = QPainterPath()
    box = QRectF(outline.x, outline.y, outline.width, outline.height)
    if outline.radius is None:
        path.addEllipse(box)
    else:
        radius = min(outline.radius, outline.width / 2, outline.height / 2)
        path.addRoundedRect(box, radius, radius)
    return path


def _pen(colour: Colour, weight: float) -> QPen:
    """Flat ends and mitred corners, as lines are in a PDF."""
    return QPen(
        QColor.fromRgbF(*colour),
        weight / MM,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.FlatCap,
        Qt.PenJoinStyle.MiterJoin,
    )
