"""The badge designer with 30 elements: one step of a drag until it is painted, and opening it."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView

from desktop_app.features.badges.page import BadgesPage
from desktop_app.features.badges.page.designer.gestures import Moving
from tests.benchmarks.figures import figure, in_process, timed
from tests.benchmarks.ground import SIZES, ground
from tests.benchmarks.window import open_window, settle, wait

if TYPE_CHECKING:
    from desktop_app.features.badges.page.designer import Designer
    from desktop_app.features.badges.rules import BadgeTemplate

ELEMENTS = 30
STEPS = 200
TIMES = 5
DRAGGED = 20
STRIDE = 0.3
REACH = 1.5
DRAG = {"cpu_median": 0.016}
OPENING = {"wall_median": 0.250}


def measure() -> list[dict[str, Any]]:
    """All of it, in a process of its own."""
    rows: list[dict[str, Any]] = in_process("designing")
    return rows


def measure_here(size: int) -> list[dict[str, Any]]:
    """Open the designer on a template of 30 elements and drag one of them."""
    with ground(size) as place, open_window(place) as desk:
        desk.window.open_room("badges")
        page = desk.window.page("badges")
        assert isinstance(page, BadgesPage)
        wait(lambda: not desk.window.is_busy)
        page.templates.choose("A6")
        page.keeping.design(page.template)
        designer = page.designer
        assert designer is not None
        template = crowded(designer.design.template)
        designer.design.step("Crowd", template)
        settle(0.5)
        drag = figure(
            f"designer, a step of a drag among {ELEMENTS} elements",
            _drags(designer),
            _floor(designer),
            limit=DRAG,
        )
        return [drag, figure(f"designer opened, {size} people", _openings(page, template), limit=OPENING)]


def crowded(template: BadgeTemplate) -> BadgeTemplate:
    """The template with its elements over and over, until there are 30."""
    elements = template.elements * (ELEMENTS // len(template.elements) + 1)
    return replace(template, elements=elements[:ELEMENTS])


def _drags(designer: Designer) -> list[Any]:
    designer.design.choose((DRAGGED,))
    area = designer.design.elements[DRAGGED].area
    gesture = designer.canvas.gesture = Moving(designer.design, QPointF(area.x, area.y))
    steps = []
    for number in range(STEPS):
        at = QPointF(area.x + number % 40 * STRIDE, area.y - number % 30 * STRIDE)
        steps.append(timed(_drag, designer, gesture, at))
    gesture.cancel()
    designer.canvas.gesture = None
    return steps


def _drag(designer: Designer, gesture: Moving, at: QPointF) -> None:
    gesture.move(at, Qt.KeyboardModifier.NoModifier, REACH)
    designer.canvas.redraw()
    QApplication.processEvents()


def _floor(designer: Designer) -> list[Any]:
    """A bare view of the same size with as many pictures of the same sizes, of which one is moved."""
    scene = QGraphicsScene()
    view = QGraphicsView(scene)
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
    view.resize(designer.canvas.size())
    scale = designer.canvas.zoom.scale
    items = [_picture(scene, each, scale) for each in designer.design.elements]
    view.show()
    settle(0.2)
    steps = [timed(partial(_move, items[DRAGGED], number)) for number in range(STEPS)]
    view.close()
    return steps


def _picture(scene: QGraphicsScene, element: Any, scale: float) -> QGraphicsPixmapItem:  # noqa: ANN401 (any of them)
    area = QRectF(element.area.x, element.area.y, element.area.width, element.area.height)
    picture = QPixmap(max(round(area.width() * scale), 1), max(round(area.height() * scale), 1))
    picture.fill(QColor(0, 0, 0, 40))
    item = scene.addPixmap(picture)
    item.setPos(area.x() * scale, area.y() * scale)
    return item


def _move(item: QGraphicsPixmapItem, number: int) -> None:
    item.setPos(number % 40, number % 30)
    QApplication.processEvents()


def _openings(page: BadgesPage, template: BadgeTemplate) -> list[Any]:
    """From the choice of a template until the designer is painted."""
    found = []
    for _ in range(TIMES):
        assert page.designer is not None
        page.designer.leave()
        wait(lambda: not page.context.runner.running)
        found.append(timed(_open, page, template))
    return found


def _open(page: BadgesPage, template: BadgeTemplate) -> None:
    page.keeping.design(template)
    QApplication.processEvents()
    assert page.designer is not None
    page.designer.repaint()


if __name__ == "__main__":
    print(json.dumps(measure_here(SIZES[0])))
