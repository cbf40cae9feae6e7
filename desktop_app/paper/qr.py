"""QR codes as one path of rectangles in raw PDF operators, encoded by zxing-cpp at level M."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

import zxingcpp

if TYPE_CHECKING:
    from typing_extensions import Buffer

DARK = re.compile(rb"\0+")
MM_PER_INCH = 25.4
QUIET_MODULES = 4
"""Clear modules on each side (ISO/IEC 18004)."""
DOTS = 4
"""A module of fewer dots runs into its neighbours (Denso Wave, qrcode.com, "Point for setting")."""
USUAL_DPI = 300
"""Of a printer that does not tell: what most label and card printers have."""
FINEST_READ_MM = 0.25
"""Finer modules are lost to scanners, however fine the printer is."""


class QrTooLong(ValueError):  # noqa: N818 (the reason is in the name)
    """The text is longer than the largest symbol holds."""


class QrPath(NamedTuple):
    """`modules` counts one side with the quiet zone; the path is in modules, origin at the lower left."""

    modules: int
    operators: str


@lru_cache(maxsize=512)
def qr_path(text: str) -> QrPath:
    """The symbol for `text`.

    Raises:
        QrTooLong: when no symbol is large enough, or there is nothing to encode.

    """
    try:
        symbol = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    except ValueError as error:
        raise QrTooLong(len(text)) from error
    image = symbol.to_image(scale=1, add_quiet_zones=False)
    side: int = image.shape[0]
    pixels = bytes(memoryview(cast("Buffer", image)))
    rows = [pixels[start : start + side] for start in range(0, side * side, side)]
    return QrPath(side + 2 * QUIET_MODULES, " ".join(_rectangles(rows, side)))


def finest_module_mm(dpi: float = USUAL_DPI) -> float:
    """The finest module in mm that comes off a printer of so many dots to the inch and can be read."""
    return max(DOTS * MM_PER_INCH / dpi, FINEST_READ_MM)


def module_mm(text: str, size_mm: float) -> float:
    """The side of one module when the symbol with its quiet zone is `size_mm` wide."""
    return size_mm / qr_path(text).modules


def _rectangles(rows: list[bytes], side: int) -> list[str]:
    """Dark runs, each merged with equal runs below it: half the operators, no seams between rows."""
    found: list[str] = []
    open_runs: dict[tuple[int, int], int] = {}
    for y, row in enumerate([*rows, b"\xff" * side]):
        runs = {dark.span() for dark in DARK.finditer(row)}
        ended = open_runs.keys() - runs
        found += [_rectangle(run, open_runs.pop(run), y, side) for run in ended]
        for run in runs:
            open_runs.setdefault(run, y)
    return found


def _rectangle(run: tuple[int, int], first: int, end: int, side: int) -> str:
    return f"{run[0] + QUIET_MODULES} {side - end + QUIET_MODULES} {run[1] - run[0]} {end - first} re"
