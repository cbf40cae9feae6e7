"""The palette: people, rooms and commands by a few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop_app.shell.overview import Found
from desktop_app.shell.room import CHECKIN, PEOPLE
from tests.shell.hand import CTRL, noted, press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.shell.window import MainWindow
    from tests.shell.conftest import Rooms


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
