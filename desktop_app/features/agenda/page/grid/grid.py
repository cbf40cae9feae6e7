"""The grid with its mouse, its keys and the hand that carries."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from typing_extensions import override

from desktop_app.features.agenda.page.grid.canvas import Canvas
from desktop_app.features.agenda.page.grid.hand import Hand
from desktop_app.features.agenda.page.grid.mouse import Mouse
from desktop_app.features.agenda.page.grid.scale import USUAL_ZOOM
from desktop_app.features.agenda.rules.carrying import Grip
from desktop_app.features.agenda.rules.day_grid import Way, following, neighbour
from desktop_app.features.agenda.rules.wall_clock import SNAP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.page.chosen import Chosen
    from desktop_app.features.agenda.page.grid.card import Inks
    from desktop_app.features.agenda.page.sight import Sight
    from desktop_app.features.agenda.rules.day_grid import DayGrid

_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_PAD: Final = Qt.KeyboardModifier.KeypadModifier
_WAYS: Final = {
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
}
_HOUR: Final = timedelta(hours=1)
_STEPS: Final[Mapping[int, tuple[timedelta, int]]] = {
    Qt.Key.Key_Up: (-SNAP, 0),
    Qt.Key.Key_Down: (SNAP, 0),
    Qt.Key.Key_Left: (SNAP * 0, -1),
    Qt.Key.Key_Right: (SNAP * 0, 1),
    Qt.Key.Key_PageUp: (-_HOUR, 0),
    Qt.Key.Key_PageDown: (_HOUR, 0),
}
_DROPS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class AgendaGrid(Canvas):
    """Shows a day, and lets its sessions be chosen and carried.

    Signals:
        opened(): Enter, or a double click, on a session.
        day_asked(int): so many days on.
        menu_asked(QPoint): the menu of what is chosen was asked for, at a place of the screen.
        best_asked(): hold what is lifted over the next free place.
    """

    opened = Signal()
    day_asked = Signal(int)
    menu_asked = Signal(QPoint)
    best_asked = Signal()

    def __init__(self, words: AgendaWords, chosen: Chosen, parent: QWidget | None = None) -> None:
        super().__init__(words, chosen, parent)
        self.hand = Hand(self)
        self.mouse = Mouse(self, self.hand)
        self.setAccessibleName(self.tr("Programme of the day"))
        chosen.changed.connect(self._on_chosen)

    def step(self, way: Way, *, more: bool = False) -> None:
        """Choose the next session on the way, or choose it as well."""
        if self.day is not None:
            self._choose(neighbour(self.day, self.chosen.guid, way), more=more)

    def _choose(self, guid: str, *, more: bool = False) -> None:
        if not guid:
            return
        if more:
            self.chosen.add([guid])
        else:
            self.chosen.choose(guid)
        self.see(self.rect_of(guid))

    def choose_edge(self, *, last: bool) -> None:
        """Choose the first or the last session of the day."""
        order = self.day.order if self.day is not None else ()
        if order:
            self._choose(order[-1 if last else 0].guid)

    def choose_all(self) -> None:
        """Choose every session of the day."""
        if self.day is not None:
            self.chosen.choose(*(box.guid for box in self.day.order))

    @override
    def show_day(self, sight: Sight, day: DayGrid, now: datetime) -> None:
        super().show_day(sight, day, now)
        self.hand.look_again()

    @override
    def show_touched(self, day: DayGrid, guids: Iterable[str]) -> None:
        super().show_touched(day, guids)
        self.hand.look_again()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if not self.hand.is_empty:
            self.viewport().update()
            self.hand.tell_again()

    # --- painting ----------------------------------------------------------------------------------------

    @override
    def paint_over(self, painter: QPainter, seen: QRect, inks: Inks) -> None:
        painter.resetTransform()
        self.hand.paint(painter, inks)
        self.mouse.paint(painter, inks)

    # --- keys --------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        taken = self._take_held(event) if not self.hand.is_empty else self._take_free(event)
        if not taken:
            event.ignore()

    def _take_held(self, event: QKeyEvent) -> bool:
        """A key while something is held."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if held & _CTRL and key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            by = 1 if key == Qt.Key.Key_PageDown else -1
            self.hand.change_day(by)
            self.day_asked.emit(by)
        elif key in _STEPS:
            self.hand.step(*_STEPS[key])
        elif key in _DROPS:
            self.hand.drop()
        elif key == Qt.Key.Key_Escape:
            self.mouse.give_up()
            self.hand.lay_down()
        elif key == Qt.Key.Key_P and self.hand.carry is not None:
            self.hand.push(push=not self.hand.carry.push)
        elif key == Qt.Key.Key_N:
            self.best_asked.emit()
        elif key == Qt.Key.Key_Shift and self.hand.by_mouse:
            self.hand.push(push=True)
        return True

    def _take_free(self, event: QKeyEvent) -> bool:
        """A key while the hand is empty."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~_PAD
        if key == Qt.Key.Key_Escape and self.mouse.is_busy:
            self.mouse.give_up()
            return True
        if held & _ALT and key in _STEPS:
            return self._resize_by_key(key, Grip.START if held & _SHIFT else Grip.END)
        if held & _CTRL:
            return self._take_ctrl(key)
        if key in _WAYS:
            self.step(_WAYS[key], more=bool(held & _SHIFT))
            return True
        act = self._acts().get(key)
        if act is not None and not held & ~_SHIFT:
            act()
        return act is not None

    def _acts(self) -> Mapping[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_Return: self.opened.emit,
            Qt.Key.Key_Enter: self.opened.emit,
            Qt.Key.Key_Home: lambda: self.choose_edge(last=False),
            Qt.Key.Key_End: lambda: self.choose_edge(last=True),
            Qt.Key.Key_PageUp: lambda: self._scroll(-1),
            Qt.Key.Key_PageDown: lambda: self._scroll(1),
            Qt.Key.Key_Escape: self.chosen.choose,
            Qt.Key.Key_Plus: lambda: self.set_zoom(self.zoom_step + 1),
            Qt.Key.Key_Equal: lambda: self.set_zoom(self.zoom_step + 1),
            Qt.Key.Key_Minus: lambda: self.set_zoom(self.zoom_step - 1),
            Qt.Key.Key_0: lambda: self.set_zoom(USUAL_ZOOM),
            Qt.Key.Key_N: self.best_asked.emit,
        }

    def _take_ctrl(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.day_asked.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in _WAYS:
            guids = self.chosen.guids
            if guids and self.hand.lift((guids[-1], *guids[:-1])):
                self.hand.step(*_STEPS[key])
        elif key == Qt.Key.Key_A:
            self.choose_all()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.set_zoom(self.zoom_step + (-1 if key == Qt.Key.Key_Minus else 1))
        elif key == Qt.Key.Key_0:
            self.set_zoom(USUAL_ZOOM)
        else:
            return False
        return True

    def _resize_by_key(self, key: Qt.Key, grip: Grip) -> bool:
        by, _ = _STEPS[key]
        if by and self.chosen.guid and self.hand.lift((self.chosen.guid,), grip):
            self.hand.step(by)
        return True

    def _scroll(self, pages: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep() * 9 // 10)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes through the sessions by time; where nothing is chosen, or at the end, it goes on."""
        if not self.hand.is_empty:
            return True
        guid = following(self.day, self.chosen.guid, 1 if next else -1) if self.day is not None else ""
        if guid:
            self._choose(guid)
            return True
        return super().focusNextPrevChild(next)

    # --- the mouse ---------------------------------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouse.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mouse.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.mouse.release(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.guid_at(event.position().toPoint()):
            self.opened.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.rect_of(self.chosen.guid).center()
            self.menu_asked.emit(self.viewport().mapToGlobal(place))
            return
        guid = self.guid_at(event.pos())
        if guid and guid not in self.chosen.guids:
            self.chosen.choose(guid)
        self.menu_asked.emit(event.globalPos())

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if not self.hand.is_empty and not self.hand.by_mouse:
            self.hand.lay_down()
        super().focusOutEvent(event)

    def _on_chosen(self) -> None:
        guid, sight = self.chosen.guid, self.sight
        if sight is None or guid not in sight.sessions:
            self.setAccessibleDescription("")
            return
        session, words = sight.sessions[guid], self.words
        parts = [words.title(session), words.when(session), words.where(sight.frame, session)]
        parts += [words.conflict(sight.frame, self._title, each) for each in sight.live.of(guid)[:1]]
        self.setAccessibleDescription(". ".join(parts))

    def _title(self, guid: str) -> str:
        session = self.sight.sessions.get(guid) if self.sight is not None else None
        return session.title if session is not None else ""
