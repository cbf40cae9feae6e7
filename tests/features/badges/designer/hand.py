"""A person at the designer: drags on the canvas, presses keys, looks at what was kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db import history
from desktop_app.features.badges import queries
from desktop_app.features.badges.page.designer.properties.kinds import ElementForm
from desktop_app.features.badges.page.designer.properties.text import TextForm
from desktop_app.features.badges.rules import StackElement

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.features.badges.page import BadgesPage
    from desktop_app.features.badges.page.designer import Designer
    from desktop_app.features.badges.rules import BadgeTemplate
    from desktop_app.features.badges.rules.template import Area, Element

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
STEPS = 4


@dataclass
class Hand:
    """Mouse and keys."""

    page: BadgesPage
    designer: Designer
    qtbot: QtBot

    # --- what is there ------------------------------------------------------------------------------

    @property
    def kept(self) -> BadgeTemplate:
        """The template as it stands in the event file."""
        store = self.page.context.store
        template = store.read(queries.own_template, self.designer.design.template.name)
        assert template is not None
        return template

    @property
    def elements(self) -> tuple[Element, ...]:
        """The front as it stands in the event file."""
        return self.kept.elements

    def chosen(self) -> tuple[int, ...]:
        return self.designer.design.chosen

    def area(self, place: int) -> Area:
        return self.elements[place].area

    def first_text(self) -> StackElement:
        element = self.elements[3]
        assert isinstance(element, StackElement)
        return element

    def steps(self) -> list[str]:
        """The labels of what was done, the newest first."""
        return [entry.label for entry in self.page.context.store.read(history.entries, limit=50)]

    # --- the mouse ----------------------------------------------------------------------------------

    def at(self, x: float, y: float) -> QPoint:
        """A place on the badge in pixels."""
        return self.designer.canvas.place_of(x, y).toPoint()

    def click(self, x: float, y: float, keys: Qt.KeyboardModifier = NONE) -> None:
        self.press(x, y, keys)
        self.release(x, y, keys)

    def double_click(self, x: float, y: float) -> None:
        QTest.mouseDClick(self.designer.canvas.viewport(), Qt.MouseButton.LeftButton, NONE, self.at(x, y))

    def press(self, x: float, y: float, keys: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.MouseButtonPress, x, y, keys, Qt.MouseButton.LeftButton)

    def drag_to(self, x: float, y: float, keys: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.MouseMove, x, y, keys, Qt.MouseButton.NoButton)

    def release(self, x: float, y: float, keys: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.MouseButtonRelease, x, y, keys, Qt.MouseButton.LeftButton)

    def drag(
        self, start: tuple[float, float], end: tuple[float, float], keys: Qt.KeyboardModifier = NONE
    ) -> None:
        """Press, move in a few steps, let go; the keys are held from the first move on."""
        self.press(*start)
        for step in range(1, STEPS + 1):
            x = start[0] + (end[0] - start[0]) * step / STEPS
            y = start[1] + (end[1] - start[1]) * step / STEPS
            self.drag_to(x, y, keys)
        self.release(*end, keys)

    def _send(
        self, kind: QEvent.Type, x: float, y: float, keys: Qt.KeyboardModifier, button: Qt.MouseButton
    ) -> None:
        viewport = self.designer.canvas.viewport()
        at = QPointF(self.designer.canvas.place_of(x, y))
        held = (
            Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        )
        event = QMouseEvent(kind, at, QPointF(viewport.mapToGlobal(at)), button, held, keys)
        QApplication.sendEvent(viewport, event)

    # --- the keys -----------------------------------------------------------------------------------

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        """Press a key on the canvas."""
        self.qtbot.keyClick(self.designer.canvas, key, keys)

    def choose(self, *places: int) -> None:
        self.designer.design.choose(places)

    def text_form(self) -> TextForm:
        """Choose the text and take its settings."""
        self.choose(3)
        form = self.designer.properties.form
        assert isinstance(form, TextForm)
        return form

    def element_form(self) -> ElementForm:
        """The settings of what is chosen."""
        form = self.designer.properties.form
        assert isinstance(form, ElementForm)
        return form

    def undo(self) -> None:
        """Take a step back, as Ctrl+Z of the window does."""
        self.designer.design.settle()
        before = self.kept
        self.page.context.store.undo(own=True)
        self.qtbot.waitUntil(lambda: self.designer.design.template == self.kept != before)
