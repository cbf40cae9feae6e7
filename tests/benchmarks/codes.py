"""Reads the codes of a thousand badges from what a label printer of 203 dpi puts on paper."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desktop_app.features.badges.rules import TEMPLATE_NAMES, Badge, BadgeTemplate, builtin_template
from desktop_app.features.badges.tasks import BadgeJob, draw_badges
from desktop_app.progress import Silent
from tests.benchmarks.badges import CATEGORIES, people
from tests.benchmarks.figures import Timing, figure, timed
from tests.benchmarks.picture_badges import background, template
from tests.paper.labels import scanned

COUNT = 1000
LIMITS = {"wrong": 0.0}


def measure(count: int = COUNT) -> list[dict[str, Any]]:
    """For each template, and one with a picture behind the code, how many codes are not read."""
    rows = [_read(builtin_template(name), f"template {name}", count) for name in TEMPLATE_NAMES]
    return [*rows, _read(template(background()), "two sides on a picture", count)]


def _read(badge: BadgeTemplate, words: str, count: int) -> dict[str, Any]:
    rows = people(count)
    badges = tuple(
        Badge(row["code"], row["given"], row["family"], category=CATEGORIES[0][0], code=row["code"])
        for row in rows
    )
    found: list[str] = []
    with TemporaryDirectory(prefix="forumdesk-bench-") as folder:
        target = Path(folder) / "badges.pdf"
        draw_badges(BadgeJob(badges, badge, target), Silent())

        def read() -> None:
            found.extend(code for page in scanned(target) for code in page)

        took = timed(read)
    wrong = len({row["code"] for row in rows} ^ set(found)) + abs(len(found) - count)
    each = Timing(took.wall / count, took.cpu / count)
    return figure(f"{count} codes read from paper of 203 dpi, {words}", [each], limit=LIMITS, wrong=wrong)


if __name__ == "__main__":
    import json

    print(json.dumps(measure(), indent=1))
