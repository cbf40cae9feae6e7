"""What lies over the badge on the canvas and is never printed: frames, handles, guides, marks of faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPolygonF

from desktop_app.features.badges.page.designer.words import PICTURES, kind_of
from desktop_app.features.badges.rules.design.snapping import SAFE
from desktop_app.features.badges.rules.geometry import Handle, bounds, union
from desktop_app.kit.icons import icon
from desktop_app.kit.theme import LIGHT, Size, Space, Type

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QTransform

    from desktop_app.features.badges.page.designer.design import Design
    from desktop_app.features.badges.page.designer.items import ElementItem
    from desktop_app.features.badges.rules.design.snapping import Guide

# The badge is paper: white in both looks, so that what lies on it keeps the light look's colours.
_TOKENS: Final = LIGHT
_HANDLE: Final = Space.SMALL
_REACH: Final = Space.SMALL
_WASH: Final = 40


class Overlay:
    """Paints in the viewport's pixels; `place` turns mm into them."""

    def __init__(self, painter: QPainter, place: QTransform) -> None:
        self._painter = painter
        self._place = place
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def areas(self, design: Design) -> None:
        """The trim, the safe margin, and the places that the holder covers."""
        template = design.template
        page = QRectF(0, 0, template.width, template.height)
        self._frame(page, QPen(QColor(_TOKENS.control), Size.LINE))
        safe = page.adjusted(SAFE, SAFE, -SAFE, -SAFE)
        self._frame(safe, QPen(QColor(_TOKENS.line), Size.LINE, Qt.PenStyle.DashLine))
        if template.bleed:
            bleed = template.bleed
            around = page.adjusted(-bleed, -bleed, bleed, bleed)
            self._frame(around, QPen(QColor(_TOKENS.refused), Size.LINE, Qt.PenStyle.DotLine))
        for area in template.keep_clear:
            self._hatch(QRectF(area.x, area.y, area.width, area.height))

    def empties(self, items: Iterable[ElementItem]) -> None:
        """An outline and a sign where this badge shows nothing, or faintly what others show."""
        for item in items:
            if item.is_empty or not item.is_shown:
                shape = self._place.map(item.outline())
                self._painter.setPen(QPen(QColor(_TOKENS.control), Size.LINE, Qt.PenStyle.DashLine))
                self._painter.setBrush(Qt.BrushStyle.NoBrush)
                self._painter.drawPolygon(shape)
                self._sign(item, shape.boundingRect())

    def chosen(self, items: Sequence[ElementItem]) -> None:
        """A frame around each chosen element, and handles around all of them."""
        pen = QPen(QColor(_TOKENS.accent), 1.5)
        around = QColor(_TOKENS.surface)  # seen on a band of the accent's own colour
        around.setAlpha(3 * _WASH)
        halo = QPen(around, 3.5)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for item in items:
            for stroke in (halo, pen):
                self._painter.setPen(stroke)
                self._painter.drawPolygon(self._place.map(item.outline()))
        if not items:
            return
        frame = frame_of(items)
        if len(items) > 1:
            self._painter.setPen(QPen(QColor(_TOKENS.accent), Size.LINE, Qt.PenStyle.DashLine))
            self._painter.drawPolygon(self._place.map(frame))
        self._painter.setPen(pen)
        self._painter.setBrush(QColor(_TOKENS.surface))
        for middle in handle_places(frame, self._place).values():
            self._painter.drawRect(_square(middle, _HANDLE))

    def warnings(self, items: Iterable[ElementItem]) -> None:
        """A triangle at the corner of each element that does not come out right."""
        for item in items:
            if item.warnings:
                corner = self._place.map(item.outline()).boundingRect().topRight()
                self._triangle(corner)

    def guides(self, guides: Iterable[Guide]) -> None:
        """Where what is dragged lines up."""
        self._painter.setPen(QPen(QColor(_TOKENS.refused), Size.LINE))
        for axis, at, low, high in guides:
            line = QLineF(at, low, at, high) if axis == "x" else QLineF(low, at, high, at)
            self._painter.drawLine(self._place.map(line))

    def band(self, band: QRectF) -> None:
        """What is being drawn around elements."""
        colour = QColor(_TOKENS.accent)
        self._painter.setPen(QPen(colour, Size.LINE))
        colour.setAlpha(_WASH)
        self._painter.setBrush(colour)
        self._painter.drawRect(self._place.mapRect(band))

    def invitation(self, words: str, page: QRectF) -> None:
        """What an empty side says."""
        font = QFont(self._painter.font())
        font.setPixelSize(Type.BASE)
        self._painter.setFont(font)
        self._painter.setPen(QColor(_TOKENS.muted))
        box = self._place.mapRect(page).adjusted(Space.WIDE, Space.WIDE, -Space.WIDE, -Space.WIDE)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        self._painter.drawText(box, int(flags), words)

    def _frame(self, box: QRectF, pen: QPen) -> None:
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(self._place.mapRect(box))

    def _hatch(self, box: QRectF) -> None:
        colour = QColor(_TOKENS.attention)
        colour.setAlpha(3 * _WASH)
        self._painter.setPen(QPen(colour, Size.LINE))
        colour.setAlpha(2 * _WASH)
        self._painter.setBrush(colour)
        brush = self._painter.brush()
        brush.setStyle(Qt.BrushStyle.BDiagPattern)
        self._painter.setBrush(brush)
        self._painter.drawRect(self._place.mapRect(box))

    def _sign(self, item: ElementItem, box: QRectF) -> None:
        element = item.element
        if element is None or min(box.width(), box.height()) < Size.ICON or not item.is_empty:
            return
        picture = icon(PICTURES[kind_of(element)])
        place = _square(box.center(), Size.ICON).toRect()
        self._painter.drawPixmap(place, picture.pixmap(place.size(), QIcon.Mode.Disabled))

    def _triangle(self, corner: QPointF) -> None:
        side = Space.LARGE
        top = QPointF(corner.x() - side / 2, corner.y() - side / 2)
        points = [top, top + QPointF(side / 2, side), top + QPointF(-side / 2, side)]
        self._painter.setPen(QPen(QColor(_TOKENS.surface), 1.5))
        self._painter.setBrush(QColor(_TOKENS.attention))
        self._painter.drawPolygon(QPolygonF(points))
        self._painter.setPen(QPen(QColor(_TOKENS.surface), 2))
        self._painter.drawLine(top + QPointF(0, side * 0.36), top + QPointF(0, side * 0.62))
        self._painter.drawPoint(top + QPointF(0, side * 0.82))


def frame_of(items: Sequence[ElementItem]) -> QPolygonF:
    """What the handles stand around: one element as it is turned, or the box around several."""
    if len(items) == 1:
        return items[0].outline()
    box = union(bounds(item.element) for item in items if item.element is not None)
    return QPolygonF(QRectF(box.x, box.y, box.width, box.height))


def handle_places(frame: QPolygonF, place: QTransform) -> dict[Handle, QPointF]:
    """The middle of each handle in pixels; too small a frame has its handles only at the corners."""
    left_top, right_top, right_bottom, left_bottom = (place.map(frame.at(number)) for number in range(4))
    found = {
        Handle.TOP_LEFT: left_top,
        Handle.TOP_RIGHT: right_top,
        Handle.BOTTOM_RIGHT: right_bottom,
        Handle.BOTTOM_LEFT: left_bottom,
    }
    room = 4 * _HANDLE
    if QLineF(left_top, right_top).length() >= room:
        found |= {Handle.TOP: (left_top + right_top) / 2, Handle.BOTTOM: (left_bottom + right_bottom) / 2}
    if QLineF(left_top, left_bottom).length() >= room:
        found |= {Handle.LEFT: (left_top + left_bottom) / 2, Handle.RIGHT: (right_top + right_bottom) / 2}
    return found


def handle_at(places: dict[Handle, QPointF], at: QPointF) -> Handle | None:
    """The handle under the pointer."""
    near = {handle: QLineF(middle, at).length() for handle, middle in places.items()}
    nearest = min(near, key=lambda handle: near[handle], default=None)
    return nearest if nearest is not None and near[nearest] <= _REACH else None


def _square(middle: QPointF, side: float) -> QRectF:
    return QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
