"""What the mouse does on the canvas: taking hold of elements and handles, drawing a band, panning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt

from desktop_app.features.badges.page.designer.gestures import Banding, Moving, Pulling
from desktop_app.features.badges.page.designer.overlay import frame_of, handle_at, handle_places
from desktop_app.features.badges.rules.geometry import Handle, bounds

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from desktop_app.features.badges.page.designer.design import Design
    from desktop_app.features.badges.page.designer.stage import Stage

_REACH: Final = 6
_DRAG: Final = 4
_ADDS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_CURSORS: Final = {
    Handle.TOP_LEFT: Qt.CursorShape.SizeFDiagCursor,
    Handle.BOTTOM_RIGHT: Qt.CursorShape.SizeFDiagCursor,
    Handle.TOP_RIGHT: Qt.CursorShape.SizeBDiagCursor,
    Handle.BOTTOM_LEFT: Qt.CursorShape.SizeBDiagCursor,
    Handle.TOP: Qt.CursorShape.SizeVerCursor,
    Handle.BOTTOM: Qt.CursorShape.SizeVerCursor,
    Handle.LEFT: Qt.CursorShape.SizeHorCursor,
    Handle.RIGHT: Qt.CursorShape.SizeHorCursor,
}


class CanvasMouse(QObject):
    """One hand on the canvas."""

    def __init__(self, stage: Stage, design: Design) -> None:
        super().__init__(stage)
        self._stage = stage
        self._design = design
        self._pressed: tuple[QPoint, QPointF] | None = None
        self._hit: int | None = None
        self._panning: QPoint | None = None
        self.snaps = True
        self.holds_sheet = False
        design.changed.connect(self._on_changed)

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        self._design.settle()
        point = event.position().toPoint()
        if event.button() is Qt.MouseButton.MiddleButton or self.holds_sheet:
            self._panning = point
            self._stage.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        if event.button() is not Qt.MouseButton.LeftButton:
            self._choose_under(event.position())
            return
        at = self._stage.mapToScene(point)
        handle = self._handle_at(event.position())
        self._pressed, self._hit = (point, at), None
        if handle is not None:
            self._stage.gesture = Pulling(self._design, at, handle)
        else:
            below = bool(event.modifiers() & _ALT)
            self._press_on(self.element_at(event.position(), below=below), event)

    def move(self, event: QMouseEvent) -> None:
        """The pointer is somewhere else."""
        if self._panning is not None:
            self._pan_to(self._panning, event.position().toPoint())
        elif self._pressed is not None:
            self._drag(event, *self._pressed)
        elif not self.holds_sheet:
            handle = self._handle_at(event.position())
            cursor = _CURSORS[handle] if handle else Qt.CursorShape.ArrowCursor
            self._stage.viewport().setCursor(cursor)

    def release(self) -> None:
        """The button was let go."""
        self._panning = None
        self.show_cursor()
        gesture, self._stage.gesture, self._pressed = self._stage.gesture, None, None
        if gesture is not None:
            gesture.finish()
            self._stage.redraw()

    def cancel(self) -> bool:
        """End a drag as if it had not begun; tells whether there was one."""
        gesture, self._stage.gesture, self._pressed = self._stage.gesture, None, None
        if gesture is not None:
            gesture.cancel()
            self._stage.redraw()
        return gesture is not None

    def hold_sheet(self, *, on: bool) -> None:
        """Move the sheet with the next drag, not what lies on it; the space bar asks for it."""
        self.holds_sheet = on
        self.show_cursor()

    def show_cursor(self) -> None:
        """A hand while the sheet is held."""
        shape = Qt.CursorShape.OpenHandCursor if self.holds_sheet else Qt.CursorShape.ArrowCursor
        self._stage.viewport().setCursor(shape)

    def _on_changed(self) -> None:
        """What is dragged is not there any more as it was."""
        self._stage.gesture, self._pressed = None, None

    def element_at(self, at: QPointF, *, below: bool = False) -> int | None:
        """The element at a pixel: a chosen one, else the topmost; with `below` the next one down."""
        under = [
            number for number in reversed(range(len(self._design.elements))) if self._is_under(at, number)
        ]
        chosen = [number for number in under if number in self._design.chosen]
        if below and chosen:
            return under[(under.index(chosen[0]) + 1) % len(under)]
        return next(iter(chosen or under), None)

    def _is_under(self, at: QPointF, number: int) -> bool:
        outline = self._stage.viewportTransform().map(self._stage.items_shown[number].outline())
        grown = QPointF(_REACH / 2, _REACH / 2)
        finger = QRectF(at - grown, at + grown)
        area = bounds(self._design.elements[number])
        if area.width and area.height:
            return outline.intersects(finger)
        return outline.boundingRect().adjusted(-1, -1, 1, 1).intersects(finger)

    def _press_on(self, hit: int | None, event: QMouseEvent) -> None:
        """Choose what was hit; what covers the whole badge is moved only once it is chosen."""
        chosen = self._design.chosen
        adds = bool(event.modifiers() & _ADDS)
        self._hit = hit
        if hit is None:
            if not adds:
                self._design.choose(())
        elif adds:
            self._design.choose(set(chosen) ^ {hit})
        elif hit not in chosen:
            self._design.choose((hit,))
            if self._covers(hit):
                self._hit = None

    def _drag(self, event: QMouseEvent, point: QPoint, start: QPointF) -> None:
        if self._stage.gesture is None:
            if (event.position().toPoint() - point).manhattanLength() < _DRAG:
                return
            if self._hit is not None and self._hit in self._design.chosen:
                self._stage.gesture = Moving(self._design, start)
            else:
                self._stage.gesture = Banding(self._design, start, add=bool(event.modifiers() & _ADDS))
        at = self._stage.mapToScene(event.position().toPoint())
        reach = _REACH / self._stage.transform().m11() if self.snaps else 0.0
        self._stage.gesture.move(at, event.modifiers(), reach)
        self._stage.redraw()

    def _covers(self, number: int) -> bool:
        area, page = bounds(self._design.elements[number]), self._stage.page
        return area.width >= page.width() and area.height >= page.height()

    def _handle_at(self, at: QPointF) -> Handle | None:
        items = self._stage.chosen_items
        if not items:
            return None
        return handle_at(handle_places(frame_of(items), self._stage.viewportTransform()), at)

    def _choose_under(self, at: QPointF) -> None:
        hit = self.element_at(at)
        if hit is not None and hit not in self._design.chosen:
            self._design.choose((hit,))

    def _pan_to(self, before: QPoint, point: QPoint) -> None:
        self._panning = point
        across, down = self._stage.horizontalScrollBar(), self._stage.verticalScrollBar()
        across.setValue(across.value() - (point - before).x())
        down.setValue(down.value() - (point - before).y())
