"""One element on the canvas: what `paper` would draw of it, and what is wrong with it on this badge."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from desktop_app.features.badges.page.designer.screen import Screen
from desktop_app.features.badges.page.drawing import UNDRAWABLE
from desktop_app.features.badges.rules.geometry import corners, rotation_of
from desktop_app.features.badges.rules.template import ImageElement, PhotoElement
from desktop_app.features.badges.tasks.drawing import draw_element
from desktop_app.features.badges.tasks.preflight import check

if TYPE_CHECKING:
    from desktop_app.features.badges.rules import Badge, BadgeTemplate
    from desktop_app.features.badges.rules.template import Element
    from desktop_app.paper.warnings import PaperWarning

# An element whose condition does not hold for this badge is not printed, but can be worked on.
_FAINT: Final = 0.18
_LOG: Final = logging.getLogger(__name__)
_KEPT: Final = QGraphicsItem.CacheMode.DeviceCoordinateCache
_LARGEST_KEPT: Final = 2_000_000


class ElementItem(QGraphicsItem):
    """Paints in mm; a move alone costs no new setting of its text."""

    def __init__(self) -> None:
        super().__init__()
        self.element: Element | None = None
        self.warnings: tuple[PaperWarning, ...] = ()
        self.is_shown = True
        self._drawn: Element | None = None
        self._badge: Badge | None = None
        self._screen = Screen()
        self._box = QRectF()

    @property
    def is_empty(self) -> bool:
        """Whether this badge has nothing to show here."""
        return self._screen.is_empty

    def show_element(self, element: Element, badge: Badge, template: BadgeTemplate) -> None:
        """Show an element as it is on that badge."""
        if element != self.element or badge is not self._badge:
            self._take(element, badge, template)

    def keep_picture(self, scale: float) -> None:
        """Keep what is painted for the next time, seen with `scale` pixels to a mm, unless that is a lot."""
        pixels = self._box.width() * self._box.height() * scale**2
        wanted = _KEPT if pixels <= _LARGEST_KEPT else QGraphicsItem.CacheMode.NoCache
        if self.cacheMode() != wanted:
            self.setCacheMode(wanted)

    def outline(self) -> QPolygonF:
        """The element's area as it lies on the badge."""
        assert self.element is not None  # noqa: S101 (shown before it is asked)
        points = corners(self.element.area, rotation_of(self.element))
        return QPolygonF([QPointF(x, y) for x, y in points])

    def _take(self, element: Element, badge: Badge, template: BadgeTemplate) -> None:
        drawn = self._drawn
        if drawn is not None and badge is self._badge and _is_moved(drawn, element):
            self.setPos(element.area.x - drawn.area.x, element.area.y - drawn.area.y)
            self.element = element
            return
        self.prepareGeometryChange()
        self.element = self._drawn = element
        self._badge = badge
        self.warnings = self._draw(element, badge, template)
        self.is_shown = element.when is None or element.when.holds(badge)
        if not self.is_shown:
            self.warnings = ()
        self._box = self._screen.box.united(self.outline().boundingRect())
        self.setPos(0, 0)
        self.update()

    def _draw(self, element: Element, badge: Badge, template: BadgeTemplate) -> tuple[PaperWarning, ...]:
        """Draw the element anew; gives what is wrong with it."""
        self._screen = Screen()
        try:
            found = draw_element(self._screen, element, badge, template)
            if isinstance(element, ImageElement | PhotoElement):
                found = check((element,), template, badge)
            return tuple(found)
        except UNDRAWABLE as error:
            # An element that cannot be drawn can still be chosen, changed and removed.
            _LOG.warning("An element cannot be drawn: %s", type(error).__name__)
            self._screen = Screen()
            return ()

    @override
    def boundingRect(self) -> QRectF:
        return self._box

    @override
    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addPolygon(self.outline().translated(-self.pos()))
        return path

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if not self.is_shown:
            painter.setOpacity(_FAINT)
        self._screen.paint(painter)


def _is_moved(drawn: Element, element: Element) -> bool:
    """Whether only the place differs, so that everything drawn can be shifted as it is."""
    area = replace(drawn.area, x=element.area.x, y=element.area.y)
    return replace(drawn, area=area) == element  # two kinds are never equal
