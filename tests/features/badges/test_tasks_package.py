"""A template travels as one file; a hostile one is refused with a reason and nothing is unpacked."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from desktop_app.errors import Refused, Unreadable, sentence_of
from desktop_app.features.badges.rules import (
    TEMPLATE_NAMES,
    Picture,
    TemplateFault,
    builtin_template,
    template_from,
)
from desktop_app.features.badges.rules.foreign import Loss, LossKind
from desktop_app.features.badges.tasks.package import PackageRefusal, open_package, save_package, take_package
from desktop_app.features.badges.tasks.pictures import printable
from desktop_app.paper.pictures import ImageRefusal
from desktop_app.paper.target import FileRefusal
from tests.features.badges.pictures import picture_of

if TYPE_CHECKING:
    from enum import Enum
    from pathlib import Path

DATA = {"title": "Card", "width": 90, "height": 54, "elements": []}


def _package(path: Path, *entries: tuple[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries:
            package.writestr(name, content)
    return path


def _json(**changes: object) -> str:
    return json.dumps(DATA | changes)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "card.fdbadge"


@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_a_built_in_template_comes_back_equal(file: Path, name: str) -> None:
    save_package(builtin_template(name), file)
    assert open_package(file) == replace(builtin_template(name), name="card")


def test_the_pictures_travel_along_byte_for_byte(file: Path) -> None:
    picture = Picture("logo one.png", picture_of(40, 20))
    logo = {"kind": "image", "picture": "logo one.png", "x": 1, "y": 1, "width": 20, "height": 10}
    template = template_from(DATA | {"elements": [logo]}, "card", (picture,))
    save_package(template, file)
    assert open_package(file) == template


def test_the_fonts_of_the_texts_are_named_with_version_and_licence(file: Path) -> None:
    words = {
        "kind": "text",
        "x": 5,
        "y": 5,
        "width": 50,
        "height": 10,
        "size": 20,
        "text": "ยินดีต้อนรับ {first_line}",
    }
    save_package(template_from(DATA | {"elements": [words]}, "card"), file)
    with zipfile.ZipFile(file) as package:
        fonts = json.loads(package.read("badge.json"))["fonts"]
    assert [font["family"] for font in fonts] == ["Noto Sans", "Noto Sans Thai"]
    assert all("Version" in font["version"] and "Open Font License" in font["licence"] for font in fonts)


def test_fonts_that_are_not_here_are_said(file: Path) -> None:
    fonts = ["Noto Sans", {"family": "Scrawl Extra", "licence": "mine"}, "Noto Sans Thai", "Scrawl Extra"]
    taken = take_package(_package(file, ("badge.json", _json(fonts=fonts))))
    assert taken.losses == (Loss(LossKind.FONT, "Scrawl Extra"),)


def test_equal_templates_make_equal_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        save_package(builtin_template("A6"), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_file_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        save_package(builtin_template("A6"), tmp_path / "no" / "such.fdbadge")
    assert isinstance(refusal.value.reason, FileRefusal)


def _bomb(path: Path) -> Path:
    return _package(path, ("badge.json", _json()), ("pictures/a.png", b"\0" * 50_000_000))


def _many(path: Path) -> Path:
    return _package(path, *((f"pictures/{number}.png", b"") for number in range(80)))


def _locked(path: Path) -> Path:
    _package(path, ("badge.json", _json()))
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    path.write_bytes(bytes(data))
    return path


def _lying(path: Path) -> Path:
    """A list of contents that promises less than is there."""
    _package(path, ("badge.json", _json() + " " * 5000))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (20).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    return path


def _pixels(path: Path) -> Path:
    made = BytesIO()
    Image.new("1", (30_000, 30_000)).save(made, "PNG")
    return _package(path, ("badge.json", _json()), ("pictures/a.png", made.getvalue()))


def _much(path: Path) -> Path:
    """Each picture is small enough, all of them are not."""
    padded = picture_of(1, 1) + b"\0" * 11_000_000
    return _package(path, ("badge.json", _json()), *((f"pictures/{n}.png", padded) for n in range(4)))


def _dots(path: Path) -> Path:
    made = BytesIO()
    Image.new("1", (7000, 7000)).save(made, "PNG")
    return _package(
        path, ("badge.json", _json()), *((f"pictures/{n}.png", made.getvalue()) for n in range(3))
    )


def _twice(path: Path) -> Path:
    with pytest.warns(UserWarning, match="Duplicate"):
        return _package(path, ("badge.json", _json()), ("badge.json", _json()))


HOSTILE: dict[str, tuple[object, Enum]] = {
    "empty": (b"", PackageRefusal.NOT_A_PACKAGE),
    "no zip": (b"not a zip at all", PackageRefusal.NOT_A_PACKAGE),
    "half a zip": (b"PK\x03\x04half", PackageRefusal.NOT_A_PACKAGE),
    "nothing in it": ([], PackageRefusal.NOT_A_PACKAGE),
    "a path upwards": ([("badge.json", _json()), ("../evil.png", "")], PackageRefusal.STRANGE_ENTRY),
    "an absolute path": ([("badge.json", _json()), ("/etc/passwd", "")], PackageRefusal.STRANGE_ENTRY),
    "a path of Windows": (
        [("badge.json", _json()), ("pictures/..\\evil.png", "")],
        PackageRefusal.STRANGE_ENTRY,
    ),
    "a hidden file": ([("badge.json", _json()), ("pictures/.profile", "")], PackageRefusal.STRANGE_ENTRY),
    "a program": ([("badge.json", _json()), ("run.exe", "")], PackageRefusal.STRANGE_ENTRY),
    "a folder in the pictures": (
        [("badge.json", _json()), ("pictures/a/b.png", "")],
        PackageRefusal.STRANGE_ENTRY,
    ),
    "twice the same": (_twice, PackageRefusal.STRANGE_ENTRY),
    "a bomb": (_bomb, PackageRefusal.TOO_LARGE),
    "much in all": (_much, PackageRefusal.TOO_LARGE),
    "dots in all": (_dots, PackageRefusal.TOO_LARGE),
    "half a character": ([("badge.json", _json(title="\ud800"))], TemplateFault.WRONG_KIND),
    "a NUL": ([("badge.json", _json(title="a\0b"))], TemplateFault.WRONG_KIND),
    "many files": (_many, PackageRefusal.TOO_LARGE),
    "a long text": ([("badge.json", _json(title="x" * 3_000_000))], PackageRefusal.TOO_LARGE),
    "locked": (_locked, PackageRefusal.ENCRYPTED),
    "a list that lies": (_lying, PackageRefusal.NOT_A_PACKAGE),
    "a picture of 900 million dots": (_pixels, ImageRefusal.TOO_LARGE),
    "a text as picture": (
        [("badge.json", _json()), ("pictures/a.png", "<svg/>")],
        ImageRefusal.NOT_A_PICTURE,
    ),
    "half a picture": (
        [("badge.json", _json()), ("pictures/a.png", picture_of(90, 90)[:60])],
        ImageRefusal.NOT_A_PICTURE,
    ),
    "no JSON": ([("badge.json", "{")], TemplateFault.NOT_JSON),
    "deep JSON": ([("badge.json", "[" * 200_000)], TemplateFault.NOT_JSON),
    "not UTF-8": ([("badge.json", b"\xff\xfe{}")], TemplateFault.NOT_JSON),
    "a list": ([("badge.json", "[]")], TemplateFault.WRONG_KIND),
    "an unknown key": ([("badge.json", _json(script="alert(1)"))], TemplateFault.UNKNOWN_KEY),
    "a newer version": ([("badge.json", _json(version=3))], TemplateFault.NEWER),
    "a picture that is not there": (
        [
            (
                "badge.json",
                _json(
                    elements=[
                        {
                            "kind": "image",
                            "picture": "../../a.png",
                            "x": 0,
                            "y": 0,
                            "width": 9,
                            "height": 9,
                        }
                    ]
                ),
            )
        ],
        TemplateFault.UNKNOWN_PICTURE,
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(file: Path, name: str) -> None:
    content, reason = HOSTILE[name]
    if isinstance(content, bytes):
        file.write_bytes(content)
    elif isinstance(content, list):
        _package(file, *content)
    elif callable(content):
        content(file)
    with pytest.raises(Unreadable) as refusal:
        open_package(file)
    assert refusal.value.reason is reason
    assert sentence_of(refusal.value).endswith(".")
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_is_gone(file: Path) -> None:
    with pytest.raises(Unreadable) as refusal:
        open_package(file)
    assert refusal.value.reason is PackageRefusal.NOT_A_PACKAGE


def test_a_large_picture_is_made_as_fine_as_it_prints() -> None:
    data = picture_of(3000, 1500, kind="JPEG")
    made = Image.open(BytesIO(printable(data, "a", 50, 25)))
    assert made.size == (591, 296)  # 50 mm at 300 dpi
    assert printable(picture_of(100, 50), "a", 50, 25) == picture_of(100, 50)


def test_a_picture_on_its_side_is_set_upright() -> None:
    lying = Image.new("RGB", (80, 40), "#104080")
    exif = Image.Exif()
    exif[0x0112] = 6  # Orientation: turned by 90° (EXIF 2.3, 4.6.4)
    made = BytesIO()
    lying.save(made, "JPEG", exif=exif)
    assert Image.open(BytesIO(printable(made.getvalue(), "a", 50, 50))).size == (40, 80)


def test_what_shines_through_still_does() -> None:
    made = BytesIO()
    Image.new("RGBA", (2000, 2000), (0, 0, 0, 0)).save(made, "PNG")
    assert Image.open(BytesIO(printable(made.getvalue(), "a", 50, 50))).mode == "RGBA"
