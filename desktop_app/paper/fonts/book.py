"""The fonts at hand: the program's own first, the computer's as a last resort."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import reportlab
import uharfbuzz as hb

from desktop_app.paper.fonts.face import Face, Weight
from desktop_app.settings import resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OWN_FOLDER = resources() / "fonts"
PLAIN_FAMILIES = ("NotoSans", "DejaVuSans", "LiberationSans", "Arial", "Vera")
HAN = ("SC", "TC", "JP", "KR")
HAN_OF_COUNTRY = {"TW": "TC", "HK": "TC", "MO": "TC", "JP": "JP", "KR": "KR"}
"""One character code, several national forms: the country decides which is drawn."""
SUFFIXES = {".ttf", ".otf", ".ttc"}
EMPTY_FONTS = ("lastresort", "adobeblank", "tofu", "unifont", "emoji", "icons", "awesome")
"""Fonts that claim characters which they draw as boxes, bitmaps or pictures of something else."""


class FontBook:
    """Finds a face for each character: `own` folders first, then `system` folders."""

    def __init__(self, own: Iterable[Path], system: Iterable[Path] = ()) -> None:
        self._own = [path for folder in own for path in _font_files(folder)]
        self._system_folders = tuple(system)
        self._system: list[Path] | None = None
        self._faces: dict[tuple[Path, int], Face | None] = {}
        self._orders: dict[tuple[str, str, str], list[Path]] = {}
        self._plain: dict[Weight, Face] = {}
        self._found: dict[tuple[str, str, str], Face | None] = {}

    @property
    def bare(self) -> bool:
        """Whether the program's own fonts are missing; `make setup` brings them."""
        return not self._own

    def has_family(self, family: str) -> bool:
        """Whether there is a file of that family: "Noto Sans Thai" is in NotoSansThai-Bold.ttf."""
        wanted = "".join(family.split()).casefold()
        return any(
            path.stem.partition("-")[0].casefold() == wanted
            for files in (self._own_files, self._system_files)
            for path in files()
        )

    def plain(self, weight: Weight) -> Face:
        """The face that draws Latin, Cyrillic and Greek in this weight, embedded as text."""
        found = self._plain.get(weight)
        if found is None:
            found = self._plain[weight] = self._open_plain(weight)
        return found

    def fallback(self, cluster: str, weight: Weight, country: str = "") -> Face | None:
        """Another face that has the whole cluster, or at least its base; None where none has."""
        key = (cluster, weight.fallback, HAN_OF_COUNTRY.get(country, ""))
        if key not in self._found:
            found = self._search(key[0], key[1], key[2])
            if found is None and len(cluster) > 1:
                found = self._search(cluster[0], key[1], key[2])
            self._found[key] = found
        return self._found[key]

    def _open_plain(self, weight: Weight) -> Face:
        names = [
            f"{family}-{style}" for family in PLAIN_FAMILIES for style in (weight.value, weight.fallback)
        ]
        names += [f"{family}-Regular" for family in PLAIN_FAMILIES] + list(PLAIN_FAMILIES)
        for paths in (
            self._own,
            self._system_files(),
            _font_files(Path(reportlab.__file__).parent / "fonts"),
        ):
            by_name = {path.stem: path for path in paths}
            for name in names:
                face = self._face(by_name[name]) if name in by_name else None
                if face is not None and face.embeddable:
                    return face
        raise FileNotFoundError(OWN_FOLDER)

    def _search(self, cluster: str, weight: str, han: str) -> Face | None:
        for path in self._in_order(weight, han):
            for face in self._faces_of(path):
                if face.has(cluster) and face.outline(face.glyph(cluster[0])):
                    return face
        return None

    def _in_order(self, weight: str, han: str) -> Iterator[Path]:
        """Our own files, then the computer's, which are looked for only when they are needed."""
        for whose, files in (("own", self._own_files), ("system", self._system_files)):
            key = (whose, weight, han)
            if key not in self._orders:
                self._orders[key] = sorted(files(), key=lambda path: _rank(path, weight, han))
            yield from self._orders[key]

    def _own_files(self) -> list[Path]:
        return self._own

    def _faces_of(self, path: Path) -> Iterator[Face]:
        first = self._face(path)
        if first is None:
            return
        yield first
        for index in range(1, first.count):
            face = self._face(path, index)
            if face is not None:
                yield face

    def _face(self, path: Path, index: int = 0) -> Face | None:
        key = (path, index)
        if key not in self._faces:
            try:
                self._faces[key] = Face(path, index)
            except (OSError, ValueError, hb.HarfBuzzError):
                self._faces[key] = None  # a broken font on somebody's computer is no reason to stop
        return self._faces[key]

    def _system_files(self) -> list[Path]:
        if self._system is None:
            self._system = [path for folder in self._system_folders for path in _font_files(folder)]
        return self._system


@cache
def house_fonts() -> FontBook:
    """The program's font book, shared by all documents of the process."""
    return FontBook([OWN_FOLDER], system_folders())


def system_folders() -> list[Path]:
    """Where this operating system keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft/Windows/Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    return [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    ]


def _font_files(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in SUFFIXES and not any(word in path.stem.lower() for word in EMPTY_FONTS)
    ]


def _rank(path: Path, weight: str, han: str) -> tuple[bool, bool, int, bool, str]:
    """Noto first; small fonts of one script before the large Han ones; the wanted weight before others."""
    family, _, style = path.stem.partition("-")
    order = [han, *HAN]
    place = next((i + 1 for i, end in enumerate(order) if end and family.endswith(end)), 0)
    return (not family.startswith("Noto"), "Symbols" in family, place, style != weight, path.stem)
