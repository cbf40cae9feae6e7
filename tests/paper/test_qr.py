"""The drawn path is the symbol: every module once, quiet zone kept."""

from __future__ import annotations

import re

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from desktop_app.paper.qr import QUIET_MODULES, QrTooLong, module_mm, qr_path

RECTANGLE = re.compile(r"(\d+) (\d+) (\d+) (\d+) re")


def _rectangles(text: str) -> list[tuple[int, int, int, int]]:
    found = RECTANGLE.findall(qr_path(text).operators)
    return [(int(x), int(y), int(width), int(height)) for x, y, width, height in found]


def _read(text: str) -> str:
    side = qr_path(text).modules
    image = Image.new("L", (side * 4, side * 4), 255)
    pen = ImageDraw.Draw(image)
    for x, y, width, height in _rectangles(text):
        top = side - y - height
        pen.rectangle((x * 4, top * 4, (x + width) * 4 - 1, (top + height) * 4 - 1), fill=0)
    return zxingcpp.read_barcodes(image)[0].text


@given(st.text(alphabet="ABCDEFGHIJKLMNOPRSTUVX", min_size=1, max_size=40))
def test_what_is_drawn_is_read(text: str) -> None:
    assert _read(text) == text


@pytest.mark.parametrize("text", ["HKRTNBWX", "pqxc6sa8e3kjh9d7f5m2", '{"ticket": 1}', "ąčę 山田"])
def test_codes_of_other_systems_too(text: str) -> None:
    assert _read(text) == text


def test_no_module_is_drawn_twice_and_the_quiet_zone_is_clear() -> None:
    side = qr_path("HKRTNBWX").modules
    cells = [
        (column, row)
        for x, y, width, height in _rectangles("HKRTNBWX")
        for column in range(x, x + width)
        for row in range(y, y + height)
    ]
    assert len(cells) == len(set(cells))
    assert min(min(cell) for cell in cells) == QUIET_MODULES
    assert max(max(cell) for cell in cells) == side - QUIET_MODULES - 1


def test_ten_letters_make_the_smallest_symbol() -> None:
    assert qr_path("HKRTNBWXAB").modules == 21 + 2 * QUIET_MODULES
    assert module_mm("HKRTNBWXAB", 29) == 1


@pytest.mark.parametrize("text", ["", "x" * 5000])
def test_what_no_symbol_holds_is_refused(text: str) -> None:
    with pytest.raises(QrTooLong):
        qr_path(text)
