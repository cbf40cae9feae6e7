"""The badge as the designer shows it: the sheet, its elements, and what lies over them; no hand yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmapCache
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget
from typing_extensions import override

from desktop_app.features.badges.page.designer.items import ElementItem
from desktop_app.features.badges.page.designer.overlay import Overlay
from desktop_app.features.badges.rules.geometry import room_of
from desktop_app.kit.theme import LIGHT, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTransform

    from desktop_app.features.badges.page.designer.design import Design
    from desktop_app.features.badges.page.designer.gestures import Gesture

_GRID: Final = 5.0
# Closer grid lines would be a grey ground.
_GRID_ROOM: Final = 9
_AROUND: Final = 0.75
# What the kept pictures of a badge's elements may take together.
_PICTURES_KB: Final = 96 * 1024


class Stage(QGraphicsView):
    """One side of the badge, in mm.

    Signals:
        looked(): another part of the badge is seen, or at another size.
    """

    looked = Signal()

    def __init__(self, design: Design, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._design = design
        self._scene = QGraphicsScene(self)
        self._items: list[ElementItem] = []
        self.show_grid = True
        self.gesture: Gesture | None = None
        self.setScene(self._scene)
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), _PICTURES_KB))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        for put in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            put(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        design.changed.connect(self._on_changed)
        design.tried.connect(self._on_tried)
        design.chosen_changed.connect(self._on_chosen_changed)
        self._on_changed()

    @property
    def items_shown(self) -> Sequence[ElementItem]:
        """The elements of the side in front, the lowest first."""
        return self._items

    @property
    def chosen_items(self) -> list[ElementItem]:
        """Those that are chosen."""
        return [self._items[place] for place in self._design.chosen if place < len(self._items)]

    @property
    def page(self) -> QRectF:
        """The badge in mm."""
        return QRectF(0, 0, self._design.template.width, self._design.template.height)

    def place_of(self, x: float, y: float) -> QPointF:
        """A place on the badge in pixels of the viewport."""
        return self.viewportTransform().map(QPointF(x, y))

    def redraw(self) -> None:
        """Paint anew, background and all."""
        self.viewport().update()

    def look(self, transform: QTransform) -> None:
        """See the badge at another size."""
        self.setTransform(transform)
        self._keep_pictures()
        self.looked.emit()

    def _keep_pictures(self) -> None:
        """While one element is dragged the others are not painted from their outlines again and again."""
        for item in self._items:
            item.keep_picture(self.transform().m11())

    # --- what is shown ------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        self.gesture = None
        room = room_of(self._design.template)
        box = QRectF(room.x, room.y, room.width, room.height)
        around = _AROUND * max(box.width(), box.height())
        self._scene.setSceneRect(box.adjusted(-around, -around, around, around))
        self._fill()

    def _fill(self) -> None:
        design = self._design
        while len(self._items) > len(design.elements):
            self._scene.removeItem(self._items.pop())
        while len(self._items) < len(design.elements):
            item = ElementItem()
            item.setZValue(len(self._items))
            self._items.append(item)
            item.show_element(design.elements[len(self._items) - 1], design.badge, design.template)
            self._scene.addItem(item)
        self._on_tried()

    def _on_tried(self) -> None:
        design = self._design
        for item, element in zip(self._items, design.elements, strict=True):
            item.show_element(element, design.badge, design.template)
        self._keep_pictures()
        self.viewport().update()
        self.looked.emit()

    def _on_chosen_changed(self) -> None:
        chosen = self._design.chosen_elements
        self.setAccessibleName(
            self.tr("Badge: {what}").format(what=self._design.words.things(chosen))
            if chosen
            else self.tr("Badge")
        )
        self.viewport().update()
        self.looked.emit()

    @override
    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.fillRect(QRectF(rect), QColor(tokens_of(self).sunken))
        room = room_of(self._design.template)
        painter.fillRect(QRectF(room.x, room.y, room.width, room.height), QColor(LIGHT.surface))
        if self.show_grid and self.transform().m11() * _GRID >= _GRID_ROOM:
            self._draw_grid(painter)

    def _draw_grid(self, painter: QPainter) -> None:
        pen = QPen(QColor(LIGHT.sunken), 0)
        painter.setPen(pen)
        page = self.page
        for number in range(1, int(max(page.width(), page.height()) / _GRID) + 1):
            at = number * _GRID
            if at < page.width():
                painter.drawLine(QPointF(at, 0), QPointF(at, page.height()))
            if at < page.height():
                painter.drawLine(QPointF(0, at), QPointF(page.width(), at))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.viewport().size().isEmpty():
            return
        painter = QPainter(self.viewport())
        overlay = Overlay(painter, self.viewportTransform())
        overlay.areas(self._design)
        overlay.empties(self._items)
        overlay.warnings(self._items)
        overlay.chosen(self.chosen_items)
        gesture = self.gesture
        if gesture is not None:
            overlay.guides(gesture.guides)
            if gesture.band is not None:
                overlay.band(gesture.band)
        if not self._items:
            overlay.invitation(self._invitation(), self.page)
        painter.end()

    def _invitation(self) -> str:
        if self._design.face == "back":
            return self.tr("Badges of this template have one side. Add an element, and they have two.")
        return self.tr("An empty badge. Add an element at the left: text, a code, a picture.")

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.looked.emit()
