"""What cameras deliver, in each layout of pixels, becomes a picture in which codes are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from desktop_app.kit.camera import Trouble, codes_in
from desktop_app.kit.camera.device import Camera, cameras, worth
from desktop_app.kit.camera.frames import grey_picture
from tests.kit.camera.pictures import TALL, WIDE, scene

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Pixels = QVideoFrameFormat.PixelFormat
# Where the brightness of a pixel lies: the first byte, and the distance to the next.
BRIGHTNESS = {
    Pixels.Format_NV12: (0, 1),
    Pixels.Format_NV21: (0, 1),
    Pixels.Format_YUV420P: (0, 1),
    Pixels.Format_YUV422P: (0, 1),
    Pixels.Format_YV12: (0, 1),
    Pixels.Format_Y8: (0, 1),
    Pixels.Format_YUYV: (0, 2),
    Pixels.Format_UYVY: (1, 2),
}


def filmed(picture: QImage, pixels: Pixels) -> QVideoFrame:
    """The picture as a camera of this kind delivers it."""
    frame = QVideoFrame(QVideoFrameFormat(QSize(WIDE, TALL), pixels))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    first, step = BRIGHTNESS[pixels]
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    shades = np.frombuffer(memoryview(grey.constBits()), np.uint8).reshape(TALL, -1)[:, :WIDE]
    plane = np.frombuffer(memoryview(frame.bits(0)), np.uint8).reshape(-1, frame.bytesPerLine(0))
    plane[:TALL, first : first + WIDE * step : step] = shades
    frame.unmap()
    return frame


@pytest.mark.parametrize("pixels", BRIGHTNESS, ids=lambda pixels: pixels.name)
def test_every_layout_is_read_without_its_colours(pixels: Pixels) -> None:
    picture = grey_picture(filmed(scene(("FFFFFFFFH", 250, 120)), pixels))
    assert (picture.width(), picture.height()) == (WIDE, TALL)
    assert picture.format() == QImage.Format.Format_Grayscale8
    assert [each.text for each in codes_in(picture)] == ["FFFFFFFFH"]


def test_coloured_pictures_are_read_as_they_are() -> None:
    picture = grey_picture(QVideoFrame(scene(("CCCCCCCCT", 250, 120))))
    assert [each.text for each in codes_in(picture)] == ["CCCCCCCCT"]


def test_a_tablet_held_upright_gives_an_upright_picture() -> None:
    frame = filmed(scene(("FFFFFFFFH", 250, 120)), Pixels.Format_NV12)
    frame.setRotation(frame.rotation().Clockwise90)
    picture = grey_picture(frame)
    assert (picture.width(), picture.height()) == (TALL, WIDE)


def test_a_frame_without_a_picture_is_no_picture() -> None:
    assert codes_in(grey_picture(QVideoFrame())) == []


def test_what_reaches_the_sink_is_given_on(qtbot: QtBot) -> None:
    camera = Camera()
    with qtbot.waitSignal(camera.framed) as told:
        camera.sink.setVideoFrame(filmed(scene(("FFFFFFFFH", 250, 120)), Pixels.Format_YUYV))
    assert [each.text for each in codes_in(told.args[0]())] == ["FFFFFFFFH"]


def test_a_computer_without_a_camera_says_so(qtbot: QtBot) -> None:
    camera = Camera("Built-in camera")
    if not cameras():
        with qtbot.waitSignal(camera.failed) as told:
            camera.start()
        assert told.args[0] is Trouble.NONE_THERE
    camera.stop()
    camera.stop()
    assert not camera.faces_away


def test_a_quick_format_near_to_what_codes_need_is_chosen() -> None:
    formats = [(3840, 2160, 30.0), (1280, 720, 10.0), (640, 480, 30.0), (1280, 720, 30.0), (1920, 1080, 60.0)]
    assert sorted(formats, key=lambda each: worth(*each), reverse=True) == [
        (1280, 720, 30.0),
        (640, 480, 30.0),
        (1920, 1080, 60.0),
        (3840, 2160, 30.0),
        (1280, 720, 10.0),
    ]
