"""Editing the pattern of a text where it stands on the badge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from typing_extensions import override

from desktop_app.features.badges.page.designer.patterns import PatternField
from desktop_app.features.badges.rules.badge import filled
from desktop_app.features.badges.rules.geometry import bounds
from desktop_app.features.badges.tasks.layout import place_stack
from desktop_app.kit.theme import Size
from desktop_app.paper.fonts import clean

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_app.features.badges.page.designer.design import Design
    from desktop_app.features.badges.page.designer.stage import Stage
    from desktop_app.features.badges.rules import Badge, StackElement

_LEAST_WIDTH: Final = 2 * Size.FORM_LABEL


class InlineEditor(PatternField):
    """Lies over the text while it is edited; Enter keeps, Esc gives up.

    Signals:
        ended(): the keyboard goes back to the canvas.
    """

    ended = Signal()

    def __init__(self, design: Design, stage: Stage) -> None:
        super().__init__(design.words, stage.viewport())
        self._stage = stage
        self.hide()

    def edit(self, element: StackElement, number: int, at: QPointF | None) -> None:
        """Edit the text of that number in the stack, at the height of a place in mm or over the whole."""
        area = bounds(element)
        start = self._stage.place_of(area.x, area.y)
        end = self._stage.place_of(area.x + area.width, area.y + area.height)
        width = max(round(end.x() - start.x()), _LEAST_WIDTH)
        middle = round((start.y() + end.y()) / 2 if at is None else self._stage.place_of(at.x(), at.y()).y())
        box = QRect(round(start.x()), middle - Size.CONTROL // 2, width, Size.CONTROL)
        room = self._stage.viewport().rect()
        box.moveLeft(max(min(box.left(), room.right() - width), 0))
        box.moveTop(max(min(box.top(), room.bottom() - Size.CONTROL), 0))
        self.setGeometry(box)
        self.setModified(False)
        self.show_value(element.texts[number].pattern)
        self.show()
        self.setFocus()
        self.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_offering and event.key() == Qt.Key.Key_Escape:
            self.setText(self._shown)
            self.setModified(False)
            self._end()
            return
        if not self.is_offering and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.take():
                self._end()
            return
        super().keyPressEvent(event)

    @override
    def _on_editing_finished(self) -> None:
        """The keyboard went elsewhere: what is sound is kept, what is not is said."""
        if self.isVisible() and not self.is_offering:
            self.take()
            self.hide()

    def _end(self) -> None:
        self.hide()
        self.complained.emit("")
        self.ended.emit()


def text_at(stack: StackElement, badge: Badge, at: QPointF) -> int:
    """Which text of the stack has the line nearest to a place on the badge."""
    lines = place_stack(stack, badge).lines
    if not lines or stack.rotation:
        return 0
    nearest = min(
        range(len(lines)), key=lambda number: abs(lines[number].y - lines[number].size / 6 - at.y())
    )
    wholes = [clean(filled(text.pattern, badge)).casefold() for text in stack.texts]
    number = 0
    for line in lines[: nearest + 1]:
        while number < len(wholes) - 1 and line.line.text.strip().casefold() not in wholes[number]:
            number += 1
    return number
