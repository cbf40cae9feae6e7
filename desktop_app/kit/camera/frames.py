"""Turns what a camera delivers into grey pictures: codes need no colour, and the brightness lies ready."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QImage, QTransform
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

_Pixels = QVideoFrameFormat.PixelFormat
# The first plane holds the brightness alone.
_PLANAR: Final = frozenset(
    {
        _Pixels.Format_NV12,
        _Pixels.Format_NV21,
        _Pixels.Format_YUV420P,
        _Pixels.Format_YUV422P,
        _Pixels.Format_YV12,
        _Pixels.Format_IMC1,
        _Pixels.Format_IMC2,
        _Pixels.Format_IMC3,
        _Pixels.Format_IMC4,
        _Pixels.Format_Y8,
    }
)
# Every second byte is brightness, from this one on.
_PACKED: Final = {_Pixels.Format_YUYV: 0, _Pixels.Format_UYVY: 1}


def grey_picture(frame: QVideoFrame) -> QImage:
    """The picture of a frame, upright; a null picture where it cannot be read."""
    picture = _brightness(frame)
    angle = frame.rotation().value
    return picture.transformed(QTransform().rotate(angle)) if angle else picture


def _brightness(frame: QVideoFrame) -> QImage:
    pixels = frame.pixelFormat()
    image = QVideoFrameFormat.imageFormatFromPixelFormat(pixels)
    plain = pixels in _PLANAR or pixels in _PACKED or image != QImage.Format.Format_Invalid
    if not plain and pixels != _Pixels.Format_Jpeg:
        return frame.toImage()
    if not frame.map(QVideoFrame.MapMode.ReadOnly):
        return QImage()
    try:
        data, stride = bytes(frame.bits(0)), frame.bytesPerLine(0)
    finally:
        frame.unmap()
    if pixels == _Pixels.Format_Jpeg:
        return QImage.fromData(data)
    if pixels in _PACKED:
        data, stride = data[_PACKED[pixels] :: 2], stride // 2
    shades = QImage.Format.Format_Grayscale8 if pixels in _PLANAR or pixels in _PACKED else image
    # A copy: the picture outlives the bytes.
    return QImage(data, frame.width(), frame.height(), stride, shades).copy()
