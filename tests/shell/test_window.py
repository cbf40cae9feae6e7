"""The frame: ways between rooms, what it remembers, what it says and undoes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from typing_extensions import override

from db import history
from db.store import Pace, Store
from desktop_app.kit.theme import DARK, LIGHT, Appearance, Size
from desktop_app.shell.keys_sheet import KeysSheet
from desktop_app.shell.room import CHECKIN, PEOPLE
from tests.make import add_event
from tests.shell.conftest import NotedPage, Rooms
from tests.shell.hand import CTRL, SHIFT, noted, press, work_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from desktop_app.shell.window import MainWindow


# --- rooms ----------------------------------------------------------------------------------------------


def test_the_first_room_is_open_and_has_the_keyboard(window: MainWindow) -> None:
    assert window.current_room == CHECKIN
    assert window.windowTitle() == "Check-in – Forum Desk"
    assert noted(window, CHECKIN).field.hasFocus()


def test_keys_change_rooms_by_fixed_numbers(window: MainWindow) -> None:
    for key, room in ((Qt.Key.Key_7, "setup"), (Qt.Key.Key_2, PEOPLE), (Qt.Key.Key_1, CHECKIN)):
        press(window, key, CTRL)
        assert window.current_room == room
        assert window.rail.entries[room].isChecked()
    press(window, Qt.Key.Key_4, CTRL)
    assert window.current_room == CHECKIN


def test_a_page_that_reads_for_long_is_painted_before_it_reads_the_first_time(window: MainWindow) -> None:
    told: list[str] = []

    class SlowPage(NotedPage):
        frame_first = True

        @override
        def paintEvent(self, event: QPaintEvent) -> None:
            told.append("painted")
            super().paintEvent(event)

        @override
        def refresh(self) -> None:
            told.append("read")

    slow = window._pages["setup"] = SlowPage(window._context, window.stack)
    window.stack.addWidget(slow)
    window.open_room("setup")
    assert told == ["painted", "read"]
    window.open_room(PEOPLE)
    window._context.signals.changed.emit(slow.watched | {"nothing"})
    told.clear()
    window.open_room("setup")
    assert "read" not in told
    slow.watched = frozenset({"event"})
    window.open_room(PEOPLE)
    window._context.signals.changed.emit(frozenset({"event"}))
    told.clear()
    window.open_room("setup")
    assert told[0] == "read"


def test_the_rail_lists_rooms_by_number_and_opens_them(window: MainWindow, qtbot: QtBot) -> None:
    assert list(window.rail.entries) == [CHECKIN, PEOPLE, "setup"]
    with qtbot.waitSignal(window.room_shown) as shown:
        qtbot.mouseClick(window.rail.entries["setup"], Qt.MouseButton.LeftButton)
    assert shown.args == ["setup"]
    assert window.stack.currentWidget() is window.page("setup")


def test_only_rooms_that_were_opened_are_made(window: MainWindow) -> None:
    assert window.stack.count() == 1
    window.open_room("setup")
    window.open_room("setup")
    assert window.stack.count() == 2


def test_pages_send_to_people_and_to_rooms(window: MainWindow) -> None:
    window.page(CHECKIN).person_opened.emit("k1")
    assert window.current_room == PEOPLE
    assert noted(window, PEOPLE).shown_things == ["k1"]
    window.page(PEOPLE).room_opened.emit("setup", "points")
    assert noted(window, "setup").shown_things == ["points"]


def test_enter_opens_the_room_whose_entry_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.rail.entries[PEOPLE], Qt.Key.Key_Return)
    assert window.current_room == PEOPLE


def test_the_rail_counts_what_needs_someone(window: MainWindow, answers: Rooms) -> None:
    answers.needing = 120
    window._context.signals.changed.emit(frozenset({"printout"}))
    entry = window.rail.entries[PEOPLE]
    assert entry.count == 120
    assert entry.accessibleDescription() == "120 need someone"
    assert not entry.grab().isNull()


def test_a_narrow_window_folds_the_rail(window: MainWindow) -> None:
    wide = window.rail.width()
    window.resize(1000, 700)
    assert window.rail.width() < wide
    window.resize(1300, 700)
    assert window.rail.width() == wide


def test_the_check_in_page_hears_scans_from_wherever_people_are(
    open_window: Callable[[], MainWindow], context: PageContext, qtbot: QtBot
) -> None:
    context.settings.setValue("window/room", "setup")
    window = open_window()
    assert window.current_room == "setup"
    qtbot.waitUntil(lambda: CHECKIN in window._pages)
    assert window.current_room == "setup"


# --- what the bars say ----------------------------------------------------------------------------------


def test_the_top_bar_says_where_we_are(window: MainWindow, answers: Rooms) -> None:
    bar = window.top_bar
    assert bar.title.text() == "Baltic Test Forum"
    assert bar.day.text() == "Wednesday, 20 May 2026 – Thursday, 21 May 2026"
    assert bar.arrivals.text() == "3 / 7"
    assert bar.station.text() == "Desk 1"
    answers.arrived = 4
    window._context.signals.changed.emit(frozenset({"scan"}))
    assert bar.arrivals.text() == "4 / 7"
    assert bar.arrivals.accessibleName() == "4 of 7 arrived"


def test_a_write_is_told_as_saved(window: MainWindow, context: PageContext, qtbot: QtBot) -> None:
    context.store.write("Add", add_event, slug="two")
    qtbot.waitUntil(lambda: "saved " in window.status_line.words.text())
    assert "no backup yet" in window.status_line.words.text()


def test_a_look_is_chosen_and_remembered(
    window: MainWindow, open_window: Callable[[], MainWindow], context: PageContext
) -> None:
    window.top_bar._appearances[Appearance.DARK].trigger()
    assert context.theme.tokens is DARK
    again = open_window()
    assert again.top_bar._appearances[Appearance.DARK].isChecked()
    again.choose_appearance(Appearance.LIGHT)
    assert context.theme.tokens is LIGHT


def test_the_window_comes_back_where_it_was(
    window: MainWindow, open_window: Callable[[], MainWindow], context: PageContext
) -> None:
    window.resize(1111, 666)
    window.open_room("setup")
    assert window.close()
    context.settings.sync()
    again = open_window()
    assert again.current_room == "setup"
    assert again.height() == 666  # the offscreen screen is narrower than the window


# --- undo -----------------------------------------------------------------------------------------------


def test_ctrl_z_undoes_with_its_label_and_ctrl_shift_z_brings_it_back(
    window: MainWindow, context: PageContext
) -> None:
    context.store.write("Add the info day", add_event, slug="two")
    press(window, Qt.Key.Key_Z, CTRL)
    assert window.toast.words == "Undone: Add the info day"
    press(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert window.toast.words == "Brought back: Add the info day"


def test_text_that_was_typed_is_undone_first(window: MainWindow, context: PageContext, qtbot: QtBot) -> None:
    context.store.write("Add the info day", add_event, slug="two")
    field = noted(window, CHECKIN).field
    qtbot.keyClicks(field, "eg")
    press(window, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""
    assert not window.toast.isVisible()
    assert [entry.undone for entry in context.store.read(history.entries, limit=1)] == [False]
    press(window, Qt.Key.Key_Z, CTRL)
    assert window.toast.words == "Undone: Add the info day"


def test_the_window_lives_while_a_large_change_is_undone(
    window: MainWindow, context: PageContext, qtbot: QtBot
) -> None:
    context.store.pace = Pace(at_once=0, chunk=1)
    field = noted(window, CHECKIN).field
    press(window, Qt.Key.Key_Z, CTRL)
    assert window.is_busy
    for letter in "egle":
        qtbot.keyClicks(field, letter)
        QApplication.processEvents()
    assert field.text() == "egle"
    assert window.is_busy
    qtbot.waitUntil(lambda: window.toast.words == "Undone: Make the forum")
    assert not window.is_busy


def test_an_undo_that_is_refused_is_a_sentence(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert window.toast.words == "There is nothing to bring back."


def test_the_toast_leaves_alone_what_another_desk_did_since(
    window: MainWindow, context: PageContext, qtbot: QtBot
) -> None:
    context.store.write("Add the info day", add_event, slug="two")
    context.toaster.say_undoable("Added the info day")
    other = Store.open(context.store.path, station="Desk 2")
    other.write("Add the gala", add_event, slug="gala")
    other.close()
    qtbot.mouseClick(window.toast._undo, Qt.MouseButton.LeftButton)
    assert window.toast.words == "Undone: Add the info day"


def test_what_changed_nothing_is_not_undone(window: MainWindow, context: PageContext) -> None:
    context.store.write("Add the info day", add_event, slug="two")
    context.store.write("Look", history.details, "")
    context.toaster.say_undoable("Saved")
    assert not window.toast._undo.isVisible()


def test_the_toast_undoes_what_it_tells(window: MainWindow, context: PageContext, qtbot: QtBot) -> None:
    context.store.write("Add the info day", add_event, slug="two")
    context.toaster.say_undoable("Added the info day")
    qtbot.mouseClick(window.toast._undo, Qt.MouseButton.LeftButton)
    assert window.toast.words == "Undone: Add the info day"
    context.toaster.say("Exported 7 people")
    assert window.toast.words == "Exported 7 people"


# --- windows over the window ----------------------------------------------------------------------------


def test_f1_shows_the_keys_of_this_page(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_F1)
    sheet = window.findChild(KeysSheet)
    assert sheet is not None
    assert sheet.isVisible()
    assert sheet.height() < sheet.screen().availableGeometry().height()
    sheet.resize(sheet.width(), Size.PALETTE_HEIGHT // 2)
    area = sheet.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    press(sheet, Qt.Key.Key_Down)
    assert area.verticalScrollBar().value() > 0
    for close in sheet.findChildren(QPushButton):
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


# --- tasks ----------------------------------------------------------------------------------------------


def test_the_task_strip_shows_a_task_that_lasts_and_cancels_it(
    window: MainWindow, context: PageContext, qtbot: QtBot
) -> None:
    strip = window.status_line.strip
    context.runner.start("Import", work_on)
    context.runner.start("Badges", work_on)
    assert not strip.isVisible()
    qtbot.waitUntil(strip.isVisible)
    assert strip.words.text() == "Import and 1 more"
    first = context.runner.running[0]
    first.started_at -= 300
    qtbot.waitUntil(lambda: strip.left.text() == "10 min left")
    first.started_at += 280
    qtbot.waitUntil(lambda: strip.left.text().endswith(" s left"))
    qtbot.mouseClick(strip.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: strip.words.text() == "Badges")
    context.runner.cancel_all()
    qtbot.waitUntil(lambda: not strip.isVisible())


@pytest.mark.parametrize(
    ("minutes", "words"), [(0.5, "backup just now"), (3.2, "backup 3 min ago"), (130, "backup 2 h ago")]
)
def test_the_age_of_the_backup(window: MainWindow, context: PageContext, minutes: float, words: str) -> None:
    now = context.now()
    window.status_line.show_backup(now - timedelta(minutes=minutes), now)
    assert window.status_line.words.text() == words


def test_a_scanner_prefix_that_was_set_holds_at_once(window: MainWindow, answers: Rooms) -> None:
    answers.prefix = "~"
    window._context.signals.changed.emit(frozenset({"event"}))
    assert window._context.scanner.prefix == "~"
