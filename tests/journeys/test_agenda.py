"""The morning of the forum in the agenda room: a programme put right by mouse, and by keys alone."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_app.features.agenda import queries
from desktop_app.features.agenda.page import AgendaPage
from tests.journeys.desk import Clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.features.agenda.rules import Session
    from tests.journeys.desk import Desk

DAY = datetime(2026, 11, 26, 6, 0, tzinfo=UTC)
"""08:00 at the venue, before the doors open."""
TIMBER, LASER = "Timber halls that can be taken apart again", "Laser sensors for everyday production"
OPENING, COFFEE = "Opening of the forum", "Coffee break"
Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
PLAIN, CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Editor:
    """Who edits the agenda: the page, and what is done and seen there."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.press(Key.Key_5, CTRL)
        page = desk.window.page("agenda")
        assert isinstance(page, AgendaPage)
        self.page, self.grid = page, page.grid
        desk.until(page.grid.hasFocus)

    def session(self, title: str) -> Session:
        """A session as it lies in the file now."""
        context = self.page.context
        programme = context.store.read(queries.programme, context.event_id)
        return next(each for each in programme.sessions if each.title == title)

    def room(self, title: str) -> str:
        """The name of the room of a session."""
        return self.page.sight.frame.room_name(self.session(title).room)

    def at(self, title: str) -> str:
        """When a session begins by the clocks of the venue."""
        start = self.session(title).start
        return f"{self.page.context.local(start):%H:%M}" if start is not None else "never"

    def sees(self, words: str) -> None:
        """Wait until the living sentence says so."""
        self.desk.until(lambda: words in self.page._sentence.text())

    def undoes(self) -> None:
        """Take back the last step, as everywhere."""
        self.desk.press(Key.Key_Z, CTRL)

    # --- by mouse ---------------------------------------------------------------------------------------

    def middle(self, title: str) -> QPoint:
        """The middle of a card, brought into sight."""
        guid = self.session(title).guid
        self.grid.see(self.grid.rect_of(guid))
        rect = self.grid.rect_of(guid)
        assert self.grid.viewport().rect().contains(rect.center())
        return rect.center()

    def drag(self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Drag over the grid in a few steps."""
        viewport, qtbot = self.grid.viewport(), self.desk.qtbot
        qtbot.mousePress(viewport, LEFT, held, start)
        for step in range(1, 5):
            qtbot.mouseMove(viewport, start + (end - start) * step / 4)
        qtbot.mouseRelease(viewport, LEFT, held, end)

    def down(self, minutes: int) -> QPoint:
        """So many minutes further down."""
        return QPoint(0, self.grid.zoom.step * minutes // 5)

    # --- by keys ----------------------------------------------------------------------------------------

    def press(self, *keys: Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press keys in the window."""
        for key in keys:
            self.desk.press(key, held)

    def walk_to(self, title: str) -> None:
        """Go from session to session, by time, until this one is chosen."""
        self.press(Key.Key_Escape, Key.Key_Home)
        for _ in range(len(self.page.sight.sessions)):
            chosen = self.page.sight.sessions.get(self.page.chosen.guid)
            if chosen is not None and chosen.title == title:
                return
            self.press(Key.Key_Tab)
        pytest.fail(f"no way leads to {title}")


@pytest.fixture
def editor(imported: Path, tmp_path: Path, open_desk: Callable[..., Desk]) -> Editor:
    file = tmp_path / "forum.forumdesk"
    shutil.copy(imported, file)
    return Editor(open_desk(file, clock=Clock(DAY)))


def test_the_programme_is_put_right_by_mouse(editor: Editor) -> None:
    page, grid, desk = editor.page, editor.grid, editor.desk
    editor.sees("0 conflicts")
    assert page.days.count() == 1

    # A talk is dragged upon another: it says so before the drop, and afterwards.
    start = editor.middle(TIMBER)
    across = QPoint(grid.column_width, 0)
    viewport = grid.viewport()
    desk.qtbot.mousePress(viewport, LEFT, PLAIN, start)
    for step in (1, 2, 3):
        desk.qtbot.mouseMove(viewport, start + across * step / 3)
    assert grid.hand.bubble.isVisible()
    assert "are in Pine Room at the same time" in grid.hand.bubble.words
    desk.qtbot.mouseRelease(viewport, LEFT, PLAIN, start + across)
    assert editor.room(TIMBER) == "Pine Room"
    editor.sees("1 conflict,")

    # The toast takes it back.
    undo = next(each for each in desk.window.toast.findChildren(QPushButton) if each.isVisible())
    desk.qtbot.mouseClick(undo, LEFT)
    desk.until(lambda: editor.room(TIMBER) == "Amber Room")
    editor.sees("0 conflicts")

    # Longer by its lower edge.
    editor.middle(COFFEE)
    rect = grid.rect_of(editor.session(COFFEE).guid)
    edge = QPoint(rect.center().x(), rect.bottom() - 1)
    editor.drag(edge, edge + editor.down(15))
    assert editor.session(COFFEE).length == timedelta(minutes=45)

    # Two in a frame, moved together a quarter of an hour later.
    one, two = editor.middle(TIMBER), editor.middle(LASER)
    before = editor.at(TIMBER), editor.at(LASER)
    rect = grid.rect_of(editor.session(TIMBER).guid)
    editor.drag(QPoint(one.x(), rect.bottom() + 4), QPoint(two.x(), two.y()), SHIFT)
    assert len(page.chosen.guids) >= 2
    page.chosen.choose(editor.session(TIMBER).guid, editor.session(LASER).guid)
    spot = editor.middle(LASER)
    editor.drag(spot, spot + editor.down(15))
    assert before == ("11:45", "11:45")
    assert (editor.at(TIMBER), editor.at(LASER)) == ("12:00", "12:00")


def test_sessions_are_drawn_and_taken_off_and_put_back_by_mouse(editor: Editor) -> None:
    page, grid, desk = editor.page, editor.grid, editor.desk
    viewport = grid.viewport()
    editor.middle(TIMBER)

    # Something new is drawn, and named.
    empty = grid.rect_of(editor.session(TIMBER).guid).topLeft() + QPoint(20, -70)
    editor.drag(empty, empty + editor.down(20))
    desk.until(page.inspector.fields.title.hasFocus)
    desk.type("Photograph on the stairs")
    desk.press(Key.Key_Return)
    assert editor.room("Photograph on the stairs") == "Amber Room"

    # Back onto the list, and out of it again.
    desk.qtbot.mouseClick(viewport, LEFT, PLAIN, editor.middle(LASER))
    desk.qtbot.mouseClick(page.inspector.unschedule, LEFT)
    assert editor.at(LASER) == "never"
    desk.until(page.left.isVisible)
    row = page.left.list.visualRect(page.left.list.model().index(0, 0)).center()
    desk.qtbot.mouseClick(page.left.list.viewport(), LEFT, PLAIN, row)
    desk.qtbot.mouseDClick(page.left.list.viewport(), LEFT, PLAIN, row)
    assert editor.at(LASER) != "never"

    # Nearer with the wheel; each step can still be taken back.
    near = grid.zoom_step
    place = QPointF(200, 200)
    wheel = QWheelEvent(
        place, grid.viewport().mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(grid.viewport(), wheel)
    assert grid.zoom_step == near + 1
    editor.undoes()
    desk.until(lambda: editor.at(LASER) == "never")


def test_the_programme_is_put_right_by_keys_alone(editor: Editor) -> None:
    grid, desk = editor.grid, editor.desk

    # Carried beside another talk, with what clashes told, and put back by Esc; then dropped where it is free.
    editor.walk_to(TIMBER)
    editor.press(Key.Key_Right, held=CTRL)
    assert "are in Pine Room at the same time" in grid.accessibleDescription()
    editor.press(Key.Key_Escape)
    assert editor.room(TIMBER) == "Amber Room"
    editor.press(Key.Key_N, Key.Key_Return)
    assert editor.at(TIMBER) != "11:45"
    editor.sees("0 conflicts")
    editor.undoes()
    desk.until(lambda: editor.at(TIMBER) == "11:45")

    # Ten minutes shorter; its neighbours make way for a later one.
    editor.walk_to(COFFEE)
    editor.press(Key.Key_Up, held=ALT)
    editor.press(Key.Key_Up, Key.Key_Return)
    assert editor.session(COFFEE).length == timedelta(minutes=20)
    editor.walk_to(OPENING)
    editor.press(Key.Key_Down, held=CTRL)
    editor.press(Key.Key_P, Key.Key_Down, Key.Key_Return)
    assert editor.at(OPENING) == "09:40"
    assert editor.at("What small clusters do better than large ones") == "09:55"
    editor.sees("0 conflicts")

    # A title and a time are typed in, and the keyboard comes back by Esc.
    editor.press(Key.Key_F2)
    desk.type("Opening")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Escape)
    editor.press(Key.Key_Return)
    desk.type("9:30")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Escape)
    assert editor.at("Opening") == "09:30"


def test_sessions_are_added_doubled_locked_and_taken_off_by_keys_alone(editor: Editor) -> None:
    page, grid, desk = editor.page, editor.grid, editor.desk
    editor.walk_to(OPENING)

    # A new one behind it, doubled, locked, taken off and given the next free place.
    editor.press(Key.Key_Insert)
    desk.type("Greetings")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Escape)
    editor.press(Key.Key_D, held=CTRL)
    page.deeds.edit(page.chosen.guid, "Title", title="Greetings, continued")
    editor.press(Key.Key_L)
    desk.until(lambda: editor.session("Greetings, continued").locked)
    editor.press(Key.Key_Delete)
    assert editor.at("Greetings, continued") != "never"
    editor.press(Key.Key_L)
    desk.until(lambda: not editor.session("Greetings, continued").locked)
    editor.press(Key.Key_Delete)
    assert editor.at("Greetings, continued") == "never"
    editor.press(Key.Key_U)
    desk.until(page.left.list.hasFocus)
    editor.press(Key.Key_Down)
    editor.press(Key.Key_Return)
    assert editor.at("Greetings, continued") != "never"

    # The table has the same choice.
    desk.until(grid.hasFocus)
    editor.press(Key.Key_T)
    desk.until(page.table.table.hasFocus)
    chosen = page.chosen.guid
    assert page.table.table.current_key == chosen
    editor.press(Key.Key_G)
    desk.until(grid.hasFocus)
    assert page.chosen.guid == chosen

    # Everything is one Ctrl+Z after the other away, the newest step first.
    for _ in range(3):
        editor.undoes()
    desk.until(lambda: editor.session("Greetings, continued").locked)
