"""What keys do on the canvas: walking from element to element, moving in steps, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.features.badges.rules.design.editing import with_changed
from desktop_app.features.badges.rules.geometry import bounds, held_back, moved, room_of, union

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_app.features.badges.page.designer.design import Design
    from desktop_app.features.badges.page.designer.mouse import CanvasMouse
    from desktop_app.features.badges.page.designer.stage import Stage

_DIRECTIONS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_STEP: Final = 1.0
_LONG: Final = 10.0
_SHORT: Final = 0.1


class CanvasKeys(QObject):
    """The keys that are no command of the menu.

    Signals:
        editing_asked(): edit the text that is chosen.
        leaving_asked(): Esc was pressed and nothing is chosen.
    """

    editing_asked = Signal()
    leaving_asked = Signal()

    def __init__(self, stage: Stage, design: Design, mouse: CanvasMouse) -> None:
        super().__init__(stage)
        self._stage = stage
        self._mouse = mouse
        self._design = design

    def press(self, event: QKeyEvent) -> bool:
        """A key went down; tells whether it meant something."""
        key = Qt.Key(event.key())
        if key in _DIRECTIONS:
            return self._nudge(*_DIRECTIONS[key], event.modifiers())
        acts = {
            Qt.Key.Key_Escape: self._give_way,
            Qt.Key.Key_Space: self._take_hold,
            Qt.Key.Key_F2: self.editing_asked.emit,
            Qt.Key.Key_Return: self.editing_asked.emit,
            Qt.Key.Key_Enter: self.editing_asked.emit,
        }
        if key not in acts:
            return False
        acts[key]()
        return True

    def release(self, event: QKeyEvent) -> None:
        """A key went up."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._mouse.hold_sheet(on=False)

    def walk(self, by: int) -> bool:
        """Choose the next element; False after the last one, so that the keyboard can leave."""
        count, chosen = len(self._design.elements), self._design.chosen
        beyond = -1 if by > 0 else count
        place = (chosen[-1 if by > 0 else 0] if chosen else beyond) + by
        if not 0 <= place < count:
            return False
        self._design.choose((place,))
        self._stage.ensureVisible(self._stage.items_shown[place])
        return True

    def _nudge(self, across: int, down: int, keys: Qt.KeyboardModifier) -> bool:
        design = self._design
        if not design.chosen or keys & Qt.KeyboardModifier.ControlModifier:
            return False
        long, short = keys & Qt.KeyboardModifier.ShiftModifier, keys & Qt.KeyboardModifier.AltModifier
        step = _LONG if long else _SHORT if short else _STEP
        box = union(bounds(each) for each in design.chosen_elements)
        dx, dy = held_back(box, room_of(design.template), across * step, down * step)
        changed = {place: moved(design.elements[place], dx, dy) for place in design.chosen}
        words = design.words.moving(design.chosen_elements)
        design.burst("nudge", words, with_changed(design.template, design.face, changed))
        return True

    def _give_way(self) -> None:
        """Esc ends the drag, then the choice, then the designer."""
        if self._mouse.cancel():
            return
        if self._design.chosen:
            self._design.choose(())
        else:
            self.leaving_asked.emit()

    def _take_hold(self) -> None:
        self._mouse.hold_sheet(on=True)
