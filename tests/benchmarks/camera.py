"""Frames of a camera: filmed, read and shown in the viewfinder, beside bare zxing-cpp on the same pixels."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import zxingcpp
from PySide6.QtCore import QEventLoop, QSettings, QSize
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desktop_app.kit.camera import CameraPane, FrameSource
from desktop_app.kit.camera.frames import grey_picture
from tests.benchmarks.figures import Timing, figure, in_process, timed
from tests.benchmarks.window import Paints

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop_app.kit.camera import Frame

WIDE, TALL = 1280, 720
FRAMES = 300
WARM_UP = 30
LEAST_RATE = 15
LIMIT = {"wall_median": 1 / LEAST_RATE, "ratio": 1.5}
KINDS = zxingcpp.BarcodeFormat


def measure() -> list[dict[str, Any]]:
    """With and without a code in sight."""
    rows: list[dict[str, Any]] = in_process("camera")
    return rows


def measure_scenes() -> list[dict[str, Any]]:
    """Each frame from the camera's own pixels to the painted viewfinder, in turns with the floor."""
    application = QApplication.instance() or QApplication([])
    rows = []
    for name, code in (("with a code", "FFFFFFFFH"), ("without a code", "")):
        pixels = scene(code)
        frame = filmed(pixels)
        camera = _Camera()
        pane = CameraPane(QSettings(), make=camera.itself)
        pane.resize(WIDE // 3, TALL // 3)
        pane.switch(on=True)
        # Two turns, so that the pane is there before the first frame.
        application.processEvents()
        ours, floor = [], []
        step = _Step(pane, camera, frame)
        for _ in range(FRAMES + WARM_UP):
            ours.append(timed(step.take))
            floor.append(timed(bare, pixels))
        pane.switch(on=False)
        rows.append(
            figure(f"camera frame, {name}", ours[WARM_UP:], floor[WARM_UP:], limit=LIMIT, **rate(ours))
        )
    return rows


def rate(timings: list[Timing]) -> dict[str, float]:
    """How many frames a second that makes."""
    seconds = sum(timing.wall for timing in timings[WARM_UP:])
    return {"frames_per_second": round((len(timings) - WARM_UP) / seconds, 1)}


class _Camera(FrameSource):
    """A camera whose frames come when the benchmark wants them."""

    def itself(self, _name: str) -> FrameSource:
        """The one camera there is."""
        return self

    @override
    def start(self) -> None:
        """Wait to be asked."""

    @override
    def stop(self) -> None:
        """There is nothing to let go of."""


class _Step:
    """One frame from the sink to the painted viewfinder."""

    def __init__(self, pane: CameraPane, camera: FrameSource, frame: QVideoFrame) -> None:
        self._camera = camera
        self._frame: Frame = partial(grey_picture, frame)
        self._paints = Paints(pane.viewfinder)

    def take(self) -> None:
        painted = self._paints.count
        self._camera.framed.emit(self._frame)
        while self._paints.count == painted:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def scene(code: str) -> NDArray[np.uint8]:
    """A dim foyer with noise in it, and somebody who holds up a code."""
    grain = np.random.default_rng(7).integers(70, 190, (TALL // 4, WIDE // 4), dtype=np.uint8)
    pixels: NDArray[np.uint8] = np.repeat(np.repeat(grain, 4, axis=0), 4, axis=1)
    if code:
        symbol = np.asarray(
            zxingcpp.create_barcode(code, KINDS.QRCode).to_image(scale=7, add_quiet_zones=True)
        )
        tall, wide = symbol.shape
        pixels[250 : 250 + tall, 500 : 500 + wide] = symbol
    return pixels


def filmed(pixels: NDArray[np.uint8]) -> QVideoFrame:
    """The scene as most cameras deliver it."""
    frame = QVideoFrame(QVideoFrameFormat(QSize(WIDE, TALL), QVideoFrameFormat.PixelFormat.Format_NV12))
    frame.map(QVideoFrame.MapMode.WriteOnly)
    plane = np.frombuffer(memoryview(frame.bits(0)), np.uint8).reshape(-1, frame.bytesPerLine(0))
    plane[:TALL, :WIDE] = pixels
    frame.unmap()
    return frame


def bare(pixels: NDArray[np.uint8]) -> None:
    """What any program on zxing-cpp has to do."""
    kinds = zxingcpp.BarcodeFormats([KINDS.QRCode, KINDS.Aztec, KINDS.DataMatrix, KINDS.Code128])
    zxingcpp.read_barcodes(pixels, formats=kinds)


if __name__ == "__main__":
    print(json.dumps(measure_scenes()))
