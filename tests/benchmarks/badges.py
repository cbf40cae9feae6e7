"""A thousand A6 badges, whole process from start, beside a raw canvas that draws the same texts."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tests.benchmarks.figures import Timing, figure, used

if TYPE_CHECKING:
    from typing_extensions import Buffer

ROOT = Path(__file__).resolve().parents[2]
COUNT = 1000
RUNS = 3
LIMITS = {"cpu_median": 4.0, "rss_mb": 120.0, "file_mb": 2.5, "ratio": 1.5}
SYLLABLES = (
    "žy",
    "drū",
    "nas",
    "kri",
    "stī",
    "ne",
    "łu",
    "kasz",
    "jür",
    "gen",
    "vai",
    "tke",
    "vič",
    "iū",
    "tė",
)
WORDS = (
    "Baltic",
    "Furniture",
    "Wood",
    "Digital",
    "Innovation",
    "Cluster",
    "Network",
    "Maritime",
    "Energy",
    "Food",
)
COUNTRIES = ("Lithuania", "Latvia", "Estonia", "Poland", "Germany", "Ukraine", "Sweden", "Finland")
CATEGORIES = (
    ("Participant", "#1E5AA8"),
    ("Speaker", "#FBBF24"),
    ("Organiser", "#15803D"),
    ("Press", "#7C3AED"),
)
LETTERS = "BCDEFGHIJKLNOPRSTUVX"
EVENT = ("Baltic Cluster Forum", "19 March 2019", "Vilnius", "Co-funded by the European Union.")


def measure(count: int = COUNT, runs: int = RUNS) -> list[dict[str, Any]]:
    """Time, memory and file size of `count` badges, the program and the floor in turns."""
    ours: list[dict[str, float]] = []
    floor: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory(prefix="forumdesk-bench-") as folder:
        for _ in range(runs):
            floor.append(_run("floor", count, Path(folder)))
            ours.append(_run("ours", count, Path(folder)))
    row = figure(
        f"{count} A6 badges",
        _timings(ours),
        _timings(floor),
        limit=LIMITS,
        rss_mb=max(each["rss_mb"] for each in ours),
        file_mb=ours[0]["file_mb"],
    )
    return [row]


def _timings(runs: list[dict[str, float]]) -> list[Timing]:
    return [Timing(each["wall_seconds"], each["cpu_seconds"]) for each in runs]


def people(count: int) -> list[dict[str, str]]:
    """The same invented people every time."""
    chance = random.Random(20190319)
    return [
        {
            "given": _word(chance, 2, 4),
            "family": _word(chance, 3, 6),
            "organisation": " ".join([_word(chance, 2, 4), *chance.sample(WORDS, chance.randint(1, 3))]),
            "job": "Cluster manager",
            "country": chance.choice(COUNTRIES),
            "category": str(chance.randrange(len(CATEGORIES))),
            "code": "".join(chance.choices(LETTERS, k=10)),
        }
        for _ in range(count)
    ]


def _word(chance: random.Random, least: int, most: int) -> str:
    """No two alike, so that nothing is gained by remembering the one before."""
    return "".join(chance.choices(SYLLABLES, k=chance.randint(least, most))).capitalize()


def draw_ours(count: int, target: Path) -> None:
    from desktop_app.features.badges.rules import Badge, builtin_template  # noqa: PLC0415 (only one of the two)
    from desktop_app.features.badges.tasks import BadgeJob, draw_badges  # noqa: PLC0415 (only one of the two)
    from desktop_app.progress import Silent  # noqa: PLC0415 (only one of the two)

    title, date, place, funder = EVENT
    badges = tuple(
        Badge(
            str(number), row["given"], row["family"], row["organisation"], row["job"], row["country"],
            category=CATEGORIES[int(row["category"])][0], category_colour=CATEGORIES[int(row["category"])][1],
            code=row["code"], event_title=title, event_date=date, event_place=place, funder=funder,
        )
        for number, row in enumerate(people(count))
    )  # fmt: skip
    draw_badges(BadgeJob(badges, builtin_template("A6"), target), Silent())


def draw_floor(count: int, target: Path) -> None:
    """What a script would do: one canvas, each text once at a size that fits by its width, no other care."""
    from reportlab.lib.units import mm  # noqa: PLC0415 (only one of the two)
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 (only one of the two)
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 (only one of the two)
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 (only one of the two)

    fonts = ROOT / "resources" / "fonts"
    for weight in ("Regular", "Medium", "SemiBold", "Bold"):
        pdfmetrics.registerFont(TTFont(weight, str(fonts / f"NotoSans-{weight}.ttf")))
    canvas = Canvas(str(target), pagesize=(105 * mm, 148 * mm), pageCompression=1)
    for row in people(count):
        for font, size, text, y in _texts(row):
            wide = pdfmetrics.stringWidth(text, font, size)
            canvas.setFont(font, min(size, size * 87 * mm / wide))
            canvas.drawString(9 * mm, (148 - y) * mm, text)
        canvas.rect(0, 31 * mm, 105 * mm, 13 * mm, stroke=0, fill=1)
        canvas.addLiteral(bare_qr(row["code"]))
        canvas.showPage()
    canvas.save()


def _texts(row: dict[str, str]) -> list[tuple[str, int, str, float]]:
    title, date, place, funder = EVENT
    return [
        ("SemiBold", 11, title, 21), ("Regular", 8, f"{date} · {place}", 26), ("Bold", 52, row["given"], 52),
        ("Regular", 27, row["family"], 62), ("SemiBold", 14, row["organisation"], 72),
        ("Regular", 11, row["job"], 78),
        ("Regular", 11, row["country"], 83), ("Bold", 17, CATEGORIES[int(row["category"])][0], 112),
        ("Medium", 11, row["code"], 125), ("Regular", 6, funder, 142),
    ]  # fmt: skip


def bare_qr(text: str) -> str:
    """The symbol as rectangles, one for each dark run, at a fixed place."""
    import zxingcpp  # noqa: PLC0415 (only one of the two)

    image = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M").to_image(
        add_quiet_zones=False
    )
    side, pixels = image.shape[0], bytes(memoryview(cast("Buffer", image)))
    parts = ["q 2.6 0 0 2.6 210 12 cm"]
    for y in range(side):
        row, x = pixels[y * side : (y + 1) * side], 0
        while (x := row.find(0, x)) >= 0:
            end = row.find(255, x)
            end = side if end < 0 else end
            parts.append(f"{x} {side - y - 1} {end - x} 1 re")
            x = end
    return " ".join([*parts, "f Q"])


def _run(what: str, count: int, folder: Path) -> dict[str, float]:
    target = folder / f"{what}.pdf"
    command = [sys.executable, "-m", "tests.benchmarks.badges", what, str(count), str(target)]
    start = time.perf_counter()
    answer = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 (this very file)
    wall = time.perf_counter() - start
    used = json.loads(answer.stdout)
    size = round(target.stat().st_size / 1e6, 2)
    return {
        "cpu_seconds": used["cpu"],
        "wall_seconds": round(wall, 2),
        "rss_mb": used["rss"],
        "file_mb": size,
    }


def _child(what: str, count: int, target: Path) -> None:
    {"ours": draw_ours, "floor": draw_floor}[what](count, target)
    now = used()
    print(json.dumps({"cpu": round(now["cpu"], 2), "rss": now["rss_mb"], "qt": "PySide6" in sys.modules}))


if __name__ == "__main__":
    if len(sys.argv) == 4:
        _child(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
    else:
        print(json.dumps(measure(), indent=1))
