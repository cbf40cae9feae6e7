"""Finds the codes in one picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import zxingcpp
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Found:
    """A code and its four corners, as shares of the picture's width and height.

    A `linear` code (bars) has a weaker check than the square ones.
    """

    text: str
    corners: tuple[tuple[float, float], ...]
    linear: bool = False

    @property
    def from_middle(self) -> float:
        """How far from the middle of the picture it lies."""
        across = sum(x for x, _ in self.corners) / len(self.corners) - 0.5
        down = sum(y for _, y in self.corners) / len(self.corners) - 0.5
        return across * across + down * down


def codes_in(picture: QImage) -> list[Found]:
    """Find all codes that carry a text."""
    if picture.isNull():
        return []
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    width, height = grey.width(), grey.height()
    codes = zxingcpp.read_barcodes(grey, formats=_formats(), text_mode=zxingcpp.TextMode.Plain)
    linear = zxingcpp.BarcodeFormat.Code128
    return [
        Found(code.text, _corners(code.position, width, height), linear=code.format == linear)
        for code in codes
        if code.text.strip()
    ]


def different(found: Sequence[Found]) -> list[str]:
    """The texts, each once: a ticket may carry its code twice."""
    return list(dict.fromkeys(each.text for each in found))


def _formats() -> zxingcpp.BarcodeFormats:
    """What tickets and badges carry; each further kind costs time, and finds codes where there are none.

    Made anew each time: kept for good, the library complains of it when the program ends.
    """
    kinds = zxingcpp.BarcodeFormat
    return zxingcpp.BarcodeFormats([kinds.QRCode, kinds.Aztec, kinds.DataMatrix, kinds.Code128])


def _corners(position: zxingcpp.Position, width: int, height: int) -> tuple[tuple[float, float], ...]:
    around = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return tuple((point.x / width, point.y / height) for point in around)
