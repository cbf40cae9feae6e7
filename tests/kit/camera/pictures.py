"""Pictures of codes, as a camera or a telephone would take them, and a camera that shows them."""

from __future__ import annotations

import numpy as np
import zxingcpp
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from typing_extensions import override

from desktop_app.kit.camera import FrameSource, Trouble

WIDE, TALL = 640, 360
QR = zxingcpp.BarcodeFormat.QRCode


def code_picture(text: str, kind: zxingcpp.BarcodeFormat = QR, scale: int = 4) -> QImage:
    """The code alone, on white."""
    symbol = zxingcpp.create_barcode(text, kind)
    pixels = np.asarray(symbol.to_image(scale=scale, add_quiet_zones=True))
    tall, wide = pixels.shape
    return QImage(pixels.tobytes(), wide, tall, wide, QImage.Format.Format_Grayscale8).copy()


def scene(*codes: tuple[str, int, int], wide: int = WIDE, tall: int = TALL) -> QImage:
    """A grey room, with codes at these places."""
    picture = QImage(wide, tall, QImage.Format.Format_RGB32)
    picture.fill(QColor("#8090A0"))
    painter = QPainter(picture)
    for text, left, top in codes:
        code = code_picture(text)
        painter.drawImage(QRect(left, top, code.width(), code.height()), code)
    painter.end()
    return picture


class Easel(FrameSource):
    """A camera that sees what it is shown."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.name = name
        self.running = False
        self.trouble: Trouble | None = None

    @override
    def start(self) -> None:
        self.running = self.trouble is None
        if self.trouble is not None:
            self.failed.emit(self.trouble)

    @override
    def stop(self) -> None:
        self.running = False

    def show(self, picture: QImage) -> None:
        """Give one frame."""
        self.framed.emit(lambda: picture)
