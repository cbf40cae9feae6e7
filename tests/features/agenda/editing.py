"""What the tests of the page share: it is open, in front, on a small programme of two days."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from desktop_app.features.agenda import queries
from desktop_app.features.agenda.actions.writing import put_programme
from desktop_app.features.agenda.page import AgendaPage
from desktop_app.features.agenda.rules import SessionKind
from tests.features.agenda.programmes import HALL, LAB, YARD, at, programme, talk

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import QRect
    from pytestqt.qtbot import QtBot

    from desktop_app.features.agenda.rules import Programme, Session
    from desktop_app.kit.context import PageContext

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def day() -> Programme:
    """Two talks and a break in the hall, one in the lab, one tomorrow, one without a time."""
    return programme(
        talk("open", at(9), 30, HALL, title="Opening", by=("ona",)),
        talk("ports", at(9, 30), 45, HALL, title="Small ports", by=("janis",), track="Plenary"),
        talk("coffee", at(10, 15), 30, HALL, title="Coffee", kind=SessionKind.BREAK),
        talk("wind", at(11), 30, LAB, title="Wind ferries", by=("ona",)),
        talk("end", at(10, 0, 21), 30, YARD, title="What we take home", by=("mari",)),
        talk("spare", None, 30, "", title="In reserve", by=("mari",)),
    )


def fill(context: PageContext, wanted: Programme | None = None) -> None:
    """Write a programme into the event."""
    before = context.store.read(queries.programme, context.event_id)
    steps = context.store.write_chunks("Programme", put_programme, context.event_id, before, wanted or day())
    for _ in steps:
        pass


def open_page(
    context: PageContext, qtbot: QtBot, now: datetime | None = None, wanted: Programme | None = None
) -> AgendaPage:
    """The page on a programme, with the keyboard in its grid."""
    fill(context, wanted)
    moment = now or at(8)
    page = AgendaPage(replace(context, now=lambda: moment))
    qtbot.addWidget(page)
    page.resize(1300, 900)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.grid.setFocus()
    return page


def sentence(page: AgendaPage) -> str:
    """The living sentence in the singular, whether a catalogue has its plurals or not."""
    return re.sub(r"(session|room|conflict|change)(?:s|\(s\))", r"\1", page._sentence.text())


def stored(page: AgendaPage, guid: str) -> Session:
    """A session as it lies in the file."""
    context = page.context
    return context.store.read(queries.programme, context.event_id).by_guid()[guid]


def place_of(page: AgendaPage, room: str, start: datetime) -> QPoint:
    """The place of the grid's viewport at which something in a room would begin."""
    grid = page.grid
    assert grid.day is not None
    column = grid.day.column_of(room)
    assert column is not None
    left = column * grid.column_width - grid.horizontalScrollBar().value()
    return QPoint(left + grid.column_width // 2, grid.y_of(start) - grid.verticalScrollBar().value())


def drag(page: AgendaPage, qtbot: QtBot, start: QPoint, end: QPoint, *, drop: bool = True) -> None:
    """Drag from one place of the grid's viewport to another, in a few steps."""
    viewport = page.grid.viewport()
    qtbot.mousePress(viewport, LEFT, PLAIN, start)
    for step in range(1, 5):
        qtbot.mouseMove(viewport, start + (end - start) * step / 4)
    if drop:
        qtbot.mouseRelease(viewport, LEFT, PLAIN, end)


def middle_of(page: AgendaPage, guid: str) -> QPoint:
    """The middle of a session's card in the viewport."""
    rect: QRect = page.grid.rect_of(guid)
    assert not rect.isEmpty()
    return rect.center()
