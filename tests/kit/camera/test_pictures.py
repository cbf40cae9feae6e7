"""Codes in pictures that people have: files good and hostile, each with its answer."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from desktop_app.errors import Unreadable
from desktop_app.kit.camera import pictures
from desktop_app.kit.camera.pictures import PictureRefusal, code_in_file, code_in_picture
from desktop_app.progress import Silent
from tests.kit.camera.pictures import scene

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TICKET = scene(("FFFFFFFFH", 250, 100))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_bomb(side: int) -> bytes:
    """A few hundred bytes that claim to be a picture of so many pixels a side."""
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


def saved(folder: Path, name: str, picture: QImage = TICKET) -> Path:
    file = folder / name
    assert picture.save(str(file))
    return file


def trouble(file: Path) -> PictureRefusal:
    with pytest.raises(Unreadable) as told:
        code_in_file(file, Silent())
    assert isinstance(told.value.reason, PictureRefusal)
    return told.value.reason


@pytest.mark.parametrize("name", ["t.png", "t.jpg", "t.JPEG", "t.bmp", "t.webp", "bilietas Žydrūnė.png"])
def test_a_code_is_read_from_each_kind_of_picture(tmp_path: Path, name: str) -> None:
    assert code_in_file(saved(tmp_path, name), Silent()) == "FFFFFFFFH"


def test_the_name_does_not_decide_what_a_file_holds(tmp_path: Path) -> None:
    file = saved(tmp_path, "ticket.png")
    assert code_in_file(file.rename(tmp_path / "ticket.txt"), Silent()) == "FFFFFFFFH"


def test_a_large_photograph_is_made_smaller_first(tmp_path: Path) -> None:
    large = scene(("FFFFFFFFH", 250, 100), wide=1500, tall=1125).scaled(6000, 4500)
    assert code_in_file(saved(tmp_path, "photo.jpg", large), Silent()) == "FFFFFFFFH"


def _text(file: Path) -> None:
    file.write_text("no picture at all", encoding="utf-8")


def _empty(file: Path) -> None:
    file.touch()


def _drawing(file: Path) -> None:
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8")


def _bomb(file: Path) -> None:
    file.write_bytes(png_bomb(60_000))


def _cut(file: Path) -> None:
    whole = saved(file.parent, "whole.png").read_bytes()
    file.write_bytes(whole[: len(whole) // 3])


def _heavy(file: Path) -> None:
    with file.open("wb") as out:
        out.truncate(pictures.MOST_BYTES + 1)


def _folder(file: Path) -> None:
    file.mkdir()


def _nobody(_file: Path) -> None:
    return


@pytest.mark.parametrize(
    ("make", "answer"),
    [
        (_text, PictureRefusal.NO_PICTURE),
        (_empty, PictureRefusal.NO_PICTURE),
        (_drawing, PictureRefusal.NO_PICTURE),
        (_bomb, PictureRefusal.TOO_LARGE),
        (_heavy, PictureRefusal.TOO_LARGE),
        (_cut, PictureRefusal.BROKEN),
        (_folder, PictureRefusal.NO_FILE),
        (_nobody, PictureRefusal.NO_FILE),
    ],
)
def test_what_is_no_picture_is_refused_with_the_reason(
    tmp_path: Path, make: Callable[[Path], None], answer: PictureRefusal
) -> None:
    file = tmp_path / "ticket.png"
    make(file)
    assert trouble(file) is answer


def test_a_picture_without_a_code_says_so(tmp_path: Path) -> None:
    assert trouble(saved(tmp_path, "cat.png", scene())) is PictureRefusal.NO_CODE


def test_of_several_codes_none_is_guessed(tmp_path: Path) -> None:
    booking = scene(("FFFFFFFFH", 20, 20), ("CCCCCCCCT", 400, 20))
    with pytest.raises(Unreadable) as told:
        code_in_file(saved(tmp_path, "booking.png", booking), Silent())
    assert told.value.reason is PictureRefusal.SEVERAL
    assert told.value.facts["count"] == "2"


def test_the_same_code_twice_is_one() -> None:
    assert code_in_picture(scene(("FFFFFFFFH", 20, 20), ("FFFFFFFFH", 400, 20)), Silent()) == "FFFFFFFFH"


def test_an_empty_clipboard_holds_no_code() -> None:
    with pytest.raises(Unreadable) as told:
        code_in_picture(QImage(), Silent())
    assert told.value.reason is PictureRefusal.NO_CODE
