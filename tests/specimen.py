"""Draws the names of docs/specimen/names.csv on badges, as the pictures docs/pictures/specimen-….png.

python -m tests.specimen [FOLDER]
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL import Image

from desktop_app.features.badges.rules import Badge, BadgeTemplate, template_from
from desktop_app.features.badges.tasks import BadgeJob, draw_badges
from desktop_app.progress import Silent
from tests.paper.reading import picture, sizes

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
NAMES = ROOT / "docs" / "specimen" / "names.csv"
PICTURES = ROOT / "docs" / "pictures"
DOTS_PER_MM = 6
GREYS = 16


def specimens() -> list[Badge]:
    """One badge for each line of the file; the job title says which script it is for."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Badge(
            str(number),
            row["given_name"],
            row["family_name"],
            row["organisation"],
            row["script"],
            country_code=row["country"],
        )
        for number, row in enumerate(rows, 1)
    ]


def specimen_template() -> BadgeTemplate:
    """Small badges, forty-two on a sheet of A4."""
    texts = [
        {"text": "{job_title}", "size": 5, "minimum": 4, "colour": "muted"},
        {
            "text": "{given_name} {family_name}",
            "weight": "bold",
            "size": 14,
            "minimum": 7,
            "gap": 0.4,
            "lines": 2,
            "wrap_below": 10,
        },
        {"text": "{organisation}", "size": 9, "minimum": 5, "gap": 0.4},
    ]
    edge = {"kind": "rectangle", "stroke": "line", "weight": 0.5, "radius": 1}
    elements = [
        edge | {"x": 0.5, "y": 0.5, "width": 64, "height": 19},
        {"kind": "stack", "x": 3, "y": 2, "width": 59, "height": 17, "texts": texts},
    ]
    sheet = {"width": 210, "height": 297, "left": 7.5, "top": 7, "columns": 3, "rows": 14}
    pitch = {"pitch_x": 65, "pitch_y": 20.2}
    data = {"title": "Specimen", "width": 65, "height": 20, "sheet": sheet | pitch, "elements": elements}
    return template_from(data, "specimen")


def draw(folder: Path) -> Iterator[Path]:
    """The pictures, one for each sheet."""
    with TemporaryDirectory(prefix="forumdesk-specimen-") as name:
        target = Path(name) / "specimen.pdf"
        draw_badges(BadgeJob(tuple(specimens()), specimen_template(), target), Silent())
        for page in range(len(sizes(target))):
            file = folder / f"specimen-{page + 1}.png"
            seen = picture(target, page, dots_per_mm=DOTS_PER_MM).convert("L")
            seen.quantize(GREYS, dither=Image.Dither.NONE).save(file, optimize=True)
            yield file


if __name__ == "__main__":
    for each in draw(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES):
        sys.stdout.write(f"{each.stat().st_size // 1024:5} KB  {each}\n")
