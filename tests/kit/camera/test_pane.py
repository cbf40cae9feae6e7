"""The camera on a page: on and off, what it tells, and what it says where it cannot see."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop_app.kit.camera import CameraPane, Trouble
from desktop_app.kit.camera.reader import THREAD_NAME
from desktop_app.kit.theme import DARK
from tests.kit.camera.pictures import Easel, scene

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SHOWN = scene(("FFFFFFFFH", 60, 100))


class Room:
    """A page with a camera pane on it, the cameras it opened, and a clock that is set."""

    def __init__(self, settings: QSettings, *, for_guests: bool = False) -> None:
        self.opened: list[Easel] = []
        self.told: list[str] = []
        self.now = 0.0
        self.trouble: Trouble | None = None
        self.window = QWidget()
        self.page = QWidget(self.window)
        self.pane = CameraPane(settings, for_guests=for_guests, make=self._open, clock=lambda: self.now)
        QVBoxLayout(self.window).addWidget(self.page)
        QVBoxLayout(self.page).addWidget(self.pane)
        self.pane.code_read.connect(self.told.append)
        self.window.resize(400, 400)
        self.window.show()

    @property
    def easel(self) -> Easel:
        return self.opened[-1]

    def _open(self, name: str) -> Easel:
        easel = Easel(name)
        easel.trouble = self.trouble
        self.opened.append(easel)
        return easel


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def room(qtbot: QtBot, settings: QSettings) -> Iterator[Room]:
    room = Room(settings)
    qtbot.addWidget(room.window)
    yield room
    room.pane.switch(on=False)
    assert THREAD_NAME not in {thread.name for thread in threading.enumerate()}


def test_switched_on_it_opens_the_camera_and_switched_off_it_lets_go(room: Room) -> None:
    assert not room.pane.isVisible()
    assert room.opened == []
    room.pane.switch(on=True)
    room.pane.switch(on=True)
    assert room.pane.isVisible()
    assert (len(room.opened), room.easel.running) == (1, True)
    easel = room.easel
    room.pane.switch(on=False)
    assert not easel.running
    assert not room.pane.isVisible()


def test_a_code_held_up_is_told_once_and_outlined(qtbot: QtBot, room: Room) -> None:
    room.pane.switch(on=True)
    for _ in range(3):
        with qtbot.waitSignal(room.pane._reader.sighted):
            room.easel.show(SHOWN)
        QApplication.processEvents()
    assert room.told == ["FFFFFFFFH"]
    assert room.pane.viewfinder.code is not None
    assert room.pane.viewfinder.words == ""


def test_taken_away_and_held_up_again_it_is_told_again(qtbot: QtBot, room: Room) -> None:
    room.pane.switch(on=True)
    room.easel.show(SHOWN)
    qtbot.waitUntil(lambda: len(room.told) == 1)
    room.now = 5.0
    room.easel.show(SHOWN)
    qtbot.waitUntil(lambda: len(room.told) == 2)


def outline_is_left(room: Room) -> bool:
    """On which side of the viewfinder the outline is."""
    picture = room.pane.viewfinder.grab().toImage()
    bright = QColor(DARK.admitted)
    middle = picture.width() // 2
    places = [
        x
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) == bright
    ]
    assert places
    return sum(places) / len(places) < middle


def test_the_picture_is_shown_like_a_mirror_unless_told(qtbot: QtBot, room: Room) -> None:
    room.pane.switch(on=True)
    room.easel.show(SHOWN)
    qtbot.waitUntil(lambda: room.told == ["FFFFFFFFH"])
    assert not outline_is_left(room)
    room.pane.memory.mirrored = False
    room.pane.apply_memory()
    assert outline_is_left(room)


def test_leaving_the_room_lets_go_of_the_camera_and_coming_back_takes_it(qtbot: QtBot, room: Room) -> None:
    room.pane.switch(on=True)
    first = room.easel
    room.page.hide()
    assert not first.running
    room.page.show()
    assert room.easel is not first
    assert room.easel.running
    room.easel.show(SHOWN)
    qtbot.waitUntil(lambda: room.told == ["FFFFFFFFH"])


def test_a_locked_desk_lets_go_of_the_camera_whatever_happens_until_it_is_open(room: Room) -> None:
    room.pane.switch(on=True)
    locked = room.easel
    room.pane.set_covered(covered=True)
    assert not locked.running
    room.page.hide()
    room.page.show()
    assert room.easel is locked
    room.pane.set_covered(covered=False)
    assert room.easel is not locked
    assert room.easel.running


def test_a_camera_that_is_off_stays_off_after_the_lock(room: Room) -> None:
    room.pane.set_covered(covered=True)
    room.pane.set_covered(covered=False)
    assert room.opened == []


def test_a_hidden_window_lets_go_of_the_camera(room: Room) -> None:
    room.pane.switch(on=True)
    room.window.hide()
    assert not room.easel.running


def test_nothing_of_what_was_seen_stays(qtbot: QtBot, room: Room) -> None:
    room.pane.switch(on=True)
    room.easel.show(SHOWN)
    qtbot.waitUntil(lambda: room.told == ["FFFFFFFFH"])
    room.page.hide()
    assert room.pane.viewfinder.code is None
    assert room.pane.viewfinder._preview.isNull()


def test_without_a_code_for_some_minutes_it_goes_off_and_says_so(qtbot: QtBot, room: Room) -> None:
    room.pane.memory.minutes = 2
    room.pane.switch(on=True)
    assert room.pane._quiet.interval() == 2 * 60_000
    with qtbot.waitSignal(room.pane.switched) as told:
        room.pane._quiet.timeout.emit()
    assert told.args == [False]
    assert not room.easel.running
    assert "2 minutes" in room.pane.viewfinder.words
    room.pane.switch(on=True)
    assert room.easel.running


def test_the_sentence_is_gone_after_the_room_was_left(room: Room) -> None:
    room.pane.switch(on=True)
    room.pane._quiet.timeout.emit()
    assert room.pane.isVisible()
    room.page.hide()
    room.page.show()
    assert not room.pane.isVisible()


@pytest.mark.parametrize("trouble", list(Trouble))
def test_each_trouble_is_told_in_place_and_ends_with_a_way_on(room: Room, trouble: Trouble) -> None:
    room.trouble = trouble
    room.pane.switch(on=True)
    assert room.pane.viewfinder.words.endswith("until then scan or type.")
    assert room.pane.on


def test_a_camera_that_is_plugged_in_again_goes_on_by_itself(qtbot: QtBot, room: Room) -> None:
    room.pane.switch(on=True)
    room.easel.failed.emit(Trouble.GONE)
    assert "unplugged" in room.pane.viewfinder.words
    room.easel.revived.emit()
    room.easel.show(SHOWN)
    qtbot.waitUntil(lambda: room.told == ["FFFFFFFFH"])


def test_the_chosen_camera_is_remembered(room: Room, settings: QSettings) -> None:
    room.pane.switch(on=True)
    assert room.easel.name == ""
    room.pane.choose("Document camera")
    assert (room.easel.name, room.easel.running) == ("Document camera", True)
    assert not room.opened[0].running
    assert Room(settings).pane.memory.name == "Document camera"


def test_for_guests_it_never_rests_and_names_no_keys(qtbot: QtBot, settings: QSettings) -> None:
    room = Room(settings, for_guests=True)
    qtbot.addWidget(room.window)
    room.pane.switch(on=True)
    room.easel.show(SHOWN)
    qtbot.waitUntil(lambda: room.told == ["FFFFFFFFH"])
    assert not room.pane._quiet.isActive()
    room.easel.failed.emit(Trouble.NOT_STARTED)
    assert room.pane.viewfinder.words == "The camera does not work just now. Use the scanner, or type."
    room.pane.switch(on=False)
