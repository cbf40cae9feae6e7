"""Makes the static fonts that badges and pages are set in, from the variable fonts in a folder of wheels.

Run by set-up with the interpreter of the virtual environment: `fonts.py WHEELS TARGET`. ReportLab embeds a
variable font at its default weight only, so each weight becomes a file of its own.
"""

from __future__ import annotations

import hashlib
import io
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from fontTools.ttLib import TTFont

MANIFEST = Path(__file__).with_name("fonts.toml")
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
WIDEST = 0x10FFFF


def main(wheels: Path, target: Path) -> int:
    """Write every font and licence of the manifest to the target; a file of the wrong content stops it."""
    manifest = tomllib.loads(MANIFEST.read_text(encoding="utf-8"))
    contents = _contents(wheels)
    target.mkdir(parents=True, exist_ok=True)
    for licence in manifest["licence"]:
        (target / licence["name"]).write_bytes(_member(contents, licence))
    for font in manifest["font"]:
        face = hb.Face(_member(contents, font))
        for weight in font["weights"]:
            data = _named(_static(face, WEIGHTS[weight], font.get("keep", [])), weight)
            (target / f"{font['name']}-{weight}.ttf").write_bytes(data)
    return 0


def _contents(wheels: Path) -> dict[str, zipfile.ZipFile]:
    """Which opened wheel holds which file."""
    archives = [zipfile.ZipFile(path) for path in sorted(wheels.glob("*.whl"))]
    return {name: archive for archive in archives for name in archive.namelist()}


def _member(contents: dict[str, zipfile.ZipFile], entry: dict[str, Any]) -> bytes:
    """Give the bytes of a file of the manifest, proved by its fingerprint."""
    if entry["file"] not in contents:
        raise SystemExit(f"The font packages do not hold {entry['file']}.")
    data = contents[entry["file"]].read(entry["file"])
    if hashlib.sha256(data).hexdigest() != entry["sha256"]:
        raise SystemExit(f"{entry['file']} is not the file that .ci/fonts.toml names.")
    return data


def _static(face: hb.Face, weight: int, keep: list[str]) -> bytes:
    """Pin the weight of a variable font; `keep` are ranges of code points such as "AC00-D7FF"."""
    plan = hb.SubsetInput()
    if keep:
        plan.layout_feature_tag_set.invert()
        for first, last in (span.split("-") for span in keep):
            plan.unicode_set.add_range(int(first, 16), int(last, 16))
    else:
        plan.keep_everything()
    plan.pin_axis_location(face, "wght", weight)
    return bytes(hb.subset(face, plan).blob.data)


def _named(data: bytes, weight: str) -> bytes:
    """Name the file for its weight, so that the weights of a family are told apart inside a PDF and by Qt."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
    names = font["name"]
    family = names.getDebugName(16) or names.getDebugName(1).removesuffix(" Thin")
    plain = weight in {"Regular", "Bold"}
    texts = {1: family if plain else f"{family} {weight}", 2: weight if plain else "Regular"}
    texts |= {4: f"{family} {weight}", 6: f"{family.replace(' ', '')}-{weight}"}
    texts |= {} if plain else {16: family, 17: weight}
    for number in (1, 2, 3, 4, 6, 16, 17, 25):
        names.removeNames(nameID=number)
    for number, text in texts.items():
        names.setName(text, number, 3, 1, 0x409)
    bold = weight == "Bold"
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x61 | (0x20 if bold else 0x40)
    font["head"].macStyle = 1 if bold else 0
    font["OS/2"].usWeightClass = WEIGHTS[weight]
    if "STAT" in font:
        del font["STAT"]
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
