"""The canvas: the badge at any size, its elements taken hold of with mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from typing_extensions import override

from desktop_app.features.badges.page.designer.keys import CanvasKeys
from desktop_app.features.badges.page.designer.mouse import CanvasMouse
from desktop_app.features.badges.page.designer.overlay import frame_of
from desktop_app.features.badges.page.designer.stage import Stage
from desktop_app.features.badges.page.designer.zoom import Zoom
from desktop_app.features.badges.rules.template import StackElement

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.badges.page.designer.design import Design

# Eighths of a degree that one notch of a wheel turns.
_WHEEL_STEP: Final = 120


class Canvas(Stage):
    """One side of the badge, in somebody's hands.

    Signals:
        pointed(object): the pointer is at this place in mm, or None when it left.
        editing_asked(int, object): edit the element of that number, the text nearest to this place in mm, or,
            for None, the one in the settings.
        menu_asked(QPoint): show what can be done, at that point of the screen.
        leaving_asked(): Esc was pressed and nothing is chosen.
    """

    pointed = Signal(object)
    editing_asked = Signal(int, object)
    menu_asked = Signal(QPoint)
    leaving_asked = Signal()

    def __init__(self, design: Design, parent: QWidget | None = None) -> None:
        super().__init__(design, parent)
        self.zoom = Zoom(self)
        self.mouse = CanvasMouse(self, design)
        self.keys = CanvasKeys(self, design, self.mouse)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Badge"))
        self.setAccessibleDescription(
            self.tr("Tab walks through the elements, arrows move them, F2 edits their text")
        )
        self.keys.editing_asked.connect(self.edit_chosen)
        self.keys.leaving_asked.connect(self.leaving_asked)

    # --- the mouse and the keys ---------------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouse.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(self.mapToScene(event.position().toPoint()))
        self.mouse.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.mouse.release()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self.mouse.element_at(event.position())
        if hit is not None:
            self._design.choose((hit,))
            self.editing_asked.emit(hit, self.mapToScene(event.position().toPoint()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom.step(event.angleDelta().y() / _WHEEL_STEP, event.position())
            return
        super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            event.ignore()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.keys.release(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab walks through the elements, and after the last one on to what stands beside."""
        return self.keys.walk(1 if next else -1) or super().focusNextPrevChild(next)

    def edit_chosen(self) -> None:
        """Edit the text of the one element that is chosen."""
        chosen = self._design.chosen
        if len(chosen) == 1 and isinstance(self._design.elements[chosen[0]], StackElement):
            self.editing_asked.emit(chosen[0], None)

    def ask_menu(self) -> None:
        """Show the menu beside what is chosen."""
        items = self.chosen_items
        box = self.viewportTransform().map(frame_of(items)).boundingRect() if items else QRectF(self.rect())
        self.menu_asked.emit(self.viewport().mapToGlobal(box.center().toPoint()))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.ask_menu()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.zoom.follow()
        self.looked.emit()
