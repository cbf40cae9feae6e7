"""One template as one file, `.fdbadge`: a zip of `badge.json` and the template's pictures."""

from __future__ import annotations

import json
import re
from enum import Enum
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from desktop_app.errors import Unreadable
from desktop_app.features.badges.rules.foreign import Carried, Loss, LossKind
from desktop_app.features.badges.rules.node import TemplateFault
from desktop_app.features.badges.rules.reading import template_from
from desktop_app.features.badges.rules.template import Picture
from desktop_app.features.badges.rules.writing import data_of
from desktop_app.features.badges.tasks.fonts import fonts_named, fonts_of, missing_fonts
from desktop_app.features.badges.tasks.pictures import check_picture
from desktop_app.paper.document import replaced
from desktop_app.paper.pictures import LARGEST_FILE, MOST_PIXELS

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.features.badges.rules.template import BadgeTemplate

SUFFIX = ".fdbadge"
DATA = "badge.json"
PICTURE = re.compile(r"pictures/([\w-][\w .-]{0,79})")
MOST_FILES = 64
LARGEST_DATA = 2_000_000
LARGEST_IN_ALL = 40_000_000
"""Bytes, unpacked: two sides of scanned A4 pages and what lies on them."""
MOST_PIXELS_IN_ALL = 2 * MOST_PIXELS
"""A badge is drawn with all its pictures at once."""
ENCRYPTED = 0x1
"""Bit 0 of a zip entry's flags (APPNOTE.TXT 4.4.4)."""
# Entries of equal content make equal files.
MADE_AT = (1980, 1, 1, 0, 0, 0)


class PackageRefusal(Enum):
    """Why a file is no template package; the fact `file` names it, `entry` what is strange in it."""

    NOT_A_PACKAGE = "not a package"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too large"
    STRANGE_ENTRY = "strange entry"


def save_package(template: BadgeTemplate, target: Path) -> None:
    """Write the template to `target`, whole or not at all.

    Raises:
        Refused: a `FileRefusal`, when it cannot be written.

    """
    data = {"fonts": [font._asdict() for font in fonts_of(template)]} | data_of(template)
    with replaced(target) as file, ZipFile(file, "w") as package:
        package.writestr(_entry(DATA), json.dumps(data, ensure_ascii=False, indent=2), ZIP_DEFLATED)
        for picture in template.pictures:
            package.writestr(_entry(f"pictures/{picture.name}"), picture.data, ZIP_STORED)


def open_package(path: Path) -> BadgeTemplate:
    """The template in a package; its name is the file's.

    Raises:
        Unreadable: a `PackageRefusal`, `ImageRefusal` or `TemplateFault`.

    """
    return take_package(path).template


def take_package(path: Path) -> Carried:
    """The template in a package, and the fonts it was made with that are not here.

    Raises:
        Unreadable: a `PackageRefusal`, `ImageRefusal` or `TemplateFault`.

    """
    try:
        with ZipFile(path) as package:
            entries = package.infolist()
            _check_entries(entries, path.name)
            data = _read(package, DATA, path.name)
            pictures = _pictures(package, entries, path.name)
    except (OSError, BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise Unreadable(PackageRefusal.NOT_A_PACKAGE, file=path.name) from error
    return _carried(data, pictures, path)


def _entry(name: str) -> ZipInfo:
    return ZipInfo(name, MADE_AT)


def _check_entries(entries: list[ZipInfo], file: str) -> None:
    """Look at the list of contents before anything is unpacked."""
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST_IN_ALL:
        raise Unreadable(PackageRefusal.TOO_LARGE, file=file)
    seen: set[str] = set()
    for entry in entries:
        if entry.flag_bits & ENCRYPTED:
            raise Unreadable(PackageRefusal.ENCRYPTED, file=file)
        known = entry.filename in {DATA, "pictures/"} or PICTURE.fullmatch(entry.filename)
        if not known or entry.filename in seen:
            raise Unreadable(PackageRefusal.STRANGE_ENTRY, file=file, entry=entry.filename[:80])
        if entry.file_size > (LARGEST_DATA if entry.filename == DATA else LARGEST_FILE):
            raise Unreadable(PackageRefusal.TOO_LARGE, file=file)
        seen.add(entry.filename)


def _read(package: ZipFile, name: str, file: str) -> bytes:
    """One entry, not a byte more than it says it holds: the list of contents may lie."""
    limit = package.getinfo(name).file_size
    with package.open(name) as entry:
        data = entry.read(limit + 1)
    if len(data) > limit:
        raise Unreadable(PackageRefusal.NOT_A_PACKAGE, file=file)
    return data


def _pictures(package: ZipFile, entries: list[ZipInfo], file: str) -> tuple[Picture, ...]:
    pictures, pixels = [], 0
    for entry in entries:
        if entry.filename == DATA or entry.is_dir():
            continue
        name = entry.filename.removeprefix("pictures/")
        data = _read(package, entry.filename, name)
        pixels += check_picture(data, name)
        if pixels > MOST_PIXELS_IN_ALL:
            raise Unreadable(PackageRefusal.TOO_LARGE, file=file)
        pictures.append(Picture(name, data))
    return tuple(pictures)


def _carried(text: bytes, pictures: tuple[Picture, ...], path: Path) -> Carried:
    try:
        data = json.loads(text.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Unreadable(TemplateFault.NOT_JSON, where=path.name) from error
    if not isinstance(data, dict):
        raise Unreadable(TemplateFault.WRONG_KIND, where=path.name)
    missing = missing_fonts(fonts_named(data.pop("fonts", [])))
    template = template_from(data, path.stem, pictures)
    return Carried(template, tuple(Loss(LossKind.FONT, family) for family in missing))
