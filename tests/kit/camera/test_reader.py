"""Frames are read beside the window, the newest first, and no old one ever comes after a newer."""

from __future__ import annotations

import threading
from threading import Event
from typing import TYPE_CHECKING

import pytest

from desktop_app.kit.camera.reader import THREAD_NAME, Reader, Sighting
from tests.kit.camera.pictures import scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot


@pytest.fixture
def reader() -> Iterator[Reader]:
    reader = Reader()
    reader.open()
    yield reader
    reader.close()


def texts(sighting: Sighting) -> list[str]:
    return [each.text for each in sighting.found]


def test_a_frame_is_read_in_a_thread_of_its_own(qtbot: QtBot, reader: Reader) -> None:
    threads: list[str] = []

    def frame() -> QImage:
        threads.append(threading.current_thread().name)
        return scene(("FFFFFFFFH", 200, 100))

    with qtbot.waitSignal(reader.sighted) as told:
        reader.offer(frame)
    assert texts(told.args[0]) == ["FFFFFFFFH"]
    assert threads == [THREAD_NAME]


def test_frames_that_came_meanwhile_are_passed_over_but_for_the_newest(qtbot: QtBot, reader: Reader) -> None:
    begun, go_on = Event(), Event()
    taken: list[int] = []

    def slow() -> QImage:
        begun.set()
        go_on.wait(10)
        return scene()

    def numbered(number: int) -> QImage:
        taken.append(number)
        return scene((f"NUMBER {number}", 200, 100))

    reader.offer(slow)
    assert begun.wait(10)
    sightings: list[Sighting] = []
    reader.sighted.connect(sightings.append)
    for number in range(50):
        reader.offer(lambda number=number: numbered(number))  # type: ignore[misc]  # bound here, on purpose
    go_on.set()
    qtbot.waitUntil(lambda: len(sightings) == 2)
    assert taken == [49]
    assert texts(sightings[1]) == ["NUMBER 49"]


def test_the_preview_is_small_whatever_the_camera_gives(qtbot: QtBot, reader: Reader) -> None:
    with qtbot.waitSignal(reader.sighted) as told:
        reader.offer(lambda: scene(("FFFFFFFFH", 900, 500), wide=1920, tall=1080))
    assert (told.args[0].preview.width(), told.args[0].preview.height()) == (640, 360)
    assert texts(told.args[0]) == ["FFFFFFFFH"]


def test_closed_it_leaves_no_thread_and_may_be_opened_again(qtbot: QtBot, reader: Reader) -> None:
    reader.close()
    reader.close()
    assert THREAD_NAME not in {thread.name for thread in threading.enumerate()}
    reader.open()
    reader.open()
    with qtbot.waitSignal(reader.sighted) as told:
        reader.offer(lambda: scene(("CCCCCCCCT", 10, 10)))
    assert texts(told.args[0]) == ["CCCCCCCCT"]
