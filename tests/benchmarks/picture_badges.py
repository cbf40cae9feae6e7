"""A6 badges of two sides on a large picture, beside a raw canvas that draws the same."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PIL import Image

from tests.benchmarks.badges import CATEGORIES, EVENT, ROOT, bare_qr, people
from tests.benchmarks.figures import Timing, figure, used

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from desktop_app.features.badges.rules import BadgeTemplate

COUNT, LARGE = 1000, 5000
RUNS = 3
WIDTH, HEIGHT = 105, 148
PIXELS = (1240, 1748)
"""A6 at 300 dpi."""
BYTES = 1_000_000
LIMITS = {"rss_mb": 200.0, "file_mb": 2.5, "ratio": 1.5}
LARGE_LIMITS = {"rss_mb": 200.0, "grown_mb": 30.0}
FOUR_UP_LIMITS = {"ratio": 1.05}
TEXTS = (
    ("first_line", "bold", 46, 44),
    ("second_line", "regular", 26, 62),
    ("organisation", "semibold", 14, 76),
    ("job_title", "regular", 11, 84),
    ("country", "regular", 11, 91),
)
"""Field, weight, size in points, and mm from the top."""
WEIGHTS = {"bold": "Bold", "semibold": "SemiBold", "regular": "Regular"}


class Run(NamedTuple):
    """What one process used, and wrote."""

    timing: Timing
    rss_mb: float
    file_mb: float


def measure() -> list[dict[str, Any]]:
    """CPU beside the floor, what four to a sheet cost beside single pages, and memory at two sizes."""
    with tempfile.TemporaryDirectory(prefix="forumdesk-bench-") as name:
        folder = Path(name)
        (folder / "picture.jpg").write_bytes(background())
        turns = [
            [_run(what, COUNT, folder) for what in ("floor", "binary", "ours", "four")] for _ in range(RUNS)
        ]
        floor, binary, ours, four = (list(runs) for runs in zip(*turns, strict=True))
        large = [_run("ours", LARGE, folder)]
    return [
        figure(
            f"{COUNT} A6 badges, two sides on a picture of 1 MB",
            _timings(ours),
            _timings(floor),
            limit=LIMITS,
            **_most(ours),
        ),
        figure(
            f"{COUNT} of them; the floor: without ReportLab's ASCII85",
            _timings(ours),
            _timings(binary),
            limit={"ratio": LIMITS["ratio"]},
        ),
        figure(
            f"{COUNT} of them, four on a sheet of A4; the floor: single pages",
            _timings(four),
            _timings(ours),
            limit=FOUR_UP_LIMITS,
            **_most(four),
        ),
        figure(
            f"{LARGE} of them",
            _timings(large),
            (),
            limit=LARGE_LIMITS,
            grown_mb=round(_most(large)["rss_mb"] - _most(ours)["rss_mb"], 1),
            **_most(large),
        ),
    ]


def _timings(runs: list[Run]) -> list[Timing]:
    return [run.timing for run in runs]


def _most(runs: list[Run]) -> dict[str, float]:
    return {"rss_mb": max(run.rss_mb for run in runs), "file_mb": max(run.file_mb for run in runs)}


def background() -> bytes:
    """A JPEG of about 1 MB: soft noise, as hard to press as a photograph."""
    small = (PIXELS[0] // 2, PIXELS[1] // 2)
    noise = Image.frombytes("RGB", small, random.Random(20190319).randbytes(small[0] * small[1] * 3))
    pale = Image.blend(noise.resize(PIXELS), Image.new("RGB", PIXELS, "white"), 0.75)
    made = [_jpeg(pale, quality) for quality in range(60, 97, 4)]
    return min(made, key=lambda data: abs(len(data) - BYTES))


def _jpeg(image: Image.Image, quality: int) -> bytes:
    made = BytesIO()
    image.save(made, "JPEG", quality=quality, dpi=(300, 300))
    return made.getvalue()


def draw_ours(count: int, target: Path, *, four: bool = False) -> None:
    """The program's own job."""
    from desktop_app.features.badges.rules import Badge  # noqa: PLC0415 (only one of the two)
    from desktop_app.features.badges.tasks import BadgeJob, draw_badges  # noqa: PLC0415 (only one of the two)
    from desktop_app.progress import Silent  # noqa: PLC0415 (only one of the two)

    badges = tuple(
        Badge(
            str(number), row["given"], row["family"], row["organisation"], row["job"], row["country"],
            category=CATEGORIES[0][0], code=row["code"], event_title=EVENT[0],
        )
        for number, row in enumerate(people(count))
    )  # fmt: skip
    draw_badges(BadgeJob(badges, template(_picture(target), four=four), target), Silent())


def template(picture: bytes, *, four: bool = False) -> BadgeTemplate:
    """Picture, five texts and a QR code in front, the picture and the event's title behind."""
    from desktop_app.features.badges.rules import Picture, template_from  # noqa: PLC0415 (not for the floor)

    whole = {
        "kind": "image",
        "x": 0,
        "y": 0,
        "width": WIDTH,
        "height": HEIGHT,
        "picture": "p",
        "fit": "cover",
    }
    texts = [_element(*text) for text in TEXTS]
    code = {"kind": "qr", "x": 72, "y": 115, "width": 27, "height": 27}
    sheet = {
        "width": 210,
        "height": 297,
        "left": 0,
        "top": 0,
        "columns": 2,
        "rows": 2,
        "pitch_x": WIDTH,
        "pitch_y": HEIGHT,
    }
    data: dict[str, Any] = {"title": "On a picture", "width": WIDTH, "height": HEIGHT}
    data["elements"] = [whole, *texts, code]
    data["back"] = [whole, _element("event_title", "bold", 20, 60)]
    return template_from(data | ({"sheet": sheet} if four else {}), "picture", (Picture("p", picture),))


def _element(field: str, weight: str, size: int, top: float) -> dict[str, Any]:
    text = {"text": f"{{{field}}}", "weight": weight, "size": size, "minimum": 4}
    return {"kind": "text", "x": 9, "y": top, "width": 87, "height": size * 0.42} | text


def draw_floor(count: int, target: Path) -> None:
    """What a script would do: each text once at a size that fits by its width, no other care."""
    from reportlab.lib.units import mm  # noqa: PLC0415 (only one of the two)
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 (only one of the two)
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 (only one of the two)
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 (only one of the two)

    for weight, file in WEIGHTS.items():
        pdfmetrics.registerFont(TTFont(weight, str(ROOT / "resources" / "fonts" / f"NotoSans-{file}.ttf")))
    picture = str(target.with_name("picture.jpg"))
    canvas = Canvas(str(target), pagesize=(WIDTH * mm, HEIGHT * mm), pageCompression=1)
    for row in people(count):
        canvas.drawImage(picture, 0, 0, WIDTH * mm, HEIGHT * mm)
        values = (row["given"], row["family"], row["organisation"], row["job"], row["country"])
        for text, (_, weight, size, top) in zip(values, TEXTS, strict=True):
            _write(canvas, text, weight, size, top)
        canvas.addLiteral(bare_qr(row["code"]))
        canvas.showPage()
        canvas.drawImage(picture, 0, 0, WIDTH * mm, HEIGHT * mm)
        _write(canvas, EVENT[0], "bold", 20, 60)
        canvas.showPage()
    canvas.save()


def draw_binary(count: int, target: Path) -> None:
    """The same, but nothing is spent on making bytes into letters, which is ReportLab's way."""
    from reportlab import rl_config  # noqa: PLC0415 (only one of the two)

    rl_config.useA85 = 0
    draw_floor(count, target)


def _write(canvas: Canvas, text: str, weight: str, size: int, top: float) -> None:
    from reportlab.lib.units import mm  # noqa: PLC0415 (the floor only)
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 (the floor only)

    fitting = min(size, size * 87 * mm / pdfmetrics.stringWidth(text, weight, size))
    canvas.setFont(weight, fitting)
    canvas.drawString(9 * mm, (HEIGHT - top) * mm - fitting, text)


def draw_four(count: int, target: Path) -> None:
    """The same badges, four to a sheet."""
    draw_ours(count, target, four=True)


def _picture(target: Path) -> bytes:
    return target.with_name("picture.jpg").read_bytes()


def _run(what: str, count: int, folder: Path) -> Run:
    target = folder / f"{what}.pdf"
    command = [sys.executable, "-m", "tests.benchmarks.picture_badges", what, str(count), str(target)]
    start = time.perf_counter()
    answer = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 (this very file)
    wall = time.perf_counter() - start
    told = json.loads(answer.stdout)
    return Run(Timing(wall, told["cpu"]), told["rss_mb"], round(target.stat().st_size / 1e6, 2))


def _child(what: str, count: int, target: Path) -> None:
    ways = {"ours": draw_ours, "floor": draw_floor, "binary": draw_binary, "four": draw_four}
    ways[what](count, target)
    print(json.dumps(used()))


if __name__ == "__main__":
    if len(sys.argv) == 4:
        _child(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
    else:
        print(json.dumps(measure(), indent=1))
