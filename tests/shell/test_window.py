"""The frame: ways between rooms, what it remembers, what it says, and how it closes."""

from __future__ import annotations

from datetime import timedelta
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from typing_extensions import override

from db import history
from db.backup import Backup, BackupKeeper, Reason
from db.store import Pace, Store
from desktop_app.kit.theme import DARK, LIGHT, Appearance, Size
from desktop_app.shell.closing import ClosingDialog
from desktop_app.shell.keys_sheet import KeysSheet
from desktop_app.shell.overview import Found
from desktop_app.shell.room import CHECKIN, PEOPLE
from tests.make import add_event
from tests.shell.conftest import NotedPage, Rooms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.kit.context import PageContext
    from desktop_app.progress import Progress
    from desktop_app.shell.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(
    window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key as the window system would."""
    QTest.keyClick(window.windowHandle(), key, modifier)


def noted(window: MainWindow, key: str) -> NotedPage:
    page = window.page(key)
    assert isinstance(page, NotedPage)
    return page


def work_on(progress: Progress) -> None:
    while True:
        progress.at(1, 3)
        Event().wait(0.002)


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


# --- palette --------------------------------------------------------------------------------------------


def test_the_palette_finds_people_and_opens_them(window: MainWindow, answers: Rooms, qtbot: QtBot) -> None:
    answers.found = [Found(PEOPLE, "k1", "Eglė Žydrūnaitė", "LT"), Found(PEOPLE, "k2", "Õie Mägi", "EE")]
    press(window, Qt.Key.Key_K, CTRL)
    palette = window.palette_box
    assert palette.isVisible()
    assert palette.field.hasFocus()
    qtbot.keyClicks(palette.field, "zy")
    assert answers.asked[-1] == "zy"
    assert palette.list.count() == 2
    assert not palette.list.grab().isNull()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.current_room == PEOPLE
    assert noted(window, PEOPLE).shown_things == ["k2"]
    assert not palette.isVisible()


def test_the_palette_opens_rooms_and_runs_commands(window: MainWindow, qtbot: QtBot) -> None:
    palette = window.palette_box
    palette.open()
    assert palette.list.count() == 3
    qtbot.keyClicks(palette.field, "set")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.current_room == "setup"
    palette.open()
    qtbot.keyClicks(palette.field, "import reg")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.current_room == PEOPLE
    assert noted(window, PEOPLE).commands_run == 1


def test_a_command_that_is_typed_comes_before_names_that_sound_like_it(
    window: MainWindow, answers: Rooms, qtbot: QtBot
) -> None:
    answers.found = [Found(PEOPLE, "k1", "Imortė Importaitė", "LT")]
    palette = window.palette_box
    palette.open()
    for letters, first in (("impo", "Imortė Importaitė"), ("r", "Import registrations")):
        qtbot.keyClicks(palette.field, letters)
        assert palette.list.item(0).text().startswith(first)
    assert palette.list.count() == 2


def test_the_palette_says_when_nothing_fits_and_goes_on_escape(window: MainWindow, qtbot: QtBot) -> None:
    palette = window.palette_box
    qtbot.mouseClick(window.top_bar.search, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(palette.field, "xq")
    assert palette.nothing.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert noted(window, CHECKIN).field.hasFocus()


def test_the_palette_goes_when_the_keyboard_goes_elsewhere(window: MainWindow) -> None:
    window.palette_box.open()
    noted(window, CHECKIN).field.setFocus()
    assert not window.palette_box.isVisible()


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


def closing_dialog(window: MainWindow) -> ClosingDialog:
    dialog = window.findChild(ClosingDialog)
    assert isinstance(dialog, ClosingDialog)
    return dialog


def test_closing_with_running_tasks_asks(window: MainWindow, context: PageContext) -> None:
    context.runner.start("Import of registrations.xlsx", work_on)
    assert not window.close()
    dialog = closing_dialog(window)
    assert dialog.words.text() == "Still running: Import of registrations.xlsx."
    dialog.stay.click()
    assert window.isVisible()
    assert len(context.runner.running) == 1


def test_tasks_are_stopped_when_that_is_the_answer(
    window: MainWindow, context: PageContext, qtbot: QtBot
) -> None:
    context.runner.start("Import", work_on)
    context.runner.start("Badges", work_on)
    assert not window.close()
    dialog = closing_dialog(window)
    assert dialog.stop.text() == "Stop 2 tasks and close"
    with qtbot.waitSignal(window.closed):
        dialog.stop.click()
    assert not window.isVisible()
    qtbot.waitUntil(lambda: context.runner.running == ())


def write_something(window: MainWindow, context: PageContext, qtbot: QtBot) -> None:
    context.store.write("Add", add_event, slug="two")
    qtbot.waitUntil(lambda: "saved " in window.status_line.words.text())


class SlowKeeper(BackupKeeper):
    """A keeper for a very large file: a backup takes until somebody lets it go on."""

    def __init__(self, path: Path, folder: Path) -> None:
        super().__init__(path, folder)
        self.go_on = Event()

    @override
    def make(self, reason: Reason | str, *, now: datetime | None = None) -> Backup:
        self.go_on.wait(20)
        return super().make(reason, now=now)


@pytest.fixture
def slow(context: PageContext, tmp_path: Path, window: MainWindow) -> Iterator[SlowKeeper]:
    """The window's backups, each of which waits."""
    keeper = SlowKeeper(context.store.path, tmp_path / "backups")
    window.backups._backups = keeper
    yield keeper
    keeper.go_on.set()


def test_the_last_backup_is_written_when_the_window_closes(
    window: MainWindow, context: PageContext, qtbot: QtBot
) -> None:
    write_something(window, context, qtbot)
    with qtbot.waitSignal(window.closed):
        assert not window.close()
    assert window.backups.newest() is not None
    assert not window.isVisible()


def test_nothing_is_waited_for_where_nothing_changed(window: MainWindow) -> None:
    assert window.close()
    assert window.backups.newest() is None


def test_the_window_lives_while_the_last_backup_is_saved_and_closes_then(
    window: MainWindow, context: PageContext, slow: SlowKeeper, qtbot: QtBot
) -> None:
    write_something(window, context, qtbot)
    window.close()
    qtbot.waitUntil(lambda: window.farewell.waiting is not None)
    waiting = window.farewell.waiting
    assert waiting is not None
    assert waiting.words.text() == "Saving a last backup…"
    assert waiting.isVisible()
    with qtbot.waitSignal(window.closed):
        slow.go_on.set()
    assert window.backups.newest() is not None


def test_nobody_has_to_wait_for_it(
    window: MainWindow, context: PageContext, slow: SlowKeeper, qtbot: QtBot
) -> None:
    write_something(window, context, qtbot)
    window.close()
    qtbot.waitUntil(lambda: window.farewell.waiting is not None)
    assert window.farewell.waiting is not None
    with qtbot.waitSignal(window.closed):
        window.farewell.waiting.without.click()
    slow.go_on.set()


def test_who_keeps_working_closes_later_with_a_backup(
    window: MainWindow, context: PageContext, slow: SlowKeeper, qtbot: QtBot
) -> None:
    write_something(window, context, qtbot)
    window.close()
    qtbot.waitUntil(lambda: window.farewell.waiting is not None)
    assert window.farewell.waiting is not None
    with qtbot.waitSignal(window.farewell.stayed):
        window.farewell.waiting.stay.click()
    slow.go_on.set()
    qtbot.waitUntil(lambda: not window.is_busy)
    assert window.isVisible()
    context.store.write("Add", add_event, slug="three")
    qtbot.waitUntil(lambda: window.backups._changed)
    with qtbot.waitSignal(window.closed):
        window.close()


def test_a_last_backup_that_fails_keeps_nobody_from_going_home(
    window: MainWindow, context: PageContext, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "backups").write_text("a file where the folder should be", "utf-8")
    write_something(window, context, qtbot)
    with qtbot.waitSignal(window.closed):
        window.close()


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
