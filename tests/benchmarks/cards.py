"""Four hundred meeting cards, whole process from start, beside a raw canvas that draws the same texts."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks.badges import bare_qr, people
from tests.benchmarks.figures import ROOT, Timing, figure, used

COUNT = 400
RUNS = 3
MOST_MEETINGS = 10
LIMITS = {"cpu_median": 4.0, "rss_mb": 120.0, "ratio": 3.0}
START = datetime(2019, 3, 19, 13, tzinfo=UTC)
SLOT = timedelta(minutes=20)
FUNDER = "Co-funded by the European Union."
OFFERS = ("lasers", "oak supply", "5-axis milling", "export advice", "digital twins", "robotics", "plywood")


class Line(NamedTuple):
    """One meeting of a card."""

    slot: int
    table: int
    partner: dict[str, str]
    offers: tuple[str, ...]


def measure(count: int = COUNT, runs: int = RUNS) -> list[dict[str, Any]]:
    """Time and memory of `count` cards, the program and the floor in turns."""
    ours: list[dict[str, float]] = []
    floor: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory(prefix="forumdesk-bench-") as folder:
        for _ in range(runs):
            floor.append(_run("floor", count, Path(folder)))
            ours.append(_run("ours", count, Path(folder)))
    row = figure(
        f"{count} meeting cards",
        [Timing(each["wall"], each["cpu"]) for each in ours],
        [Timing(each["wall"], each["cpu"]) for each in floor],
        limit=LIMITS,
        rss_mb=max(each["rss"] for each in ours),
    )
    return [row]


def days(count: int) -> list[tuple[dict[str, str], list[Line]]]:
    """Each owner with four to ten meetings; the same every time."""
    chance = random.Random(20190319)
    everybody = people(count)
    return [
        (
            owner,
            [
                Line(slot, chance.randint(1, 60), chance.choice(everybody), tuple(chance.sample(OFFERS, 2)))
                for slot in sorted(chance.sample(range(14), chance.randint(4, MOST_MEETINGS)))
            ],
        )
        for owner in everybody
    ]


def draw_ours(count: int, target: Path) -> None:
    from desktop_app.features.meetings.rules.card import Card, CardEvent, CardLine, LineKind, Partner  # noqa: PLC0415 (only one of the two)
    from desktop_app.features.meetings.tasks.paper import CardJob, draw_cards  # noqa: PLC0415 (only one of the two)
    from desktop_app.progress import Silent  # noqa: PLC0415 (only one of the two)

    def line(each: Line) -> CardLine:
        starts = START + each.slot * SLOT
        who = each.partner
        partner = Partner(who["code"], _name(who), who["organisation"], who["country"], "LT", each.offers)
        return CardLine(
            LineKind.MEETING,
            who["code"],
            starts,
            starts + SLOT,
            "C2C",
            table=each.table,
            partners=(partner,),
        )

    cards = tuple(
        Card(
            str(number), _name(owner), _code(owner), 1, owner["organisation"], owner["country"], "LT",
            tuple(line(each) for each in lines),
        )
        for number, (owner, lines) in enumerate(days(count))
    )  # fmt: skip
    draw_cards(CardJob(cards, target, CardEvent("Forum", FUNDER)), Silent())


def draw_floor(count: int, target: Path) -> None:
    """What a script would do: one canvas, each text once at one size, cut by nobody, no other care."""
    from reportlab.lib.units import mm  # noqa: PLC0415 (only one of the two)
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 (only one of the two)
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 (only one of the two)
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 (only one of the two)

    fonts = ROOT / "resources" / "fonts"
    for weight in ("Regular", "SemiBold", "Bold"):
        pdfmetrics.registerFont(TTFont(weight, str(fonts / f"NotoSans-{weight}.ttf")))
    canvas = Canvas(str(target), pagesize=(105 * mm, 148 * mm), pageCompression=1)
    for owner, lines in days(count):
        for font, size, text, x, y in _texts(owner, lines):
            canvas.setFont(font, size)
            canvas.drawString(x * mm, (148 - y) * mm, text)
        canvas.addLiteral(bare_qr(_code(owner)))
        canvas.showPage()
    canvas.save()


def _texts(owner: dict[str, str], lines: list[Line]) -> list[tuple[str, float, str, float, float]]:
    found = [
        ("SemiBold", 7.0, "Meeting card", 7.0, 9.0), ("Bold", 14.0, _name(owner), 7.0, 15.0),
        ("Regular", 7.0, f"{owner['organisation']}, {owner['country']}", 7.0, 19.0),
        ("SemiBold", 7.0, "as of 09:40, version 1", 7.0, 26.0), ("Regular", 7.0, _code(owner), 75.0, 26.0),
        ("Regular", 7.0, "Table", 90.0, 30.0), ("Regular", 7.0, FUNDER, 7.0, 138.0),
    ]  # fmt: skip
    for number, each in enumerate(lines):
        y = 36.0 + 10 * number
        starts = START + each.slot * SLOT
        found += [
            ("SemiBold", 8.0, f"{starts:%H:%M}", 9.0, y), ("SemiBold", 8.0, _name(each.partner), 22.0, y),
            ("Bold", 14.0, str(each.table), 92.0, y),
            (
                "Regular", 8.0, f"C2C · {each.partner['organisation']}, {each.partner['country']}", 22.0,
                y + 3,
            ),
            ("Regular", 8.0, f"offers: {', '.join(each.offers)}", 22.0, y + 6),
        ]  # fmt: skip
    return found


def _name(row: dict[str, str]) -> str:
    return f"{row['given']} {row['family']}"


def _code(row: dict[str, str]) -> str:
    return f"BBB{row['code']}"


def _run(what: str, count: int, folder: Path) -> dict[str, float]:
    target = folder / f"{what}.pdf"
    command = [sys.executable, "-m", "tests.benchmarks.cards", what, str(count), str(target)]
    start = time.perf_counter()
    answer = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 (this very file)
    told: dict[str, float] = json.loads(answer.stdout)
    return {**told, "wall": time.perf_counter() - start}


def _child(what: str, count: int, target: Path) -> None:
    {"ours": draw_ours, "floor": draw_floor}[what](count, target)
    now = used()
    print(json.dumps({"cpu": round(now["cpu"], 2), "rss": now["rss_mb"]}))


if __name__ == "__main__":
    if len(sys.argv) == 4:
        _child(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
    else:
        print(json.dumps(measure(), indent=1))
