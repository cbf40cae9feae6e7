"""Reads the picture out of what a label printer is sent in ZPL."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from PIL import Image

# "ZPL II Programming Guide", ~DG and "Alternative Data Compression Scheme": a letter before a figure says how
# often it stands there, G to Y for 1 to 19, g to z for 20 to 400.
_GRAPHIC: Final = re.compile(rb"~DGR:[^,]*,(\d+),(\d+),([0-9A-Fa-fG-Zg-z,!:\s]*)")
_WIDTH: Final = re.compile(rb"\^PW(\d+)")
_ONES, _TWENTIES = "GHIJKLMNOPQRSTUVWXY", "ghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Label:
    """One label: the width that the printer is told, and its dots as a picture."""

    width: int
    picture: Image.Image


def labels(data: bytes) -> list[Label]:
    """The labels of a job in their order."""
    widths = [int(found[1]) for found in _WIDTH.finditer(data)]
    return [
        Label(width, _picture(int(found[1]), int(found[2]), found[3].decode("ascii")))
        for width, found in zip(widths, _GRAPHIC.finditer(data), strict=True)
    ]


def _picture(size: int, across: int, packed: str) -> Image.Image:
    rows = b"".join(_rows(packed, across * 2))
    assert len(rows) == size, f"{len(rows)} bytes of dots, not {size}"
    # In ZPL a one is a black dot.
    return Image.frombytes("1", (across * 8, size // across), rows, "raw", "1;I").convert("L")


def _rows(packed: str, figures: int) -> list[bytes]:
    rows: list[str] = []
    row, times = "", 0
    for sign in packed:
        if sign in _ONES:
            times += _ONES.index(sign) + 1
        elif sign in _TWENTIES:
            times += 20 * (_TWENTIES.index(sign) + 1)
        elif sign == ":":
            rows.append(rows[-1])
        elif sign in ",!":
            row = row.ljust(figures, "0" if sign == "," else "F")
        elif not sign.isspace():
            row, times = row + sign * max(times, 1), 0
        if len(row) == figures:
            rows.append(row)
            row = ""
    return [bytes.fromhex(each) for each in rows]
