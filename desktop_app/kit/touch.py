"""Fingers: lists that are pushed, menus that open when a finger rests, and room enough for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QGestureEvent,
    QScroller,
    QTapAndHoldGesture,
    QWidget,
)
from typing_extensions import override

from desktop_app.kit.habits import Touch

if TYPE_CHECKING:
    from desktop_app.kit.habits import Habits
    from desktop_app.kit.theme import Theme


def wear_touch(theme: Theme, habits: Habits, *, felt: bool = False) -> None:
    """Make room for fingers as the desk wants it; by itself once a finger was `felt`."""
    wanted = habits.touch
    if wanted is not Touch.AUTOMATIC:
        theme.choose_roomy(roomy=wanted is Touch.ON)
    elif felt:
        theme.choose_roomy(roomy=True)


def make_touchable(view: QAbstractScrollArea) -> None:
    """Let a finger push what a view shows, and open its menu by resting on it; a tap stays a click."""
    if isinstance(view, QAbstractItemView):
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    QScroller.grabGesture(view.viewport(), QScroller.ScrollerGestureType.TouchGesture)
    _RestingFinger(view.viewport())


class _RestingFinger(QObject):
    """Asks for the context menu where a finger stays for a while."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        ground.grabGesture(Qt.GestureType.TapAndHoldGesture)
        ground.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QGestureEvent) and isinstance(watched, QWidget):
            rested = event.gesture(Qt.GestureType.TapAndHoldGesture)
            if isinstance(rested, QTapAndHoldGesture) and rested.state() == Qt.GestureState.GestureFinished:
                self._ask_for_menu(watched, rested.position().toPoint())
        return False

    def _ask_for_menu(self, ground: QWidget, place: QPoint) -> None:
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(ground, QContextMenuEvent(reason, ground.mapFromGlobal(place), place))
